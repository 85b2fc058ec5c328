// What the two authorities themselves do: the municipality adopts a policy and changes it now and then, its company inherits it, and
// both open tenders under it as a person would. Frameworks that have been signed get call-offs.
import { expect } from 'vitest';
import { newAuthority } from '../../domain/authority.js';
import { authorityCaseId, tenderId } from '../../domain/case.js';
import type { Command } from '../../domain/commands.js';
import type { PolicyTerms } from '../../domain/policy.js';
import { startingTerms } from '../../domain/policy.js';
import type { ProcedureName } from '../../domain/procedures.js';
import type { OwnSettings } from '../../domain/settings.js';
import type { TenderState } from '../../domain/tender.js';
import type { Town } from '../support/cases.js';
import { taskQueue } from '../support/cases.js';
import type { Draw, Odds } from './chance.js';
import { drawsAbout } from './chance.js';
import type { Player } from './people.js';
import { company, matchingBody, municipality, players } from './people.js';

/** Policies that authorities of all kinds have; the approvals by anybody, by each role, and by two of several. */
const policies: Odds<PolicyTerms> = [
  [4, startingTerms],
  [
    2,
    {
      ...startingTerms,
      maxPricePercent: 40,
      approvals: {
        requirement: { roles: ['manager', 'coordinator'], needs: 'all' },
        exemption: { roles: ['manager'], needs: 2 },
        award: { roles: ['manager', 'contract-manager'], needs: 2 },
      },
      followUpBy: 'coordinator',
    },
  ],
  [1, { ...startingTerms, requirementInEveryTender: false }],
];

/** Numbers that they make their own; the last cannot be meant, as somebody tries. */
const ownSettings: Odds<OwnSettings> = [
  [3, {}],
  [2, { directAwardLimitOre: 500_000_00, frameworkLimitMonths: 36 }],
  [2, { directAwardLimitOre: 1_200_000_00, reportWorkingDays: 5, reportAgainWorkingDays: 3 }],
  [2, { undoMinutes: 0, planDays: 21, answerReportDays: 14, openBidsWorkingDays: 3, courtWorkingDays: 40 }],
  [1, { planDays: 90 }],
];

const adoption = (draw: Draw): PolicyTerms => ({
  ...draw.of('policy', policies),
  settings: draw.of('settings', ownSettings),
});

type Opening = Extract<Command, { readonly kind: 'open-tender' }>;

const procedures: Odds<ProcedureName> = [
  [6, 'open'],
  [3, 'simplified'],
  [2, 'framework'],
  [1, 'reserved'],
  [2, 'direct'],
  // Of no framework: somebody who tries.
  [1, 'call-off'],
];

/** A purchase; some direct awards and frameworks are over the limits of some policies. */
function opening(reference: string, title: string, draw: Draw): Opening {
  const procedure = draw.of('procedure', procedures);
  const thousands = procedure === 'direct' ? draw.whole('value', 300, 1000) : draw.whole('value', 20_000, 200_000);
  return {
    kind: 'open-tender',
    reference,
    title,
    procedure,
    matchingBodyId: draw.percent('no matching body', 5) ? null : matchingBody,
    framework: procedure === 'call-off' ? 'SIM-NONE' : null,
    scope: {
      nature: draw.percent('works', 70) ? 'works' : 'services',
      trade: null,
      valueOre: thousands * 1000_00,
      durationMonths: draw.whole('months', 2, procedure === 'framework' ? 5 : 4) * 12,
      labourPercent: 30,
    },
  };
}

/** What the play lends: gives a command on a case, and answers whether it was taken. */
export type Give = (caseId: string, player: Player, command: Command, deliveryId: string) => Promise<boolean>;

/** The authorities of one play. */
export interface Authorities {
  /** What they do on a day (of the play), before anybody looks at a case; `opens` are the numbers of the tenders to open. */
  step(day: number, opens: readonly number[]): Promise<void>;
}

/** Starts both authorities, with a first policy. */
export async function startAuthorities(here: Town, seed: number, give: Give): Promise<Authorities> {
  const callOffs = new Map<string, number>();

  const present = (organisationId: string, role: Player['roles'][number], day: number): Player => {
    const found = players.find(
      (each) =>
        each.organisationId === organisationId && each.roles.includes(role) && each.from <= day && day < each.until
    );
    if (found === undefined) throw new Error(`Nobody is ${role} at ${organisationId} on day ${day}`);
    return found;
  };

  async function start(organisationId: string, parentId: string | null): Promise<void> {
    const areas = [{ id: 'vivalla', name: 'Vivalla' }];
    const state = newAuthority({ organisationId, name: organisationId, parentId, areas });
    await here.client.workflow.start('authority', {
      workflowId: state.id,
      taskQueue,
      args: [{ state, unrecorded: [] }],
    });
    await recorded(state.id);
  }

  async function recorded(caseId: string): Promise<void> {
    await expect.poll(() => here.db.case.count({ where: { id: caseId } }), { timeout: 60_000 }).toBe(1);
  }

  async function adopt(day: number, draw: Draw): Promise<void> {
    const manager = present(municipality, 'manager', day);
    const wanted = adoption(draw);
    // Whoever is told that a number cannot be meant adopts the policy without any.
    for (const policy of [wanted, { ...wanted, settings: {} }]) {
      const deliveryId = `adopt/${day}/${Object.keys(policy.settings).join()}`;
      if (await give(authorityCaseId(municipality), manager, { kind: 'adopt-policy', policy }, deliveryId)) return;
    }
  }

  async function open(organisationId: string, command: Opening, day: number): Promise<boolean> {
    const officer = present(organisationId, 'procurement-officer', day);
    const caseId = authorityCaseId(organisationId);
    const taken = await give(caseId, officer, command, `${caseId}/${command.reference}/${command.procedure}`);
    if (taken) await recorded(tenderId(command.reference));
    return taken;
  }

  async function openNumber(number: number, day: number): Promise<void> {
    const reference = `SIM-${seed}-${String(number).padStart(3, '0')}`;
    const draw = drawsAbout(reference);
    const organisationId = draw.percent('company', 40) ? company : municipality;
    const wanted = opening(reference, `Upphandling ${number}`, draw);
    // Whoever is told that it is over a limit, or that there is no such framework, asks for bids in the open.
    if (!(await open(organisationId, wanted, day)))
      await open(organisationId, { ...wanted, procedure: 'simplified', framework: null }, day);
  }

  /** Now and then the officer calls off under a framework, at most three times. */
  async function callOff(day: number): Promise<void> {
    const signed = await here.db.case.findMany({
      where: { kind: 'tender', standing: 'signed', state: { path: ['procedure'], equals: 'framework' } },
      orderBy: { id: 'asc' },
    });
    for (const { state } of signed) {
      const framework = state as unknown as TenderState;
      const { reference, authorityId, scope, matchingBodyId } = framework;
      const number = (callOffs.get(reference) ?? 0) + 1;
      if (number > 3 || !drawsAbout(seed, reference, day).percent('call-off', 4)) continue;
      callOffs.set(reference, number);
      await open(
        authorityId,
        {
          kind: 'open-tender',
          reference: `${reference}-A${number}`,
          title: `${framework.title}, avrop ${number}`,
          procedure: 'call-off',
          matchingBodyId,
          framework: reference,
          scope: { ...scope, valueOre: 5_000_000_00, durationMonths: 12 },
        },
        day
      );
    }
  }

  await start(municipality, null);
  await start(company, municipality);
  await adopt(0, drawsAbout(seed, 'first policy'));
  return {
    async step(day, opens) {
      const draw = drawsAbout(seed, 'policy', day);
      if (draw.percent('changes', 5)) await adopt(day, draw);
      for (const number of opens) await openNumber(number, day);
      await callOff(day);
    },
  };
}
