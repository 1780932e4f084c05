import { compareDays, localDay, type Day } from '../domain/calendar/index.ts';
import {
  askedToJudge,
  contentOf,
  doersOf,
  filersOf,
  openRecords,
  openTasks,
  scopeOf,
  subjectsOf,
  taskDue,
  type CaseState,
  type Context,
  type Meeting,
  type StageEntry,
  type Texts,
} from '../domain/case/index.ts';
import type { PersonId } from '../domain/people/index.ts';
import type { OverseenLine, WorkLine } from './ports/index.ts';

/** The lines that a case puts on people's lists: to answer, to arrange, to record, raised, copied. */
export function workLinesOf(state: CaseState, texts: Texts, ctx: Context): readonly WorkLine[] {
  const open = state.status.kind === 'open';
  const entry = state.stages.at(-1);
  if (entry === undefined) return [];
  const line = lineMaker(state, entry, texts, ctx);
  const lines = [
    ...raiserLines(state, line),
    ...meetingLines(state, line),
    ...(open && waitsForAnswer(entry, ctx) ? answerLines(entry, line) : []),
    ...recordLines(state, ctx, line),
    ...taskLines(state, ctx, line),
    ...judgeLines(state, entry, ctx, line),
    ...copyLines(state, entry, open, line),
  ];
  return oncePerPersonAndList(lines);
}

/** How an open case stands among all of them; null once it is closed. */
export function overseenLineOf(state: CaseState, { procedure }: Context): OverseenLine | null {
  const entry = state.stages.at(-1);
  if (entry === undefined || state.status.kind !== 'open') return null;
  return {
    caseId: state.id,
    reference: state.reference,
    scope: scopeOf(state),
    raiser: state.raiser,
    stage: entry.stage,
    stageLabel: procedure.stages.find(({ key }) => key === entry.stage)?.label ?? entry.stage,
    categories: contentOf(state).categories,
    due: dueOf(entry),
    state: waitingFor(entry),
  };
}

type LineMaker = (
  person: PersonId,
  list: WorkLine['list'],
  open: boolean,
  shown?: boolean,
) => WorkLine;

function lineMaker(state: CaseState, entry: StageEntry, texts: Texts, ctx: Context): LineMaker {
  const stage = ctx.procedure.stages.find(({ key }) => key === entry.stage);
  const subject = subjectLine(state, texts);
  return (person, list, open, shown = true) => ({
    caseId: state.id,
    reference: state.reference,
    person,
    list,
    open,
    stageLabel: stage?.label ?? entry.stage,
    due: open ? dueOf(entry) : null,
    subject: shown ? subject : null,
    state: open ? waitingFor(entry) : state.status.kind === 'closed' ? state.status.how : 'open',
  });
}

const raiserLines = (state: CaseState, line: LineMaker): readonly WorkLine[] =>
  [state.raiser, state.cover].flatMap((person) =>
    person === null ? [] : [line(person, 'raised', state.status.kind === 'open')],
  );

/** Whoever is asked; and whoever has the alert in their place, since it has reached nobody else. */
const answerLines = (entry: StageEntry, line: LineMaker): readonly WorkLine[] =>
  entry.responders.flatMap(({ person, deputy, delivery }) =>
    [person, person === null ? deputy : null, delivery.through?.person ?? null].flatMap((each) =>
      each === null ? [] : [line(each, 'answer', true)],
    ),
  );

/**
 * One reply counts for all who were asked (A-DO-04); what was only promised is still to be done. Where no
 * answer is wanted it waits to be seen.
 */
function waitsForAnswer(entry: StageEntry, { procedure }: Context): boolean {
  const { stage, decision, answered, acknowledgedAt, clock } = entry;
  const rule = procedure.stages.find(({ key }) => key === stage);
  if (rule?.reply?.wanted === false && acknowledgedAt !== null) return false;
  return decision === null && (!answered || clock?.state === 'running');
}

/** A copy tells of the alert, not of the answers to it (design section 6). */
const copyLines = (
  state: CaseState,
  entry: StageEntry,
  open: boolean,
  line: LineMaker,
): readonly WorkLine[] =>
  state.stages
    .flatMap(({ copies }) => copies)
    .flatMap(({ person, registerOnly }) =>
      person === null || entry.responders.some((each) => each.person === person)
        ? []
        : [{ ...line(person, 'copied', open, !registerOnly), ...(open ? { state: 'open' } : {}) }],
    );

/**
 * By the last day on which the meeting may be held; once it is booked, by its own day. Whoever
 * arranges need not know which child it is about (design section 6).
 */
const meetingLines = (state: CaseState, line: LineMaker): readonly WorkLine[] =>
  state.meetings.flatMap(({ status, convener, recorder, window }) => {
    const toArrange = ARRANGING[status.kind];
    if (toArrange !== undefined)
      return convener === null
        ? []
        : [{ ...line(convener, 'arrange', true, false), due: window.to, state: toArrange }];
    const writer = recorder ?? convener;
    return status.kind === 'booked' && writer !== null
      ? [
          {
            ...line(writer, 'record', true, false),
            due: localDay(status.slot.start),
            state: 'meeting-booked',
          },
        ]
      : [];
  });

/** What a meeting that stands in no calendar yet waits for. */
const ARRANGING: Readonly<Partial<Record<Meeting['status']['kind'], string>>> = {
  finding: 'times-sought',
  offered: 'times-offered',
  'no-slot': 'no-time-found',
};

/** Whoever has something to do beside the answers, by the day of the first of it. */
const taskLines = (state: CaseState, ctx: Context, line: LineMaker): readonly WorkLine[] =>
  openTasks(state, ctx).flatMap((task) =>
    doersOf(task, state, localDay(task.since), ctx).map((person) => ({
      ...line(person, 'do', true, false),
      due: taskDue(task, ctx),
      state: 'to-do',
    })),
  );

/** Whoever is to put something into the record system and is not the raiser; no day is set for it. */
const recordLines = (state: CaseState, ctx: Context, line: LineMaker): readonly WorkLine[] =>
  openRecords(state, ctx).flatMap((record) =>
    filersOf(record, state, ctx).map((person) => ({
      ...line(person, 'do', true, false),
      due: null,
      state: 'to-file',
    })),
  );

/** Whoever is asked whether the last reply is enough, until they have said so. */
const judgeLines = (
  state: CaseState,
  { replies }: StageEntry,
  ctx: Context,
  line: LineMaker,
): readonly WorkLine[] =>
  replies
    .slice(-1)
    .flatMap(({ at }) => askedToJudge(state, localDay(at), ctx))
    .map((person) => ({ ...line(person, 'do', true), due: null, state: 'to-judge' }));

/** While a clock stands still nobody is late, however long ago its day was. */
const dueOf = ({ clock }: StageEntry): Day | null =>
  clock?.state === 'running' || clock?.state === 'waiting' ? clock.due : null;

/** What the case waits for, as a code that the list card words. */
function waitingFor({ answered, replies, timeRequest, clock, acknowledgedAt }: StageEntry): string {
  // A reply that came after all is what the raiser decides on.
  if (answered) return clock?.state === 'running' ? 'promised' : 'replied';
  if (timeRequest?.answer.kind === 'open') return 'time-requested';
  if (replies.length > 0) return 'asked-again';
  return acknowledgedAt === null ? 'sent' : 'acknowledged';
}

const subjectLine = (state: CaseState, texts: Texts): string | null => {
  const subjects = subjectsOf(state, texts);
  return subjects.length === 0
    ? null
    : subjects
        .map(({ record, initials }) => (initials === null ? record : `${record} ${initials}`))
        .join(', ');
};

/** Of several on one list, whatever is due first; of those due together, the last. */
function oncePerPersonAndList(lines: readonly WorkLine[]): readonly WorkLine[] {
  const byKey = new Map<string, WorkLine>();
  for (const line of lines) {
    const key = `${line.person} ${line.list}`;
    const other = byKey.get(key);
    if (other === undefined || !isSooner(other.due, line.due)) byKey.set(key, line);
  }
  return [...byKey.values()];
}

const isSooner = (one: Day | null, other: Day | null): boolean =>
  one !== null && (other === null || compareDays(one, other) < 0);
