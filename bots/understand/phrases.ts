// Phrases that mean what one word does, made that word before a message is cut into words.

/** Several words that mean one thing, made one word before anything is split. */
export const phrases: readonly (readonly [RegExp, string])[] = [
  // "2st" and "x2" count; "the 1st" and "1st of March" are days.
  [
    /(?<![\p{L}\d])(?<!(?:the|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?\s)(\d{1,3})\s?(?:st|stk)(?![\p{L}])(?!\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))\.?/giu,
    '$1 st',
  ],
  [/(?<![\p{L}\d])(?:x\s?(\d{1,2})|(\d{1,2})\s?x)(?![\p{L}\d])/giu, '$1$2 st'],
  [/(?<![\p{L}\d])(\d{1,2})(pers|man|gubbar|killar)(?![\p{L}])/giu, '$1 $2'],
  [/(\d)\s?-\s?(procent\p{L}*)/giu, '$1 $2'],
  [/(?<![\p{L}\d/])3\/4(?:[- ]?dels)?[- ]?tid(?:s)?(?![\p{L}])|(?<![\p{L}])trekvartstid(?![\p{L}])/giu, '75 procent'],
  [
    /(?<![\p{L}\d.,])(\d{1,2})(?:[.,]0)?\s?(?:h|t|tim|timmars?|hrs?|hours?)\.?\s?(?:\/|i|per|om|a|each)\s?(?:v|vecka|veckan|week|w)(?![\p{L}\d])\.?/giu,
    '$1 veckotimmar',
  ],
  [/(?<![\p{L}])(ny)?anst\.?(?![\p{L}])/giu, '$1anställd'],
  [/(?<![\p{L}])tillsv\.?(?![\p{L}])/giu, 'tillsvidare'],
  [/(?<![\p{L}])(?<!på\s)perm(?![\p{L}])/giu, 'permanent'],
  [/(?<![\p{L}])prakt(?![\p{L}])\.?/giu, 'praktik'],
  [/(?<![\p{L}])utb(?![\p{L}])\.?/giu, 'utbildning'],
  [/(?<![\p{L}])på\s+timmar(?![\p{L}])/giu, 'timanställd'],
  // "since Mon", "på fre"
  ...['mon', 'tues', 'wednes', 'thurs', 'fri', 'satur', 'sun'].map((day): readonly [RegExp, string] => [
    new RegExp(
      `(?<=(?<!\\p{L})(?:since|on|last|next|this|from)\\s)${day.slice(0, 3)}(?:${day.slice(3)})?(?!\\p{L})\\.?`,
      'giu'
    ),
    `${day}day`,
  ]),
  ...['mån', 'tis', 'ons', 'tors', 'fre', 'lör', 'sön'].map((day): readonly [RegExp, string] => [
    new RegExp(`(?<=(?<!\\p{L})(?:på|sen|sedan|nästa|förra|från)\\s)${day}(?!\\p{L})\\.?`, 'giu'),
    `${day}dag`,
  ]),
  [/(?<![\p{L}])f(?:r)?[. ]{0,2}o[. ]{0,2}m(?![\p{L}])\.?|(?<![\p{L}])fr\.?(?=\s*(?:den|\d))/giu, 'från'],
  [
    /(?<![\p{L}])(?:t[. ]{0,2}o[. ]{0,2}m(?![\p{L}])\.?|till\s+och\s+med(?![\p{L}])|up\s+to\s+and\s+including)/giu,
    'tillomed',
  ],
  [/(?<![\p{L}])tills?\s+vidare(?![\p{L}])/giu, 'tillsvidare'],
  [/(?<![\p{L}])open[- ]ended(?![\p{L}])/giu, 'permanent'],
  [/(?<![\p{L}])fixed[- ]term(?![\p{L}])/giu, 'visstid'],
  [/(?<![\p{L}])(full|half|part|hel|halv|del)[- ]?(?:time|tid)(?![\p{L}])/giu, '$1tid'],
  [/(?<![\p{L}])work[- ](?:placement|experience|trial|shadowing)(s?)(?![\p{L}])/giu, 'internship$1'],
  [/(?<![\p{L}])on\s+(?:a\s+)?placements?(?![\p{L}\s]*\d)/giu, 'on internship'],
  [/(?<![\p{L}])i\s+över?morgon(?![\p{L}])/giu, 'övermorgon'],
  [/(?<![\p{L}])(?:i\s*morgon|i\s*morr?n)(?![\p{L}])/giu, 'imorgon'],
  [/(?<![\p{L}])(?:i\s*g[åa]r)(?![\p{L}])/giu, 'igår'],
  [/(?<![\p{L}])(?:i\s*f[öo]rrg[åa]r)(?![\p{L}])/giu, 'förrgår'],
  [
    /(?<![\p{L}])(?:i\s*dag|i\s*mors?[es]e?|i\s*eftermiddag|i\s*kväll|this (?:morning|afternoon))(?![\p{L}])/giu,
    'idag',
  ],
  [/(?<![\p{L}])förr?[- ]?förra(?=\s+vecka)/giu, 'förrförra'],
  [/(?<![\p{L}])(?:den\s+)?här\s+veckan(?![\p{L}])/giu, 'denna vecka'],
  [/(?<![\p{L}])(?:(?:had|have|has|did|was|were|do|does)n['’]?t)(?![\p{L}])/giu, 'not'],
  [
    /(?<![\p{L}])((?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)\p{L}*)[-–](?=(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec))/giu,
    '$1 - ',
  ],
  [/(?: ?\n ?)+/gu, ' . '],
  [/(?<![\p{L}])(?:mellan|between)\s+(.{3,20}?)\s+(?:och|and)\s+(?=\d|den|the)/giu, 'från $1 till '],
  [/(?<![\p{L}])(?:sa|sade|sagt)\s+upp\s+sig(?![\p{L}])/giu, 'slutade'],
  // "vi fick säga upp två", not "sa upp avtalet"
  [
    /(?<![\p{L}])(?:(?:fick|fått|behövt|behövde|(?:var|varit|blivit)\s+tvungna\s+att|måste|tvingades|tvingats|had\s+to)\s+)?(?:(?:sade|sa|sagt|säga|säger)\s+(?:tyvärr\s+)?upp|la(?:id|y|ys)\s+off|dismiss(?:ed)?|sacked)(?=\s+(?!(?:sig|avtal|kontrakt|hyres|lokal|samarbet)))/giu,
    'slutade',
  ],
  [
    /(?<![\p{L}])(?:gick|gått|går)\s+vidare\s+till\s+(?:(?:ett|en|annat|nytt|annan|ny|fast)\s+)*(?:jobb|arbete|anställning|tjänst|arbetsgivare)(?:\s+(?:på|hos|i|vid)\s+\p{Lu}[\p{L}-]*)?(?![\p{L}])|(?<![\p{L}])(?:mov(?:ed|es|ing)|went|gone)\s+on\s+to\s+(?:an?\s+)?(?:new\s+|another\s+|other\s+)?(?:job|work|employment|employer)(?:\s+(?:at|with)\s+\p{Lu}[\p{L}-]*)?(?![\p{L}])/gu,
    'slutade',
  ],
  // "gick heta arbeten"
  [
    /(?<![\p{L}])((?:gått|gick|går|gå|tagit|tog|klarade|klarat|fick|fått|gjort|gjorde|kurs|kursen|utbildning|utbildningen|intyg)\s+(?:i\s+)?)(?:kurs(?:en)?\s+(?:i\s+)?)?heta[\s-]arbeten?(?:[\s-]?(?:kurs|utbildning)\p{L}*)?(?![\p{L}])|(?<![\p{L}])hot[- ]works?\s+(?:training|course|certificate)(?![\p{L}])/giu,
    '$1säkerhetskurs',
  ],
  [/(?<![\p{L}])(?:ev|evtl|event)\.?(?=\s+\p{L})/giu, 'eventuellt'],
  // "80 %, tv, från 2/11" in a message about a hire
  [/(?<![\p{L}-])tv(?![\p{L}-])(?<=(?:anst|tjänst|jobb|kontrakt|hire)[^\n]{0,60})/giu, 'tillsvidare'],
  [
    /(?<![\p{L}])(?:(?:inte|ej)\s+(?:längre\s+|är\s+)*kvar|(?:jobbar|arbetar|är|finns)\s+(?:inte|ej)\s+(?:längre\s+)?(?:kvar|hos oss|här)|(?:no\s+longer|not|n['’]t)\s+(?:work(?:s|ing)?\s+)?(?:with\s+us|here|there)(?:\s+anymore|\s+any\s+more)?)(?![\p{L}])/giu,
    'slutat',
  ],
  [
    /(?<![\p{L}])(?:sista\s+(?:arbets|praktik)?da(?:g(?:en)?|n)(?=\s*(?:$|[.,!:])|\s+(?:för|var|blir|är|hos|P-?\d|\d|den|i\s|igår|idag|imorgon|på))|last\s+(?:working\s+)?day(?=\s*(?:$|[.,!:])|\s+(?:for|was|is|will|of|on|at|the|P-?\d|\d|today|yesterday|jan|feb|mar|apr|may|ju[nl]|aug|sep|oct|nov|dec)))/giu,
    'sistadag',
  ],
  [
    /(?<![\p{L}])(?:fick|fått)\s+(?:sparken|gå|sluta|kicken)(?![\p{L}])|(?<![\p{L}])(?:was|were|been|be)\s+(?:let\s+go|fired|made\s+redundant|laid\s+off|dismissed|sacked)(?![\p{L}])/giu,
    'slutade',
  ],
  [
    /(?<![\p{L}])(?:klara?|färdiga?|done|through|finished|ready)\s+(?:med|with)\s+(?=(?:sin|sina|sitt|his|her|their|the|den)?\s*(?:praktik|utbildning|intern|placement|anställning|course|studi|arbetstr))/giu,
    'slutade ',
  ],
  [/(?<![\p{L}])(?:till\s+slut|in\s+the\s+end|slutligen)(?![\p{L}])/giu, ' '],
  [/(?<![\p{L}\d.])o(?=\s+[\p{L}\d])/gu, 'och'],
  [/(?<![^\s:;,])\+\s?(?=\d)/gu, ''],
  [/(?<![\p{L}])(?:planera[td]|beräkna[td]|preliminärt|tänkt|planned|expected)\s+(?=slut|end)/giu, ''],
  [/(?<![\p{L}])(?:(?:was|been|got) )?offered (?:and|&) (?:has )?accepted(?![\p{L}])/giu, 'got'],
  [
    /(?<![\p{L}])(?:erbjöds|erbjuden|fått erbjudande|fick erbjudande|blev erbjuden)\s+((?:\p{L}+\s+){0,3})och\s+(?:har\s+)?(?:tackat|tackade|sagt|sa)\s+ja(?:\s+till)?(?![\p{L}])/giu,
    'fick $1',
  ],
  [
    /(?<![\p{L}])(visstid|praktik|praktikperiod|anställning|vikariat|avtal|kontrakt|projektanställning|provanställning)(?:en|et)\s+((?:för|åt)\s+\S+\s+)?(?:gick|har gått|löpte|har löpt)\s+ut(?![\p{L}])/giu,
    '$1 $2slutade',
  ],
  [
    /(?<=(?<![\p{L}])P[- –]?\d{1,4}\s+(?:har\s+)?)(?:gick|gått|går|avgick|avgått)\s+(?:i|med)\s+pension(?![\p{L}])/giu,
    'slutade',
  ],
  [
    /(?<![\p{L}])((?:praktikant|lärling|deltagar|elev|killen|tjejen|killarna|tjejerna)\p{L}*[^.\n,]{0,25}?\s)(?:är|blev)\s+(?:nu\s+)?(?:klara?|färdiga?)(?=\s+(?:sen|sedan|igår|idag|den|\d|i\s+\p{L}+dags))/giu,
    '$1slutade',
  ],
  [/(?<![\p{L}])(?:slutade\s+(?:tidigt|sent|för\s+dagen)|left\s+(?:early|late))(?![\p{L}])/giu, ' '],
  // "2 av 12 anställda klara" tells how far it is, and of nobody new.
  [
    /(?<![\p{L}\d])\d+\s+(?:av|of)\s+\d+(?=\s+\p{L}*(?:anställ|praktik|plats|hire|intern|job|lärling|place))(?![^.\n]*(?:slut|börja|left|quit|start))/giu,
    'målet',
  ],
  // The day's work ends, and nothing else.
  [
    /(?<![\p{L}])(?:slutade|slutar|quits?|finish(?:ed|es)?|left|leaves)\s+(?:vid\s+)?(?:kl\.?|klockan|at)\s*\d{1,2}(?:[:.]\d{2})?(?![\d/.:-])/giu,
    ' ',
  ],
  [/(?<![\p{L}])sökte?\s+(?:in\s+)?och\s+(?:har\s+)?(?=kom|fått|fick|blev|blivit)/giu, ''],
  [
    /(?<![\p{L}])(?:flytta(?:s|d|ts|de|des)|skjut(?:s|its)|skjuten|senareläggs|postponed|moved|pushed)\s+(?:fram\s+|back\s+)?(?:till|to)(?=\s+(?:den\s+|the\s+)?\d)/giu,
    'startar',
  ],
  [/(?<![\p{L}])((?:slut|start)datum)(?:et)?\s+(?:blev|var|är)\s+fel[,.]?\s+/giu, '$1 '],
  [
    /(?<![\p{L}])\d{1,2}[- ]?(?:months?|månaders)[- ](?:contract|position|job|kontrakt|avtal|anställning)(?![\p{L}])/giu,
    'visstid contract',
  ],
  [/(?<![\p{L}])(?:has|have|is|are)\s+gone(?=\s*(?:$|[.,]|since))/giu, 'slutade'],
  [
    /(?<![\p{L}])(?:får|gets)(?=\s+(?:\p{L}+\s+){0,2}(?:jobb|anställning|tjänst|fast|job|position|contract)(?![\p{L}]))/giu,
    'börjar',
  ],
  [/(?<![\p{L}])(?:halvdussin|(?:ett\s+)?halv(?:t|a)\s+dussin(?:et)?|half\s+a\s+dozen)(?![\p{L}])/giu, '6'],
  [/(?<![\p{L}])(?:ett\s+dussin|a\s+dozen)(?![\p{L}])/giu, '12'],
  // "Uppsagd, går 31 januari"
  [/([,;]\s*)går(?=\s+(?:den\s+)?\d)/giu, '$1slutar'],
  // "Gick ut 31 oktober", "gick ut praktiken", "drog i onsdags"
  [
    /(?<![\p{L}])(?:gick|gått|går)\s+ut(?=\s+(?:(?:den|i|sista)\s+)?(?:\d|\p{L}+dags|praktik|utbildning|kursen|skolan))|(?<![\p{L}])drog(?=\s+(?:i\s+\p{L}+dags|igår|i\s+går|idag|härifrån|hem|vidare))/giu,
    'slutade',
  ],
  [
    /(?<![\p{L}])((?:praktik|praktikperiod|utbildning|internship|placement|course|kurs)(?:en)?)\s+(?:is\s+|was\s+|är\s+)?(?:now\s+|nu\s+)?(?:over|över)(?=\s+(?:for|för)|\s*(?:$|[.,!]))/giu,
    '$1 slutade',
  ],
  [/(?<!(?:job|work)[\s-])(?<![\p{L}])placements?(?![\p{L}]|\s*(?:no\.?|number|nr|#)?\s*\d)/giu, 'internship'],
  [/(?<![\p{L}])offered\s+(.{1,40}?)\s+and\s+(?=starts|started|begins|accept|is starting)/giu, 'got $1 and '],
  [/(?<![\p{L}])(?:did\s+)?not\s+(?:hire|employ|recruit|host)(?![\p{L}])/giu, 'not hired'],
  [
    /(?<![\p{L}])(?:gav|gett|ger)\s+upp(?![\p{L}])|(?<![\p{L}])gave\s+up(?![\p{L}])|(?<![\p{L}])(?:lade|la|lagt)\s+av(?![\p{L}])|(?<![\p{L}])(?:kommer|kom|har)\s+(?:inte|ej|aldrig)\s+(?:mer\s+)?(?:kommit\s+)?(?:tillbaka|igen)(?![\p{L}])|(?<![\p{L}])hemskicka[dt]e?(?=[^.\n]{0,20}(?:kommer|kom)\s+(?:inte|ej|aldrig)\s+(?:mer|tillbaka|igen))|(?<![\p{L}])(?:skil(?:j)?des\s+åt|parted\s+ways|avtackad(?:e|es)?)(?![\p{L}])|(?<![\p{L}])(?:tog|tagit)\s+(?:sin\s+)?(?:examen|studenten)(?![\p{L}])|(?<![\p{L}])(?:didn['’]?t|did\s+not|not|never)\s+(?:come|came)\s+back(?![\p{L}])/giu,
    'slutade',
  ],
  [
    /(?<![\p{L}])(utbildning|praktik|praktikperiod|kurs|internship|course)(en)?\s+(?:är\s+|is\s+)?(?:nu\s+)?(?:klar|färdig|avklarad|genomförd|done|finished|completed)(?![\p{L}])/giu,
    '$1 slutade',
  ],
  [/(?<=(?<![\p{L}])P[- –]?\d{1,4}\s+(?:är\s+)?)(?:klar|färdig)(?=\s+(?:\d|den|i\s|på\s|sedan|sen|från))/giu, 'slut'],
  [
    /(?<![\p{L}])(?:fick|fått)\s+(?:ett\s+)?(?:annat\s+)?jobb\s+(?:på\s+(?:ett\s+)?annat\s+\p{L}+|(?:någon\s+)?annanstans|hos\s+(?:en\s+)?annan\s+\p{L}+)/giu,
    'slutade',
  ],
  [/(?<![\p{L}])(?:gjort|gjorde|haft|hade)\s+(?:sin|his|her)\s+(?=sistadag)/giu, ''],
  [/(?<![\p{L}])vik\.?(?=\s+(?:till|från|för|t\.?o\.?m|tillomed|\d))/giu, 'vikariat'],
  [/(?<=[\d\p{L}])\s+t\.?\s+(?=\d)/gu, ' till '],
  // "Ska vara Bravida": where, when a firm's name is all that follows.
  [
    /(?<![\p{L}])(?:[Ss]ka|[Ss]kall|[Ss]kulle|[Ss]hould)\s+(?:det\s+)?(?:vara?|stå|ha varit|be|have been)(?=\s+\p{Lu}[\p{L}-]+(?:\s+\p{Lu}[\p{L}-]+)*\s*(?:$|[.,!]|inte|ej|not|istället))/gu,
    'vid',
  ],
  [/(?<![\p{L}])(?:ska|skall|skulle)\s+(?:det\s+)?(?:va(?:ra)?|stå|ha varit)(?![\p{L}])/giu, ' '],
  [
    /(?<![\p{L}])(?:(?:stopped|quit)\s+(?:working|coming)|walk(?:ed|s)\s+(?:out|off)|gick\s+sin\s+väg)(?![\p{L}])/giu,
    'slutade',
  ],
  [
    /(?<![\p{L}])((?:contract|internship|placement|apprenticeship|employment|traineeship)\s+(?:(?:for|of|with)\s+\S+\s+)?)(?:ran\s+out|has\s+run\s+out|expired|came\s+to\s+an\s+end|is\s+(?:up|over))(?![\p{L}])/giu,
    '$1slutade',
  ],
  [
    /(?<![\p{L}])(?:complete[ds]|fullfölj(?:de|t)|fullgjor(?:de|t)|genomför(?:de|t)|slutför(?:de|t))(?=\s+(?:sin|sina|sitt|his|her|their|the|en|an?)?\s*(?:\p{L}+\s)?\p{L}*(?:praktik|utbildning|intern|placement|course|kurs|studi|arbetstr|training|apprentic))/giu,
    'slutade',
  ],
  // "Har fått jobb i Norge, slutar den 30:e"
  [
    /(?<![\p{L}])(?:har\s+)?(?:fått|fick|hittat|hittade|got|found)\s+(?:ett\s+|en\s+|an?\s+)?(?:annat\s+|nytt\s+|new\s+|another\s+)?(?:jobb|arbete|job|work)\s+(?:i|på|hos|in|at|with)\s+\p{Lu}\p{L}+(?=[^.\n]{1,20}(?:slutar|slutade|slutat|sista dag|leaves|left|last day))/giu,
    ' ',
  ],
  // "Jag skrev 3 men det var 2"
  [
    /(?<![\p{L}])(?:jag\s+|i\s+)?(?:skrev|sa|wrote|said|put)\s+(.{1,20}?),?\s+(?:men|but)\s+(?=det|it|ska|skulle|rätt|is\s|was\s)/giu,
    'inte $1 utan ',
  ],
  [
    /(?<![\p{L}])let\s+(P-?\d+|him|her|them|\[namn\]|(?:an?|one|two|three|four|\d+|the|our|both)\s+\p{L}+(?:\s\p{L}+)?)\s+go(?![\p{L}])/giu,
    '$1 slutade',
  ],
  [/(?<![\p{L}])inte\s+en\s+enda(?![\p{L}])/giu, 'ingen'],
  // "Registrera gärna: P-305 ...": whoever says so reports.
  [
    /(^|[.!\n]\s*)(?:registrera|notera|anmäl|lägg\s+(?:in|till)|för\s+in|skriv\s+upp|register|log|record|note)(?:\s+(?:gärna|please))?(?=[\s:])/giu,
    '$1 ',
  ],
  [
    /(?<![\p{L}])(?:vill|ville|want(?:ed)? to|would like to|wish to|'d like to)\s+(?:bara\s+|just\s+)?(?:rapportera|meddela|säga|berätta|höra\s+av\s+mig|uppdatera|anmäla|informera|tala om|report|say|tell you|inform)(?![\p{L}])/giu,
    ' ',
  ],
  [
    /(?<![\p{L}])(?:blev|blivit)\s+av\s+med\s+(?:jobbet|anställningen|tjänsten)|(?<![\p{L}])lost\s+(?:the|his|her|their)\s+job(?![\p{L}])/giu,
    'slutade',
  ],
  // "två (2) praktikanter"
  [
    /(?<=(?<![\p{L}])(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|one|two|three|four|five|six|seven|eight|nine|ten))\s*\(\d{1,3}\s?(?:st)?\)/giu,
    '',
  ],
  [
    /(?<![\p{L}])(startdatum(?:et)?|start\s+date|(?:det\s+)?datum(?:et)?)(.{0,25}?)\s(?:till|to)\s+(?=\d|den)/giu,
    '$1$2 start ',
  ],
  // A clock time is never a count or a date.
  [
    /(?<![\p{L}])(?:kl\.?|klockan|at)\s*\d{1,2}(?:[:.]\d{2})?(?![\d/.:-])(?!\s*(?:jan|feb|mar|apr|may|maj|ju[nl]|aug|sep|o[kc]t|nov|dec))|(?<![\d.:])\d{1,2}:\d{2}(?!\d)/giu,
    ' ',
  ],
];
