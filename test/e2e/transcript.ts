// What was said and pressed in the story, written down by the run itself: `npm run vivalla` keeps it as docs/vivalla.md.
import { writeFileSync } from 'node:fs';
import path from 'node:path';

/** One chat's story as Markdown. */
export class Transcript {
  readonly #lines: string[] = [];

  constructor(private readonly chat: string) {}

  month(number: number, period: string): void {
    this.#lines.push('', `### Month ${number}, ${period}`, '');
  }

  said(who: string, text: string, answer: string): void {
    // What a button carries is not said; the buttons stand last.
    const [said = ''] = answer.split(/ Ja, stämmer| Öppna ärendet/);
    this.#lines.push(`**${who}**: ${text}`, '', `> ${said}`, '');
  }

  pressed(who: string, button: string, about: string): void {
    this.#lines.push(`**${who}** presses *${button}*${about === '' ? '' : ` (${about})`}.`, '');
  }

  /** Writes it where FOOTHOLD_TRANSCRIPT says, when this is the chat it is told in. */
  keep(): void {
    const file = process.env['FOOTHOLD_TRANSCRIPT'];
    if (file === undefined || this.chat !== 'slack') return;
    const head = [
      '# Vivalla, told by messages',
      '',
      'Written by `npm run vivalla`, which plays it in Slack, in Teams and on the web (test/e2e/vivalla-by-messages.test.ts): four skipped years on a real',
      'Temporal server. This is what was said in Slack, in Swedish as people write it.',
      '',
    ];
    writeFileSync(
      path.resolve(file),
      `${[...head, ...this.#lines]
        .join('\n')
        .replaceAll(/\n{3,}/g, '\n\n')
        .trim()}\n`
    );
  }
}
