// A contract in the chats: its live card, one message a month to each party that reports, and what its placements wait for, gathered on these.
import type { Duty } from '../domain/case.js';
import type { ContractState } from '../domain/contract.js';
import { escalatedTo, isRunning } from '../domain/any-case.js';
import type { PlacementState } from '../domain/placement.js';
import { isInPlay, periodToAsk } from '../domain/reporting-month.js';
import type { Card } from '../bots/cards/card.js';
import { caseCard } from '../bots/cards/case-card.js';
import { monthCard } from '../bots/cards/month-card.js';
import { gatheredCard, saidCard, sentBackCard } from '../bots/cards/said-card.js';
import type { Viewer } from '../bots/cards/viewer.js';
import { casesUnder } from '../prisma/cases.js';
import type { Database } from '../prisma/database.js';
import type { Address } from '../prisma/people.js';
import { addressesOf } from '../prisma/people.js';
import type { PostedCardRow } from '../prisma/posted-cards.js';
import type { Said } from '../workflows/said.js';
import type { AnnounceOptions } from './announce.js';
import { Telling } from './telling.js';

/** A placement of it that something was said of, with the words. */
interface OfPlacement {
  readonly state: PlacementState;
  readonly said: readonly Said[];
}

/** Shows a contract as it now stands; `of` when it is one of its placements that changed. */
export async function announceContract(
  options: AnnounceOptions,
  contract: ContractState,
  said: readonly Said[],
  again: boolean,
  of: OfPlacement | null = null
): Promise<void> {
  const { db } = options;
  const telling = await Telling.of(options, contract, again, of === null ? [] : [of.state]);
  const placements = (await casesUnder(db, contract.id)).flatMap(({ state }) =>
    state.kind === 'placement' && state.phase !== 'ended' ? [state] : []
  );
  const newest = (card: PostedCardRow): boolean => newestAt(telling, card) === card;
  const drawn = (card: Pick<PostedCardRow, 'about'>, viewer: Viewer, gathers: boolean): Card | null => {
    const shown = gathers ? placements : [];
    return card.about === null
      ? caseCard(contract, viewer, { placements: shown })
      : monthCard(contract, card.about, viewer, shown);
  };
  const isOver = ({ about }: PostedCardRow, { person }: Viewer): boolean =>
    about !== null && person !== null && !isInPlay(contract, person.organisationId, about);
  await telling.repaint((card, viewer) => drawn(card, viewer, newest(card) && !isOver(card, viewer)), isOver);
  if (isRunning(contract)) {
    const asked = await holdersOf(
      db,
      contract.duties.filter(({ task }) => task !== 'report')
    );
    // Whoever is new here, as a contact person who takes over, reads at once what placements wait for.
    await telling.post(asked, null, (viewer) => drawn({ about: null }, viewer, true));
    await askForMonth(db, telling, contract, placements);
    if (of !== null) await askFor(db, telling, of.state, (viewer) => drawn({ about: null }, viewer, true));
  }
  for (const word of said) await sayOfContract(db, telling, contract, word);
  for (const word of of?.said ?? []) await sayOfPlacement(db, telling, contract, placements, word);
  await telling.done();
}

/** The card that a person looks at first: their newest message about a month, else the live card. */
function newestAt({ posted }: Telling, { platform, place }: Pick<PostedCardRow, 'platform' | 'place'>) {
  const theirs = posted.filter((card) => card.platform === platform && card.place === place);
  return theirs.reduce<PostedCardRow | undefined>(
    (first, card) => (first === undefined || (card.about ?? '') > (first.about ?? '') ? card : first),
    undefined
  );
}

async function holdersOf(db: Database, duties: readonly Pick<Duty, 'organisationId' | 'roles'>[]): Promise<Address[]> {
  const held = new Map(duties.map((duty) => [`${duty.organisationId} ${duty.roles.join()}`, duty]));
  const asked = [...held.values()].flatMap(({ organisationId, roles }) =>
    organisationId === null ? [] : [addressesOf(db, organisationId, roles)]
  );
  return (await Promise.all(asked)).flat();
}

/** One message a month to each party that owes the month that is over: it is posted anew, since a repaint makes no chat ring. */
async function askForMonth(
  db: Database,
  telling: Telling,
  contract: ContractState,
  placements: readonly PlacementState[]
): Promise<void> {
  for (const { organisationId } of contract.reporters) {
    // Older months that are owed too stand in the same message.
    const period = periodToAsk(contract, organisationId);
    if (period === null) continue;
    const people = await addressesOf(db, organisationId, ['contractor']);
    await telling.post(people, period, (viewer) => monthCard(contract, period, viewer, placements));
  }
}

/** Whoever looks after a placement that waits for them, and has no card of the contract yet. */
async function askFor(
  db: Database,
  telling: Telling,
  { ball, phase }: PlacementState,
  drawn: (viewer: Viewer) => Card | null
): Promise<void> {
  if (ball === null || phase === 'ended') return;
  const people = await holdersOf(db, [ball]);
  const without = people.filter((each) => newestAt(telling, each) === undefined);
  await telling.post(without, null, drawn);
}

/** Reminders and nudges go to whoever has the duty, escalations to those above them too, a report that came back to its party. */
async function sayOfContract(db: Database, telling: Telling, contract: ContractState, word: Said): Promise<void> {
  const key = `${word.what} ${word.task} ${word.at}`;
  if (word.what === 'returned') {
    const { report } = word;
    const people = report === undefined ? [] : await addressesOf(db, report.organisationId, ['contractor']);
    for (const card of cardsFor(telling, people))
      await telling.say(card, key, (viewer) => sentBackCard(contract, word, viewer));
    return;
  }
  const duties = contract.duties.filter(
    ({ task, dueAt }) => task === word.task && (word.what === 'reminded' || (dueAt !== null && dueAt <= word.at))
  );
  const above = word.what === 'escalated' ? escalatedTo(contract, withOrganisation(duties)) : [];
  const people = await holdersOf(db, word.to === undefined ? [...duties, ...above] : [word.to]);
  await telling.post(
    people.filter((each) => newestAt(telling, each) === undefined),
    null,
    (viewer) => caseCard(contract, viewer)
  );
  for (const card of cardsFor(telling, people, word))
    await telling.say(card, key, (viewer) => saidCard(contract, word, viewer));
}

/** Several placements that wait for the same are one sentence: the first of them says it for all. */
async function sayOfPlacement(
  db: Database,
  telling: Telling,
  contract: ContractState,
  placements: readonly PlacementState[],
  word: Said
): Promise<void> {
  const those = placements.filter(({ ball }) => ball?.task === word.task);
  const balls = those.flatMap(({ ball }) => (ball === null ? [] : [ball]));
  const late = balls.filter(({ dueAt }) => dueAt !== null && dueAt <= word.at);
  const meant = word.what === 'escalated' ? late : balls;
  const above = word.what === 'escalated' ? escalatedTo(contract, withOrganisation(meant)) : [];
  const people = await holdersOf(db, [...meant, ...above]);
  await telling.post(
    people.filter((each) => newestAt(telling, each) === undefined),
    null,
    (viewer) => caseCard(contract, viewer, { placements })
  );
  // By the hour: each placement reminds by itself, a moment after the other.
  const key = `${word.what} placements ${word.task} ${word.at.slice(0, 13)}`;
  for (const card of cardsFor(telling, people, word))
    await telling.say(card, key, (viewer) => gatheredCard(contract, those, word, viewer), { claimed: true });
}

function withOrganisation(duties: readonly Pick<Duty, 'organisationId'>[]): { organisationId: string }[] {
  return duties.flatMap(({ organisationId }) => (organisationId === null ? [] : [{ organisationId }]));
}

/** The cards in whose threads these people are spoken to; of a reminder that one person had put off, only theirs. */
function cardsFor(
  telling: Telling,
  people: readonly Address[],
  word: Pick<Said, 'personId'> | null = null
): PostedCardRow[] {
  const cards = people
    .filter(({ person }) => word?.personId == null || word.personId === person.id)
    .flatMap((each) => newestAt(telling, each) ?? []);
  return [...new Set(cards)];
}
