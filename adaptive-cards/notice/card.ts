import type { CaseView, NoticeKind, TaskView } from '../../domain/case/index.ts';
import { buttons } from '../elements/actions.ts';
import { card, type Card } from '../elements/card.ts';
import { facts, heading, say } from '../elements/text.ts';
import { dueFacts } from '../parts/due.ts';
import { addressOf, caseCard, type CardMessage, type Making } from '../parts/message.ts';
import { ownOpen, tasksBlock } from '../parts/tasks.ts';
import { waysOn } from '../parts/ways.ts';
import { stageAt, titleOf } from '../wording/caseWords.ts';
import { noticeWords } from './presenter.ts';

/** News of an end: nothing is due there any more. */
const ENDS: readonly (NoticeKind | null)[] = [
  'moved-on',
  'resolved',
  'withdrawn',
  'closed-unresolved',
];

const isOfTasks = (notice: NoticeKind | null): boolean => notice?.startsWith('task-') === true;

/** Their own; for those who watch over them, everybody's. */
function toTell(view: CaseView): readonly TaskView[] {
  const own = ownOpen(view);
  return own.length > 0 ? own : view.tasks.filter(({ end }) => end === null);
}

const SHORT = { chars: 200, rows: 8, forms: false } as const;

/** Short news of a case: what happened, when it is due, and a way to the case. */
export function noticeCard(message: CardMessage, { keys }: Making): Card {
  const { view } = message;
  const words = noticeWords(message.notice ?? 'moved-on', message);
  const rows = ENDS.includes(message.notice) ? [] : dueFacts(view, stageAt(view, message.stage));
  return card(
    [
      heading(`${titleOf(view)}: ${words.heading}`, 1),
      say(words.text),
      ...(rows.length === 0 ? [] : [facts(rows)]),
      ...(isOfTasks(message.notice) ? tasksBlock(view, toTell(view), SHORT) : []),
      ...buttons(waysOn(view, addressOf(message), keys)),
    ],
    caseCard(message, { keys }),
  );
}
