// One municipality as an import file, made up from the Vivalla example and a seed: its tenders, and each contract's years of plans, meetings,
// reports and placements. What the rules would refuse cannot be in it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DateTime } from 'luxon';
import { parse } from 'yaml';
import { root } from '../setup.js';

/** Stands in every id and reference, so that a copy under another mark is another municipality. */
export const mark = 'm000';

const trades = ['ombyggnad', 'nybyggnad', 'markarbeten', 'lokalvård', 'måleri', 'el', 'vvs', 'skötsel av grönytor'];
const areas = ['Norrby', 'Sjövik', 'Lundby', 'Österäng', 'Hagalund', 'Brickebacken'];
const figures = ['adultsEmployedPercent', 'childPovertyPercent'];

/** The file's object, with so many contracts; the same seed gives the same one. `asOf` is YYYY-MM-DD. */
export function municipality({ contracts, seed, asOf }) {
  const draw = seeded(seed);
  const example = parse(readFileSync(path.join(root, 'examples/vivalla.yaml'), 'utf8'));
  const [template] = example.tenders;
  const buyers = [`kommun-${mark}`, `bostad-${mark}`];
  return {
    format: 'foothold/1',
    asOf,
    organisations: [
      { id: buyers[0], name: `Kommun ${mark}`, kind: 'authority', parent: null },
      { id: buyers[1], name: `Bostadsbolaget ${mark}`, kind: 'authority', parent: buyers[0] },
      { id: `jobb-${mark}`, name: `Jobbcenter ${mark}`, kind: 'matching-body', parent: null },
      ...companies.map((id, index) => ({
        id,
        name: `Entreprenör ${mark} ${index + 1}`,
        kind: 'contractor',
        parent: null,
      })),
    ],
    areas: areas.map((name, index) => ({
      id: `omrade-${mark}-${index}`,
      authority: buyers[0],
      name,
      indicators: Array.from({ length: 10 }, (_, year) => ({
        year: Number(asOf.slice(0, 4)) - 10 + year,
        ...Object.fromEntries(figures.map((figure) => [figure, 20 + draw.whole(40)])),
      })),
      efforts: [
        {
          title: 'Lärlingscentrum',
          period: asOf.slice(0, 4),
          outcomes: [{ kind: 'internship', count: draw.whole(30) }],
        },
      ],
    })),
    authorities: [],
    people: buyers.flatMap((buyer, at) => people(buyer, at)),
    tenders: Array.from({ length: contracts }, (_, index) =>
      tenderOf(template, { index, draw, asOf, buyer: buyers[index % 2], at: index % 2 })
    ),
  };
}

const companies = Array.from({ length: 8 }, (_, index) => `bygg-${mark}-${index}`);
const at = (name, buyer) => `${name}-${mark}-${buyer}`;

function people(buyer, index) {
  const person = (name, organisation, roles) => ({ id: at(name, index), name, organisation, roles });
  return [
    person('karin', buyer, ['procurement-officer', 'evaluator', 'coordinator']),
    person('johan', buyer, ['contract-manager', 'evaluator']),
    person('bjorn', buyer, ['manager']),
    person('eva', buyer, ['manager']),
    person('lena', `jobb-${mark}`, ['matching-body']),
    ...companies.map((company, number) => person(`maria${number}`, company, ['contractor'])),
  ];
}

/** The example's tender, moved in time, with other bidders, sizes and names; and its contract as far as it has come. */
function tenderOf(template, { index, draw, asOf, buyer, at: side }) {
  const months = 6 + 6 * draw.whole(4);
  const startedMonthsAgo = 2 + draw.whole(46);
  const startsOn = DateTime.fromISO(asOf, { zone: 'utc' }).startOf('month').minus({ months: startedMonthsAgo });
  const endsOn = startsOn.plus({ months }).minus({ days: 1 });
  const moved = Math.round(startsOn.diff(DateTime.fromISO('2012-03-01', { zone: 'utc' }), 'months').months);
  const reference = `UPP-${mark}-${index}`;
  const winner = draw.whole(companies.length);
  const [first, second] = companies.filter((_, company) => company !== winner);
  const names = {
    'UPP-2011-014': reference,
    'AVT-2012-014': `AVT-${mark}-${index}`,
    'svea-entreprenad': first,
    bergslagsbygg: second,
    skanska: companies[winner],
    orebrobostader: buyer,
    arbetsformedlingen: `jobb-${mark}`,
    '"vivalla"': `"omrade-${mark}-${draw.whole(areas.length)}"`,
  };
  const promised = { internship: 2 + draw.whole(4), 'permanent-job': draw.whole(3) };
  let text = JSON.stringify({ ...template, contract: undefined });
  for (const [from, to] of Object.entries(names)) text = text.replaceAll(from, to);
  text = text
    .replaceAll(/\b\d{4}-\d{2}-\d{2}(?=T|\b)/g, (day) =>
      DateTime.fromISO(day, { zone: 'utc' }).plus({ months: moved }).toISODate()
    )
    .replaceAll(/"by":"(\w+)"/g, (_, name) => `"by":"${at(name, side)}"`);
  const tender = JSON.parse(text);
  const trade = trades[index % trades.length];
  const named = areas[Number(JSON.stringify(tender).match(/omrade-\w+-(\d)/)?.[1] ?? 0)];
  const steps = tender.steps.map((step) => {
    if (step.do === 'set-scope')
      return {
        ...step,
        scope: { ...step.scope, trade, durationMonths: months, valueOre: (5 + draw.whole(200)) * 100_000_000 },
      };
    if (step.do === 'submit-requirement')
      return {
        ...step,
        requirement: {
          ...step.requirement,
          durationMonths: months,
          firstStartWithinMonths: 6,
          obligations: obligations(promised),
        },
      };
    if (step.do === 'sign-contract') return { ...step, startsOn: startsOn.toISODate(), endsOn: endsOn.toISODate() };
    return step;
  });
  const cast = { officer: at('johan', side), contractor: at(`maria${winner}`, side), matching: at('lena', side) };
  return {
    ...tender,
    title: `${named}, ${trade} ${index + 1}`,
    steps,
    contract: {
      subcontractors: [],
      placements: [],
      steps: contractSteps({ startsOn, endsOn, asOf, promised, cast, draw }),
    },
  };
}

const obligations = (promised) =>
  Object.entries(promised).flatMap(([kind, target]) => (target > 0 ? [{ kind, target }] : []));

/** Plan and first meeting, then a report on each month with what became of those who were referred; now and then silence. */
function contractSteps({ startsOn, endsOn, asOf, promised, cast, draw }) {
  const steps = [];
  const on = (day, by, what, more = {}) => {
    const date = day.toISODate();
    if (date < asOf) steps.push({ on: date, by, do: what, ...more });
  };
  const quarter = startsOn.plus({ months: 3 }).toFormat("yyyy-'Q'q");
  const places = obligations(promised).map(({ kind, target }) => ({ quarter, kind, count: target }));
  on(startsOn.plus({ days: 4 }), cast.contractor, 'submit-plan', {
    tutorRole: 'arbetsledare',
    safetyInduction: 'Före första dagen.',
    places,
  });
  on(startsOn.plus({ days: 11 }), cast.officer, 'approve-plan');
  on(startsOn.plus({ days: 13 }), cast.officer, 'hold-kick-off', {
    heldOn: startsOn.plus({ days: 13 }).toISODate(),
    participants: ['contract-manager', 'contractor', 'matching-body'],
    commitmentsRead: true,
    deliveryOwnerId: cast.contractor,
  });
  on(startsOn.plus({ days: 15 }), cast.contractor, 'confirm-hand-over', { role: 'delivery' });
  const referred = promised.internship + draw.whole(3);
  on(startsOn.plus({ days: 40 }), cast.matching, 'refer', { count: referred });
  let begun = 0;
  const hired = [];
  for (let month = startsOn; month < endsOn; month = month.plus({ months: 1 })) {
    const over = month.plus({ months: 1 });
    const silent = draw.whole(24) === 0;
    if (silent) continue;
    const entries = [];
    if (month > startsOn.plus({ months: 1 }) && begun < referred && draw.whole(2) === 0) {
      begun += 1;
      const startDate = month.plus({ days: 4 }).toISODate();
      entries.push({
        what: 'internship',
        placements: [begun],
        startDate,
        endDate: month.plus({ months: 4 }).toISODate(),
        extentPercent: 100,
      });
    } else if (hired.length < begun - 1 && draw.whole(3) === 0) {
      const number = hired.length + 1;
      hired.push(number);
      const job = { what: 'employment', extentPercent: 100, employmentForm: 'permanent', employer: 'Entreprenören' };
      entries.push(
        draw.whole(3) === 0
          ? { what: 'ended', placements: [number], endDate: month.plus({ days: 20 }).toISODate() }
          : { ...job, placements: [number], startDate: month.plus({ days: 9 }).toISODate() }
      );
    }
    on(over.plus({ days: 2 }), cast.contractor, 'report', { entries });
    on(over.plus({ days: 9 }), cast.officer, 'accept-report');
  }
  return steps;
}

/** mulberry32: small, and the same everywhere. */
function seeded(seed) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return { whole: (below) => Math.floor(next() * below) };
}
