import { longDay, shortDayAndTime } from '../../domain/calendar/index.ts';
import type { CaseView, StageView } from '../../domain/case/index.ts';
import { clip, firstRows, type Room } from '../elements/room.ts';
import { facts, heading, list, quiet, say, type Element, type Fact } from '../elements/text.ts';
import { post, raisedFacts, subjects } from '../parts/asked.ts';
import { dueBlock } from '../parts/due.ts';
import { judgingFacts } from '../parts/judging.ts';
import { outcomes } from '../parts/outcomes.ts';
import { tasksBlock } from '../parts/tasks.ts';
import { listWords, seesCase } from '../wording/caseWords.ts';
import { receiptWords } from '../wording/receipts.ts';
import { referralWords, STATUS } from '../wording/status.ts';
import { ladder, meetingLine, meetingTitle, recordWords } from './presenter.ts';

/** Where the case stands: the first page. What each person may see is in the view already. */
export function overview(view: CaseView, room: Room): readonly Element[] {
  const state = facts([
    ['State', STATUS[view.status]],
    ...(view.closedReason === null || !seesCase(view)
      ? []
      : [['Why', clip(view.closedReason, { chars: Math.min(300, room.chars) })] as const]),
  ]);
  const due = view.status === 'open' ? dueBlock(view, view.current, room) : [];
  if (view.depth === 'register') {
    return [state, facts([['Raised on', shortDayAndTime(view.raisedAt)]]), ...steps(view), ...due];
  }
  return [
    state,
    ...due,
    ...subjects(view, room),
    raisedFacts(view, room),
    ...steps(view),
    ...(view.depth === 'meeting' ? [] : people(view, view.current, room)),
    ...judgingFacts(view.current, room),
    ...tasksBlock(view, view.tasks, room),
    ...records(view, room),
    ...meetings(view, room),
    // Whoever takes part in a meeting alone has no other card that tells what it came to.
    ...(view.depth === 'meeting' ? outcomes(view, 'all', room) : []),
    ...referral(view, room),
    ...notes(view, room),
  ];
}

const steps = (view: CaseView): readonly Element[] => [heading('Steps'), facts(ladder(view))];

/** Who is asked and who is copied, and what became of each message. */
function people(view: CaseView, stage: StageView, room: Room): readonly Element[] {
  const asked = firstRows(stage.responders, room);
  const copied = firstRows(stage.copies, room);
  const rows: readonly Fact[] = [
    ...asked.shown.map((each) => [post(each, view, room), `Asked. ${receiptWords(each)}`] as const),
    ...copied.shown.map(
      (each) => [post(each, view, room), `Copied in. ${receiptWords(each)}`] as const,
    ),
  ];
  if (rows.length === 0) return [];
  const left = asked.left + copied.left;
  return [
    heading('People'),
    facts(rows),
    ...(stage.acknowledgedAt === null
      ? []
      : [say(`Acknowledged on ${shortDayAndTime(stage.acknowledgedAt)}.`)]),
    ...(left === 0 ? [] : [quiet(`and ${left} more`)]),
  ];
}

/** What waits to be put into the record system, of what this person may confirm (A-X-10). */
function records(view: CaseView, room: Room): readonly Element[] {
  // Where room is shortest, the form that follows names them.
  if (view.records.length === 0 || room.rows < 3) return [];
  const { shown, left } = firstRows(view.records, room);
  return [
    heading('To be put on record'),
    ...list(shown.map((each) => clip(recordWords(each), { chars: Math.min(160, room.chars) }))),
    ...(left === 0 ? [] : [quiet(`and ${left} more`)]),
  ];
}

function meetings(view: CaseView, room: Room): readonly Element[] {
  if (view.meetings.length === 0) return [];
  const from = Math.max(0, view.meetings.length - room.rows);
  return [
    heading('Meetings'),
    facts(
      view.meetings
        .slice(from)
        .map(
          (each) =>
            [
              clip(meetingTitle(view, each), { chars: 120 }),
              clip(meetingLine(each), room),
            ] as const,
        ),
    ),
    ...(from === 0 ? [] : [quiet(`${from} earlier meetings are in the history.`)]),
  ];
}

/** What was put on the record beside the stages, the latest first. */
function notes(view: CaseView, room: Room): readonly Element[] {
  if (view.notes.length === 0) return [];
  const { shown, left } = firstRows([...view.notes].reverse(), room);
  return [
    heading('On the record'),
    facts(
      shown.map(({ label, on, by, onBehalfOf, text }): Fact => [
        clip(label, { chars: 120 }),
        `${longDay(on)}, ${onBehalfOf === undefined ? by : `${by} for ${onBehalfOf}`}${text === null ? '' : `: ${clip(text, { chars: Math.min(200, room.chars) })}`}`,
      ]),
    ),
    ...(left === 0 ? [] : [quiet(`and ${left} more in the history`)]),
  ];
}

function referral(view: CaseView, room: Room): readonly Element[] {
  if (view.referral === null) return [];
  return [
    heading(view.procedure.referral?.label ?? 'Referral'),
    facts(
      view.referral.steps.length === 0
        ? [['State', referralWords(view.referral.state)]]
        : view.referral.steps
            .slice(-8)
            .map((each) => [shortDayAndTime(each.at), referralWords(each.kind)] as const),
    ),
    ...advisedWords(view.referral, room).map(say),
  ];
}

/** In the least room the notice that said so must do. */
const advisedWords = (
  { advising }: NonNullable<CaseView['referral']>,
  room: Room,
): readonly string[] =>
  advising === null || advising.people.length === 0 || room.chars < 90
    ? []
    : [
        clip(`${advising.by} advises ${listWords(advising.people, 'and')}.`, {
          chars: Math.min(400, room.chars),
        }),
      ];
