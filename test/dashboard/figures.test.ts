// What the overview counts.
import { describe, expect, it } from 'vitest';
import { drawChart } from '../../bots/charts/chart.js';
import { figuresOf } from '../../bots/charts/figures.js';
import { tallyOn } from '../../domain/obligations.js';
import { openRecord } from '../../domain/placement-record.js';
import { entry } from '../domain/stamps.js';
import { manyContracts } from './many-contracts.js';

describe('figures', () => {
  it('sums each kind over the contracts that promise it, and leaves out what nobody promised', () => {
    const [one, two] = manyContracts(2);
    if (one === undefined || two === undefined) throw new Error('two contracts');
    const first = {
      ...one,
      tally: { ...one.tally, internship: { reported: 3, accepted: 1 }, education: { reported: 9, accepted: 9 } },
    };
    expect(figuresOf([first, two])).toEqual([
      {
        kind: 'internship',
        target: 20,
        delivered: 3 + two.tally.internship.reported,
        accepted: 1 + two.tally.internship.accepted,
        forecast: null,
      },
      { kind: 'permanent-job', target: 4, delivered: 0, accepted: 0, forecast: null },
    ]);
  });

  it('adds up the forecasts of contracts that have gone on long enough, whose distances add up as squares', () => {
    const [young] = manyContracts(1);
    if (young === undefined) throw new Error('a contract');
    const old = { ...young, startsOn: '2024-01-01', endsOn: '2025-12-31', acceptedThrough: '2024-12' };
    const record = (month: number) =>
      openRecord(
        'internship',
        { entry: entry('internship', { startDate: `2024-${String(month).padStart(2, '0')}-10` }), reportId: 'r' },
        '2024-12-31'
      );
    const placements = Array.from({ length: 12 }, (_, index) => record(index + 1));
    const running = { ...old, placements, tally: tallyOn({ ...old, placements }, '2025-01-03') };
    const [internships] = figuresOf([young, running, running]);
    expect(internships?.forecast).toEqual({ low: 38, expected: 48, high: 58, target: 20, contracts: 2 });
  });

  it('counts nothing for no contracts', () => {
    expect(figuresOf([])).toEqual([]);
  });
});

describe('the chart', () => {
  const text = {
    title: 'Levererat mot lovat',
    description: 'praktik 29 av 40 & <mer>',
    number: (value: number) => value.toLocaleString('sv-SE'),
  };

  it('says what it shows, with å, ä and ö, and lets no text become markup', () => {
    const svg = drawChart(
      [{ label: 'tillsvidareanställningar i Örebro på våren', delivered: 8, target: 12 }],
      { theme: 'light', size: 'desk' },
      text
    );
    expect(svg).toMatch(/^<svg role="img"/);
    expect(svg).toContain('<title>Levererat mot lovat</title><desc>praktik 29 av 40 &amp; &lt;mer&gt;</desc>');
    expect(svg).toContain('tillsvidareanställningar i Örebro på våren');
    expect(svg).toContain('8 / 12');
    const hours = drawChart(
      [{ label: 'timmar', delivered: 1540, target: 12_000 }],
      { theme: 'light', size: 'phone' },
      text
    );
    expect(hours.replaceAll('\u00a0', ' ')).toContain('1 540 / 12 000');
  });

  it('draws more than was promised as full, and nothing promised as nothing', () => {
    expect(() =>
      drawChart(
        [
          { label: 'a', delivered: 9, target: 2 },
          { label: 'b', delivered: 0, target: 0 },
        ],
        { theme: 'dark', size: 'phone' },
        text
      )
    ).not.toThrow();
    expect(drawChart([], { theme: 'dark', size: 'phone' }, text)).toContain('<svg');
  });
});
