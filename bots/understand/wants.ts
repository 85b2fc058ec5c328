// What somebody wants that is no report: a decision with its reason, a correction, an undo, a status, help.
import type { Intent } from './understood.js';

/** A want, with what was said after it. */
export interface Want {
  readonly intent: Exclude<Intent, `report-${string}` | 'unknown'>;
  readonly reason: string | null;
  /** False when something else came before it, which may be the point of the message. */
  readonly leads: boolean;
}

const undo =
  /^(?:(?:jag vill|i want to|kan jag|please|snälla)\s+)?(?:ångra|undo|ta bort|återkalla|ta tillbaka|dra tillbaka|withdraw|take (?:that |it )?back|revert|radera|delete|remove)(?!\p{L})/iu;
const correct =
  /^(?:rättelse|rätta|korrigering|korrigera|korr|correction|fel(?=[\s,.:!]|$)|oj,? fel|det (?:blev|var) fel|sorry,? (?:fel|it was|wrong)|wrong)|(?<!\p{L})(?:jag (?:menade|skrev fel)|skrev fel|i meant|should (?:be|have been|say)|skulle (?:vara|ha varit|stå|ha stått))(?!\p{L})/iu;
const help =
  /^(?:(?:hej|hi|hello)[,! ]+)?(?:hjälp(?:$|[\s!?]+(?:mig|tack)?)|help(?!\p{L})|\?+$|vad kan (?:du|jag|man)|what can (?:you|i)|hur (?:gör|fungerar|använder|rapporterar|ska jag|skriver)|how (?:do|does|can|should) (?:i|this|it|you)|kommandon|commands|instruktion)/iu;
const status =
  /^(?:status|läget|lägesrapport|ställningen|progress|bollen)(?!\p{L})|(?<!\p{L})(?:hur (?:ligger vi till|går det|ser det ut|står det till|långt har vi|många|mycket)|hur är läget|läget\?|how (?:are we doing|are things|is it going|many|much|far)|where (?:do we stand|are we)|vem har bollen|vems tur|who has the ball|whose turn|vad (?:väntar|händer|återstår|saknas)|what(?:['’]s| is) (?:the status|next|left|happening|waiting)|when is|när (?:är|ska|går)|var är vi|visa (?:läget|status)|show (?:status|me))(?!\p{L})/iu;
/** The whole message, so that a report with one of the words in it stays a report. */
const queue =
  /^(?:(?:visa|show|öppna|open)\s+)?(?:me\s+)?(?:min (?:kö|lista|sida)|kön|mitt|mina (?:ärenden|uppgifter|beslut)|att göra|my (?:queue|list|tasks|page|inbox)|queue|to-?do)[\s.!?]*$/iu;
const changes =
  /(?<!\p{L})(?:begär(?:a|an om)? (?:ändring|komplettering)(?:ar)?|behöver (?:ändras|kompletteras|justeras|skrivas om)|måste (?:ändras|kompletteras|justeras|skrivas om)|ändra|ändringar?|komplettera|komplettering(?:ar)?|skickar? tillbaka|gör om|justera|revidera|skriv om|omarbeta|request(?:ing)? changes?|changes? (?:requested|needed|please)|please change|change the|send(?:ing)? (?:it |this )?back|needs? (?:changes?|changing|more work|rework|to be changed)|revise|rework)(?!\p{L})/iu;
const reject =
  /(?<!\p{L})(?:avslå(?:r|s)?|avslag|avvisar?|avvisas|nekar?|nekas|förkastar?|säger nej|underkänn(?:er|s|t)?|reject(?:s|ed|ing)?|declin(?:e|es|ed)|deny|denied|turn(?:ing)? (?:it |this )?down)(?!\p{L})/iu;
const approve =
  /(?<!\p{L})(?:godkänn(?:er|s|es)?|godkänt|approve|approved|approving|bifall(?:er|es)?|tillstyrk(?:er|s)?|klartecken|kör på(?: det)?|go ahead|lgtm|sign(?:ed|ing)? off|tummen upp)(?!\p{L})/iu;
const notApproved =
  /(?<!\p{L})(?:(?:inte|ej|icke|aldrig|not|cannot|can['’]?t|don['’]?t|won['’]?t|do not|will not)\s+(?:\p{L}+\s+){0,1}(?:godkän\p{L}*|approv\p{L}*)|godkänn(?:er|s)\s+(?:\p{L}+\s+){0,2}(?:inte|ej))(?!\p{L})/iu;
/** Somebody else's decision, or one that is only asked for or yet to come. */
const notMine =
  /(?<!\p{L})(?:(?:har|hade|blev|blivit|är|var|redan|been|was|is|be|has|have|already)\s+(?:\p{L}+\s+){0,1}(?:godkänt|godkänd\p{L}*|approved|avslagit|avslagits|rejected)|(?:kan|ska|måste|vill|skulle|behöver|hoppas|väntar|när|om|please|can|could|will|should|must|would|who|if|when|to|until|pls|snälla)\s+(?:\p{L}+\s+){0,2}(?:godkän\p{L}*|approve\p{L}*|avslå\p{L}*|reject\p{L}*)|än(?:nu)?[.!]?$|yet[.!]?$)/iu;
const because =
  /(?:[,:;.–—-]|(?<!\p{L})(?:eftersom|därför att|för att|då|p\.?g\.?a\.?|på grund av|because(?: of)?|since|as|due to|med motiveringen))\s+(.+)$/isu;
const thing =
  /^[\s,:;.!–—-]*(?:(?:det|detta|den|denna|här|kravet|kraven|förslaget|tilldelningen|beslutet|rapporten|this|that|it|the|requirement|proposal|award|report|one|tyvärr|sorry|unfortunately|utkastet|draft)(?!\p{L})[\s,:;.!–—-]*)*/iu;
const connector =
  /^(?:eftersom|därför att|för att|då|p\.?g\.?a\.?|på grund av|because(?: of)?|since|as|due to|med motiveringen|:|att)\s+/iu;

/** What is wanted, or null. `asks` is true for a question. */
export function wantOf(text: string, asks: boolean): Want | null {
  const said = text.trim();
  if (help.test(said)) return { intent: 'help', reason: null, leads: true };
  if (queue.test(said)) return { intent: 'queue', reason: null, leads: true };
  if (status.test(said)) return { intent: 'status', reason: null, leads: true };
  if (asks) return null;
  if (undo.test(said)) return { intent: 'undo', reason: null, leads: true };
  if (correct.test(said)) return { intent: 'correct', reason: null, leads: true };
  const refused = notApproved.exec(said);
  if (refused && !/(?<!\p{L})(?:än|ännu|yet)[.!]?$/iu.test(said)) return decided('reject', said, refused);
  if (notMine.test(said)) return null;
  const asked = changes.exec(said);
  if (asked && !/(?<!\p{L})(?:inga|inte|no|without|utan)\s+(?:några\s+)?(?:ändring|change)/iu.test(said))
    return decided('request-changes', said, asked);
  const no = reject.exec(said);
  if (no) return decided('reject', said, no);
  if (approve.test(said) || /^(?:det )?(?:ser bra ut|looks good)(?:[.!, ]|\s\S*\d\S*)*$/iu.test(said))
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
