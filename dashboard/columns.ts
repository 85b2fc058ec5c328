// Counts of several kinds year by year, as columns side by side: ECharts on the server, as SVG with a title and a description.
import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartSize, ChartTheme } from '../bots/charts/chart.js';
import { described, themes } from '../bots/charts/chart.js';

use([BarChart, GridComponent, LegendComponent, SVGRenderer]);

/** Sizes to be drawn for; texts keep their size. */
export const columnsSizes: Readonly<Record<ChartSize, { readonly width: number; readonly height: number }>> = {
  phone: { width: 350, height: 280 },
  desk: { width: 720, height: 300 },
};

/** One kind: a value for each label; null where it is not shown, which two dots say. At most three are told apart by colour. */
export interface Series {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

/** Draws the columns. */
export function drawColumns(
  labels: readonly string[],
  series: readonly Series[],
  look: { readonly theme: ChartTheme; readonly size: ChartSize },
  text: { readonly title: string; readonly description: string; readonly number: (value: number) => string }
): string {
  const { ink, muted, track, bar, others } = themes[look.theme];
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...columnsSizes[look.size] });
  // A number on each column where there is room for it.
  const roomy = labels.length * series.length <= (look.size === 'phone' ? 9 : 24);
  chart.setOption({
    animation: false,
    color: [bar, ...others],
    textStyle: { fontFamily: 'Segoe UI, Roboto, Noto Sans, Liberation Sans, Arial, sans-serif' },
    legend: {
      left: 0,
      top: 0,
      selectedMode: false,
      itemWidth: 14,
      itemHeight: 14,
      itemGap: 16,
      textStyle: { color: ink, fontSize: 14 },
    },
    grid: { left: 4, right: 4, top: 44, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category',
      data: [...labels],
      axisTick: { show: false },
      axisLine: { lineStyle: { color: muted } },
      axisLabel: { color: ink, fontSize: 14 },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      splitLine: { lineStyle: { color: track } },
      axisLabel: { color: muted, fontSize: 13, formatter: (value: number) => text.number(value) },
    },
    series: series.map(({ name, values }) => ({
      type: 'bar',
      name,
      silent: true,
      barMaxWidth: 34,
      barGap: '12%',
      itemStyle: { borderRadius: [4, 4, 0, 0] },
      label: {
        show: roomy,
        position: 'top',
        color: ink,
        fontSize: 13,
        formatter: ({ value }: { readonly value: number }) => text.number(value),
      },
      data: values.map((value) => {
        if (value === null) return { value: 0, label: { show: true, formatter: '..' } };
        return value === 0 ? { value, label: { show: false } } : value;
      }),
    })),
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return described(svg, text);
}
