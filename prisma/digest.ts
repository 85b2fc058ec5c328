// What the audit chain is made of: digests over canonical JSON (RFC 8785), so that anyone can recompute them.
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** What an audit entry says about an event; `dataDigest` stands for the event's own words. */
export interface AuditFacts {
  readonly caseId: string;
  readonly seq: number;
  readonly type: string;
  readonly at: string;
  readonly by: string | null;
  readonly via: string;
  readonly dataDigest: string;
}

/** Digest of anything that is JSON. */
export function digest(value: unknown): string {
  return sha256(canonicalize(JSON.parse(JSON.stringify(value))) ?? '');
}

/** The hash of a link: the link before it and this entry's facts. */
export function linkHash(previous: string, { caseId, seq, type, at, by, via, dataDigest }: AuditFacts): string {
  return sha256(previous + digest({ caseId, seq, type, at, by, via, dataDigest }));
}
