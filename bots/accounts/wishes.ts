// What somebody wants with their account, in their own words: link it, take it away, or have their cards in another chat. Pure.
import type { PlatformName } from '../platform.js';
import { readCode } from './code.js';

/** A wish about the account itself. `code` is null when what was written is not one. */
export type AccountWish =
  | { readonly kind: 'link'; readonly code: string | null }
  | { readonly kind: 'unlink' }
  | { readonly kind: 'prefer'; readonly platform: PlatformName };

const unlink =
  /^(?:(?:koppla|länka)\s+(?:från|bort|ur|av)|avlänka|unlink|disconnect)(?:\s+(?:mig|kontot|mitt konto|me|my account|the account))?[.!]*$/iu;
const link =
  /^(?:koppla(?:\s+(?:mig|kontot|mitt konto))?|länka|link(?:\s+(?:me|my account))?)(?:[\s:]+(.*?))?[.!]*$/isu;
const prefer =
  /^(?:(?:jag\s+)?(?:vill ha (?:det|korten|allt) i|skriv(?: till mig)? i|använd|helst|hellre|i want (?:it|cards|everything) in|write to me in|use|prefer)\s+)?(slack|teams|webben|webb|web)(?:[\s,]+(?:tack|please|helst|hellre|snälla))?[.!]*$/iu;

/** The wish, or null. A code by itself is one to link, for somebody who is not known yet. */
export function accountWish(text: string, known: boolean): AccountWish | null {
  const said = text.trim();
  if (unlink.test(said)) return { kind: 'unlink' };
  const linking = link.exec(said);
  if (linking) return { kind: 'link', code: readCode(linking[1] ?? '') };
  const chat = prefer.exec(said)?.[1]?.toLowerCase();
  if (chat !== undefined) return { kind: 'prefer', platform: chat === 'slack' || chat === 'teams' ? chat : 'web' };
  const code = known ? null : readCode(said);
  return code === null ? null : { kind: 'link', code };
}
