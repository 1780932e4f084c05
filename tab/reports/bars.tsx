import { GroupedVerticalBarChart, VerticalStackedBarChart } from '@fluentui/react-charts';
import { tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Plot } from '../../adaptive-cards/tab/reportModels.ts';

/** Told apart in light, dark and contrast alike; the legend names them in this order. */
const COLOURS = [
  tokens.colorPaletteTealBorderActive,
  tokens.colorPaletteMarigoldBorderActive,
  tokens.colorPaletteCranberryBorderActive,
  tokens.colorNeutralForeground3,
] as const;

const colourOf = (at: number): string => COLOURS[at % COLOURS.length] ?? COLOURS[0];
const HEIGHT = 260;

const MOST_TICKS = 4;

export default function Bars({ plot: { stacked, groups } }: { readonly plot: Plot }): ReactNode {
  const heights = groups.map(({ bars }) => bars.map(({ value }) => value));
  const most = Math.max(
    ...heights.map((each) => (stacked ? each.reduce((sum, n) => sum + n, 0) : Math.max(...each))),
  );
  const usual = {
    height: HEIGHT,
    // Cases are counted in whole numbers, and so are the lines behind the bars.
    yAxisTickCount: Math.max(1, Math.min(MOST_TICKS, most)),
    hideTooltip: true,
    wrapXAxisLables: true,
    maxBarWidth: 36,
  } as const;
  return stacked ? (
    <VerticalStackedBarChart
      {...usual}
      data={groups.map(({ label, bars }) => ({
        xAxisPoint: label,
        chartData: bars.map((bar, at) => ({
          legend: bar.label,
          data: bar.value,
          color: colourOf(at),
        })),
      }))}
    />
  ) : (
    <GroupedVerticalBarChart
      {...usual}
      data={groups.map(({ label, bars }) => ({
        name: label,
        series: bars.map((bar, at) => ({
          key: bar.label,
          legend: bar.label,
          data: bar.value,
          color: colourOf(at),
        })),
      }))}
    />
  );
}
