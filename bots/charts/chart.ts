// The picture of delivered against promised: ECharts on the server, as SVG with a title and a description.
import { BarChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, setPlatformAPI, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, GridComponent, SVGRenderer]);
// The server has no canvas to measure texts on, whatever some library may have put into the global scope: ECharts' own table does.
setPlatformAPI({ createCanvas: () => null as never });

/** One bar: what it is called and its numbers. */
export interface Bar {
  readonly label: string;
  readonly delivered: number;
  readonly target: number;
}

/** Colours of a theme; the same as the stylesheet's, and `others` where a picture needs more than one. */
export const themes = {
  light: { ink: '#22302c', muted: '#56635e', track: '#d9d3c3', bar: '#1f6a5b', others: ['#b3541e', '#3d5a98'] },
  dark: { ink: '#e9e5da', muted: '#aeb8b2', track: '#3a4743', bar: '#6cc3ad', others: ['#f0a26b', '#9db8f2'] },
};

/** Names of the themes. */
export type ChartTheme = keyof typeof themes;

/** Widths to be drawn for; texts keep their size. */
const widths = { phone: 350, desk: 720 };

/** Names of the widths. */
export type ChartSize = keyof typeof widths;

const rowHeight = 58;

/** The size of a chart with so many bars. */
export function chartSize(bars: number, size: ChartSize): { width: number; height: number } {
  return { width: widths[size], height: Math.max(1, bars) * rowHeight + 12 };
}

/** Draws the bars; each fills towards its own target, so that 2 of 2 is as full as 40 of 40. */
export function drawChart(
  bars: readonly Bar[],
  look: { readonly theme: ChartTheme; readonly size: ChartSize },
  text: { readonly title: string; readonly description: string; readonly number: (value: number) => string }
): string {
  const { ink, muted, track, bar } = themes[look.theme];
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...chartSize(bars.length, look.size) });
  const font = 'Segoe UI, Roboto, Noto Sans, Liberation Sans, Arial, sans-serif';
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: font },
    grid: { left: 4, right: roomBeside(bars, text.number, look.size), top: 4, bottom: 4 },
    xAxis: { type: 'value', min: 0, max: 100, show: false },
    yAxis: [
      {
        type: 'category',
        inverse: true,
        data: bars.map(({ label }) => label),
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: {
          inside: true,
          align: 'left',
          verticalAlign: 'bottom',
          padding: [0, 0, 12, -8],
          fontSize: 15,
          color: ink,
        },
        z: 3,
      },
      {
        type: 'category',
        inverse: true,
        position: 'right',
        data: bars.map(({ delivered, target }) => `${text.number(delivered)} / ${text.number(target)}`),
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { fontSize: 16, fontWeight: 600, color: muted, padding: [22, 0, 0, 4] },
      },
    ],
    series: [
      {
        type: 'bar',
        silent: true,
        barWidth: 14,
        showBackground: true,
        backgroundStyle: { color: track, borderRadius: 7 },
        itemStyle: { color: bar, borderRadius: 7 },
        data: bars.map(({ delivered, target }) => Math.min(100, (100 * delivered) / Math.max(1, target))),
        // Below its label, inside its row.
        barCategoryGap: '40%',
      },
    ],
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return described(svg, text);
}

/** A picture that says what it shows. */
export function described(svg: string, text: { readonly title: string; readonly description: string }): string {
  const words = `<title>${escapeXml(text.title)}</title><desc>${escapeXml(text.description)}</desc>`;
  return svg.replace(/^<svg([^>]*)>/, `<svg role="img"$1>${words}`);
}

/** The numbers stand beside the bars, and may be long. */
function roomBeside(bars: readonly Bar[], number: (value: number) => string, size: ChartSize): number {
  const longest = Math.max(0, ...bars.map(({ delivered, target }) => number(delivered).length + number(target).length));
  return Math.max(size === 'phone' ? 92 : 120, 34 + longest * 9.5);
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
