import { DateTime } from 'luxon';
import type { RecordedOf, EventType, RecordedEvent } from '../../domain/case/index.ts';
import type { Procedure } from '../../domain/procedure/index.ts';
import { ORACLE_HOLIDAYS } from './workingDayOracle.ts';

/**
 * A second opinion on reports. It shares nothing with domain/report: it asks every case every question by
 * itself, reads the raw events as often as it likes, and asks luxon for the days. Slow and plain.
 */
export interface OraclePeriod {
  readonly from: string;
  readonly to: string;
  /** The day for whose beginning the position is told. */
  readonly on: string;
}

export type Row = string;
/** By table, row and column. */
export type OracleFigures = ReadonlyMap<string, number | null>;

interface Dated {
  readonly day: string;
  readonly time: string;
  readonly event: RecordedEvent;
}

export type OracleCase = readonly Dated[];

export const oracleCase = (events: readonly RecordedEvent[]): OracleCase =>
  events.map((event) => {
    const london = DateTime.fromISO(event.meta.at, { zone: 'Europe/London' });
    return { day: london.toFormat('yyyy-MM-dd'), time: london.toFormat('HH:mm'), event };
  });

type Picked<T extends EventType> = { readonly day: string; readonly time: string } & {
  readonly event: RecordedOf<T>;
};

const only = <T extends EventType>(story: OracleCase, type: T): readonly Picked<T>[] =>
  story.filter(({ event }) => event.type === type) as unknown as readonly Picked<T>[];

const CLOSINGS = ['StageResolved', 'CaseWithdrawn', 'ClosedUnresolved'];

function lastWord(story: OracleCase): Dated | undefined {
  return story.filter(({ event }) => [...CLOSINGS, 'CaseReopened'].includes(event.type)).at(-1);
}

const isShut = (story: OracleCase): boolean => {
  const word = lastWord(story);
  return word !== undefined && word.event.type !== 'CaseReopened';
};

const workingDay = (date: DateTime): boolean =>
  date.weekday <= 5 && !ORACLE_HOLIDAYS.has(date.toFormat('yyyy-MM-dd'));

const spans = new Map<string, number>();

/** Walks from day to day. */
function workingDaysAfter(from: string, to: string): number {
  const known = spans.get(`${from} ${to}`);
  if (known !== undefined) return known;
  let found = 0;
  let date = DateTime.fromISO(from, { zone: 'utc' });
  const end = DateTime.fromISO(to, { zone: 'utc' });
  while (date < end) {
    date = date.plus({ days: 1 });
    if (workingDay(date)) found += 1;
  }
  spans.set(`${from} ${to}`, found);
  return found;
}

interface OracleEntry {
  readonly stage: string;
  readonly opened: string;
  readonly skipped: readonly string[];
  readonly due: string | null;
  readonly answered: Dated | null;
  readonly decision: Dated | null;
  readonly late: (at: Dated) => boolean;
}

interface Told {
  readonly story: OracleCase;
  readonly team: string;
  readonly children: readonly string[];
  readonly raised: string;
  readonly how: 'raised' | 'broughtForward' | 'reopened' | 'not';
  readonly shut: boolean;
  readonly ending: string | null;
  readonly endedAtStage: string | null;
  readonly entries: readonly OracleEntry[];
  readonly categories: readonly string[];
  readonly days: number | null;
}

const ofStage = (story: OracleCase, entry: number): OracleCase =>
  story.filter(({ event }) => 'stage' in event && event.stage === entry);

function dueOf(own: OracleCase): string | null {
  const later = own.flatMap(({ event }) =>
    event.type === 'TimeGiven' ? [event.until] : event.type === 'DueDayMoved' ? [event.to] : [],
  );
  const started = only(own, 'ClockStarted')[0]?.event.due ?? null;
  return later.at(-1) ?? started;
}

function answerOf(story: OracleCase, entry: number, own: OracleCase): Dated | null {
  const meetings = only(story, 'MeetingAsked')
    .filter(({ event }) => event.meeting.stage === entry)
    .map(({ event }) => event.version);
  const clock = only(story, 'StageOpened').find(({ event }) => event.version === entry)?.event
    .clock;
  const begins = clock === null ? (only(own, 'TimeGiven')[0]?.event.version ?? Infinity) : 0;
  const decided =
    own.find(({ event }) => DECISIONS.includes(event.type))?.event.version ?? Infinity;
  const undone = own
    .filter(({ event }) => event.type === 'TalkFurther' || event.type === 'TimeGiven')
    .at(-1)?.event.version;
  const stops = story.filter(
    ({ event }) =>
      (event.type === 'Replied' && event.stage === entry && event.stopsClock) ||
      (event.type === 'MeetingHeld' && meetings.includes(event.meeting) && event.stopsClock),
  );
  return (
    stops.find(
      ({ event }) =>
        event.version > (undone ?? 0) && event.version > begins && event.version < decided,
    ) ?? null
  );
}

const DECISIONS = ['StageEscalated', ...CLOSINGS];

function entriesOf(story: OracleCase): readonly OracleEntry[] {
  return only(story, 'StageOpened').map(({ event, day }) => {
    const own = ofStage(story, event.version);
    const due = dueOf(own);
    const hour = only(own, 'ClockStarted').at(-1)?.event.trace?.settings.dueTime ?? null;
    return {
      stage: event.stage,
      opened: day,
      skipped: event.skipped,
      due,
      answered: answerOf(story, event.version, own),
      decision: own.filter((each) => DECISIONS.includes(each.event.type)).at(-1) ?? null,
      late: (at) =>
        due !== null && (at.day > due || (at.day === due && hour !== null && at.time >= hour)),
    };
  });
}

function tell(whole: OracleCase, period: OraclePeriod): Told | null {
  const story = whole.filter(({ day }) => day <= period.to);
  const first = only(story, 'CaseRaised')[0];
  if (first === undefined) return null;
  const before = story.filter(({ day }) => day < period.from);
  const back = story.some(({ event, day }) => event.type === 'CaseReopened' && day >= period.from);
  const since = isShut(before) ? (back ? 'reopened' : 'not') : 'broughtForward';
  const shut = isShut(story);
  const word = shut ? lastWord(story) : undefined;
  const added = only(story, 'StageOpened')
    .map(({ event }) => event.content?.categories ?? [])
    .filter((keys) => keys.length > 0)
    .at(-1);
  return {
    story,
    team: `team:${first.event.team ?? ''}`,
    children: first.event.childKeys,
    raised: first.day,
    how: first.day >= period.from ? 'raised' : since,
    shut,
    ending: word === undefined ? null : endingOf(word.event),
    endedAtStage: word === undefined ? null : stageOfClosing(story, word.event),
    entries: entriesOf(story),
    categories: added ?? first.event.categories,
    days: word?.event.type === 'StageResolved' ? workingDaysAfter(first.day, word.day) : null,
  };
}

function stageOfClosing(story: OracleCase, closing: RecordedEvent): string | null {
  const at = 'stage' in closing ? closing.stage : null;
  return only(story, 'StageOpened').find(({ event }) => event.version === at)?.event.stage ?? null;
}

function endingOf(event: RecordedEvent): string {
  if (event.type === 'StageResolved') return 'resolved';
  return event.type === 'ClosedUnresolved' ? event.how : 'withdrawn';
}

const unique = (cases: readonly Told[]): number => new Set(cases.flatMap((c) => c.children)).size;
const within = ({ from, to }: OraclePeriod, day: string): boolean => day >= from && day <= to;
const oneDecimal = (top: number, bottom: number): number | null =>
  bottom === 0 ? null : Math.floor((2 * top * 10 + bottom) / (2 * bottom)) / 10;

function replyOf(entry: OracleEntry, period: OraclePeriod): string {
  if (entry.due === null) return 'reply-no-due-day';
  const settled =
    entry.answered ?? (entry.decision?.event.type === 'StageResolved' ? entry.decision : null);
  if (settled !== null) return entry.late(settled) ? 'reply-late' : 'reply-in-time';
  if (entry.decision !== null) {
    return entry.late(entry.decision) ? 'reply-none' : 'reply-decided-first';
  }
  return entry.due < period.on ? 'reply-none' : 'reply-waiting';
}

function standingOf(c: Told, period: OraclePeriod): string {
  const entry = c.entries.at(-1);
  if (entry === undefined) return 'open-no-due-day';
  if (entry.answered !== null) return 'open-answered';
  if (entry.due === null || entry.decision !== null) return 'open-no-due-day';
  return entry.due < period.on ? 'open-overdue' : 'open-not-due';
}

const overdueBy = (c: Told, period: OraclePeriod): number =>
  workingDaysAfter(c.entries.at(-1)?.due ?? period.on, period.on);

const REPLIES = ['in-time', 'late', 'none', 'decided-first', 'waiting', 'no-due-day'];

type Put = (table: string, row: Row, column: string, value: number | null) => void;

/** One figure after the other; each is counted from the cases anew. */
export function oracleReport(
  procedure: Procedure,
  cases: readonly OracleCase[],
  period: OraclePeriod,
  beside: readonly OraclePeriod[],
): OracleFigures {
  const figures = new Map<string, number | null>();
  const put: Put = (table, row, column, value) => figures.set(`${table}/${row}/${column}`, value);
  const mine = cases.filter((story) => {
    const first = story[0]?.event;
    return first?.type === 'CaseRaised' && first.procedure.id === procedure.id;
  });
  const told = mine.flatMap((story) => tell(story, period) ?? []);
  const praise = cases.flatMap((story) =>
    only(story, 'CaseRaised')
      .filter(({ event }) => procedure.beside?.goodPractice?.includes(event.procedure.id))
      .filter(({ day }) => within(period, day))
      .map(({ event }) => ({ team: `team:${event.team ?? ''}` })),
  );
  const teams = [...new Set([...told, ...praise].map(({ team }) => team))];
  const stages = procedure.stages.map(({ key }) => key);
  flow(put, told, teams);
  ladder(put, told, stages, period);
  outcomes(put, told, teams, stages);
  replies(put, told, teams, stages, period);
  lengths(put, told, teams, stages);
  topics(put, told, procedure);
  open(put, told, teams, stages, period);
  steps(put, told, stages, period);
  meetings(put, told, stages, period);
  for (const team of [...teams, 'all']) {
    const at = told.filter((c) => team === 'all' || c.team === team);
    const having = (type: 'Referred' | 'ReferralAnswered') =>
      at.filter((c) => only(c.story, type).some(({ day }) => within(period, day)));
    put('referrals', team, 'referral-made', having('Referred').length);
    put('referrals', team, 'referral-made-children', unique(having('Referred')));
    put('referrals', team, 'referral-answered', having('ReferralAnswered').length);
    const praised = praise.filter((c) => team === 'all' || c.team === team);
    put('good-practice', team, 'good-practice', praised.length);
  }
  for (const other of [...beside, period]) {
    // A case that was closed for good before the period has no part in it; asking it would only take long.
    const near = mine.filter((story) => !isShut(story) || (story.at(-1)?.day ?? '') >= other.from);
    trend(
      put,
      near.flatMap((story) => tell(story, other) ?? []),
      other,
    );
  }
  return figures;
}

const dealtWith = (cases: readonly Told[]): readonly Told[] => cases.filter((c) => c.how !== 'not');

function flow(put: Put, told: readonly Told[], teams: readonly string[]): void {
  for (const team of [...teams, 'all']) {
    const at = told.filter((c) => team === 'all' || c.team === team);
    const of = (how: string) => at.filter((c) => c.how === how);
    put('flow', team, 'raised', of('raised').length);
    put('flow', team, 'raised-children', unique(of('raised')));
    put('flow', team, 'brought-forward', of('broughtForward').length);
    put('flow', team, 'reopened', of('reopened').length);
    put('flow', team, 'dealt-with', dealtWith(at).length);
    put('flow', team, 'dealt-with-children', unique(dealtWith(at)));
    const closed = dealtWith(at).filter((c) => c.shut);
    const carried = at.filter((c) => !c.shut);
    put('flow', team, 'closed', closed.length);
    put('flow', team, 'closed-children', unique(closed));
    put('flow', team, 'carried', carried.length);
    put('flow', team, 'carried-children', unique(carried));
  }
}

function ladder(
  put: Put,
  told: readonly Told[],
  stages: readonly string[],
  period: OraclePeriod,
): void {
  const raised = told.filter((c) => within(period, c.raised));
  const highest = (c: Told): string =>
    stages.filter((key) => c.entries.some(({ stage }) => stage === key)).at(-1) ?? '';
  for (const stage of [...stages, 'all']) {
    const row = stage === 'all' ? 'all' : `stage:${stage}`;
    const began = raised.filter((c) => stage === 'all' || c.entries[0]?.stage === stage);
    const came = raised.filter((c) => stage === 'all' || highest(c) === stage);
    put('stages', row, 'entered', began.length);
    put('stages', row, 'entered-children', unique(began));
    put('stages', row, 'highest', came.length);
    put('stages', row, 'highest-children', unique(came));
  }
}

function outcomes(
  put: Put,
  told: readonly Told[],
  teams: readonly string[],
  stages: readonly string[],
): void {
  const all = dealtWith(told);
  const line = (row: string, cases: readonly Told[]): void => {
    put('outcomes', row, 'outcome', cases.length);
    put('outcomes', row, 'outcome-children', unique(cases));
  };
  const ended = (how: string) => all.filter((c) => c.ending === how);
  for (const stage of stages) {
    line(
      `resolved|stage:${stage}`,
      ended('resolved').filter((c) => c.endedAtStage === stage),
    );
  }
  for (const how of ['referred', 'withdrawn', 'unresolved-at-highest'])
    line(`${how}|all`, ended(how));
  line(
    'carried|all',
    all.filter((c) => !c.shut),
  );
  line('dealtWith|all', all);
  for (const team of [...teams, 'all']) {
    const at = all.filter((c) => team === 'all' || c.team === team);
    for (const how of ['resolved', 'referred', 'withdrawn', 'unresolved-at-highest']) {
      put('outcomes-by-team', team, how, at.filter((c) => c.ending === how).length);
    }
    put('outcomes-by-team', team, 'closed', at.filter((c) => c.shut).length);
    put('outcomes-by-team', team, 'carried', at.filter((c) => !c.shut).length);
    put('outcomes-by-team', team, 'dealtWith', at.length);
  }
}

function replies(
  put: Put,
  told: readonly Told[],
  teams: readonly string[],
  stages: readonly string[],
  period: OraclePeriod,
): void {
  const sent = told.flatMap((c) =>
    c.entries
      .filter(({ opened }) => within(period, opened))
      .map((entry) => ({
        team: c.team,
        stage: `stage:${entry.stage}`,
        reply: replyOf(entry, period),
      })),
  );
  const line = (table: string, row: string, alerts: typeof sent): void => {
    const of = (reply: string) => alerts.filter((each) => each.reply === `reply-${reply}`).length;
    put(table, row, 'alerts', alerts.length);
    for (const reply of REPLIES) put(table, row, `reply-${reply}`, of(reply));
    const settled = of('in-time') + of('late') + of('none');
    put(table, row, 'in-time-share', oneDecimal(of('in-time') * 100, settled));
  };
  for (const stage of stages.map((key) => `stage:${key}`)) {
    line(
      'replies',
      stage,
      sent.filter((each) => each.stage === stage),
    );
  }
  for (const team of teams)
    line(
      'replies-by-team',
      team,
      sent.filter((each) => each.team === team),
    );
  line('replies', 'all', sent);
  line('replies-by-team', 'all', sent);
}

function lengths(
  put: Put,
  told: readonly Told[],
  teams: readonly string[],
  stages: readonly string[],
): void {
  const resolved = dealtWith(told).filter((c) => c.ending === 'resolved');
  const line = (table: string, row: string, cases: readonly Told[]): void => {
    const days = cases.map((c) => c.days ?? Number.NaN).sort((a, b) => a - b);
    const n = days.length;
    const [low = 0, high = 0] = [days[Math.ceil(n / 2) - 1], days[Math.floor(n / 2)]];
    put(table, row, 'resolved', n);
    put(table, row, 'median', n === 0 ? null : (low + high) / 2);
    put(table, row, 'shortest', days[0] ?? null);
    put(table, row, 'longest', days.at(-1) ?? null);
    put(
      table,
      row,
      'mean',
      oneDecimal(
        days.reduce((sum, each) => sum + each, 0),
        n,
      ),
    );
    put(table, row, 'long', days.filter((each) => each > 20).length);
  };
  for (const stage of stages) {
    line(
      'days',
      `stage:${stage}`,
      resolved.filter((c) => c.endedAtStage === stage),
    );
  }
  for (const team of teams)
    line(
      'days-by-team',
      team,
      resolved.filter((c) => c.team === team),
    );
  line('days', 'all', resolved);
  line('days-by-team', 'all', resolved);
}

function topics(put: Put, told: readonly Told[], procedure: Procedure): void {
  const raised = told.filter((c) => c.how === 'raised');
  const first = (c: Told): string => c.categories[0] ?? '';
  const keys = new Set([
    ...(procedure.categories?.choices.map(({ key }) => key) ?? []),
    ...raised.flatMap((c) => [first(c), ...c.categories]),
  ]);
  for (const key of keys) {
    const here = raised.filter((c) => first(c) === key);
    put('categories', `category:${key}`, 'primary', here.length);
    put('categories', `category:${key}`, 'primary-children', unique(here));
    const named = raised.filter((c) => c.categories.includes(key)).length;
    put('categories', `category:${key}`, 'named', named);
  }
  put('categories', 'all', 'primary', raised.length);
  put('categories', 'all', 'primary-children', unique(raised));
  for (const { key } of procedure.categories?.choices ?? []) {
    const under = procedure.categories?.choices.filter((each) => each.under === key) ?? [];
    if (under.length === 0) continue;
    const theme = [key, ...under.map((each) => each.key)];
    put(
      'themes',
      `category:${key}`,
      'primary',
      raised.filter((c) => theme.includes(first(c))).length,
    );
  }
  patterns(put, raised);
}

function patterns(put: Put, raised: readonly Told[]): void {
  const children = [...new Set(raised.flatMap((c) => c.children))];
  const times = new Map<string, number>();
  for (const c of raised)
    for (const child of c.children) times.set(child, (times.get(child) ?? 0) + 1);
  const having = (fits: (n: number) => boolean) =>
    children.filter((child) => fits(times.get(child) ?? 0)).length;
  put(
    'several',
    'one',
    'several',
    having((n) => n === 1),
  );
  put(
    'several',
    'two',
    'several',
    having((n) => n === 2),
  );
  put(
    'several',
    'more',
    'several',
    having((n) => n >= 3),
  );
  put('several', 'all', 'several', children.length);
}

function open(
  put: Put,
  told: readonly Told[],
  teams: readonly string[],
  stages: readonly string[],
  period: OraclePeriod,
): void {
  const still = told.filter((c) => !c.shut);
  const line = (table: string, row: string, cases: readonly Told[]): void => {
    const of = (standing: string) => cases.filter((c) => standingOf(c, period) === standing);
    const late = of('open-overdue').map((c) => overdueBy(c, period));
    put(table, row, 'carried', cases.length);
    for (const standing of ['open-not-due', 'open-answered', 'open-no-due-day', 'open-overdue']) {
      put(table, row, standing, of(standing).length);
    }
    put(table, row, 'overdue-5', late.filter((n) => n <= 5).length);
    put(table, row, 'overdue-10', late.filter((n) => n > 5 && n <= 10).length);
    put(table, row, 'overdue-more', late.filter((n) => n > 10).length);
  };
  for (const stage of stages) {
    line(
      'open',
      `stage:${stage}`,
      still.filter((c) => c.entries.at(-1)?.stage === stage),
    );
  }
  for (const team of teams)
    line(
      'open-by-team',
      team,
      still.filter((c) => c.team === team),
    );
  line('open', 'all', still);
  line('open-by-team', 'all', still);
}

function steps(
  put: Put,
  told: readonly Told[],
  stages: readonly string[],
  period: OraclePeriod,
): void {
  const events = told.flatMap(({ story }) => {
    const stageOf = (entry: number) =>
      only(story, 'StageOpened').find(({ event }) => event.version === entry)?.event.stage;
    return story
      .filter(({ day }) => within(period, day))
      .flatMap(({ event }) =>
        event.type === 'TimeRequested' || event.type === 'TimeGiven' || event.type === 'TimeRefused'
          ? [{ type: event.type, stage: stageOf(event.stage) }]
          : [],
      );
  });
  const opened = told.flatMap((c) => c.entries).filter((entry) => within(period, entry.opened));
  for (const stage of [...stages, 'all']) {
    const row = stage === 'all' ? 'all' : `stage:${stage}`;
    const of = (type: string) =>
      events.filter((each) => each.type === type && (stage === 'all' || each.stage === stage))
        .length;
    put('time', row, 'time-asked', of('TimeRequested'));
    put('time', row, 'time-given', of('TimeGiven'));
    put('time', row, 'time-refused', of('TimeRefused'));
    const here = opened.filter((entry) => stage === 'all' || entry.stage === stage);
    put('time', row, 'came-past', here.filter((entry) => entry.skipped.length > 0).length);
    const passed = opened.flatMap((entry) => entry.skipped);
    put(
      'time',
      row,
      'passed-over',
      passed.filter((key) => stage === 'all' || key === stage).length,
    );
  }
}

function meetings(
  put: Put,
  told: readonly Told[],
  stages: readonly string[],
  period: OraclePeriod,
): void {
  const due = told.flatMap(({ story }) =>
    only(story, 'MeetingAsked')
      .filter(({ event }) => event.meeting.purpose === 'monitoring')
      .filter(({ event }) => within(period, event.meeting.window.to))
      .filter(
        ({ event }) =>
          !only(story, 'MeetingCancelled').some((each) => each.event.meeting === event.version),
      )
      .map(({ event }) => ({
        stage: only(story, 'StageOpened').find((each) => each.event.version === event.meeting.stage)
          ?.event.stage,
        by: event.meeting.window.to,
        held: only(story, 'MeetingHeld')
          .filter((each) => each.event.meeting === event.version)
          .at(-1),
      })),
  );
  for (const stage of [...stages, 'all']) {
    const row = stage === 'all' ? 'all' : `stage:${stage}`;
    const here = due.filter((each) => stage === 'all' || each.stage === stage);
    const held = here.flatMap((each) =>
      each.held === undefined ? [] : [{ ...each, held: each.held }],
    );
    const inTime = held.filter((each) => each.held.day <= each.by).length;
    const said = (achieved: boolean | null) =>
      held.filter((each) => each.held.event.achieved === achieved).length;
    put('monitoring', row, 'monitoring', here.length);
    put('monitoring', row, 'held', held.length);
    put('monitoring', row, 'monitoring-in-time', inTime);
    put('monitoring', row, 'monitoring-late', held.length - inTime);
    put('monitoring', row, 'monitoring-not-held', here.length - held.length);
    put('monitoring', row, 'achieved', said(true));
    put('monitoring', row, 'not-achieved', said(false));
    put('monitoring', row, 'not-said', said(null));
    put('monitoring', row, 'monitoring-share', oneDecimal(inTime * 100, here.length));
  }
}

function trend(put: Put, told: readonly Told[], period: OraclePeriod): void {
  const row = `${period.from} to ${period.to}`;
  const raised = told.filter((c) => c.how === 'raised');
  const shut = dealtWith(told).filter((c) => c.shut);
  const resolved = shut.filter((c) => c.ending === 'resolved');
  const open = told.filter((c) => !c.shut);
  put('trend', row, 'raised', raised.length);
  put('trend', row, 'raised-children', unique(raised));
  put('trend', row, 'closed', shut.length);
  put('trend', row, 'resolved', resolved.length);
  put('trend', row, 'carried', open.length);
  const late = open.filter((c) => standingOf(c, period) === 'open-overdue').length;
  put('trend', row, 'overdue', late);
  const answers = told
    .flatMap((c) => c.entries)
    .filter((entry) => within(period, entry.opened))
    .map((entry) => replyOf(entry, period));
  const of = (reply: string) => answers.filter((each) => each === `reply-${reply}`).length;
  const settled = of('in-time') + of('late') + of('none');
  put('trend', row, 'settled', settled);
  put('trend', row, 'in-time-share', oneDecimal(of('in-time') * 100, settled));
  const days = resolved.map((c) => c.days ?? Number.NaN).sort((a, b) => a - b);
  const [low = 0, high = 0] = [
    days[Math.ceil(days.length / 2) - 1],
    days[Math.floor(days.length / 2)],
  ];
  put('trend', row, 'median', days.length === 0 ? null : (low + high) / 2);
}
