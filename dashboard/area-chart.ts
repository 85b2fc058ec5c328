// One area in a small picture that can be laid beside others': its shares above, who began something there below, on axes that all share.
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartTheme } from '../bots/charts/chart.js';
import { described, themes } from '../bots/charts/chart.js';

use([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer]);

/** The same for every area, and on every screen. */
export const areaChartSize = { width: 340, height: 250 };

/** What all pictures share. */
export interface AreaAxes {
  readonly from: number;
  readonly to: number;
  /** The most people in one year in any of the areas. */
  readonly most: number;
}

/** What is drawn: shares (0 to 100) and people, by year. */
export interface AreaDrawn {
  readonly shares: readonly { readonly name: string; readonly values: ReadonlyMap<number, number> }[];
  readonly people: { readonly name: string; readonly values: ReadonlyMap<number, number> };
}

/** Draws an area. At most two shares are told apart. */
export function drawArea(
  { shares, people }: AreaDrawn,
  { from, to, most }: AreaAxes,
  theme: ChartTheme,
  text: { readonly title: string; readonly description: string; readonly number: (value: number) => string }
): string {
  const { ink, muted, track, bar, others } = themes[theme];
  const years = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const labels = years.map(String);
  const [first = bar, second = bar] = others;
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...areaChartSize });
  const valueAxis = { type: 'value', splitLine: { lineStyle: { color: track } } } as const;
  const yearAxis = {
    type: 'category',
    data: labels,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: muted } },
  } as const;
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: 'Segoe UI, Roboto, Noto Sans, Liberation Sans, Arial, sans-serif' },
    legend: {
      left: 0,
      top: 0,
      selectedMode: false,
      itemWidth: 12,
      itemHeight: 12,
      itemGap: 10,
      textStyle: { color: ink, fontSize: 12.5 },
    },
    grid: [
      { left: 40, right: 8, top: 52, height: 88, outerBoundsMode: 'none' },
      { left: 40, right: 8, top: 160, height: 62, outerBoundsMode: 'none' },
    ],
    xAxis: [
      { ...yearAxis, gridIndex: 0, axisLabel: { show: false } },
      { ...yearAxis, gridIndex: 1, axisLabel: { color: ink, fontSize: 12, hideOverlap: true } },
    ],
    yAxis: [
      {
        ...valueAxis,
        gridIndex: 0,
        min: 0,
        max: 100,
        interval: 50,
        axisLabel: { color: muted, fontSize: 12, formatter: (value: number) => `${text.number(value)} %` },
      },
      {
        ...valueAxis,
        gridIndex: 1,
        min: 0,
        max: Math.max(1, most),
        interval: Math.max(1, most),
        axisLabel: { color: muted, fontSize: 12, formatter: (value: number) => text.number(value) },
      },
    ],
    series: [
      ...shares.map(({ name, values }, index) => ({
        type: 'line',
        name,
        silent: true,
        color: index === 0 ? bar : first,
        symbol: index === 0 ? 'circle' : 'rect',
        symbolSize: 6,
        connectNulls: true,
        lineStyle: { width: 2.5 },
        data: years.map((year) => values.get(year) ?? null),
      })),
      {
        type: 'bar',
        name: people.name,
        silent: true,
        color: second,
        barMaxWidth: 22,
        xAxisIndex: 1,
        yAxisIndex: 1,
        itemStyle: { borderRadius: [3, 3, 0, 0] },
        data: years.map((year) => people.values.get(year) ?? 0),
      },
    ],
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return described(svg, text);
}
