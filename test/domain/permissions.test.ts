// Who may do what: the whole matrix as a table to read, and what must hold whatever the table says.
import { describe, expect, it } from 'vitest';
import { roles } from '../../domain/actor.js';
import type { CommandKind } from '../../domain/commands.js';
import type { Parties } from '../../domain/permissions.js';
import { maySee, mayGive, permissions, personal } from '../../domain/permissions.js';
import { someone } from './stamps.js';

const parties: Parties = {
  authorityId: 'obo',
  contractorIds: ['skanska', 'elajo'],
  matchingBodyId: 'af',
};
const relations = [
  ['A', 'obo'],
  ['C', 'skanska'],
  ['S', 'elajo'],
  ['M', 'af'],
  ['x', 'stranger'],
] as const;
const commands = Object.keys(permissions) as CommandKind[];

describe('the permission matrix', () => {
  it('is as written in the fixture', async () => {
    const width = Math.max(...commands.map((command) => command.length));
    const cell = (command: CommandKind, role: (typeof roles)[number]): string =>
      relations
        .filter(([, organisation]) => mayGive(someone(role, organisation), command, parties) === null)
        .map(([letter]) => letter)
        .join('') || '.';
    const lines = commands.map((command) =>
      [
        command.padEnd(width),
        ...roles.map((role) => cell(command, role).padEnd(role.length)),
        personal.includes(command) ? 'no' : 'yes',
      ].join('  ')
    );
    const table = [
      'Who may give which command, by role and by relation to the case:',
      'A of the authority, C of the contractor, S of a subcontractor, M of the matching body, x of anybody else; . nobody.',
      'Last: whether it may be given in the stead of somebody who is away and has delegated.',
      '',
      [''.padEnd(width), ...roles, 'in stead'].join('  '),
      ...lines,
      '',
    ].join('\n');
    await expect(table).toMatchFileSnapshot('../fixtures/permissions.txt');
  });

  it('gives a stranger nothing, in any role', () => {
    for (const role of roles)
      for (const command of commands) expect(mayGive(someone(role, 'stranger'), command, parties)).not.toBeNull();
  });

  it('lets an auditor see everything and do nothing', () => {
    for (const [, organisation] of relations) {
      expect(maySee(someone('auditor', organisation), parties)).toBe(true);
      for (const command of commands)
        expect(mayGive(someone('auditor', organisation), command, parties)).not.toBeNull();
    }
  });

  it('hides a case from those who take no part in it', () => {
    expect(maySee(someone('contractor', 'stranger'), parties)).toBe(false);
    expect(maySee(someone('contractor', 'elajo'), parties)).toBe(true);
    expect(maySee(someone('matching-body', 'af'), { ...parties, matchingBodyId: null })).toBe(false);
  });

  it('counts a role only with the organisation that it belongs to', () => {
    expect(mayGive(someone('manager', 'skanska'), 'approve', parties)).not.toBeNull();
    expect(mayGive(someone('contractor', 'obo'), 'report', parties)).not.toBeNull();
    expect(mayGive(someone('matching-body', 'af'), 'refer', { ...parties, matchingBodyId: null })).not.toBeNull();
  });

  it('keeps the buyer from reporting and the contractor from accepting its own reports', () => {
    for (const role of roles) {
      expect(mayGive(someone(role, 'obo'), 'report', parties)).not.toBeNull();
      expect(mayGive(someone(role, 'skanska'), 'accept-report', parties)).not.toBeNull();
    }
  });

  it('lets whoever stands in do what the other may, but what is personal', () => {
    const standIn = {
      ...someone('evaluator', 'obo', 'björn'),
      standsInFor: [{ personId: 'anna', roles: ['manager'] }],
    } as const;
    for (const command of commands) {
      const own = mayGive(someone('evaluator', 'obo'), command, parties) === null;
      const others = mayGive(someone('manager', 'obo'), command, parties) === null && !personal.includes(command);
      expect([command, mayGive(standIn, command, parties) === null]).toEqual([command, own || others]);
    }
    expect(mayGive({ ...standIn, organisationId: 'stranger' }, 'approve', parties)).not.toBeNull();
  });

  it('says who may, when somebody may not', () => {
    expect(mayGive(someone('evaluator', 'obo'), 'register-bid', parties)).toMatchObject({
      refused: 'NotAllowed',
      message: 'Only procurement-officer or coordinator of this case may register-bid; ask one of them.',
      details: { roles: 'procurement-officer,coordinator' },
    });
  });
});
