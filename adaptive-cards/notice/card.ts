import type { NoticeKind } from '../../domain/case/index.ts';
import { buttons } from '../elements/actions.ts';
import { card, type Card } from '../elements/card.ts';
import { facts, heading, say } from '../elements/text.ts';
import { dueFacts } from '../parts/due.ts';
import { addressOf, caseCard, type CardMessage, type Making } from '../parts/message.ts';
import { tasksBlock } from '../parts/tasks.ts';
import { waysOn } from '../parts/ways.ts';
import { stageAt, titleOf } from '../wording/caseWords.ts';
import { isOfTasks, noticeWords, tasksToTell } from './presenter.ts';

/** News of what is over or on record: nothing is due by it. What is to be done has a day of its own. */
const ENDS: readonly (NoticeKind | null)[] = [
  'moved-on',
  'resolved',
  'withdrawn',
  'closed-unresolved',
  'answered-and-closed',
  'deemed-agreed',
  'meeting-recorded',
  'note-added',
];

const SHORT = { chars: 200, rows: 8, forms: false } as const;

/** Short news of a case: what happened, when it is due, and a way to the case. */
export function noticeCard(message: CardMessage, { keys }: Making): Card {
  const { view } = message;
  const words = noticeWords(message.notice ?? 'moved-on', message);
  const { notice } = message;
  const without = ENDS.includes(notice) || isOfTasks(notice);
  const rows = without ? [] : dueFacts(view, stageAt(view, message.stage));
  return card(
    [
      heading(`${titleOf(view)}: ${words.heading}`, 1),
      say(words.text),
      ...(rows.length === 0 ? [] : [facts(rows)]),
      ...(isOfTasks(notice) ? tasksBlock(view, tasksToTell(message), SHORT) : []),
      ...buttons(waysOn(view, addressOf(message), keys)),
    ],
    caseCard(message, { keys }),
  );
}
