import { localDay, type Day } from '../calendar/index.ts';
import type { PersonId } from '../people/index.ts';
import {
  RAISER,
  RAISER_MANAGER,
  RESPONDER,
  type Procedure,
  type RecordRule,
  type Stage,
} from '../procedure/index.ts';
import type { Context } from './commands.ts';
import { isReferred } from './decisions/referral.ts';
import { resolutionOf, scopeOf } from './find.ts';
import { holdersIn } from './holders.ts';
import { stageOf } from './ladder.ts';
import { seatsOf } from './seats.ts';
import type { Acting } from './acting.ts';
import { seatAmong } from './seatAmong.ts';
import { respondsAt, seesAll, type Standing } from './standing.ts';
import type { CaseState, StageEntry } from './state.ts';

/** Something that a person is to put into the record system, at one entry of a stage (A-X-10). */
export interface RecordAt {
  readonly entry: StageEntry;
  readonly rule: RecordRule;
}

/** Everything that can be entered by now and that nobody has confirmed yet, stage by stage. */
export const openRecords = (state: CaseState, ctx: Context): readonly RecordAt[] =>
  state.stages.flatMap((entry) => {
    const filed = new Set(entry.filed.map(({ record }) => record));
    return dueAt(entry, state, ctx)
      .filter(({ key }) => !filed.has(key))
      .map((rule) => ({ entry, rule }));
  });

function dueAt(entry: StageEntry, state: CaseState, { procedure }: Context): readonly RecordRule[] {
  const stage = stageOf(procedure, entry.stage);
  if (stage === null) return [];
  return [...stage.records, ...ofMoreThanTheStage(entry, stage, state, procedure)].filter(
    ({ after }) => after === undefined || HAPPENED[after](entry, state),
  );
}

/** Of monitoring, more time and a referral there is nothing to enter before they came about. */
function ofMoreThanTheStage(
  entry: StageEntry,
  { monitoring }: Stage,
  state: CaseState,
  { extension, referral }: Procedure,
): readonly RecordRule[] {
  const last = state.stages.at(-1)?.id === entry.id;
  const rules = [
    hasMonitoring(entry, state) ? monitoring : null,
    entry.extensions.length > 0 ? extension : null,
    last && isReferred(state) ? referral : null,
  ];
  return rules.flatMap((rule) => rule?.records ?? []);
}

const hasMonitoring = ({ id }: StageEntry, { meetings }: CaseState): boolean =>
  meetings.some(({ purpose, stage }) => purpose === 'monitoring' && stage === id);

const HAPPENED: Readonly<
  Record<NonNullable<RecordRule['after']>, (entry: StageEntry, state: CaseState) => boolean>
> = {
  reply: ({ replies }) => replies.length > 0,
  meeting: ({ id }, { meetings }) =>
    meetings.some(({ stage, status }) => stage === id && status.kind === 'held'),
  decision: ({ decision }) => decision !== null,
  resolution: (entry) => {
    const resolution = resolutionOf(entry);
    return resolution !== null && resolution.reopened === undefined;
  },
};

/**
 * Whether this person may confirm it: whom the rule names, and the raiser every one. That there is
 * something of a referral to enter would tell that there was one: only to whoever knows of it.
 */
export const mayFile = (
  record: RecordAt,
  who: Standing,
  state: CaseState,
  on: Day,
  ctx: Context,
): boolean =>
  mayKnow(record, who, ctx) && (who.raiser !== null || isTheirs(record, who, state, on, ctx));

const mayKnow = ({ rule }: RecordAt, who: Standing, ctx: Context): boolean =>
  !isOfReferral(rule, ctx) || who.told || seesAll(who);

const isOfReferral = (rule: RecordRule, { procedure }: Context): boolean =>
  (procedure.referral?.records ?? []).includes(rule);

/**
 * Whose list it stands on, beside the raiser, who may confirm every one: whomever the rule names, as far
 * as the case has them among its people; of a referral, as far as they were told of it.
 */
export function filersOf(record: RecordAt, state: CaseState, ctx: Context): readonly PersonId[] {
  const { entry, rule } = record;
  if (rule.by === RAISER) return [];
  const on = localDay(entry.openedAt);
  const at = { scope: scopeOf(state), raiser: state.raiser, on, responders: entry.responders };
  const referral = isOfReferral(rule, ctx);
  return seatsOf(rule.by, at, ctx)
    .flatMap(({ person, deputy }) => person ?? deputy ?? [])
    .filter((each) =>
      state.involved.some(({ person, as }) => person === each && (!referral || as === 'told')),
    );
}

/** The seat from which the rule names this person for it; null: it does not. */
export function filingSeat(
  { entry, rule: { by } }: RecordAt,
  who: Standing,
  state: CaseState,
  on: Day,
  ctx: Context,
): Acting | null {
  const seat = respondsAt(who, entry.id);
  if (by === RAISER) return who.raiser;
  if (by === RAISER_MANAGER) return who.manager;
  if (by === RESPONDER || seat?.role === by) return seat;
  return seatAmong(holdersIn(by, ctx, scopeOf(state), on), who.person);
}

/** Whether the rule names this person for it. */
export const isTheirs = (
  record: RecordAt,
  who: Standing,
  state: CaseState,
  on: Day,
  ctx: Context,
): boolean => filingSeat(record, who, state, on, ctx) !== null;
