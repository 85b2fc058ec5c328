// What somebody wants with their account, in their own words: link it, take it away, have their cards in another chat, read and count
// the hours otherwise, sign in on the web. Pure.
import type { Language, PlatformName } from '../platform.js';
import { timeZones } from '../web/formats.js';
import { readCode } from './code.js';

/** A wish about the account itself. `code` is null when what was written is not one. */
export type AccountWish =
  | { readonly kind: 'link'; readonly code: string | null }
  | { readonly kind: 'unlink' }
  | { readonly kind: 'sign-in' }
  | { readonly kind: 'prefer'; readonly platform: PlatformName }
  /** Whether a coordinator wants the week in one message. */
  | { readonly kind: 'weekly'; readonly wanted: boolean }
  | { readonly kind: 'language'; readonly language: Language }
  /** Null when no time zone is called that. */
  | { readonly kind: 'time-zone'; readonly timeZone: string | null };

const unlink =
  /^(?:(?:koppla|länka)\s+(?:från|bort|ur|av)|avlänka|unlink|disconnect)(?:\s+(?:mig|kontot|mitt konto|me|my account|the account))?[.!]*$/iu;
const link =
  /^(?:koppla(?:\s+(?:mig|kontot|mitt konto))?|länka|link(?:\s+(?:me|my account))?)(?:[\s:]+(.*?))?[.!]*$/isu;
const prefer =
  /^(?:(?:jag\s+)?(?:vill ha (?:det|korten|allt) (?:i|med|på|via)|skriv(?: till mig)? i|använd|helst|hellre|i want (?:it|cards|everything) (?:in|by|on)|write to me in|use|prefer)\s+)?(slack|teams|webben|webb|web|e-?post|e-?mail|mejl|mail)(?:[\s,]+(?:tack|please|helst|hellre|snälla))?[.!]*$/iu;

const signIn =
  /^(?:(?:jag\s+(?:vill|behöver)\s+)?logga?\s+in(?:\s+mig)?|inloggning(?:slänk)?|(?:please\s+)?(?:i want to\s+)?(?:sign|log)\s*-?\s*(?:me\s+)?in)(?:\s+(?:på webben|on the web))?(?:[\s,]+(?:tack|please))?[.!]*$/iu;
const language =
  /^(?:(?:(?:mitt|my)\s+)?(?:språk|language)[\s:]+|(?:(?:jag\s+)?(?:vill ha (?:det|korten|allt)|skriv|svara|tala|write|answer|speak)\s+)?(?:på|in)\s+)?(svenska|swedish|engelska|english)(?:[\s,]+(?:tack|please))?[.!]*$/iu;
const timeZone = /^(?:(?:min|my)\s+)?(?:tidszon|time ?zone)[\s:]+(?:är\s+|is\s+)?([\p{L}/_ +-]+?)[.!]*$/iu;

const weekly =
  /^(?:(inget|inga|ingen|sluta med|stäng av|utan|no|stop(?: the)?)\s+)?(?:veckobrev(?:et)?|veckosammanfattning(?:en)?|weekly(?:\s+(?:message|digest|letter))?)(?:\s+(?:på|av|on|off))?(?:[\s,]+(?:tack|please))?[.!]*$/iu;

/** A time zone by its name, or by the city of it: "Helsinki". */
function zoneCalled(name: string): string | null {
  const wanted = name.trim().replaceAll(' ', '_').toLowerCase();
  const zones = timeZones();
  const byName = zones.find((zone) => zone.toLowerCase() === wanted);
  return byName ?? zones.find((zone) => zone.toLowerCase().endsWith(`/${wanted}`)) ?? null;
}

/** The wish, or null. A code by itself is one to link, for somebody who is not known yet. */
export function accountWish(text: string, known: boolean): AccountWish | null {
  const said = text.trim();
  if (unlink.test(said)) return { kind: 'unlink' };
  if (signIn.test(said)) return { kind: 'sign-in' };
  const linking = link.exec(said);
  if (linking) return { kind: 'link', code: readCode(linking[1] ?? '') };
  const chat = prefer.exec(said)?.[1]?.toLowerCase();
  if (chat !== undefined) {
    const platform = chat === 'slack' || chat === 'teams' ? chat : chat.startsWith('web') ? 'web' : 'email';
    return { kind: 'prefer', platform };
  }
  const week = weekly.exec(said);
  if (week) return { kind: 'weekly', wanted: week[1] === undefined && !/\s(?:av|off)\b/iu.test(said) };
  const read = language.exec(said)?.[1]?.toLowerCase();
  if (read !== undefined)
    return { kind: 'language', language: read.startsWith('sv') || read === 'swedish' ? 'sv' : 'en' };
  const zone = timeZone.exec(said)?.[1];
  if (zone !== undefined) return { kind: 'time-zone', timeZone: zoneCalled(zone) };
  const code = known ? null : readCode(said);
  return code === null ? null : { kind: 'link', code };
}
