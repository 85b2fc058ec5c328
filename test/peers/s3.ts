// A small S3 to test against: one bucket, path-style, as strict about signatures (SigV4) and the hash of what is sent as S3 itself.
// https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { close, listen, serverFor } from './http.js';

const key = { accessKeyId: 'AKPEER', secretAccessKey: 'peer-secret', region: 'eu-north-1' } as const;
const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const hmac = (secret: string | Buffer, data: string): Buffer => createHmac('sha256', secret).update(data).digest();
const aboutNow = 15 * 60_000;

/** A bucket that runs. */
export class S3Peer {
  readonly objects = new Map<string, { readonly body: Buffer; readonly type: string }>();
  /** Codes and statuses that coming requests are answered with instead. */
  readonly faults: { readonly status: number; readonly code: string }[] = [];
  url = '';

  readonly server = serverFor((request, _body, response, bytes) => {
    const fault = this.faults.shift() ?? this.#refusal(request, bytes);
    if (fault !== null) refuse(response, fault.status, fault.code);
    else this.#answer(request, bytes, response);
  });

  get settings() {
    return { url: `${this.url}/evidence`, ...key };
  }

  #answer({ method, url = '', headers }: IncomingMessage, body: Buffer, response: ServerResponse): void {
    const [, bucket, name = ''] = url.split('/');
    const there = this.objects.get(name);
    if (bucket !== 'evidence') refuse(response, 404, 'NoSuchBucket');
    else if (method === 'PUT') {
      this.objects.set(name, { body, type: headers['content-type'] ?? '' });
      response.writeHead(200).end();
    } else if (method === 'DELETE') {
      this.objects.delete(name);
      response.writeHead(204).end();
    } else if (there === undefined) refuse(response, 404, 'NoSuchKey');
    else response.writeHead(200, { 'content-type': there.type }).end(there.body);
  }

  /** Why S3 would not hear this request; null when it would. */
  #refusal({ method = '', url = '', headers }: IncomingMessage, body: Buffer): { status: number; code: string } | null {
    const [, id, day = '', region = '', names = '', signature] =
      /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]+)$/.exec(
        headers.authorization ?? ''
      ) ?? [];
    if (id !== key.accessKeyId) return { status: 403, code: 'InvalidAccessKeyId' };
    if (region !== key.region) return { status: 400, code: 'AuthorizationHeaderMalformed' };
    const date = String(headers['x-amz-date']);
    const at = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
    if (!(Math.abs(Date.now() - at) < aboutNow)) return { status: 403, code: 'RequestTimeTooSkewed' };
    const signed = names.split(';');
    if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every((name) => signed.includes(name)))
      return { status: 403, code: 'AccessDenied' };
    const content = String(headers['x-amz-content-sha256']);
    if (content !== 'UNSIGNED-PAYLOAD' && content !== sha256(body))
      return { status: 400, code: 'XAmzContentSHA256Mismatch' };
    const lines = signed.map((name) => `${name}:${String(headers[name]).trim()}\n`).join('');
    const request = [method, url, '', lines, names, content].join('\n');
    const toSign = ['AWS4-HMAC-SHA256', date, `${day}/${region}/s3/aws4_request`, sha256(request)].join('\n');
    const secret = ['s3', 'aws4_request'].reduce(hmac, hmac(hmac(`AWS4${key.secretAccessKey}`, day), region));
    return hmac(secret, toSign).toString('hex') === signature ? null : { status: 403, code: 'SignatureDoesNotMatch' };
  }

  stop(): Promise<void> {
    return close(this.server);
  }
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code></Error>`);
}

/** Starts one. */
export async function startS3Peer(): Promise<S3Peer> {
  const peer = new S3Peer();
  peer.url = await listen(peer.server);
  return peer;
}
