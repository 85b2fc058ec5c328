// `foothold understand`: what Foothold would make of a message, without sending anything. Loads neither database nor Temporal.
import { createInterface } from 'node:readline';
import { Command, Option } from 'commander';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { understand } from '../bots/understand/index.js';
import { languageOf } from '../bots/understand/language.js';
import { flat } from '../bots/understand/understood.js';
import { understoodInWords } from '../bots/words/understood.js';
import type { Language } from '../domain/actor.js';
import { say } from './say.js';

interface Options {
  readonly today: string;
  readonly language?: Language;
  readonly json: boolean;
}

/** The command. */
export function understandCommand(): Command {
  return new Command('understand')
    .description('Shows how a message is understood, and which text of it would be stored.')
    .argument('[text...]', 'the message, in Swedish or English; - or nothing reads messages from the input, one a line')
    .option(
      '--today <date>',
      'the day it is said, YYYY-MM-DD',
      DateTime.now().setZone('Europe/Stockholm').toFormat('yyyy-MM-dd')
    )
    .addOption(
      new Option('--language <language>', 'the language of the answer, else that of the message').choices(['sv', 'en'])
    )
    .option('--json', 'answer as JSON; one object a line for messages from the input', false)
    .addHelpText(
      'after',
      `
Examples:
  foothold understand "vi har anställt två personer, tillsvidare från 1 mars"
  foothold understand --today 2026-11-24 --json "P-17 slutade i fredags"
  foothold understand --json < messages.txt`
    )
    .action(async (words: string[], options: Options) => {
      if (!z.iso.date().safeParse(options.today).success) {
        say.error(`--today ${options.today} is not a date; write it as YYYY-MM-DD, for instance 2026-11-24.`);
        process.exitCode = 2;
        return;
      }
      const text = words.join(' ');
      if (text !== '' && text !== '-') {
        const understood = understand(text, options.today);
        say.result(flat(understood), options.json, () =>
          understoodInWords(understood, options.language ?? languageOf(text))
        );
        return;
      }
      for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
        if (line.trim() === '') continue;
        const understood = understand(line, options.today);
        say.line(
          options.json
            ? JSON.stringify(flat(understood))
            : `${understoodInWords(understood, options.language ?? languageOf(line))}\n`
        );
      }
    });
}
