// The short table of what happened, counted from the record.
import type { Family, WalkedAuthority } from './family.js';
import type { Played } from './play.js';

type Lines = readonly (readonly [name: string, value: string | number])[];

/** One line for each thing that can be counted. */
export function tableOf(
  families: readonly Family[],
  authorities: readonly WalkedAuthority[],
  { answers, sentTwice }: Played,
  more: Lines
): string {
  const tenders = families.map(({ tender }) => tender);
  const contracts = families.flatMap(({ contract }) => contract ?? []);
  const placements = families.flatMap((family) => family.placements);
  const all = [...authorities, ...tenders, ...contracts, ...placements];
  const happened = (type: string): number =>
    all.reduce((sum, { moments }) => sum + moments.filter(({ event }) => event.type === type).length, 0);
  const silent = contracts.flatMap(({ moments }) =>
    moments.flatMap(({ event }) => (event.type === 'month-closed' ? event.silent : []))
  );
  const lines: Lines = [
    ['policies adopted', happened('policy-adopted')],
    ['under policy', counts(tenders.map(({ state }) => `version ${state.policy.version}`))],
    ['suppliers excluded', contracts.filter(({ state }) => state.followUp.excludedFrom !== null).length],
    ['tenders', counts(tenders.map(({ state }) => state.status))],
    ['procedures', counts(tenders.map(({ state }) => state.procedure))],
    ['without requirement', counts(tenders.flatMap(({ state }) => state.withoutRequirement?.as ?? []))],
    ['cancelled because', counts(tenders.flatMap(({ state }) => state.cancelReason ?? []))],
    ['appeals', counts(tenders.flatMap(({ state }) => state.appeals.map(({ court }) => court)))],
    [
      'court decisions',
      counts(tenders.flatMap(({ state }) => state.appeals.flatMap(({ decision }) => decision?.outcome ?? []))),
    ],
    ['contracts', counts(contracts.map(({ state }) => state.phase))],
    ['months reported', happened('report-received')],
    ['months silent', silent.length],
    ['placements', counts(placements.map(({ state }) => state.ended?.reason ?? state.phase))],
    ['reminders', happened('reminded')],
    ['escalations', happened('escalated')],
    ['commands', counts(answers)],
    ['sent twice', sentTwice],
    ['events', all.reduce((sum, { moments }) => sum + moments.length, 0)],
    ...more,
  ];
  return lines.map(([name, value]) => `${name.padEnd(20)} ${value}`).join('\n');
}

function counts(of: readonly string[] | Readonly<Record<string, number>>): string {
  const numbers = new Map<string, number>();
  if (Array.isArray(of)) for (const each of of as readonly string[]) numbers.set(each, (numbers.get(each) ?? 0) + 1);
  else for (const [name, number] of Object.entries(of as Record<string, number>)) numbers.set(name, number);
  return [...numbers]
    .sort(([, a], [, b]) => b - a)
    .map(([name, number]) => `${number} ${name}`)
    .join(', ');
}
