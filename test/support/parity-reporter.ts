// Keeps docs/parity.md true: the tests that run alike in every chat, and what each said there. A run that says something else than the
// table fails; a run with `--update` writes it (`npm run parity`).
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Reporter, TestCase, TestModule, Vitest } from 'vitest/node';
import type { ChatName } from '../e2e/chat-names.js';
import { chats, inChat } from '../e2e/chat-names.js';

const root = path.resolve(import.meta.dirname, '../..');
const table = path.join(root, 'docs/parity.md');
const head = `# What works where

The same tests run in Slack, in Teams and on the web: real Bolt and botbuilder before local peers, a browser before the pages, the real
conversation and workflows behind them. This table is what they said when they ran: \`npm run parity\` writes it, and \`npm test\` fails when
it says something else than what ran. A dash says why something cannot be there.

| What works | Slack | Teams | Web |
| --- | --- | --- | --- |
`;

/** Rows of one file of tests, by its path from the root. */
type Rows = ReadonlyMap<string, readonly string[]>;

/** Vitest makes it; see vitest.config.ts. */
// eslint-disable-next-line no-restricted-syntax -- Vitest wants a default export.
export default class ParityReporter implements Reporter {
  #vitest: Vitest | null = null;

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const ran: Rows = new Map(
      modules.flatMap((module) => {
        const rows = rowsOf(module);
        return rows === null ? [] : [[path.relative(root, module.moduleId), rows]];
      })
    );
    const kept = existsSync(table) ? read(readFileSync(table, 'utf8')) : new Map<string, string[]>();
    if (this.#vitest?.snapshot.options.updateSnapshot === 'all') {
      if (ran.size > 0) writeFileSync(table, written(kept, ran));
      return;
    }
    const wrong = [...ran].filter(([file, rows]) => rows.join('\n') !== (kept.get(file) ?? []).join('\n'));
    if (wrong.length === 0) return;
    const files = wrong.map(([file]) => file).join(', ');
    this.#vitest?.logger.error(`docs/parity.md says something else than what ran in ${files}. Run: npm run parity`);
    process.exitCode = 1;
  }
}

/** What a file says of each chat; null when it compares none, or when not all of it ran and passed. */
function rowsOf(module: TestModule): string[] | null {
  const cells = new Map<string, Map<ChatName, string>>();
  for (const test of module.children.allTests()) {
    const chat = chatOf(test);
    if (chat === null) continue;
    const cell = cellOf(test);
    if (cell === null) return null;
    const row = cells.get(test.name) ?? new Map<ChatName, string>();
    cells.set(test.name, row.set(chat, cell));
  }
  if (cells.size === 0) return null;
  const link = path.relative(path.dirname(table), module.moduleId);
  return [...cells].map(([name, row]) => {
    const what = name.charAt(0).toUpperCase() + name.slice(1);
    return `| [${what}](${link}) | ${chats.map((chat) => row.get(chat) ?? '').join(' | ')} |`;
  });
}

function chatOf({ parent }: TestCase): ChatName | null {
  return chats.find((chat) => parent.type === 'suite' && parent.name === inChat.replace('%s', chat)) ?? null;
}

/** A test that was left out says why, unless it was left out by whoever ran only some. */
function cellOf(test: TestCase): string | null {
  const result = test.result();
  if (result.state === 'passed') return 'yes';
  return result.state === 'skipped' && result.note !== undefined ? `— ${result.note}` : null;
}

const linked = /\]\(\.\.\/(.+?)\) \|/;

function read(text: string): Map<string, string[]> {
  const rows = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const file = linked.exec(line)?.[1];
    if (file !== undefined) rows.set(file, [...(rows.get(file) ?? []), line]);
  }
  return rows;
}

/** The table with what ran in the place of what was said before; files that are gone are left out. */
function written(kept: Rows, ran: Rows): string {
  const files = [...new Set([...kept.keys(), ...ran.keys()])]
    .filter((file) => existsSync(path.join(root, file)))
    .sort();
  return `${head}${files.flatMap((file) => ran.get(file) ?? kept.get(file) ?? []).join('\n')}\n`;
}
