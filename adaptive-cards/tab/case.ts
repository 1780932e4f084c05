import { shortDayAndTime } from '../../domain/calendar/index.ts';
import type { CaseView, RecordView } from '../../domain/case/index.ts';
import { recordWords, rungs } from '../case/presenter.ts';
import { waysOf } from '../case/ways.ts';
import { handedOnWords } from '../handedOn/card.ts';
import { waiting } from '../parts/due.ts';
import type { HistoryLine } from '../wording/caseNote.ts';
import {
  actsForWords,
  listWords,
  onBehalfWords,
  personWords,
  seesCase,
  stageWords,
  subjectWords,
  titleOf,
} from '../wording/caseWords.ts';
import { capital, dueWords } from '../wording/dates.ts';
import { referralWords, STATUS } from '../wording/status.ts';
import { meetingRow } from './meetingRow.ts';
import type { CaseAction, CasePage, ChronologyRow, Fact } from './models.ts';
import { dueDays } from './dueDays.ts';
import { people } from './people.ts';
import { taskRow } from './taskRow.ts';
import { urgencyOf } from './urgency.ts';
import { written } from './written.ts';

/** One case, as its view lets this person see it: all of it, or its dates alone (design section 6). */
export const casePage = (view: CaseView, history: readonly HistoryLine[]): CasePage => ({
  caseId: view.id,
  reference: view.reference,
  title: titleOf(view),
  state: stateOf(view),
  urgency:
    view.status === 'open'
      ? urgencyOf(view.current.due, view.today, view.current.daysLeft)
      : 'none',
  facts: factsOf(view),
  words: written(view),
  ladder: rungs(view),
  dueDays: dueDays(view),
  people: seesCase(view) ? people(view) : [],
  meetings: view.meetings.map((meeting) => meetingRow(view, meeting)),
  tasks: [...view.tasks.map((task) => taskRow(view, task)), ...view.records.map(recordRow)],
  chronology: seesCase(view) ? history.map(chronologyRow) : [],
  actions: actionsOf(view),
  // As the query of the pack decides it: for those alone who see all of the case.
  evidence: view.depth === 'full',
});

/** What it waits for, or how it ended. */
function stateOf(view: CaseView): string {
  const { current, status } = view;
  if (status !== 'open') return STATUS[status];
  const due = current.due === null ? waiting(current) : dueWords(current.due, current.wording);
  return current.clock === 'stopped'
    ? `${stageWords(current)}. The clock stands still until it is decided`
    : `${stageWords(current)}. ${due}`;
}

function factsOf(view: CaseView): readonly Fact[] {
  const { raiser, procedure, team, subjects, closedReason } = view;
  const fact = (name: string, value: string | null): readonly Fact[] =>
    value === null || value === '' ? [] : [{ name, value }];
  return [
    ...fact('For you', forYou(view)),
    ...fact(capital(procedure.labels.recordNumber), subjects.map(subjectWords).join(', ')),
    ...fact('State', STATUS[view.status]),
    ...fact('Why', seesCase(view) ? closedReason : null),
    ...fact('Raised by', view.depth === 'register' ? null : personWords(raiser, procedure)),
    ...fact('Raised on', shortDayAndTime(view.raisedAt)),
    ...fact('Team', team),
    ...fact('Procedure', procedure.title),
    ...fact(procedure.referral?.label ?? 'Referral', referredTo(view)),
  ];
}

/** In whose name this person acts, or why nothing is asked of them any more. */
const forYou = (view: CaseView): string =>
  [onBehalfWords(view), actsForWords(view), view.handedOn === null ? null : handedOnWords(view)]
    .filter((words) => words !== null)
    .join(' ');

const referredTo = ({ referral }: CaseView): string | null => {
  if (referral === null) return null;
  return referral.steps.length === 0
    ? referralWords(referral.state)
    : referral.steps
        .map(({ kind, at }) => `${referralWords(kind)}, ${shortDayAndTime(at)}`)
        .join('; ');
};

const recordRow = (record: RecordView): CasePage['tasks'][number] => ({
  task: `Put on record: ${recordWords(record)}`,
  by: record.own ? 'Yours' : listWords(record.by, 'or'),
  due: null,
  state: 'Open. No day is set',
  urgency: 'none',
});

const chronologyRow = ({ at, text }: HistoryLine): ChronologyRow => ({
  at: shortDayAndTime(at),
  moment: at,
  says: text,
});

/** Deeds whose forms stand on the card of the case itself. */
const ON_THE_CASE: ReadonlySet<CaseView['may'][number]> = new Set([
  'recordStart',
  'fileRecord',
  'endTask',
  'addNote',
  'handOverCase',
  'handOverSeat',
  'coverRaiser',
  'endCover',
  'findAnotherTime',
  'cancelMeeting',
] as const);

function actionsOf(view: CaseView): readonly CaseAction[] {
  const stage = view.current.entry;
  const ways = waysOf(view).map(({ card, title, meeting }) => ({ card, title, meeting, stage }));
  return view.may.some((verb) => ON_THE_CASE.has(verb))
    ? [...ways, { card: 'case', title: 'Tasks, notes and whose it is', meeting: null, stage }]
    : ways;
}
