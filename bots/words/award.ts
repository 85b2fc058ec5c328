// Generated reasons of an award for each bidder: the figures, each criterion against the winner, and what the evaluators agreed on.
import type { Language } from '../../domain/actor.js';
import type { AwardModel } from '../../domain/award-model.js';
import type { Bid } from '../../domain/bid.js';
import { shortcomings } from '../../domain/qualification.js';
import type { RankedBid } from '../../domain/scoring.js';
import type { TenderState } from '../../domain/tender.js';
import { awardDecided } from '../../domain/tender.js';
import { formats } from '../web/formats.js';
import { awardEn } from './award.en.js';
import type { AwardFigures, AwardWords } from './award.sv.js';
import { awardSv } from './award.sv.js';
import { pagesWords } from './pages.js';

/** What one bidder is told; one paragraph a line. */
export interface AwardReason {
  readonly bidderId: string;
  readonly lines: readonly string[];
}

interface Teller {
  readonly words: AwardWords;
  readonly tender: TenderState;
  readonly model: AwardModel;
  readonly language: Language;
  readonly organisation: (id: string) => string;
}

/** Reasons for every bidder, the winner first; empty until the award is decided. */
export function awardReasons(
  tender: TenderState,
  language: Language,
  organisation: (id: string) => string
): AwardReason[] {
  const { awardModel: model, ranking, bids } = tender;
  if (!awardDecided(tender) || model === null || ranking.length === 0) return [];
  const teller = { words: language === 'sv' ? awardSv : awardEn, tender, model, language, organisation };
  const left = bids.filter(({ bidderId }) => !ranking.some((ranked) => ranked.bidderId === bidderId));
  return [
    ...ranking.map((ranked, at) => ({ bidderId: ranked.bidderId, lines: rankedLines(teller, ranked, at + 1) })),
    ...left.map((bid) => ({ bidderId: bid.bidderId, lines: leftLines(teller, bid) })),
  ];
}

/** The same as one Markdown document; null until the award is decided. */
export function awardDocument(
  tender: TenderState,
  language: Language,
  organisation: (id: string) => string
): string | null {
  const reasons = awardReasons(tender, language, organisation);
  if (reasons.length === 0) return null;
  const { title } = language === 'sv' ? awardSv : awardEn;
  const parts = reasons.map(({ bidderId, lines }) =>
    [`## ${plain(organisation(bidderId))}`, ...lines.map(plain)].join('\n\n')
  );
  return `${[`# ${plain(title(tender.reference, tender.title))}`, ...parts].join('\n\n')}\n`;
}

/** What people wrote must not become markup. */
const plain = (text: string): string =>
  text.replaceAll(/[\\`*_{}[\]<>#|]/g, (mark) => `\\${mark}`).replaceAll(/\s*\n\s*/g, ' ');

function rankedLines(teller: Teller, ranked: RankedBid, place: number): string[] {
  const { words, tender, model, language, organisation } = teller;
  const { number } = formats(language);
  const [winner = ranked] = tender.ranking;
  const [own, first] = [figures(teller, ranked), figures(teller, winner)];
  const other = place > 1;
  const behind = number(Math.round((winner.totalPoints - ranked.totalPoints) * 100) / 100);
  return [
    other ? words.lost(own, place, first, behind) : words.won(own, tender.ranking.length),
    [words.price(own, number(model.priceWeightPercent)), ...(other ? [words.against(first)] : [])].join(' '),
    ...own.criteria.map(({ name, points, reasons }, at) =>
      [
        words.criterion(name, points, number(model.criteria[at]?.weightPercent ?? 0)),
        ...(other ? [words.criterionAgainst(first.bidder, first.criteria[at]?.points ?? '')] : []),
        words.reason(reasons.join(' ')),
      ].join(' ')
    ),
    ...(tender.lot !== null && !other ? [words.lot(organisation(tender.lot))] : []),
  ];
}

function figures({ tender, model, language, organisation }: Teller, ranked: RankedBid): AwardFigures {
  const { number, money } = formats(language);
  const bid = tender.bids.find(({ bidderId }) => bidderId === ranked.bidderId);
  return {
    bidder: organisation(ranked.bidderId),
    price: money(ranked.priceOre),
    total: number(ranked.totalPoints),
    pricePoints: number(Math.round(ranked.pricePoints * model.priceWeightPercent) / 100),
    criteria: model.criteria.map(({ id, name }) => ({
      name,
      points: number(ranked.criteria.find((each) => each.id === id)?.points ?? 0),
      reasons: bid === undefined ? [] : reasonsOn(bid, id),
    })),
  };
}

/** What was agreed; where all agreed from the start, what each of them wrote. */
function reasonsOn({ consensus, scores }: Bid, id: string): string[] {
  const agreed = consensus.find(({ criterionId }) => criterionId === id);
  const points = agreed === undefined ? scores.flatMap((score) => score.points) : [agreed];
  return [...new Set(points.filter(({ criterionId }) => criterionId === id).map(({ reason }) => reason))];
}

function leftLines({ words, model, language, organisation }: Teller, bid: Bid): string[] {
  const { qualification: answers, priceExplanation: price } = bid;
  const { grounds } = pagesWords(language).bids;
  const { list, number } = formats(language);
  const why = answers === null ? [] : shortcomings(answers);
  return [
    words.disqualified(organisation(bid.bidderId)),
    ...(answers === null
      ? []
      : why.flatMap((what) => {
          switch (what) {
            case 'excluded':
              return [
                words.because.excluded(list(answers.grounds.map((each) => grounds[each])), answers.exclusionReason),
              ];
            case 'not-qualified':
              return [words.because['not-qualified'](answers.qualificationReason)];
            case 'must':
              return answers.musts
                .filter(({ met }) => !met)
                .map(({ id, reason }) =>
                  words.because.must(model.musts.find((must) => must.id === id)?.text ?? id, reason)
                );
            case 'reserved-share':
              return [words.because['reserved-share'](number(answers.reservedPercent ?? 0))];
          }
        })),
    ...(price?.accepted === false ? [words.because.price(price.reason)] : []),
  ];
}
