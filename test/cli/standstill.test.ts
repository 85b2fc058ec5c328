// `foothold standstill` as people and programs call it: the answers of Upphandlingsmyndigheten, and the holidays of Act 1930:173.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const program = path.resolve(import.meta.dirname, '../../bin/foothold.js');

function standstill(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [program, 'standstill', ...args], { encoding: 'utf8' });
}

describe('foothold standstill', () => {
  it.each([
    ['sent on a Monday, electronically', '--sent 2019-04-01', '2019-04-11', '2019-04-12'],
    ['a last day that is a Sunday; Easter within does not matter', '--sent 2019-04-18', '2019-04-29', '2019-04-30'],
    [
      'from a court that decided, a last day that is a Saturday',
      '--sent 2018-05-02 --court 2018-05-30',
      '2018-06-11',
      '2018-06-12',
    ],
    ['15 days by other means', '--sent 2019-04-01 --means other', '2019-04-16', '2019-04-17'],
    ['a last day on Christmas Eve, before a weekend', '--sent 2026-12-14', '2026-12-28', '2026-12-29'],
    ['a last day on New Year’s Eve', '--sent 2026-12-21', '2027-01-04', '2027-01-05'],
    ['a last day on Midsummer Eve', '--sent 2026-06-09', '2026-06-22', '2026-06-23'],
    ['a last day on Good Friday', '--sent 2026-03-24', '2026-04-07', '2026-04-08'],
    ['a last day on the National Day', '--sent 2025-05-27', '2025-06-09', '2025-06-10'],
    ['a last day on Ascension Day', '--sent 2026-05-04', '2026-05-15', '2026-05-16'],
  ])('%s', (_, args, lastDay, earliestContract) => {
    const { stdout, status } = standstill(...args.split(' '), '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toStrictEqual({ lastDay, earliestContract });
  });

  it('answers in a sentence without --json', () => {
    expect(standstill('--sent', '2026-12-14').stdout).toBe(
      'The last day of the standstill is 2026-12-28.\nThe contract may be signed from 2026-12-29.\n'
    );
  });

  it.each([
    [['--sent', 'tomorrow'], 'tomorrow is not a date; write it as YYYY-MM-DD'],
    [['--sent', '2026-02-30'], '2026-02-30 is not a date'],
    [['--sent', '2026-12-14', '--court', 'soon'], 'soon is not a date'],
    [['--sent', '2026-12-14', '--means', 'pigeon'], 'electronic, other'],
    [['--json'], "required option '--sent <date>' not specified"],
  ])('%j is answered with what is wrong', (args, sentence) => {
    const { status, stderr, stdout } = standstill(...args);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(sentence);
  });
});
