import { longDay, shortDayAndTime } from '../../domain/calendar/index.ts';
import type { CaseView, EarlierCases } from '../../domain/case/index.ts';
import { cut, pagesOf } from '../elements/room.ts';
import { heading, panel, say, strong, written, type Element } from '../elements/text.ts';
import {
  answerWords,
  categoryWords,
  seesCase,
  stageWords,
  subjectWords,
} from '../wording/caseWords.ts';
import { caseTexts } from '../wording/caseTexts.ts';
import { caseNote, noteTitle, type HistoryLine } from '../wording/caseNote.ts';

/** Room that a page of details takes, beside its heading and buttons. */
const PAGE_BYTES = 16_000;
/** A longer text goes on as the next block, so that it can go on on the next page. */
const MOST_IN_A_BLOCK = 3000;

type Block = readonly Element[];

/** Everything in full, over as many pages as it takes: what was raised, replies, history, note. */
export function detailPages(
  view: CaseView,
  history: readonly HistoryLine[],
  earlier: EarlierCases | null = null,
): readonly (readonly Element[])[] {
  if (!seesCase(view)) return [];
  return pagesOf(
    [
      ...raised(view),
      ...answered(view),
      ...met(view),
      ...referred(view),
      ...happened(history),
      ...texts(view, earlier),
      ...notes(view, history),
    ],
    PAGE_BYTES,
  );
}

/** One text as blocks that each fit on a page. */
function blocks(label: string | null, text: string): readonly Block[] {
  const parts: string[] = [];
  for (let rest = text; rest !== '';) {
    const head = cut(rest, MOST_IN_A_BLOCK);
    parts.push(head);
    rest = rest.slice(head.length);
  }
  return parts.map((each, index) => [
    ...(index === 0 && label !== null ? [strong(label)] : []),
    ...written(each),
  ]);
}

function raised(view: CaseView): readonly Block[] {
  const categories = categoryWords(view).join('; ');
  return [
    [heading('What was raised')],
    ...(categories === ''
      ? []
      : blocks(view.procedure.categories?.label ?? 'Category', categories)),
    ...view.answers.flatMap((answer) => blocks(answer.label, answerWords(view, answer))),
  ];
}

function answered(view: CaseView): readonly Block[] {
  return view.stages.flatMap((stage) => [
    ...stage.replies.flatMap((reply) => [
      [heading(`Reply at ${stageWords(stage)}`), say(`${reply.by}, ${shortDayAndTime(reply.at)}`)],
      ...blocks(null, reply.text),
      ...reply.plan.flatMap(({ task, owner, due }) =>
        blocks('Task', `${task} (${owner}, by ${longDay(due)})`),
      ),
    ]),
    ...(stage.decision === null || stage.decision.reason === ''
      ? []
      : blocks(`Decision at ${stage.label}`, stage.decision.reason)),
  ]);
}

const met = (view: CaseView): readonly Block[] =>
  view.meetings.flatMap((meeting) =>
    meeting.outcome === null
      ? []
      : [
          ...blocks(`Outcome: ${meeting.label}`, meeting.outcome),
          ...meeting.tasks.flatMap(({ task, owner, due }) =>
            blocks('Task', `${task} (${owner}, by ${longDay(due)})`),
          ),
        ],
  );

/** What the referral itself says, for the reviewing side, who put it on record (DU-142). */
const referred = ({ referral, procedure }: CaseView): readonly Block[] =>
  referral === null || referral.answers.length === 0
    ? []
    : [
        [heading(`Referral: ${procedure.referral?.label ?? 'outside'}`)],
        ...referral.answers.flatMap(({ label, value }) => blocks(label, value)),
      ];

const happened = (history: readonly HistoryLine[]): readonly Block[] =>
  history.length === 0
    ? []
    : [
        [heading('History')],
        ...history.flatMap(({ at, text }) => blocks(shortDayAndTime(at), text)),
      ];

/** What the procedure wants told elsewhere, ready to be copied. */
const texts = (view: CaseView, earlier: EarlierCases | null): readonly Block[] =>
  caseTexts(view, earlier).flatMap(({ label, lines, mail }) => [
    [heading(label), say('Copy this text. Read it once more before you pass it on.')],
    ...(mail === undefined
      ? []
      : [...blocks('Mail to', mail.to), ...blocks('Subject', mail.subject)]),
    ...blocks(null, lines.join('\n')).map((each) => [panel(each)]),
  ]);

/** One note per child, each without the others (A-X-08). */
function notes(view: CaseView, history: readonly HistoryLine[]): readonly Block[] {
  if (view.depth !== 'full') return [];
  return view.subjects.flatMap((subject) => [
    [
      heading(noteTitle(view)),
      say('Copy this text. Read it once more: leave out what does not belong to this record.'),
      ...written(subjectWords(subject)),
    ],
    ...blocks(null, caseNote(view, history, subject)).map((each) => [panel(each)]),
  ]);
}
