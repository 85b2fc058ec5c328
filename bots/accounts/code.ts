// The code of an invitation: short enough to be read out over the telephone, kept only as a slow hash.
import { randomInt, scrypt } from 'node:crypto';
import { promisify } from 'node:util';

/** Nothing that looks like something else: no I, L, O, 0 or 1. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const half = 4;
const derive = promisify<string, string, number, Buffer>(scrypt);

/** A new code, e.g. `KX7M-4PQ9`: one of 31⁸. */
export function newCode(): string {
  const part = (): string => Array.from({ length: half }, () => letters[randomInt(letters.length)]).join('');
  return `${part()}-${part()}`;
}

const codePattern = /^([a-z0-9]{4})[\s\-–]?([a-z0-9]{4})$/i;

/** A text as a code, or null when it is none: small letters, a space or nothing between the halves will do. */
export function readCode(text: string): string | null {
  const [, first, second] = codePattern.exec(text.trim()) ?? [];
  return first === undefined || second === undefined ? null : `${first}-${second}`.toUpperCase();
}

/** What is kept of a code. The same code has the same hash, to be found by it; each guess costs some 30 ms and 16 MB. */
export async function hashOf(code: string): Promise<string> {
  return (await derive(code, 'foothold invitation', 32)).toString('base64url');
}
