// The tender period: questions, changed documents and sealed bids; after the deadline two people open them.
import { faultOfModel } from '../../domain/award-model.js';
import type { Refusal } from '../../domain/refusal.js';
import { refuse } from '../../domain/refusal.js';
import { settingsOf } from '../../domain/settings.js';
import type { TenderEvent, TenderState } from '../../domain/tender.js';
import type { DocumentChange } from '../../domain/tender-period.js';
import { areOpened, faultOfChange, faultOfReceipt } from '../../domain/tender-period.js';
import { correctionOwed, handOverCorrections } from '../hand-over.js';
import type { StageKind } from './stage-kind.js';
import { isAsked, isOver } from './stage-kind.js';

export const bids: StageKind = {
  accepts(tender, _stage, { command, by }, at) {
    switch (command.kind) {
      case 'answer-questions':
        return answered(tender, command.lines, at);
      case 'change-documents':
        return changed(tender, command, at);
      case 'set-award-model':
        if (tender.bidsClosed) return null;
        if (command.change === null)
          return refuse(
            'ChangeNeedsDeadline',
            'The documents are published: say what changes, why, and the new deadline.'
          );
        return (
          faultOfModel(command.model, tender.policy, tender.procedure) ??
          withModel(changed(tender, command.change, at), { type: 'award-model-set', model: command.model })
        );
      case 'register-bid': {
        const { bidderId, priceOre, promises } = command;
        const receivedAt = command.receivedAt === null ? at : new Date(command.receivedAt).toISOString();
        return (
          faultOfReceipt(tender, receivedAt, at) ?? [
            { type: 'bid-registered', bidderId, priceOre, promises, receivedAt },
          ]
        );
      }
      case 'withdraw-bid':
        if (!tender.bids.some(({ bidderId }) => bidderId === command.bidderId)) return unknownBid(command.bidderId);
        return faultOfReceipt(tender, at, at) ?? [{ type: 'bid-withdrawn', bidderId: command.bidderId }];
      case 'open-bids':
        return opened(tender, by.personId);
      case 'publish-again':
        return tender.bidsClosed ? publishedAgain(tender.bids.length, command.reason) : null;
      default:
        return null;
    }
  },

  outcome(tender) {
    if (tender.startsAgain) return 'returned';
    return tender.bidsClosed && areOpened(tender) ? 'done' : 'open';
  },

  async run(desk, stage) {
    // Questions and bids may be many: then the stage goes on in a new run, but not while a correction is on its way.
    const over = (): boolean =>
      isOver(this, desk.state, stage) ||
      (desk.isTooLong && desk.state.handOverFailed === null && !correctionOwed(desk.state));
    const corrections = handOverCorrections(desk, over);
    if (desk.state.bidsCloseAt === null) {
      const { dueAt } = await desk.calendar.footholdDeadline({ from: desk.now, workingDays: stage.dueInWorkingDays });
      desk.happen({ type: 'bids-close-set', closeAt: dueAt });
    }
    while (!over() && !desk.state.bidsClosed) {
      const closeAt = desk.state.bidsCloseAt ?? desk.now;
      if (!isAsked(desk, 'register-bids', closeAt)) {
        // A deadline that was moved gets reminders of its own, on working days.
        const deadline = await desk.calendar.footholdDeadline({ from: desk.now, dueAt: closeAt });
        if (over()) break;
        desk.pass('register-bids', stage.roles, desk.state.authorityId, deadline);
      }
      if (!(await desk.until(() => over() || desk.state.bidsCloseAt !== closeAt, closeAt, 'tender period')))
        desk.happen({ type: 'bids-closed' });
    }
    // Without a bid there is nothing to open: one that came in time is registered, or the tender is published again or cancelled.
    await desk.until(() => over() || desk.state.bids.length > 0);
    if (!over() && !isAsked(desk, 'open-bids')) {
      const workingDays = settingsOf(desk.state.policy.settings).openBidsWorkingDays.value;
      const soon = await desk.calendar.footholdDeadline({ from: desk.now, workingDays });
      desk.pass('open-bids', [...stage.roles, 'evaluator'], desk.state.authorityId, soon);
    }
    await desk.until(over);
    await corrections;
  },
};

/** There is no such bid. */
export function unknownBid(bidderId: string): Refusal {
  return refuse('UnknownBid', 'There is no bid from that bidder; choose one of the registered bids.', { bidderId });
}

/** Without any bid left, the notice goes out again; with one, it may not. */
export function publishedAgain(bidsLeft: number, reason: string): readonly TenderEvent[] | Refusal {
  if (bidsLeft > 0)
    return refuse('BidsRemain', 'There are bids to go on with; a tender with bids is evaluated or cancelled.');
  if (reason.trim() === '') return refuse('ReasonRequired', 'Say why the tender is published again.');
  return [{ type: 'publication-repeated', reason: reason.trim() }];
}

function answered(
  tender: TenderState,
  lines: readonly { readonly question: string; readonly answer: string }[],
  at: string
): readonly TenderEvent[] | Refusal {
  const { bidsCloseAt: closes, bidsClosed } = tender;
  if (bidsClosed || (closes !== null && at >= closes))
    return refuse('BidsClosed', `The tender period ended at ${closes ?? 'its time'}; no more answers are given.`, {
      closes: closes ?? '',
    });
  const clean = lines.map(({ question, answer }) => ({ question: question.trim(), answer: answer.trim() }));
  if (clean.length === 0 || clean.some(({ question, answer }) => question === '' || answer === ''))
    return refuse('ReasonRequired', 'Each line needs a question and its answer.');
  return [{ type: 'questions-answered', first: tender.questions.length + 1, lines: clean }];
}

function changed(tender: TenderState, wanted: DocumentChange, at: string): readonly TenderEvent[] | Refusal {
  const { what, why } = wanted;
  const fault = faultOfChange(tender, wanted, at);
  if (fault !== null) return fault;
  const newDeadline = new Date(wanted.newDeadline).toISOString();
  return [{ type: 'documents-changed', what: what.trim(), why: why.trim(), newDeadline }];
}

function withModel(change: readonly TenderEvent[] | Refusal, model: TenderEvent): readonly TenderEvent[] | Refusal {
  return 'refused' in change ? change : [model, ...change];
}

/** Two different people say that they were there. */
function opened(tender: TenderState, personId: string): readonly TenderEvent[] | Refusal {
  const closes = tender.bidsCloseAt ?? '';
  if (!tender.bidsClosed)
    return refuse('BidsSealed', `Bids stay sealed until the tender period ends at ${closes}.`, { closes });
  if (tender.bids.length === 0) return refuse('UnknownBid', 'There is no bid to open.');
  if (tender.openedBy.includes(personId))
    return refuse('AlreadyOpened', 'You have said that you take part; another person has to do so too.');
  return [{ type: 'opening-attended' }];
}
