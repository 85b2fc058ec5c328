// Letters as their readers see them.

/** A letter's parts, decoded. */
export interface Read {
  readonly to: string;
  readonly subject: string;
  readonly messageId: string;
  readonly inReplyTo: string | null;
  readonly text: string;
  /** Links to answer by, in their order. */
  readonly links: readonly string[];
}

/** Reads a raw letter of two alternatives, as the mail server got it. */
export function readLetter(raw: string): Read {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const headers = head.replaceAll(/\r\n[ \t]+/g, ' ');
  const header = (name: string): string | null => new RegExp(`^${name}: (.*)$`, 'im').exec(headers)?.[1] ?? null;
  const body = rest.join('\r\n\r\n');
  const [, plain = ''] = /Content-Type: text\/plain[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/.exec(body) ?? [];
  const text = quotedPrintable(plain);
  return {
    to: header('To') ?? '',
    subject: words(header('Subject') ?? ''),
    messageId: header('Message-ID') ?? '',
    inReplyTo: header('In-Reply-To'),
    text,
    links: [...text.matchAll(/https?:\/\/\S+\/answer\/\S+/g)].map(([link]) => link),
  };
}

const quotedPrintable = (text: string): string =>
  Buffer.from(
    text
      .replaceAll(/=\r\n/g, '')
      .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1'
  ).toString('utf8');

const words = (text: string): string =>
  text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?UTF-8\?([QB])\?(.*?)\?=/gi, (_, how: string, said: string) =>
      how.toUpperCase() === 'B'
        ? Buffer.from(said, 'base64').toString('utf8')
        : quotedPrintable(said.replaceAll('_', ' '))
    );
