// The play: tenders are opened over the first year, and step by step everybody looks at their cases and maybe acts, until the years
// are over. Nothing is decided by the clock of this machine: a step begins at a set instant, when all that was due is recorded.
import pLimit from 'p-limit';
import { expect } from 'vitest';
import { notThere } from '../../bots/known.js';
import type { Sent } from '../../bots/send-command.js';
import { sendCommand } from '../../bots/send-command.js';
import { isRunning, partiesOf, standingOf, waitingIn } from '../../domain/any-case.js';
import { aboutOf, tenderId } from '../../domain/case.js';
import type { Command, CommandKind } from '../../domain/commands.js';
import { mayGive } from '../../domain/permissions.js';
import type { TenderState } from '../../domain/tender.js';
import { waitingFor } from '../../prisma/listed.js';
import type { Town } from '../support/cases.js';
import { busyMachineMs, taskQueue } from '../support/cases.js';
import type { Give } from './authorities.js';
import { startAuthorities } from './authorities.js';
import { drawsAbout } from './chance.js';
import { letGo, sleepUntil } from './clock.js';
import { whatToDo, unasked } from './deeds.js';
import type { Player } from './people.js';
import { daysTaken, players, savePlayers } from './people.js';
import { familyOf, inParallel, unsettled } from './standing.js';

/** What to play. The same seed plays the same story. */
export interface PlayOptions {
  readonly tenders: number;
  readonly years: number;
  readonly seed: number;
  /** Is told how far the play has come, a few times a year. */
  readonly tell: (line: string) => void;
}

/** What the play itself has to tell; everything else is read from the record. */
export interface Played {
  /** Answers to commands, by how they ended: `taken`, or the refusal. */
  readonly answers: Readonly<Record<string, number>>;
  readonly sentTwice: number;
  readonly problems: readonly Problem[];
}

/** Something that must not be. */
export interface Problem {
  readonly caseId: string;
  readonly what: string;
}

const dayMs = 24 * 60 * 60 * 1000;
/** A Monday so far ahead that the server's own clock is never later; every play begins then. */
const firstDay = Date.parse('2035-01-08T10:00:00Z');
/** Monday to Thursday to Monday. */
const stepDays = [3, 4] as const;

/**
 * When a step begins: at another time of day than the steps around it. A clock of whole days that starts in one step would otherwise
 * end just as another begins, and the time-skipping server strands a case that then calls the clock off (temporalio/sdk-java#3088).
 */
function beginOf(day: number, step: number): number {
  return firstDay + day * dayMs + ((step * 7) % 220) * 60_000;
}
/** Families of cases that are played at the same time. */
const atOnce = 12;

/** Commands that may end their case. The time-skipping server never answers an update to a case that has just ended, so these come once. */
const endings: readonly CommandKind[] = [
  'cancel',
  'reject',
  'sign-contract',
  'register-court-decision',
  'evaluate',
  'end-placement',
  'confirm-eligibility',
  'confirm-retention',
];

/** Plays it all on a town whose worker runs. */
export async function play(here: Town, { tenders, years, seed, tell }: PlayOptions): Promise<Played> {
  const answers: Record<string, number> = {};
  const problems: Problem[] = [];
  const looks = new Map<string, number>();
  let sentTwice = 0;
  const stuck = new Set<string>();
  const ended = new Set<string>();

  const clock = (): Promise<number> => here.env.currentTimeMs();

  /** Waits until everything that is due has happened and is recorded; a case that does not come so far is told and left alone. */
  async function settle(family?: string): Promise<void> {
    const now = await clock();
    const waiting = (): Promise<string[]> => unsettled(here.db, now, { family, stuck });
    try {
      await expect.poll(waiting, { timeout: 60_000, interval: 30 }).toEqual([]);
    } catch {
      for (const caseId of await waiting()) {
        stuck.add(caseId);
        const state = await here.state(caseId);
        const waits = waitingIn(state).map(({ task, dueAt }) => `${task} until ${dueAt}`);
        const where = [standingOf(state), ...waits].join(', ');
        problems.push({ caseId, what: `does not come further at ${new Date(now).toISOString()}: ${where}` });
      }
    }
  }

  /** Hundreds of people act in one moment here; that this makes a rush, which is queued together, is not what is played. */
  const inTurn = pLimit(8);

  /** Gives a command as the conversation does, after the read model has been asked about it; true when it was taken. */
  async function give(caseId: string, player: Player, command: Command, deliveryId: string): Promise<boolean> {
    const asked = await notThere(here.db, await here.state(caseId), { command, by: player });
    const send = (): ReturnType<typeof sendCommand> =>
      sendCommand({ client: here.client, taskQueue, patienceMs: busyMachineMs }, caseId, {
        deliveryId,
        by: player,
        via: 'web',
        command,
      });
    const twice = asked === null && !endings.includes(command.kind) && drawsAbout(deliveryId).percent('twice', 20);
    const sent: Sent[] =
      asked === null ? await inTurn.map(twice ? [1, 2] : [1], send) : [{ kind: 'refused', refusal: asked }];
    if (twice) sentTwice += 1;
    const queued = sent.some(({ kind }) => kind === 'queued');
    if (queued) await handedOver(caseId, deliveryId);
    const taken = sent.filter(({ kind }) => kind === 'taken').length;
    const refusal = sent.flatMap((each) => (each.kind === 'refused' ? [each.refusal.refused] : []))[0];
    const answer = taken > 0 ? 'taken' : (refusal ?? 'queued');
    answers[answer] = (answers[answer] ?? 0) + 1;
    return taken > 0 || (queued && (await delivered(caseId, deliveryId)));
  }

  /** The same, and waits until it is recorded: what an authority does is read from there. */
  const giveRecorded: Give = async (caseId, player, command, deliveryId) => {
    const taken = await give(caseId, player, command, deliveryId);
    if (taken) await expect.poll(() => delivered(caseId, deliveryId), { timeout: 60_000 }).toBe(true);
    return taken;
  };

  async function delivered(caseId: string, deliveryId: string): Promise<boolean> {
    return (await here.db.delivery.count({ where: { caseId, deliveryId } })) > 0;
  }

  /** A busy machine has queued the command; it is done when the workflow that carries it is. */
  async function handedOver(caseId: string, deliveryId: string): Promise<void> {
    try {
      const carrier = here.client.workflow.getHandle(`deliver/${deliveryId}`);
      await here.client.withDeadline(Date.now() + 120_000, () => carrier.result());
    } catch (error) {
      stuck.add(caseId);
      problems.push({ caseId, what: `the command ${deliveryId} was never taken: ${String(error)}` });
    }
  }

  /** One person looks at one case, as it is then. */
  async function look(caseId: string, player: Player, day: number): Promise<void> {
    const state = await here.state(caseId);
    if (!isRunning(state)) return;
    const now = firstDay + day * dayMs;
    const today = new Date(now).toISOString().slice(0, 10);
    const times = (looks.get(`${caseId} ${player.personId}`) ?? 0) + 1;
    looks.set(`${caseId} ${player.personId}`, times);
    const draw = drawsAbout(seed, caseId, player.personId, times);
    const under = state.kind === 'tender' ? state.framework : null;
    const framework = under === null ? null : ((await here.state(tenderId(under))) as TenderState);
    const sight = { state, player, today, draw, about: null, framework };
    const theirs = waitingIn(state).filter(
      ({ organisationId, roles }) =>
        organisationId === player.organisationId && roles.some((role) => player.roles.includes(role))
    );
    const commands: (Command | null)[] = theirs.map((ball) => {
      const since = ball.since.slice(0, 10);
      const temper = drawsAbout(seed, caseId, player.personId);
      const pace = drawsAbout(seed, caseId, player.personId, ball.task, since);
      const days = (now - Date.parse(since)) / dayMs;
      return days < daysTaken(ball, temper, pace) ? null : whatToDo(ball.task, { ...sight, about: aboutOf(ball) });
    });
    for (const [index, command] of [...commands, ...unasked(sight)].entries()) {
      if (command === null || mayGive(player, command.kind, partiesOf(state)) !== null) continue;
      // What this look has already ended takes nothing more.
      if (stuck.has(caseId) || !isRunning(await here.state(caseId))) return;
      await give(caseId, player, command, `${caseId}/${player.personId}/${times}/${index}`);
      await settle(familyOf(caseId));
    }
  }

  /** Who has something to look at: their open cases, and now and then any case of theirs. */
  async function step(day: number): Promise<void> {
    const present = players.filter(({ from, until }) => from <= day && day < until);
    const running = await here.db.case.findMany({
      where: { running: true, kind: { not: 'authority' } },
      select: { id: true, partyIds: true },
    });
    const agenda = new Map<string, Map<string, Set<Player>>>();
    const add = (caseId: string, player: Player): void => {
      if (stuck.has(caseId)) return;
      const family = agenda.get(familyOf(caseId)) ?? new Map<string, Set<Player>>();
      agenda.set(familyOf(caseId), family.set(caseId, (family.get(caseId) ?? new Set()).add(player)));
    };
    for (const player of present) {
      const person = {
        id: player.personId,
        ...player,
        displayName: player.personId,
        language: 'sv' as const,
        standsInFor: [],
      };
      for (const { id } of (await waitingFor(here.db, person as never, 100_000)).cases) add(id, player);
      for (const { id, partyIds } of running)
        if (partyIds.includes(player.organisationId) && drawsAbout(seed, id, player.personId, day).percent('looks', 15))
          add(id, player);
    }
    await inParallel([...agenda.values()], atOnce, async (family) => {
      for (const [caseId, lookers] of [...family].sort(([a], [b]) => (a < b ? -1 : 1)))
        for (const player of players) if (lookers.has(player)) await look(caseId, player, day);
    });
  }

  const days = years * 365;
  let opened = -1;
  const opensOn = Array.from({ length: tenders }, (_, index) =>
    drawsAbout(seed, index).whole('opens', 0, Math.min(300, days / 8))
  );
  await savePlayers(here);
  await sleepUntil(here, firstDay, ended);
  const authorities = await startAuthorities(here, seed, giveRecorded);
  for (let day = 0, steps = 0; day < days; day += stepDays[steps % 2] ?? 7, steps += 1) {
    await sleepUntil(here, beginOf(day, steps), ended);
    await settle();
    const opens = opensOn.flatMap((on, index) => (on > opened && on <= day ? [index + 1] : []));
    await authorities.step(day, opens);
    opened = day;
    await settle();
    await step(day);
    await settle();
    await letGo(here, ended);
    if (steps % 30 === 0)
      tell(
        `${new Date(beginOf(day, steps)).toISOString().slice(0, 10)}: ${await here.db.case.count()} cases, ${problems.length} problems`
      );
  }
  return { answers, sentTwice, problems };
}
