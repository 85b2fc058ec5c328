// One question before anything is changed: what would be was shown, a yes lets it be.
import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { say } from './say.js';

/** The exit code when a question was due and nobody was there to answer it. */
const nobodyThere = 2;

/** Whether it may be done: by `--yes`, else by whoever is at the terminal; without one nothing is, and it is said what to add. */
export async function confirmed(question: string, yes: boolean): Promise<boolean> {
  if (yes) return true;
  if (!process.stdin.isTTY) {
    say.error('Nothing was changed: nobody is there to say yes. Add --yes, or --dry-run to look only.');
    process.exitCode = nobodyThere;
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    // Ctrl-D is a no.
    const left = once(terminal, 'close').then(() => '');
    const answer = await Promise.race([terminal.question(`${question} `), left]);
    return /^(j|ja|y|yes)$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}
