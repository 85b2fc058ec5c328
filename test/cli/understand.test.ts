// `foothold understand` as people and programs call it.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { flatSchema } from '../../bots/understand/index.js';

const program = path.resolve(import.meta.dirname, '../../bin/foothold.js');

function understood(args: readonly string[], input = ''): { status: number | null; stdout: string; stderr: string } {
  // Neither is needed, and what is needed for nothing must not be asked for.
  const env = { ...process.env, DATABASE_URL: 'nowhere', TEMPORAL_ADDRESS: 'nowhere' };
  return spawnSync(process.execPath, [program, 'understand', ...args], { encoding: 'utf8', input, env });
}

describe('foothold understand', () => {
  it('prints one JSON object for a message', () => {
    const { stdout, status } = understood([
      '--today',
      '2026-11-24',
      '--json',
      'två på praktik hos Elajo från 9 november',
    ]);
    expect(status).toBe(0);
    expect(flatSchema.parse(JSON.parse(stdout))).toMatchObject({
      intent: 'report-internship',
      count: 2,
      startDate: '2026-11-09',
      employer: 'Elajo',
      questions: [],
    });
  });

  it('keeps what was said without a word for what happened, and asks for it', () => {
    const { stdout } = understood(['--today', '2026-11-24', '--json', 'Kalle började i måndags 75%']);
    expect(JSON.parse(stdout)).toMatchObject({
      intent: 'unknown',
      count: 1,
      startDate: '2026-11-23',
      extentPercent: 75,
      questions: ['intent'],
      text: '[namn] började i måndags 75%',
    });
  });

  it('reads messages from the input, one a line, and answers one object a line', () => {
    const { stdout } = understood(['--today', '2026-11-24', '--json', '-'], 'inget nytt\n\nP-4 quit on Friday\n');
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => flatSchema.parse(JSON.parse(line)).intent);
    expect(lines).toEqual(['report-none', 'report-ended']);
  });

  it('says in words what it understood, in the language of the message or the one asked for', () => {
    expect(understood(['--today', '2026-11-24', 'Anna slutade i fredags']).stdout).toMatch(
      /en rapport om avslut[^]*inte sparat namnet/
    );
    expect(understood(['--today', '2026-11-24', '--language', 'en', 'P-4 slutade i fredags']).stdout).toContain(
      'a report of an end'
    );
    expect(understood(['--today', '2026-11-24'], 'we have hired two people').stdout).toContain('a report of a hire');
  });

  it('says what is wrong with a date, and ends with 2', () => {
    const { status, stderr, stdout } = understood(['--today', '2026-13-24', 'hej']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe('--today 2026-13-24 is not a date; write it as YYYY-MM-DD, for instance 2026-11-24.\n');
  });
});
