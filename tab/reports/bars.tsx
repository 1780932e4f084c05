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

export default function Bars({ plot: { stacked, groups } }: { readonly plot: Plot }): ReactNode {
  const usual = {
    height: HEIGHT,
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
