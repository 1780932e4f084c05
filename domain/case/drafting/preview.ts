import {
  CalendarEnds,
  compareDays,
  countDue,
  endsWithinAYear,
  explainCount,
  momentAt,
  type CountTrace,
  type Day,
} from '../../calendar/index.ts';
import type { Span, Stage } from '../../procedure/index.ts';
import type { CommandOf, Context } from '../commands.ts';
import type { Draft, DraftPreview, DraftWarning } from '../draft.ts';
import { skippedAtStart } from '../ladder.ts';
import { stageMeeting } from '../meetingsAsked.ts';
import { stageOpened, type Opening } from '../opening.ts';
import { namedPerson } from '../viewing/words.ts';
import { scopeOfDraft, todayIn, type DraftEnvironment } from './environment.ts';

type Raising = Omit<CommandOf<'raise'>, 'reference'>;
type Opened = ReturnType<typeof stageOpened>;

/** What Confirm will do, by today's directory and calendar: who is told, and what would be due. */
export function previewOf(
  draft: Draft,
  stage: Stage,
  command: Raising,
  ctx: Context,
  env: DraftEnvironment,
): DraftPreview {
  const opening = openingOf(draft, stage, command, ctx, env);
  const opened = stageOpened(opening, ctx);
  const { due, wholeDue, ...days } = daysIn(opened, stage, ctx, env);
  return {
    responders: opened.responders.map(({ role, person, deputy }) =>
      namedPerson(role, person ?? deputy, ctx),
    ),
    copies: opened.copies.map(({ role, person, registerOnly }) => ({
      ...namedPerson(role, person, ctx),
      registerOnly,
    })),
    due,
    wording: opened.clock?.wording ?? 'reply',
    ...days,
    wholeDue,
    meeting: meetingIn(opening, opened, ctx, env),
    ownLimits: ownLimitsIn(stage, command, ctx, env),
    warnings: warningsIn(opened, stage, due, wholeDue, ctx, env),
  };
}

/** By when the raiser was to have done this, counted from a day that the form asks for. */
function ownLimitsIn(
  stage: Stage,
  { answers }: Raising,
  ctx: Context,
  env: DraftEnvironment,
): DraftPreview['ownLimits'] {
  return (ctx.procedure.beside?.raiserClocks ?? []).flatMap((clock) => {
    const { label, from, within, stages, counts } = clock;
    const answer = answers[from];
    if (answer?.kind !== 'day' || stages?.includes(stage.key) === false) return [];
    const begun = momentAt(answer.day, '00:00');
    const due = known(() =>
      countDue(ctx.calendar, begun, within.n, within.unit, ctx.counting),
    )?.due;
    if (due === undefined) return [];
    return [
      { label, due, late: compareDays(todayIn(env), due) > 0, onlyCounted: counts === 'day' },
    ];
  });
}

const dueOf = (trace: CountTrace | null): Day | null => trace?.due ?? null;

const OWN_DAY = { limit: null, begins: null } as const;

/** The limit that a delivery would start; or with what else it begins. */
const limitOf = ({
  clock,
}: Stage): { readonly limit: Span | null; readonly begins: string | null } =>
  clock?.from === undefined
    ? { limit: clock, begins: null }
    : { limit: null, begins: clock.from.label };

function wholeTrace(stage: Stage, ctx: Context, env: DraftEnvironment): CountTrace | null {
  const { wholeLimit } = ctx.procedure;
  const counts = wholeLimit?.covers === 'all' || stage.formal;
  return counts ? countedIn(wholeLimit, ctx, env) : null;
}

/** Due days "if delivered today". */
function daysIn(
  opened: Opened,
  stage: Stage,
  ctx: Context,
  env: DraftEnvironment,
): Pick<DraftPreview, 'due' | 'wholeDue' | 'explanation' | 'startsWith'> {
  const own = opened.timescale?.day ?? null;
  const { limit, begins } = own === null ? limitOf(stage) : OWN_DAY;
  const trace = countedIn(limit, ctx, env);
  return {
    due: own ?? dueOf(trace),
    wholeDue: dueOf(wholeTrace(stage, ctx, env)),
    explanation: trace === null ? [] : explainCount(trace),
    ...(begins === null ? {} : { startsWith: begins }),
  };
}

const openingOf = (
  draft: Draft,
  stage: Stage,
  command: Raising,
  ctx: Context,
  env: DraftEnvironment,
): Opening => ({
  stage,
  open: command.open,
  skipped: skippedAtStart(ctx.procedure, stage.key),
  skippedBefore: [],
  at: {
    scope: scopeOfDraft(draft, ctx.procedure, env),
    raiser: command.raiser,
    on: todayIn(env),
    responders: [],
  },
});

function known<T>(count: () => T): T | null {
  try {
    return count();
  } catch (error) {
    if (error instanceof CalendarEnds) return null;
    throw error;
  }
}

const countedIn = (limit: Span | null, ctx: Context, env: DraftEnvironment): CountTrace | null =>
  limit === null
    ? null
    : known(() => countDue(ctx.calendar, env.now, limit.n, limit.unit, ctx.counting));

function meetingIn(
  opening: Opening,
  opened: Opened,
  ctx: Context,
  env: DraftEnvironment,
): DraftPreview['meeting'] {
  const { stage } = opening;
  const rule = stage.meeting;
  if (rule === undefined) return null;
  const at = { ...opening.at, responders: opened.responders };
  const asked = known(() => stageMeeting({ entry: 0, stage, at, now: env.now }, rule, ctx));
  if (asked === null) return null;
  const { label, convener, convenerRole, window } = asked.meeting;
  const who = namedPerson(convenerRole, convener, ctx);
  return { label, convener: who, by: window.to, ours: window.ours };
}

/** Are any days counted at this stage: its own, those beside it, or those of the whole process? */
function countsDays(
  { key, clock, timescale, meeting, monitoring, formal }: Stage,
  { procedure: { wholeLimit, beside } }: Context,
): boolean {
  const own = clock !== null || timescale !== 'none';
  const meetings = meeting !== undefined || monitoring !== undefined;
  const whole = wholeLimit !== null && (wholeLimit.covers === 'all' || formal);
  const others = [...(beside?.raiserClocks ?? []), ...(beside?.tasks ?? [])].some(
    ({ within, stages }) => within !== null && stages?.includes(key) !== false,
  );
  return own || meetings || whole || others;
}

/** A year before the calendar ends, and whatever would go nowhere or pass the whole limit. */
function warningsIn(
  { responders, copies }: Opened,
  stage: Stage,
  due: Day | null,
  wholeDue: Day | null,
  ctx: Context,
  env: DraftEnvironment,
): readonly DraftWarning[] {
  const { lastDay } = ctx.calendar;
  const soon = countsDays(stage, ctx) && endsWithinAYear(ctx.calendar, todayIn(env));
  return [
    ...responders
      .filter(({ person, deputy }) => (person ?? deputy) === null)
      .map(({ role }): DraftWarning => ({ kind: 'vacant-responder', role })),
    ...copies
      .filter(({ person }) => person === null)
      .map(({ role }): DraftWarning => ({ kind: 'vacant-copy', role })),
    ...(due !== null && wholeDue !== null && due > wholeDue
      ? [{ kind: 'past-whole-limit', wholeDue } as const]
      : []),
    ...(soon ? [{ kind: 'calendar-ends-soon', lastDay } as const] : []),
  ];
}
