import { longDay, shortDayAndTime } from '../../domain/calendar/index.ts';
import type { CaseView, StageView, Subject } from '../../domain/case/index.ts';
import {
  answerWords,
  categoryWords,
  personWords,
  stageWords,
  subjectWords,
  titleOf,
} from './caseWords.ts';
import { capital, dueWords } from './dates.ts';
import { decisionWords, referralWords, STATUS } from './status.ts';

/** One line of what happened, in words, oldest first. */
export interface HistoryLine {
  readonly at: StageView['openedAt'];
  readonly text: string;
}

/**
 * Text ready for the record system (A-X-10). Each child's record leaves out the others (A-X-08), so
 * the note is made for one subject; with one subject only, it is that one.
 */
export function caseNote(
  view: CaseView,
  history: readonly HistoryLine[],
  subject: Subject | null = view.subjects[0] ?? null,
): string {
  const { labels } = view.procedure;
  return [
    `${labels.process}: ${titleOf(view)}`,
    ...(subject === null ? [] : [`${capital(labels.recordNumber)}: ${subjectWords(subject)}`]),
    `Raised by ${personWords(view.raiser, view.procedure)} on ${shortDayAndTime(view.raisedAt)}`,
    `State: ${STATUS[view.status]}${closing(view)}`,
    ...part('Category', categoryWords(view)),
    ...view.answers.flatMap((answer) => part(answer.label, [answerWords(view, answer)])),
    ...view.stages.flatMap((stage) => stageNote(view, stage)),
    ...meetingNotes(view),
    ...referralNote(view),
    ...part(
      'What happened',
      history.map(({ at, text }) => `${shortDayAndTime(at)}: ${text}`),
    ),
  ].join('\n');
}

/** What the note stands under, so that a card can say where it is. */
export const noteTitle = ({ procedure }: CaseView): string => `Note for ${procedure.recordSystem}`;

const part = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', title, ...lines];

const closing = (view: CaseView): string =>
  view.closedReason === null ? '' : `. ${view.closedReason}`;

function stageNote(view: CaseView, stage: StageView): readonly string[] {
  const asked = stage.responders.map((each) => personWords(each, view.procedure)).join('; ');
  return part(stageWords(stage), [
    ...(asked === '' ? [] : [`Asked: ${asked}`]),
    ...(stage.due === null
      ? []
      : [
          stage.clock === 'ended'
            ? `It was due by the end of ${longDay(stage.due)}.`
            : `${dueWords(stage.due, stage.wording)}.`,
        ]),
    ...stage.replies.flatMap((reply) => [
      `Reply, ${shortDayAndTime(reply.at)}: ${reply.text}`,
      ...reply.plan.map(taskLine),
    ]),
    ...(stage.decision === null
      ? []
      : [`${decisionWords(stage.decision.kind)}: ${stage.decision.reason}`]),
  ]);
}

const taskLine = (task: StageView['replies'][number]['plan'][number]): string =>
  `Task: ${task.task} (${task.owner}, by ${longDay(task.due)})`;

const meetingNotes = (view: CaseView): readonly string[] =>
  view.meetings.flatMap((meeting) =>
    meeting.outcome === null
      ? []
      : part(meeting.label, [meeting.outcome, ...meeting.tasks.map(taskLine)]),
  );

const referralNote = ({ referral, procedure }: CaseView): readonly string[] =>
  referral === null
    ? []
    : part(procedure.referral?.label ?? 'Referral', [
        referralWords(referral.state),
        ...referral.answers.flatMap(({ label, value }) => [label, value]),
      ]);
