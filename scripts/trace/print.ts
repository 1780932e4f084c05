import type { Traced, TraceReport } from './report.ts';

const of = (
  { rules }: TraceReport,
  ...standings: readonly Traced['standing'][]
): readonly Traced[] => rules.filter(({ standing }) => standings.includes(standing));

/** Every rule of a procedure with what stands for it, then the sums. */
export const printed = (report: TraceReport): string =>
  [
    report.procedure,
    ...block('Proved', of(report, 'proved')),
    ...block('Done by a person outside any software', of(report, 'outside')),
    ...block('Not proved', of(report, 'unproved')),
    ...block('For information, shown', of(report, 'shown')),
    ...block('For information, not shown', of(report, 'not shown')),
    '',
  ].join('\n');

const block = (title: string, rules: readonly Traced[]): readonly string[] =>
  rules.length === 0 ? [] : ['', `  ${title}`, ...rules.flatMap(ruleLines)];

const ruleLines = ({ id, kind, about, tests, data, outside }: Traced): readonly string[] => [
  `    ${id} ${kind} ${about}`,
  ...(outside === null ? [] : [`        person: ${outside.who}; help: ${outside.help.join(', ')}`]),
  ...(data.length === 0 ? [] : [`        data: ${data.join(', ')}`]),
  ...tests.map(({ file, title }) => `        ${file}: ${title}`),
];

/** One procedure in sums, with the ids that nothing proves. */
export function summed(report: TraceReport): string {
  const [proved, outside, unproved] = (['proved', 'outside', 'unproved'] as const).map((standing) =>
    of(report, standing),
  );
  const shown = of(report, 'shown').length;
  const hidden = of(report, 'not shown').length;
  const helped = (outside ?? []).filter(({ tests }) => tests.length > 0).length;
  const sums = `${proved?.length ?? 0} proved, ${outside?.length ?? 0} done by a person (help tested for ${helped}), ${unproved?.length ?? 0} unproved; for information: ${shown} shown, ${hidden} not shown`;
  const ids = (unproved ?? []).map(({ id }) => id);
  return [`${report.procedure}: ${sums}`, ...inLines(ids)].join('\n');
}

const IDS_IN_A_LINE = 12;

function inLines(ids: readonly string[]): readonly string[] {
  if (ids.length === 0) return [];
  const line = `    ${ids.slice(0, IDS_IN_A_LINE).join(' ')}`;
  return [line, ...inLines(ids.slice(IDS_IN_A_LINE))];
}
