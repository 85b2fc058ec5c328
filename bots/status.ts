// What a question is answered with: the path of a placement, how one contract or several are doing, or what waits for whoever asks.
import { placementId } from '../domain/case.js';
import { maySee } from '../domain/permissions.js';
import type { PlacementState } from '../domain/placement.js';
import { placementParties } from '../domain/placement.js';
import type { CaseRow } from '../prisma/cases.js';
import { casesById, eventsOf } from '../prisma/cases.js';
import { listedCases } from '../prisma/listed.js';
import type { Person } from '../prisma/people.js';
import { actorOf } from '../prisma/people.js';
import type { Card } from './cards/card.js';
import { caseCard } from './cards/case-card.js';
import { pathCard } from './cards/path-card.js';
import { standingCard } from './cards/standing-card.js';
import type { Viewer } from './cards/viewer.js';
import { openAction } from './cards/viewer.js';
import type { Surface } from './platform.js';
import type { QueueOptions } from './queue.js';
import { personalQueue } from './queue.js';
import { asksOfDelivery } from './understand/wants.js';
import { viewerOf } from './viewer-of.js';
import { standingWords } from './words/standing.js';

/** A question: its words, where it was asked, the case it is about, the running ones that the person may see, the placement it names. */
export interface Question {
  readonly text: string;
  readonly surface: Surface;
  readonly named: CaseRow | null;
  readonly those: (kind: 'contract') => Promise<readonly CaseRow[]>;
  readonly placement: number | null;
}

/** A path is told by its newest events. */
const eventsRead = 200;

/** The answer: a card, or a sentence when there is nothing to show. */
export async function answerStatus(
  options: QueueOptions,
  person: Person,
  { text, surface, named, those, placement }: Question
): Promise<Card | string> {
  if (placement !== null) {
    const contracts =
      named?.kind === 'contract' ? [named] : await listedCases(options.db, person, { kinds: ['contract'], limit: 200 });
    return pathOf(options, person, contracts, placement);
  }
  const delivery = asksOfDelivery(text);
  if (named !== null) return caseCard(named.state, await viewerOf(options, person, [named.state]), { delivery });
  if (!delivery) return (await personalQueue(options, person, surface)).card;
  const running = (await those('contract')).flatMap(({ state }) =>
    state.kind === 'contract' && state.phase !== 'closed' ? [state] : []
  );
  const [only] = running;
  if (only === undefined) return (await personalQueue(options, person, surface)).card;
  const viewer = await viewerOf(options, person, running);
  return running.length === 1 ? caseCard(only, viewer, { delivery }) : standingCard(running, viewer);
}

async function pathOf(
  options: QueueOptions,
  person: Person,
  contracts: readonly { readonly reference: string }[],
  number: number
): Promise<Card | string> {
  const { db } = options;
  const rows = await casesById(
    db,
    contracts.map(({ reference }) => placementId(reference, number))
  );
  const found = rows
    .map(({ state }) => state)
    .filter((state): state is PlacementState => state.kind === 'placement')
    .filter((state) => maySee(actorOf(person), placementParties(state)));
  // The same number in several contracts: whoever runs is asked of more often than who has ended.
  const running = found.filter(({ phase }) => phase !== 'ended');
  const meant = running.length === 1 ? running : found;
  const [only] = meant;
  if (only === undefined) return standingWords(person.language).noSuch(`P-${number}`);
  if (meant.length > 1) return severalCard(meant, number, await viewerOf(options, person, meant));
  const events = await eventsOf(db, only.id, { limit: eventsRead });
  const viewer = await viewerOf(options, person, [only], events);
  return pathCard(only, events.map(({ data }) => data).toReversed(), viewer);
}

/** The same number in several contracts: which one? */
function severalCard(placements: readonly PlacementState[], number: number, viewer: Viewer): Card {
  const text = standingWords(viewer.language).several(`P-${number}`);
  return {
    title: `P-${number}`,
    summary: text,
    elements: [{ type: 'text', tone: 'normal', text }],
    actions: placements.map((placement, at) => ({
      ...openAction(placement.id, viewer),
      id: `open-${at}`,
      label: placement.contractId.replace(/^contract\//, ''),
    })),
  };
}
