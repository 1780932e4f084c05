import { longDay, shortDayAndTime } from '../../domain/calendar/index.ts';
import type { NoticeKind } from '../../domain/case/index.ts';
import type { CardMessage } from '../parts/message.ts';
import { meetingAt, roleTitle, stageAt } from '../wording/caseWords.ts';
import { capital } from '../wording/dates.ts';
import { NOTICES, type NoticeWords } from '../wording/notices.ts';

/** The words of a notice, from its kind and the case as it stands. */
export function noticeWords(kind: NoticeKind, message: CardMessage): NoticeWords {
  const values = valuesOf(message);
  const fill = (text: string): string =>
    text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  const { heading, text } = NOTICES[kind];
  return { heading: capital(fill(heading)), text: capital(fill(text)) };
}

function valuesOf(message: CardMessage): Readonly<Record<string, string>> {
  const { view } = message;
  const { labels, referral } = view.procedure;
  const stage = stageAt(view, message.stage);
  const meeting = meetingAt(view, message.meeting);
  const due = stage.due === null ? 'a day that is not set yet' : longDay(stage.due);
  return {
    matter: labels.matter,
    step: labels.step,
    raiser: roleTitle(view.procedure, view.raiser.role),
    stage: stage.label,
    due,
    firstDue: stage.firstDue === null ? due : longDay(stage.firstDue),
    wholeDue: view.whole === null ? due : longDay(view.whole.due),
    meeting: meeting === null ? 'the meeting' : `the meeting “${meeting.label}”`,
    meetingBy: meeting === null ? due : longDay(meeting.window.to),
    time: meeting?.slot ? shortDayAndTime(meeting.slot.start) : 'a time that is in the case',
    instead: view.meetings.some(({ insteadOf }) => insteadOf !== null && insteadOf === meeting?.id)
      ? 'Another time is being looked for.'
      : 'Nothing more is asked of you for it.',
    referral: referral?.label ?? 'an outside body',
  };
}
