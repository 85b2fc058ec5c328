// "Samma som förra månaden": the month's one-tap answer, written as a sentence.

const greeting = /^(?:(?:hej|hejsan|tja|hi|hello|ok|okej|ja|jo|yes|nej|no|inget nytt|nothing new)[,.! ]+)*/iu;
const asBefore =
  /^(?:(?:det |allt )?(?:är |var )|(?:allt |det )?precis |exakt )som (?:i )?förra (?:månaden|gången)[\s.!]*$/iu;
const same =
  /^(?:(?:det |allt )?(?:är |var )?(?:precis |exakt |helt )?(?:sam+a|likadant|lika|oförändrat)(?: (?:sak|visa|läge|antal))?|(?:it['’]?s |it is |we are |all |everything )?(?:exactly |just |still )?(?:the )?same(?: thing| again| people| number)?|unchanged)(?: (?:den här|denna) (?:månaden|månad)| i år| this month| again| igen)?[, ]*(?:som|as|compared to|jämfört med|mot|like)?\s*(?:i |den |in |the )?(?:förra|förr|föregående|senaste|last|previous|sist|sista|innan|before)(?: (?:månaden|månad|gången|gång|rapporten|rapport|month|time|report))?(?: (?:tack|please|thanks|också|too|igen|again))*[\s.!]*$/iu;

/** Whether a message is just that; one that says anything else, or asks, is no such answer. */
export function saysSameAgain(text: string): boolean {
  const said = text.trim().replace(greeting, '');
  return same.test(said) || asBefore.test(said);
}
