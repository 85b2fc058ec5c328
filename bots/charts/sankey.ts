// Paths as a picture: ECharts' sankey on the server, as SVG with a title and a description.
import { SankeyChart } from 'echarts/charts';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartSize, ChartTheme } from './chart.js';
import { described, themes } from './chart.js';
import type { Flow, PathNode } from './paths.js';

use([SankeyChart, SVGRenderer]);

/** Sizes to be drawn for; on a phone the paths run downwards. */
export const sankeySizes: Readonly<Record<ChartSize, { readonly width: number; readonly height: number }>> = {
  phone: { width: 350, height: 460 },
  desk: { width: 720, height: 320 },
};

/** Draws the flows. */
export function drawPaths(
  flows: readonly Flow[],
  look: { readonly theme: ChartTheme; readonly size: ChartSize },
  text: { readonly title: string; readonly description: string; readonly node: (node: PathNode) => string }
): string {
  const { ink, muted, bar } = themes[look.theme];
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...sankeySizes[look.size] });
  const nodes = [...new Set(flows.flatMap(({ from, to }) => [from, to]))];
  const passing = (name: PathNode): number =>
    Math.max(sum(flows.filter(({ to }) => to === name)), sum(flows.filter(({ from }) => from === name)));
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: 'Segoe UI, Roboto, Noto Sans, Liberation Sans, Arial, sans-serif' },
    series: [
      {
        type: 'sankey',
        silent: true,
        orient: look.size === 'phone' ? 'vertical' : 'horizontal',
        left: 8,
        right: look.size === 'phone' ? 8 : 150,
        top: look.size === 'phone' ? 30 : 12,
        bottom: look.size === 'phone' ? 40 : 12,
        nodeWidth: 14,
        nodeGap: look.size === 'phone' ? 60 : 22,
        draggable: false,
        lineStyle: { color: bar, opacity: look.theme === 'dark' ? 0.35 : 0.25, curveness: 0.5 },
        label: {
          color: ink,
          fontSize: 14,
          position: look.size === 'phone' ? 'top' : 'right',
          formatter: ({ name }: { readonly name: string }) =>
            `${text.node(name as PathNode)} ${passing(name as PathNode)}`,
        },
        data: nodes.map((name) => ({ name, itemStyle: { color: name === 'ended' ? muted : bar } })),
        links: flows.map(({ from, to, count }) => ({ source: from, target: to, value: count })),
      },
    ],
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return described(svg, text);
}

const sum = (flows: readonly Flow[]): number => flows.reduce((all, { count }) => all + count, 0);
