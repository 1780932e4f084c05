import type { Doubt, Path } from './doubt.ts';
import { stagesFrom } from './checkLadder.ts';
import type { MeetingRule, Procedure, Span, Stage } from './model.ts';

/** The ceiling of the IRO Handbook for the formal process, in working days (DO-03, CB-11, WF-18). */
const HANDBOOK_CEILING = 20;

const UNIT = { 'working-day': 'working day', 'calendar-day': 'calendar day' } as const;
const inWords = (n: number, unit: Span['unit']): string =>
  `${n} ${UNIT[unit]}${n === 1 ? '' : 's'}`;

/** The stages that the whole limit covers, along the longest way through the ladder: a mere way in is not on it. */
function covered(p: Procedure): readonly Stage[] {
  const first = p.stages.findIndex(({ entryOnly }) => entryOnly !== true);
  const all = stagesFrom(p, Math.max(0, first));
  return p.wholeLimit?.covers === 'all' ? all : all.filter(({ formal }) => formal);
}

interface Sum {
  readonly total: number;
  readonly unit: Span['unit'];
  /** How many stages were added up. */
  readonly stages: number;
  /** Keys of the stages without any limit. */
  readonly without: readonly string[];
  /** The stages whose limit is in the other unit, which cannot be added to it. */
  readonly apart: readonly string[];
  readonly first: string;
  readonly last: string;
}

function sumOf(p: Procedure): Sum {
  const stages = covered(p);
  const limits = stages.flatMap(({ key, clock }) =>
    clock === null ? [] : [{ key, n: clock.n, unit: clock.unit }],
  );
  const working = limits.length === 0 || limits.some((each) => each.unit === 'working-day');
  const unit = p.wholeLimit?.unit ?? (working ? 'working-day' : 'calendar-day');
  const added = limits.filter((each) => each.unit === unit);
  return {
    total: added.reduce((total, { n }) => total + n, 0),
    unit,
    stages: added.length,
    without: stages.filter(({ clock }) => clock === null).map(({ key }) => key),
    apart: limits
      .filter((each) => each.unit !== unit)
      .map((each) => `${each.key} (${inWords(each.n, each.unit)})`),
    first: stages[0]?.key ?? '',
    last: stages.at(-1)?.key ?? '',
  };
}

/** What the sum leaves out, as a sentence of its own; empty: nothing. */
const leftOut = ({ apart }: Sum): string =>
  apart.length === 0
    ? ''
    : ` Not in that sum, because ${apart.length === 1 ? 'it counts' : 'they count'} in the other unit: ${apart.join(', ')}.`;

const unassigned = (days: number): string => `${days} ${days === 1 ? 'belongs' : 'belong'}`;

/**
 * By how much, with the day that each move to the next stage takes. Between calendar days a weekend may
 * lie before somebody moves on, and of stages without such a limit nobody knows how long they take.
 */
function overrun({ total, unit, stages, without, apart }: Sum, n: number): string {
  const moves = stages - 1;
  const more = without.length + apart.length > 0 || (moves > 0 && unit === 'calendar-day');
  const days = `${more ? 'at least ' : ''}${total - n + moves}`;
  if (moves <= 0) return days;
  return `${days}: by ${total - n}, and by a day for ${moves === 1 ? 'the move' : `each of ${moves} moves`} to a next stage, which is day 0 there`;
}

/** How the limits of the stages and the whole limit stand to each other, in one sentence. */
function comparison(sum: Sum, n: number): Pick<Doubt, 'severity' | 'code' | 'message'> {
  const { total, unit, without, apart, first, last } = sum;
  const added = `The limits from ${first} to ${last} add up to ${inWords(total, unit)}`;
  const whole = inWords(n, unit);
  if (total > n) {
    const message = `${added}, but the whole limit is ${whole}: a case that uses every stage to its limit overruns by ${overrun(sum, n)}. Check which of them is meant.${leftOut(sum)}`;
    return { severity: 'warning', code: 'limits-over', message };
  }
  if (total === 0 && apart.length > 0) {
    const message = `The whole limit is ${whole}, but from ${first} to ${last} days are counted in the other unit, so they cannot be added up: ${apart.join(', ')}.`;
    return { severity: 'note', code: 'limits-open', message };
  }
  if (total === 0) {
    const message = `No stage from ${first} to ${last} has days of its own, so they cannot be added up; ${whole} ${n === 1 ? 'holds' : 'hold'} for all of them together.`;
    return { severity: 'note', code: 'limits-open', message };
  }
  if (without.length > 0 || apart.length > 0) {
    const none =
      without.length === 0
        ? ''
        : `${without.join(', ')} ${without.length === 1 ? 'has' : 'have'} no limit, so `;
    const left = n - total;
    const message = `${added} of the ${whole} in all; ${none}${left} ${left === 1 ? 'is' : 'are'} left for the rest.${leftOut(sum)}`;
    return { severity: 'note', code: 'limits-open', message };
  }
  if (total < n) {
    const message = `${added}, but the whole limit is ${whole}: ${unassigned(n - total)} to no stage. Check which of them is meant.`;
    return { severity: 'warning', code: 'limits-under', message };
  }
  const message = `${added}, exactly the whole limit: any longer time at one stage passes it.`;
  return { severity: 'note', code: 'limits-exact', message };
}

/**
 * A limit that runs out is known on the day after, and when the raiser then moves on, that day is day 0 of
 * the next stage: it counts for neither, but the whole limit counts it.
 */
function roomDoubt({ total, unit, stages, first, last }: Sum, n: number): Doubt[] {
  const inFull = total + stages - 1;
  if (total > n || inFull <= n) return [];
  const message = `When a limit runs out, the raiser moves on the day after. That day is day 0 of the next stage: no stage counts it, but the whole limit does. So the ${stages} limits from ${first} to ${last}, each used in full, take ${inWords(inFull, unit)}, ${inFull - n} more than the whole limit.`;
  return [{ severity: 'note', code: 'no-room-between', message, path: ['wholeLimit', 'n'] }];
}

function sumDoubt(p: Procedure): Doubt[] {
  const sum = sumOf(p);
  if (p.wholeLimit !== null) {
    return [
      { ...comparison(sum, p.wholeLimit.n), path: ['wholeLimit', 'n'] },
      ...roomDoubt(sum, p.wholeLimit.n),
    ];
  }
  if (sum.total === 0) return [];
  const message = `The limits from ${sum.first} to ${sum.last} add up to ${inWords(sum.total, sum.unit)}; no whole limit is stated, so none is kept.${leftOut(sum)}`;
  return [{ severity: 'note', code: 'no-whole-limit', message, path: ['wholeLimit'] }];
}

function longWhole({ wholeLimit }: Procedure): Doubt[] {
  if (wholeLimit?.unit !== 'working-day') return [];
  if (wholeLimit.n <= HANDBOOK_CEILING) return [];
  const message = `The whole limit is ${inWords(wholeLimit.n, wholeLimit.unit)}; the IRO Handbook asks for no more than ${HANDBOOK_CEILING}. Check that it is meant.`;
  return [{ severity: 'warning', code: 'long-whole-limit', message, path: ['wholeLimit', 'n'] }];
}

/** Where the clock begins with an event, nobody knows how long after the opening the reply is due. */
function meetingDoubt(
  stage: Stage,
  meeting: MeetingRule | undefined,
  path: readonly string[],
): Doubt[] {
  const within = meeting?.within ?? null;
  const { clock } = stage;
  if (within === null || clock?.unit !== within.unit || within.n <= clock.n) return [];
  if (clock.from !== undefined) return [];
  const message = `The meeting of ${stage.key} may be held within ${inWords(within.n, within.unit)}, but the reply is due within ${inWords(clock.n, clock.unit)}: the meeting may come after it.`;
  return [
    { severity: 'warning', code: 'long-meeting-window', message, path: [...path, 'within', 'n'] },
  ];
}

const givesTime = ({ extension }: Procedure, { key }: Stage): boolean =>
  extension !== null && (extension.stages ?? [key]).includes(key);

/** A maximum that never matters, or that leaves no room for any more time. */
function maximumDoubts(p: Procedure, stage: Stage, path: Path): Doubt[] {
  const { clock } = stage;
  const atMost = clock?.atMost;
  if (clock === null || atMost === undefined) return [];
  if (!givesTime(p, stage)) {
    const message = `${stage.key} says how long more time can make it, but no more time can be given there. Add the stage to 'extension', or take 'atMost' out.`;
    return [{ severity: 'warning', code: 'needless-maximum', message, path }];
  }
  if (atMost.unit !== clock.unit || atMost.n > clock.n) return [];
  const message = `${stage.key} has ${inWords(clock.n, clock.unit)}, and more time can make that no longer than ${inWords(atMost.n, atMost.unit)}: none can ever be given. Check which of them is meant.`;
  return [{ severity: 'warning', code: 'short-maximum', message, path: [...path, 'n'] }];
}

/** The raiser's own day is always the due day there, so nothing waits for what would start the limit. */
function startDoubts({ key, clock, timescale }: Stage, path: Path): Doubt[] {
  if (clock?.from === undefined || timescale !== 'required') return [];
  const message = `The clock of ${key} begins when something happens, but the raiser always sets the due day there, so it never matters. Take 'from' out, or make 'timescale' optional.`;
  return [{ severity: 'warning', code: 'needless-start', message, path }];
}

function stageLimitDoubts(p: Procedure): Doubt[] {
  return p.stages.flatMap((stage, at): Doubt[] => {
    const path = ['stages', String(at)];
    const doubts = [
      ...maximumDoubts(p, stage, [...path, 'clock', 'atMost']),
      ...startDoubts(stage, [...path, 'clock', 'from']),
      ...meetingDoubt(stage, stage.meeting, [...path, 'meeting']),
      ...meetingDoubt(stage, stage.offeredMeeting, [...path, 'offeredMeeting']),
    ];
    // A notice asks for nothing that a day would remind of.
    if (p.kind === 'notice' || stage.clock !== null || stage.timescale !== 'none') return doubts;
    const message = `${stage.key} has neither days nor a timescale of the raiser's own, so nobody is reminded of it. Add 'clock' or 'timescale' if one is meant.`;
    return [...doubts, { severity: 'warning', code: 'no-days', message, path: [...path, 'key'] }];
  });
}

/** Limits that do not add up, stages without any, meetings that may come too late (A-DU-02, A-DU-03). */
export function limitDoubts(p: Procedure): Doubt[] {
  return [...sumDoubt(p), ...longWhole(p), ...stageLimitDoubts(p)];
}
