// `foothold understand`: what Foothold would make of a message, without sending anything.
import { Command } from 'commander';
import { flat } from '../bots/understand/understood.js';
import { understand } from '../bots/understand/index.js';
import { say } from './say.js';

/** The command. */
export function understandCommand(): Command {
  return new Command('understand')
    .description('Shows how a message is understood, and which text of it would be stored.')
    .argument('<text...>', 'the message, in Swedish or English')
    .option('--today <date>', 'the day it is said, YYYY-MM-DD', new Date().toISOString().slice(0, 10))
    .option('--json', 'answer as JSON', false)
    .addHelpText('after', '\nExample:\n  foothold understand "vi har anställt två personer, tillsvidare från 1 mars"')
    .action((words: string[], { today, json }: { today: string; json: boolean }) => {
      const understood = understand(words.join(' '), today);
      say.result(flat(understood), json, (facts) =>
        Object.entries(facts)
          .filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))
          .map(([name, value]) => `${name.padEnd(16)} ${Array.isArray(value) ? value.join(', ') : String(value)}`)
          .join('\n')
      );
    });
}
