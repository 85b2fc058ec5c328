// Given names that are common in Sweden, folded: enough to notice a person in a sentence. Unknown names are caught by where they stand.

const unmistakable =
  'anna eva maria karin kristina christina lena kerstin sara emma birgitta ingrid marie malin jenny annika annica linda susanne monica monika sofia johanna elin helena ulla marianne hanna ida camilla katarina emelie therese linnea cecilia elisabeth elisabet asa ann-marie annmarie caroline carina anette anneli agneta gunilla inger julia amanda sandra matilda lisa ellen josefin josefine frida rebecka pia ebba klara clara madeleine mikaela lovisa victoria viktoria ' +
  'siv jessica gun louise barbro angelica yvonne felicia maja alva wilma astrid nathalie natalie petra angelika isabelle isabella moa tove ronja saga agnes alice olivia ella vera signe stina tilda nora sigrid elsa greta ' +
  'lars anders mikael michael johan erik eric per peter petter karl carl jan thomas tomas daniel fredrik hans andreas stefan mats marcus markus mattias bengt bo jonas niklas niclas patrik leif magnus joakim martin robert alexander christer krister simon henrik kjell johnny roger viktor victor linus rasmus gustav gustaf kent tommy emil oskar oscar hakan goran sven rolf oskar ulf jorgen kurt christian kristian jesper claes klas elias ' +
  'lennart roland roy anton hampus filip filiph philip lukas lucas sebastian axel hugo albin adam olof olle nils tobias jimmy conny ronny sten ake arne gunnar ingvar ingemar torbjorn torsten bertil borje urban jakob jacob david gabriel samuel pontus robin ludvig isak isac william liam noah arvid melker theo leo kevin dennis ' +
  'mohammed muhammed mohamed mohammad muhammad ahmed ahmad ali hassan hussein hussain hossein omar osman yusuf yousef youssef ibrahim ismail khalid khaled mahmoud mustafa mostafa abdi abdullah abdullahi abdirahman abdulrahman abdul abdel hamid hamza karim tariq tarek bilal samir nabil walid rami sami faisal ' +
  'fatima fatuma amina aisha aysha khadija hawa halima zahra zainab zeinab maryam mariam miriam layla leila laila nour noor hanan samira nadia yasmin yasmine jasmin sahra ayan ifrah hodan safia khadra nimo ubah deqa fartun nasteho sagal liban guled jama abdifatah abdiaziz abdirizak mustafe nadifo asma rania rana dina reem mona sana farah ' +
  'reza mehdi hamed amir arash babak farhad dariush ramin shirin parisa maryam nasrin mina azadeh fereshteh soheila ' +
  'mehmet emre murat yilmaz ayse fatma zeynep elif hasan huseyin serkan ozgur azad rojin dilan berivan ' +
  'dragan milan zoran goran jelena ivana marko nikola dusan bojan aleksandar mirjana jasmina amra emir senad edin adnan samir elvir mirza selma azra lejla ' +
  'piotr pawel krzysztof andrzej tomasz marcin katarzyna agnieszka malgorzata magdalena anita ewa tadeusz stanislaw wojciech zbigniew ' +
  'olena oksana iryna natalia svetlana olga sergei dmitri vladimir ivan igor yuri andrei andrii mykola oleksandr tetiana ' +
  'tesfay tewelde mehari selam semhar yonas yohannes dawit abeba haile kidane berhane filmon samuel habtom merhawi ' +
  'juan carlos jose luis pedro miguel diego pablo fernando antonio carmen rosa gloria lucia elena ' +
  'kalle pelle lasse lelle nisse janne bosse hasse micke kicki lotta lollo lina lasse jocke steffe danne fredde foffe putte musse ' +
  'mikko pekka matti jukka timo kari antti juha heikki tuula pirjo ritva sirpa marja ' +
  'john james mary sarah george paul mark steve steven jack harry emily charlotte andrew james brian laura kate katie';

/** Names that are also words (Björn, Dag, Bo, Stig): persons only when written with a capital inside a sentence. */
const alsoWords =
  'bo per ali dag stig bjorn kim tor tore ari rose sten mark jan roy sol liv sune ake ulf noor nour robin dina mina rana sana sami rami rosa leo theo milan victor kari kent gloria klara saga ella alva vera tove max';

/** Names that are written with å, ä or ö; "säga" is no Saga. */
const withDots = new Set(
  'asa goran hakan jorgen ake bjorn soren borje torbjorn mans par osten jorn bjarne ingegard asta orjan osterlund angela marta ozgur gosta thorbjorn malin'.split(
    ' '
  )
);

const words = new Set(alsoWords.split(' '));
const names = new Set(unmistakable.split(' ').filter((name) => !words.has(name)));

/** How surely a folded word is a person's given name; `written` is the word as it stood. */
export function givenName(word: string, written = word): 'surely' | 'maybe' | 'no' {
  if (/[åäöÅÄÖ]/.test(written) && !withDots.has(word)) return 'no';
  return names.has(word) ? 'surely' : words.has(word) ? 'maybe' : 'no';
}
