import { longDay, shortDayAndTime } from '../../domain/calendar/index.ts';
import type { CaseView, MeetingView, NoticeKind, StageView } from '../../domain/case/index.ts';
import type { CardMessage } from '../parts/message.ts';
import { meetingAt, roleTitle, stageAt } from '../wording/caseWords.ts';
import { capital, insideWords } from '../wording/dates.ts';
import { NOTICES, type NoticeWords } from '../wording/notices.ts';

/** The words of a notice, from its kind and the case as it stands. */
export function noticeWords(kind: NoticeKind, message: CardMessage): NoticeWords {
  const values = valuesOf(message);
  const fill = (text: string): string =>
    text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  const { heading, text } = NOTICES[kind];
  return { heading: capital(fill(heading)), text: capital(fill(text)) };
}

/** Who spoke last, as far as it is known which word that was. */
function lastWord({ judging }: StageView): string {
  const words = (judging?.words ?? []).flatMap(({ post, satisfied, at }) =>
    satisfied === null || at === null ? [] : [{ post, satisfied, at }],
  );
  const last = words.sort((a, b) => (a.at < b.at ? -1 : 1)).at(-1);
  if (last === undefined) return 'somebody has said whether the answer is enough';
  return `${last.post} said that the answer is ${last.satisfied ? 'enough' : 'not enough yet'}`;
}

const startIn = ({ start }: StageView) => ({
  start: start === null ? 'it is delivered' : insideWords(start.label),
  startedOn: start?.on ? longDay(start.on) : 'a day that is not known yet',
});

function valuesOf(message: CardMessage): Readonly<Record<string, string>> {
  const { view } = message;
  const { labels, referral } = view.procedure;
  const stage = stageAt(view, message.stage);
  const due = stage.due === null ? 'a day that is not set yet' : longDay(stage.due);
  return {
    matter: labels.matter,
    step: labels.step,
    raiser: roleTitle(view.procedure, view.raiser.role),
    stage: stage.label,
    due,
    ...startIn(stage),
    judged: lastWord(stage),
    firstDue: stage.firstDue === null ? due : longDay(stage.firstDue),
    wholeDue: view.whole === null ? due : longDay(view.whole.due),
    wholeFirstDue: view.whole === null ? due : longDay(view.whole.firstDue),
    ...meetingIn(view, meetingAt(view, message.meeting), due),
    referral: referral?.label ?? 'an outside body',
  };
}

const meetingIn = ({ meetings }: CaseView, meeting: MeetingView | null, due: string) => ({
  meeting: meeting === null ? 'the meeting' : `the meeting “${meeting.label}”`,
  meetingBy: meeting === null ? due : longDay(meeting.window.to),
  time: meeting?.slot ? shortDayAndTime(meeting.slot.start) : 'a time that is in the case',
  instead: meetings.some(({ insteadOf }) => insteadOf !== null && insteadOf === meeting?.id)
    ? 'Another time is being looked for.'
    : 'Nothing more is asked of you for it.',
});
