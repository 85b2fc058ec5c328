// What the bids came to, on a tender's page: prices once opened, points once everybody's are in, the result, and the reasons after the award.
import { evaluatedBids, isQualified } from '../../domain/bid.js';
import { flaggedPrices, scoresAreIn, settledBids } from '../../domain/evaluation.js';
import type { RankedBid } from '../../domain/scoring.js';
import { sensitivity } from '../../domain/scoring.js';
import type { TenderState } from '../../domain/tender.js';
import { areOpened } from '../../domain/tender-period.js';
import type { Names } from '../names.js';
import { awardReasons } from '../words/award.js';
import { casePath } from './case-words.js';
import type { FormFrame } from './form.js';
import { formats } from './formats.js';

interface ResultProps {
  readonly tender: TenderState;
  readonly frame: FormFrame;
  readonly names: Names;
}

/** Everything of it that may be seen now. */
export function Result(props: ResultProps) {
  const { tender, frame } = props;
  const { result } = frame.w.bids;
  if (!areOpened(tender)) return null;
  const ranked = tender.ranking.length > 0;
  return (
    <section class="result" id="result" aria-labelledby="result-title">
      <h2 id="result-title">{ranked ? result.title : result.bids}</h2>
      {ranked ? <Ranking {...props} /> : <Prices {...props} />}
      {ranked && <Sensitivity {...props} />}
      {scoresAreIn(tender) && <Scores {...props} />}
      <Reasons {...props} />
    </section>
  );
}

function Prices({ tender, frame, names }: ResultProps) {
  const { result } = frame.w.bids;
  const { money } = formats(frame.viewer.language);
  const flagged = flaggedPrices(tender);
  return (
    <dl class="facts">
      {tender.bids.map((bid) => (
        <div key={bid.bidderId}>
          <dt>{names.organisation(bid.bidderId)}</dt>
          <dd>
            {money(bid.priceOre)}
            {flagged.includes(bid.bidderId) && ` (${result.flagged})`}
            {bid.qualification !== null && !isQualified(bid) && ` (${result.disqualified.toLowerCase()})`}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Bidders in their order, with what price and quality brought; the criteria one by one for who wants them. */
function Ranking({ tender, frame, names }: ResultProps) {
  const { awardModel: model, ranking } = tender;
  const { result } = frame.w.bids;
  const { money, number } = formats(frame.viewer.language);
  if (model === null) return null;
  const pricePoints = (bid: RankedBid): number => Math.round(bid.pricePoints * model.priceWeightPercent) / 100;
  const quality = (bid: RankedBid): number => Math.round((bid.totalPoints - pricePoints(bid)) * 100) / 100;
  const pointsOf = (bid: RankedBid, id: string): number => bid.criteria.find((each) => each.id === id)?.points ?? 0;
  const shown = ranking.flatMap((bid) => [pricePoints(bid), quality(bid), bid.totalPoints]);
  const decimals = Math.max(...shown.map(decimalsOf));
  return (
    <>
      <table class="ranking">
        <thead>
          <tr>
            <th scope="col">{result.bidder}</th>
            <th scope="col">
              {result.price} <small>{result.outOf(number(model.priceWeightPercent))}</small>
            </th>
            <th scope="col">
              {result.quality} <small>{result.outOf(number(100 - model.priceWeightPercent))}</small>
            </th>
            <th scope="col">{result.total}</th>
          </tr>
        </thead>
        <tbody>
          {ranking.map((bid, at) => (
            <tr key={bid.bidderId}>
              <th scope="row">
                {at + 1}. {names.organisation(bid.bidderId)}
                <small>{money(bid.priceOre)}</small>
              </th>
              <td>{number(pricePoints(bid), decimals)}</td>
              <td>{number(quality(bid), decimals)}</td>
              <td class="total">{number(bid.totalPoints, decimals)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <details id="criteria">
        <summary>{result.criteria}</summary>
        {model.criteria.map(({ id, name, weightPercent }) => (
          <div key={id}>
            <h3>{result.criterion(name, number(weightPercent))}</h3>
            <ul>
              {ranking.map((bid) => (
                <li key={bid.bidderId}>
                  {names.organisation(bid.bidderId)}: {number(pointsOf(bid, id))}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </details>
    </>
  );
}

/** How many decimals a number of points has, at most two. */
const decimalsOf = (points: number): number =>
  [0, 1].find((places) => Math.abs(points - Number(points.toFixed(places))) < 0.005) ?? 2;

function Sensitivity({ tender, frame, names }: ResultProps) {
  const { awardModel: model, bids, ranking, lot } = tender;
  const { result } = frame.w.bids;
  const [first] = ranking;
  if (model === null || first === undefined) return null;
  const { qualityUnder, qualityOver } = sensitivity(settledBids(bids, model), model, first.bidderId);
  const { number } = formats(frame.viewer.language);
  const shown = (weight: number): string => number(Math.round(weight * 10) / 10);
  return (
    <>
      {lot !== null && <p>{result.lot(names.organisation(lot))}</p>}
      {qualityUnder !== null && <p>{result.under(shown(qualityUnder))}</p>}
      {qualityOver !== null && <p>{result.over(shown(qualityOver))}</p>}
      {qualityUnder === null && qualityOver === null && <p>{result.never}</p>}
    </>
  );
}

/** Each evaluator's points and reasons, and what was agreed. */
function Scores({ tender, frame, names }: ResultProps) {
  const { result } = frame.w.bids;
  const { number } = formats(frame.viewer.language);
  const nameOf = (id: string): string => tender.awardModel?.criteria.find((each) => each.id === id)?.name ?? id;
  return (
    <details id="scores">
      <summary>{result.scores}</summary>
      {evaluatedBids(tender.bids).map((bid) => (
        <div key={bid.bidderId}>
          <h3>{names.organisation(bid.bidderId)}</h3>
          <ul>
            {bid.scores.flatMap(({ by, points }) =>
              points.map(({ criterionId, points: given, reason }) => (
                <li key={`${by}-${criterionId}`}>
                  {names.person(by)}, {nameOf(criterionId)}: {number(given)}. {reason}
                </li>
              ))
            )}
            {bid.consensus.map(({ criterionId, points, reason }) => (
              <li key={criterionId}>
                <strong>
                  {frame.w.bids.result.agreed}, {nameOf(criterionId)}: {number(points)}.
                </strong>{' '}
                {reason}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  );
}

function Reasons({ tender, frame, names }: ResultProps) {
  const { result } = frame.w.bids;
  const reasons = awardReasons(tender, frame.viewer.language, (id) => names.organisation(id));
  if (reasons.length === 0) return null;
  return (
    <details id="reasons">
      <summary>{result.reasons}</summary>
      {reasons.map(({ bidderId, lines }) => (
        <div key={bidderId}>
          <h3>{names.organisation(bidderId)}</h3>
          {lines.map((line, at) => (
            <p key={at}>{line}</p>
          ))}
        </div>
      ))}
      <p>
        <a href={`/award${casePath(tender.id).replace('/cases', '')}`}>{result.download}</a>
      </p>
    </details>
  );
}
