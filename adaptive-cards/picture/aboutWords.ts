import type { Procedure, Subject } from '../../domain/procedure/index.ts';
import { titleOf, titlesAny } from './words.ts';

/** What it is, who begins it, about whom, and where its posts are kept: before the ladder. */
export const aboutWords = (procedure: Procedure): readonly string[] => {
  const { kind, raisers = ['raiser'], subject, sharesPostsWith = [], labels } = procedure;
  const begun = titlesAny(raisers, procedure);
  return [
    kind === 'notice'
      ? `A notice: ${begun} begins it with /notice.`
      : `An alert: ${begun} begins it with /escalate.`,
    subjectWords(subject, labels.recordNumber),
    ...heldWords(procedure),
    ...(sharesPostsWith.length === 0
      ? []
      : [`Posts that the people file keeps for ${sharesPostsWith.join(' and ')} count here too.`]),
    ...countingWords(procedure),
  ];
};

function subjectWords({ kind, initials, several }: Subject, recordNumber: string): string {
  if (kind === 'nobody') return 'About nobody in particular: no record number is asked for.';
  const asked = `${recordNumber}${initials ? ' and initials are' : ' is'} asked for`;
  return `About a ${kind}: ${asked}${several ? '; several of one family may stand in one matter' : ''}.`;
}

const heldWords = (procedure: Procedure): readonly string[] =>
  Object.entries(procedure.roles).flatMap(([role, { heldAs }]) =>
    heldAs === undefined
      ? []
      : [`${titleOf(role, procedure)}: the people file has the post as '${heldAs}'.`],
  );

function countingWords({ counting }: Procedure): readonly string[] {
  if (counting === undefined) return [];
  const { cutOffHour, nonWorkingReceipt, dueTime } = counting;
  return [
    ...(typeof cutOffHour === 'number'
      ? [`What arrives from ${String(cutOffHour)}:00 on counts as of the next working day.`]
      : []),
    ...(nonWorkingReceipt === 'deemed-next-working-day'
      ? ['What arrives on a day that is no working day counts as of the next working day.']
      : []),
    ...(typeof dueTime === 'string' ? [`Due days end at ${dueTime}.`] : []),
  ];
}
