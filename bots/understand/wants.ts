// What somebody wants that is no report: a decision with its reason, a correction, an undo, a status, help.
import type { Intent } from './understood.js';

/** A want, with what was said after it. */
export interface Want {
  readonly intent: Exclude<Intent, `report-${string}` | 'unknown'>;
  readonly reason: string | null;
  /** False when something else came before it, which may be the point of the message. */
  readonly leads: boolean;
}

/** The same pattern for a keyboard without å, ä and ö; but "andra" is no "ändra". */
const plain = ({ source, flags }: RegExp): RegExp =>
  new RegExp(
    source.replace(/å|ä(?!ndr(?:a|ar|as)?(?!\p{L}))|ö/gu, (letter) => `[${letter}${letter === 'ö' ? 'o' : 'a'}]`),
    flags
  );

const undo = plain(
  /^(?:(?:oj|hoppsan|nej|nä|no|oh|sorry|oops|hej|vänta|wait)[,! ]+)*(?:(?:jag vill|i want to|kan jag|går det att|can i|may i|please|snälla|kan du|can you|could you)\s+)?(?:ångrar?|undo|ta bort(?! (?:krav|punkt|avsnitt|text|vite|mål|vikt|ordet|stycke|mening|vår|den punkt))|återkalla|ta tillbaka|dra(?:r)? tillbaka|withdraw|take (?:that |it )?back|revert|radera|delete|remove|glöm (?:det|den|mitt|vad|min|att)|stryk(?:er|a)?|backa(?= (?:det|den|mitt|min|senaste))|scrap|scratch (?:that|it|the|my)|forget (?:that|it|my|what)|never ?mind|cancel (?:that|it|my)|avbryt(?=[\s!.]*$)|cancel(?=[\s!.]*$)|ignorera|bortse från|ignore (?:that|my|it))(?!\p{L})/iu
);
/** "Målet ska vara 10": of the requirement, and no correction of a report. */
const ofRequirement = plain(
  /(?<!\p{L})(?:målet|kravet|nivån|vikten|vitet|target|level|goal|weight) (?:bör|borde|ska|should) (?:vara|be)(?!\p{L})/iu
);
/** "Blev dubbelt, ta bort den ena": what the report was, then what to do with it. */
const undoAfter = plain(
  /^[^,.!?]{1,30}[,.!] (?:så )?(?:ta bort|radera|stryk|ångra|delete|remove|undo) (?:det|den|min|mitt|senaste|förra|that|it|my|the last)(?!\p{L})(?!.*(?:krav|punkt|avsnitt|text|vite|mål|vikt|stycke|mening|clause|section))/iu
);
const correct = plain(
  /^(?:(?:hej|hi|oj|nej|nä|no|nope|sorry|ursäkta|hoppsan|ops|oops|hm+|äsch|förlåt|vänta|wait|actually|egentligen)[,.! ]+)*(?:rättelse|rättning|(?:fix|edit)(?=\s*:)|(?<=[,.! ])\d\S*(?: \S+){0,2} (?:not|inte|ej)(?= \d)|(?:det|it) (?:var|är|was|is) (?:inte|ej|not) \S+(?: \S+)? (?:utan|but)|typo|felskrivning|skrivfel|slarvfel|rätta|my bad|korrigering|korrigera|korr|correction|(?:fel[\s,]+)+(?=\d)|rätt (?:datum|antal|siffra|procent|svar|är)(?!\p{L})|menade|knas|fel(?=\s*(?:$|[,.:!–-]|datum|antal|person|nummer|siffr|procent|av mig|i (?:min|förra|rapport|senaste)|på (?:datum|antal)))|oj,? fel|det (?:blev|var) fel|blev fel|sorry,? (?:fel|it was|wrong|meant)|meant|wrong|mistake|(?<=(?:nej|nä|förlåt|sorry|ursäkta|oj|vänta|wait|no|actually|egentligen)[,.! ]+)(?:det (?:var|är|blev|ska)|it (?:was|is|should))|(?:det )?stäm(?:de|mer) inte|(?:det )?stämmer ej|(?:it|that|there) (?:was|were|should be) \S+(?: \S+)?,? not(?= )|det (?:var|är) \S+(?: \S+)?,? (?:inte|ej)(?= )|(?:that|this|it)(?:['’]s| is| was) (?:wrong|not right|incorrect)|not correct)(?!\p{L})|(?<!\p{L})(?:jag (?:menade|menar|skrev fel|råkade skriva)|p-?\d+ (?:var|är|ska) det|(?:skrev|wrote|said) \S+(?: \S+)? (?:men|but) (?:det|it|ska|rätt)|(?:skrev|blev|skrivit) (?:jag )?(?:fel|knas|tokigt|galet)|det var (?:hos|på|p-?\d+)\S* (?:\S+ )?(?:inte|ej)|menar jag|i meant|(?:my|a) mistake|should (?:be|have been|say|read)|sk(?:ulle|a) det (?:va(?:ra)?|stå)|skulle (?:va(?:ra)?|ha varit|stå|ha stått)|ska (?:vara|stå) \S+ (?:\S+ )?(?:inte|istället|i stället)|ändrar? (?:i )?(?:min|mitt|p-?\d|startdatum|slutdatum|datum)|(?:change|fix|correct) (?:my|the (?:start|end)? ?date|p-?\d))(?!\p{L})|,\s*(?:inte|ej|not)\s+(?:(?:the|den|v|vecka|week)\s+)?(?:p-?\d|\d|två|tre|fyra|fem|sex|two|three|four|five|six)\S*(?:\s+\S+)?[.!\s]*$/iu
);
const help = plain(
  /^(?:(?:hej|hi|hello|hejsan)[,! ]+)?(?:hjälp(?:$|[\s!?,.]+(?:mig|tack|please|jag|vi|$))|help(?!\p{L})|\?+$|vad (?:kan|ska|skall|gör) (?:du|jag|man)(?! (?:ha|få))|what (?:can|do|should) (?:you|i)|hur (?:gör|fungerar|funkar|använder|rapporterar|anmäler|registrerar|skickar|lägger|ändrar|ångrar|godkänner|ska (?:jag|man|vi)|skriver|ser jag)|how (?:do|does|can|should|to)(?! (?:we stand|it look|things)) ?(?:i|this|it|you|we|one)?(?!\p{L})|visa hjälp|show help|kan (?:du|ni|nån|någon) hjälpa|can you help|vad (?:menas|betyder)|what does .{1,40} mean|kommandon|commands|instruktion|manual|(?:kan|får|går det att) (?:man )?(?:ångra|ändra|rätta|rapportera|skriva)(?= *[?]*$)|(?:jag )?(?:förstår|fattar) inte(?=$|[\s,.!?])|vad gör boten|vad menar du|what do you mean|i don['’]t (?:understand|get it))|(?<!\p{L})(?:behöver hjälp|need help|hur (?:(?:det )?(?:funkar|fungerar)|gör (?:man|jag))|(?:vet inte|osäker på|förstår inte|fattar inte) (?:hur|vad)|not sure how|how to (?:write|report|use)|don['’]t know how)(?!\p{L})/iu
);
const status = plain(
  /^(?:status|läget|lägesrapport|ställningen(?=[\s?!.]*$)|progress|bollen|statusrapport|översikt|overview)(?!\p{L})|(?<!\p{L})(?:hur (?:ligger|går|ser (?:\S+ ){1,3}ut|står|långt|många|mycket|mkt|stort)|hur är läget|(?:se|visa|kolla) (?:på )?läget|ligger vi|är vi (?:i fas|klara|på rätt)|who['’]s next|läget\?|how (?:are we doing|are things|is it going|many|much|far|is (?:it|p-?\d|upp|avt))|where (?:do we stand|are we|is|does)|vem (?:har|sitter på|äger) bollen|^(?:\p{L}{2,6}-\d{4}-\d+|p-?\d+)[:, ]+(?:status|läget)|vems tur|vem (?:är det som )?(?:ska|måste) (?:göra|agera|svara|godkänna|besluta)|vem väntar|v(?:ad|ilka) väntar|who (?:has the ball|needs|must|should|is next|are we waiting)|whose turn|vad (?:väntar|händer|återstår|saknas|är kvar|har (?:hänt|vi))|what(?:['’]s| is| are)? (?:the status|next|left|happening|waiting|remains|is missing|missing)|when (?:is|does|will)|när (?:är|ska|går|börjar|slutar|kommer|måste)|var (?:är vi|ligger|står|är (?:upp|avt|p-?\d))|visa (?:mig )?(?:läget|status|p-?\d|upp|avt)|show (?:status|me|p-?\d|upp|avt)|(?:berätta|tell me|any news|något nytt|nåt nytt) (?:om|about|on|of) (?:p-?\d|upp|avt)|(?:vart|vars) är (?:p-?\d|upp|avt)|(?:når|klarar|hinner) vi (?:målet|målen|det|kravet)|(?:are|will) we (?:on track|(?:going to )?(?:make it|(?:reach|hit|meet) (?:it|the target)))|how close are we|are we (?:behind|late|ahead)|what (?:are we missing|do we (?:need|lack|have left))|vem (?:bestämmer|beslutar|ansvarar|avgör)|^(?:har|has|have|did) (?:\S+ ){1,3}(?:rapporterat|reported|report|skickat in)(?=[\s?!.]*$)|how['’]?s (?!it going$)\S+ (?:looking|going|doing|coming)|hur ser prognosen ut|whose ball)(?!\p{L})|^(?:prognos(?:en)?|forecast|outlook)[\s?!.]*$/iu
);
/** Which of these ask what has been delivered, and who has the ball; the others ask what waits for whoever asks. */
const delivery = plain(
  /(?<!\p{L})(?:hur (?:ligger|går|ser|står|långt|många|mycket|stort)|ligger vi|är vi (?:i fas|klara|på rätt)|how (?:are|many|much|far|is|close)|where (?:do we stand|are we)|vem (?:har|sitter på) bollen|vems tur|who has the ball|whose (?:turn|ball)|vad (?:återstår|saknas|är kvar|har (?:hänt|vi))|what(?:['’]s| is| are)? (?:left|remains|missing)|målet|målen|target|on track|reach|make it|prognos\p{L}*|forecast|outlook|ställningen|progress|bollen|lägesrapport|statusrapport|översikt|overview)(?!\p{L})/iu
);
/** The whole message, so that a report with one of the words in it stays a report. */
const queue = plain(
  /^(?:(?:visa|show|öppna|open)\s+)?(?:me\s+)?(?:min (?:kö|lista|sida)|kön|mitt|mina (?:ärenden|uppgifter|beslut)|att göra|my (?:queue|list|tasks|page|inbox)|queue|to-?do)[\s.!?]*$/iu
);
const changes = plain(
  /(?<!\p{L})(?:begär(?:a|an om)? (?:ändring|komplettering)(?:ar)?|(?:behöver|måste|bör|ska) (?:ändras|kompletteras|justeras|skrivas om|förtydligas|höjas|sänkas|ses över)|ändrar?|(?<=^(?:\S+[, ]+)?)andra(?= (?:punkt|antal|mål|datum|till|p-?\d|krav|text|vite))|ändringar?|kompletteras?|komplettering(?:ar)?|skicka[rs]? tillbaka|gör om|justera|revidera|skriv om|omarbeta|förtydliga|höja? (?:antalet|till|kravet|målet|vikten|prisvikten)|sänka? (?:antalet|till|kravet|målet|vikten|prisvikten)|minska (?:antalet|till)|öka (?:antalet|till)|lägga? till(?!.{0,60}(?:från|sedan|sen |fr\.?|since|började|\d\/\d))|byt(?:a)? (?:till|ut|område|målgrupp)|(?:ta|plocka) bort (?:krav|punkt|avsnitt|text|vite|mål|vikt|ordet|stycke|mening)\p{L}*|byt (?:\S+ ){1,3}mot|(?:målet|kravet|nivån|vikten|vitet|target|level|goal|weight) (?:bör|borde|ska|should) (?:vara|be)|reword|rephrase|(?:måste|bör|ska|behöver) (?:ner|ned|upp) till|needs? (?:rewriting|rewording|fixing|adjusting|clarifying|updating|changing)|sätt (?:antalet|målet|nivån|vikten)|make it \d+|vill (?:se|ha) (?:fler|färre|högre|lägre|mer|mindre|en ändring)|(?:number|target|weight|level|places)s?(?: of \S+)? (?:to be )?(?:raised|lowered|changed|increased|reduced)|request(?:ing)? changes?|changes? (?:requested|needed|please)|please change|change the|chang(?:e|ing) (?:it|to|from)|send(?:ing)? (?:it |this )?back|needs? (?:changes?|changing|more work|rework|to be changed|an? (?:edit|update))|revise|rework|(?:raise|lower|increase|reduce) the|please (?:add|raise|lower|remove|clarify|include|revise|fix)|but (?:add|change|raise|lower)|(?<=^(?:please )?)add(?= (?:an?|the|some|more) (?!intern|hire|apprentice|trainee|person))|make (?:it|the \S+) (?:longer|shorter|higher|lower|bigger|smaller|clearer|stricter)|gör (?:målet|kravet|kraven|fristen|vitet|texten) \S+re|(?:drop|take out|leave out|skip) the|clarify)(?!\p{L})/iu
);
const reject = plain(
  /(?<!\p{L})(?:avslå(?:r|s)?|avslag(?:et)?|avvisar?|avvisas|nekar?|nekas|nekat|förkastar?|säger nej|underkän(?:n(?:er|s|t)?|t|d)|no[- ]go|(?<=^(?:(?:that|it)['’]?s |tyvärr |det (?:är|blir) )?)(?:ett |a )?(?:nej|no) (?:från|from) (?:mig|oss|me|us)|tummen ner|reject(?:s|ed|ing)?|declin(?:e|es|ed)|deny|denied|disapprove[ds]?|turn(?:ing)? (?:it |this )?down)(?!\p{L})/iu
);
const approve = plain(
  /(?<!\p{L})(?:go(?:d|t|dt)?kän{1,2}(?:er|s|es|t)?|(?<=^(?:ok(?:ej)?[, ]+)?)godkänd|approve|approved|approving|bifall(?:er|es)?|tillstyrk(?:er|s)?|klartecken|kör på(?: det)?(?! som)|go ahead|go for it|(?:good|ok|okay|fine|clear) to (?:go|proceed)|please proceed|(?<=^(?:från|för) (?:min|mitt|vår|vårt) (?:del|sida|håll),? (?:är|ser) (?:det |allt )?)(?:ok|okej|bra|fint)|godkännande\s?[:=]\s?(?:ja|ok)|lgtm|sign(?:ed|ing)? (?:it |this |that )?off|tummen? upp|thumbs[- ]up|säger ja|grönt ljus|green light)(?!\p{L})|^(?:(?:ok|okej|ja|jo|japp|jepp|jajamän|jajamen|javisst|absolut|självklart|visst|helt|yes|yep|yeah|sure|fine|bra|toppen|kanon|då|👍)[,.! ]+)*(?:kör|kör så|vi kör|kör vi(?: på det)?|kör hårt|kör enligt \p{L}+)[.!\s👍]*$|^(?:det )?(?:är |ser )?(?:ok|okej|bra|fine)(?: ut)? (?:för|från) (?:mig|min del|vår del|oss|min sida|vår sida)[.!\s]*$|^(?:that['’]?s |it['’]?s |looks )?(?:ok|okay|fine|good) (?:with|by|for) me[.!\s]*$/iu
);
const notApproved = plain(
  /(?<!\p{L})(?:(?:inte|ej|icke|aldrig|not|cannot|can['’]?t|don['’]?t|won['’]?t|do not|will not)\s+(?:\p{L}+\s+){0,1}(?:godkän\p{L}*|approv\p{L}*|accept(?!ed\b)\p{L}*)|godkänn(?:er|s)\s+(?:\p{L}+\s+){0,2}(?:inte|ej))(?!\p{L})/iu
);
/** Somebody else's decision, or one that is only asked for or yet to come. */
const notMine = plain(
  /(?<!\p{L})(?:(?:fick|fått|får|got|received)\s+(?:\p{L}+\s+)?(?:avslag|nej|rejected)|(?:har|hade|blev|blivit|är|var|redan|been|was|is|be|has|have|already)\s+(?:\p{L}+\s+){0,1}(?:godkänt|godkänd\p{L}*|approved|avslagit|avslagits|rejected)|(?:kan|ska|måste|vill|skulle|behöver|hoppas|väntar|när|om|please|can|could|will|should|must|would|who|if|when|to|until|pls|snälla)\s+(?:\p{L}+\s+){0,2}(?:godkän\p{L}*|approve\p{L}*|avslå\p{L}*|reject\p{L}*)|än(?:nu)?[.!]?$|yet[.!]?$)/iu
);
const because = plain(
  /(?:[,:;.–—-]|(?<!\p{L})(?:eftersom|därför att|för att|då|p\.?g\.?a\.?|på grund av|because(?: of)?|since|as|due to|med motiveringen))\s+(.+)$/isu
);
const thing = plain(
  /^[\s,:;.!–—-]*(?:(?:det|detta|den|denna|här|kravet|kraven|förslaget|tilldelningen|beslutet|rapporten|this|that|it|the|requirement|proposal|award|report|one|tyvärr|sorry|unfortunately|utkastet|draft)(?!\p{L})[\s,:;.!–—-]*)*/iu
);
const connector = plain(
  /^(?:eftersom|därför att|för att|då|p\.?g\.?a\.?|på grund av|because(?: of)?|since|as|due to|med motiveringen|:|att)\s+/iu
);

/** "Kan ni höja antalet till 50?" asks for a change, and is no question. */
const politely = plain(
  /^(?:(?:hej|ok|okej|bra)[,! ]+)*(?:kan|skulle|could|can|would)\s+(?:ni|du|vi|you|man|we)\s+(?:kunna\s+|please\s+)?(?:ändra|höja|sänka|justera|komplettera|lägga till|öka|minska|skriva om|förtydliga|ta bort|make it|drop|change|raise|lower|add|increase|reduce|revise|clarify)(?!\p{L})|^(?:kan|could|can)\s+(?:\S+\s+){1,3}(?:(?:ändras|höjas|sänkas|justeras|kompletteras|förtydligas)|be\s+(?:changed|raised|lowered|adjusted|clarified))(?!\p{L})/iu
);
/** What a question is about when it asks how far it has come. */
const ofTargets = plain(
  /(?<!\p{L})(?:målet|målen|target|hittills|so far|inte rapporterat|not reported|kvar att|left to|nått|reached|uppfyllt|fulfilled|praktikplatser(?:na)?|places)(?!\p{L})/iu
);
/** Words that ask what may be, not what is. */
const mayWe = plain(/^(?:ska|kan|får|skulle|bör|måste|shall|can|could|may|should|would|vill)(?!\p{L})/iu);

/** Whether a question of how things stand is about what has been delivered, and not about what waits for whoever asks. */
export const asksOfDelivery = (text: string): boolean => delivery.test(text);

/** What is wanted, or null. `asks` is true for a question, `about` when it names a placement or a tender. */
export function wantOf(text: string, { asks, about }: { asks: boolean; about: boolean }): Want | null {
  const said = text.trim();
  if (help.test(said)) return { intent: 'help', reason: null, leads: true };
  if (queue.test(said)) return { intent: 'queue', reason: null, leads: true };
  if (status.test(said)) return { intent: 'status', reason: null, leads: true };
  if (/^(?:kan|går|can|could|skulle)(?!\p{L})/iu.test(said) && undo.test(said))
    return { intent: 'undo', reason: null, leads: true };
  if (politely.test(said)) return { intent: 'request-changes', reason: said, leads: true };
  if (asks)
    return (about || ofTargets.test(said)) && !mayWe.test(said)
      ? { intent: 'status', reason: null, leads: true }
      : null;
  if (undo.test(said) || undoAfter.test(said)) return { intent: 'undo', reason: null, leads: true };
  if (correct.test(said) && !reject.test(said) && !ofRequirement.test(said))
    return { intent: 'correct', reason: null, leads: true };
  const refused = notApproved.exec(said);
  if (refused && !/(?<!\p{L})(?:än|ännu|yet)[.!]?$/iu.test(said)) return decided('reject', said, refused);
  const asked = changes.exec(said);
  const none = /(?<!\p{L})(?:inga|inte|ingen|no|without|utan)\s+(?:några\s+)?(?:ändring|change|komplettering)/iu.test(
    said
  );
  const goesFirst = asked !== null && !none && !/(?<!\p{L})(?:väntar|waiting)(?!\p{L})/iu.test(said);
  if (goesFirst) return decided('request-changes', said, asked);
  if (notMine.test(said)) return null;
  const no = reject.exec(said);
  if (no) return decided('reject', said, no);
  if (
    approve.test(said) ||
    /^(?:(?:ja|jo|yes|ok|okej|det|it|this|that|all)[, ]+)*(?:ser (?:bra|fint|ok|toppen) ut|looks (?:good|fine|great|ok|okay))(?: (?:tycker jag|för mig|to me|from here|from my side|for me))?(?:[.!,👍 ]|(?:kör|kör på|kör så|tack|thanks|go(?: ahead)?)(?!\p{L})|\s\S*\d\S*)*$/iu.test(
      said
    )
  )
    return { intent: 'approve', reason: null, leads: true };
  return null;
}

function decided(intent: 'reject' | 'request-changes', said: string, found: RegExpExecArray): Want {
  const leads = found.index < 12;
  const after = said.slice(found.index + found[0].length);
  const reason = because.exec(after)?.[1] ?? after.replace(thing, '');
  const clean = reason
    .replace(thing, (skipped) => (because.test(after) ? skipped : ''))
    .replace(connector, '')
    .trim();
  if (clean.replace(/[.!]+$/, '') !== '') {
    // "ändra antalet till 40" and "behöver ändras, antalet saknas": the first says all of it, the second only after the comma.
    const whole =
      intent === 'request-changes' &&
      !because.test(after) &&
      /^(?:ändra|justera|revidera|skriv|gör|change|revise|please)/iu.test(found[0]);
    return { intent, reason: whole ? said : clean, leads };
  }
  const before = said
    .slice(0, found.index)
    .replace(/[\s,;:.–—-]+(?:jag|vi|så|därför|och|i|we|so|and|therefore)?\s*$/iu, '')
    .trim();
  return { intent, reason: before.split(/\s+/).length >= 3 ? before : null, leads };
}
