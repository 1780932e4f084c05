import type { Moment } from '../../domain/calendar/index.ts';
import type { DeliveryOf, Route, SendCard, StandIn } from '../../domain/case/index.ts';
import type { WaitingEffect } from '../ports/index.ts';

/**
 * How far the delivery of one card has come: stored with the effect between attempts, so that each
 * attempt makes one outside call and a crash forgets nothing (design section 7).
 */
export interface Progress {
  readonly step: 'teams' | 'install' | 'mail' | 'next';
  /** Who is tried in the addressee's place now; absent or null: the addressee. */
  readonly standIn?: StandIn | null;
  /** Stand-ins whom no route has reached. */
  readonly tried?: readonly string[];
  /** Teams attempts whose outcome is not known; the second one ends this route. */
  readonly uncertain: number;
  /** Attempts on this step that were put off. */
  readonly later: number;
  /** The app was installed for this person by us. */
  readonly installed: boolean;
  /** Begin of the first attempt that Teams may have accepted. */
  readonly firstUncertainAt: Moment | null;
  /** Since when this step waits only because the service is being left alone. */
  readonly heldSince?: Moment | null;
  /** When the first try of all was due. */
  readonly begunAt?: Moment;
  /** The raiser has been told that nothing has confirmed it yet. */
  readonly toldLate?: true;
  /** Tried again from then on; before that it wakes only to have it told that it is late. */
  readonly restsUntil?: Moment | null;
  /** It waits for this part of its addressee's list of that morning; absent: for none. */
  readonly listed?: { readonly from: Moment; readonly part: number };
  /** Tries that broke down in our own house, before anything was asked of a service. */
  readonly broken?: number;
}

export const START: Progress = {
  step: 'teams',
  uncertain: 0,
  later: 0,
  installed: false,
  firstUncertainAt: null,
};

/** Seconds of business time before the next try of a step; past the end the step is given up. */
const TEAMS_DELAYS = [0, 30, 120, 600, 1800, 3600] as const;
const MAIL_DELAYS = [0, 30, 120, 600, 1800, 3600, 7200, 14_400, 28_800, 43_200, 86_400] as const;

/** The wait before try number `later`, or null when the step has been tried long enough. */
export function delayOf(step: Progress['step'], later: number, asked: number): number | null {
  const delays = step === 'mail' ? MAIL_DELAYS : TEAMS_DELAYS;
  const own = delays[later];
  return own === undefined ? null : Math.max(own, asked);
}

/** @throws SyntaxError when the stored note is not ours: the ladder does not go on by guessing. */
export function progressOf(waiting: WaitingEffect): Progress {
  if (waiting.note === null) return START;
  const stored: unknown = JSON.parse(waiting.note);
  if (!isProgress(stored)) throw new SyntaxError('not a note of the ladder');
  return isOld(stored) ? { ...stored, step: 'next' } : stored;
}

const isProgress = (value: unknown): value is Progress =>
  typeof value === 'object' && value !== null && Object.keys(START).every((name) => name in value);

/** Written before stand-ins had a ladder of their own. */
const isOld = ({ step }: { readonly step: string }): boolean => step === 'deputy';

/** The whole ladder again, for somebody who is told in the addressee's place. */
export const startWith = (progress: Progress, standIn: StandIn): Progress => ({
  ...START,
  ...sinceBegun(progress),
  uncertain: progress.uncertain,
  firstUncertainAt: progress.firstUncertainAt,
  standIn,
  tried: [...(progress.tried ?? []), standIn.person],
});

/** No route is left to whoever was tried: on to the next. */
export const onToNext = (progress: Progress): Progress => ({
  ...START,
  ...sinceBegun(progress),
  step: 'next',
  tried: progress.tried ?? [],
});

/** How long it has taken counts from the first try, whoever is tried now. */
const sinceBegun = ({ begunAt, toldLate }: Progress): Pick<Progress, 'begunAt' | 'toldLate'> => ({
  ...(begunAt !== undefined && { begunAt }),
  ...(toldLate !== undefined && { toldLate }),
});

export const noteOf = (progress: Progress): string => JSON.stringify(progress);

/**
 * An attempt began and nobody recorded how it ended: the process died in between. Where that attempt
 * was a Teams send, Teams may have taken it.
 */
export function afterLostAttempt(progress: Progress, lost: boolean, now: Moment): Progress {
  if (!lost || (progress.step !== 'teams' && progress.step !== 'next')) return progress;
  return {
    ...progress,
    uncertain: progress.uncertain + 1,
    firstUncertainAt: progress.firstUncertainAt ?? now,
  };
}

/** Whom the record names: the person asked, also where a deputy has it. */
export function recipientOf(effect: SendCard, standIn: StandIn | null): DeliveryOf {
  const { stage, to, as, onBehalfOf } = effect;
  const own = onBehalfOf !== undefined && to.person !== null;
  const through = standIn ?? (own ? { person: to.person, as: onBehalfOf.as } : null);
  return {
    stage,
    role: to.role,
    person: onBehalfOf === undefined ? to.person : onBehalfOf.person,
    as,
    what: effect.notice ?? effect.card,
    ...(through && { through }),
  };
}

/** The route that a person reads in the record. */
export function routeOf(progress: Progress): Route {
  if (progress.step === 'mail') return 'mail';
  return progress.installed ? 'teams-after-install' : 'teams';
}
