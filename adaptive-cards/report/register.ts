import type { RegisterLine, Report } from '../../domain/report/index.ts';
import { capital } from '../wording/dates.ts';

/** That one case was referred is told only to those who are told of referrals: here it ended as unresolved. */
const HOW: Readonly<Record<NonNullable<RegisterLine['how']>, string>> = {
  resolved: 'Resolved',
  'moved-on': 'Moved on',
  withdrawn: 'Withdrawn',
  referred: 'Closed as unresolved',
  'unresolved-at-highest': 'Closed as unresolved',
};

/** The register's heading, and what stands under each of its columns, in workbook and CSV alike. */
export const registerTitle = ({ procedure }: Report): string =>
  `${capital(procedure.labels.matterPlural)} and escalations, one by one`;

export const registerHeads = ({ procedure }: Report): readonly string[] => [
  'Reference',
  'Day',
  'Team',
  capital(procedure.labels.step),
  'Came from',
  'Due',
  'Answered',
  'Ended',
  'How',
];

/** Each line as words, in the order of the heads. */
export function registerRows({
  register,
  procedure,
  teams,
}: Report): readonly (readonly string[])[] {
  const stages = new Map(procedure.stages.map(({ key, label }) => [key, label]));
  const label = (stage: string | null): string =>
    stage === null ? '' : (stages.get(stage) ?? stage);
  return (register ?? []).map((line) => [
    line.reference,
    line.on,
    line.team === null ? '' : (teams.get(line.team) ?? line.team),
    label(line.stage),
    label(line.from),
    line.due ?? '',
    line.answeredOn ?? '',
    line.endedOn ?? '',
    line.how === null ? '' : HOW[line.how],
  ]);
}
