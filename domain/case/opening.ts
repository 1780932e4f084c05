import { compareDays, countDue, type Day, type Moment } from '../calendar/index.ts';
import type { Team } from '../people/index.ts';
import type { Copy, RoleKey, Stage, StageKey } from '../procedure/index.ts';
import { beyondCalendar, pastDayProblems, textProblems } from './checks.ts';
import type { Context, OpenStage, WrittenConsultation } from './commands.ts';
import type { EventOf } from './events.ts';
import { lastAddressedTo } from './ladder.ts';
import type { Problem } from './refusals.ts';
import { oncePerPerson, seatsOf, type SeatsAt } from './seats.ts';
import type { Consultation, Content } from './state.ts';
import { keep } from './text.ts';

/** A stage that is about to be opened: where, with what, and what was passed over. */
export interface Opening {
  readonly stage: Stage;
  readonly open: OpenStage;
  /** Passed over by this opening. */
  readonly skipped: readonly StageKey[];
  /** Passed over in this case before. */
  readonly skippedBefore: readonly StageKey[];
  readonly at: SeatsAt;
  /** The team that leads from here on, as `at` has it too; null or absent: as before. */
  readonly lead?: Team | null;
  /** Added to the case or written anew on the way here, if anything was. */
  readonly content?: Content | null;
}

/** What is missing or wrong in what the raiser gave for the stage. */
export function openingProblems(opening: Opening, ctx: Context): readonly Problem[] {
  const { stage, open, skipped } = opening;
  const needsReason = skipped.length > 0 || stage.exceptional === true;
  return [
    ...chosenProblems(stage, open.chosen),
    ...timescaleProblems(stage, open, opening.at.on, ctx),
    ...(needsReason && (open.reason?.value.trim() ?? '') === ''
      ? [{ field: 'skip-reason', what: 'needs-reason' } as const]
      : textProblems('skip-reason', open.reason, undefined, false)),
    ...consultProblems(opening, ctx),
    ...dropProblems(opening, ctx),
    ...unanswered(opening),
  ];
}

function chosenProblems({ to }: Stage, chosen: readonly RoleKey[]): readonly Problem[] {
  if (to.mode === 'all' || to.mode === 'joint') return [];
  const field = 'chosen';
  if (chosen.length === 0) return [{ field, what: 'missing' }];
  const strange = chosen.some((role) => !to.roles.includes(role));
  const tooMany = to.mode === 'choose-one' && chosen.length > 1;
  return strange || tooMany ? [{ field, what: 'not-a-choice' }] : [];
}

function timescaleProblems(
  stage: Stage,
  { timescale }: OpenStage,
  today: Day,
  ctx: Context,
): readonly Problem[] {
  const field = 'timescale';
  if (stage.timescale === 'none') return [];
  if (timescale === null) {
    return stage.timescale === 'required' ? [{ field, what: 'missing' }] : [];
  }
  if (compareDays(timescale.day, today) < 0) return [{ field, what: 'day-past' }];
  return [
    ...beyondCalendar(field, timescale.day, ctx.calendar),
    ...textProblems('timescale-reason', timescale.reason, undefined, false),
  ];
}

/** The talks a procedure asks for before this stage (A-X-13): recorded, or why not held; no gate. */
export function consultsOf(
  stage: Stage,
  skipped: readonly StageKey[],
  ctx: Context,
): readonly { readonly roles: readonly RoleKey[]; readonly need: 'all' | 'any' }[] {
  const bypass = skipped.length > 0 ? ctx.procedure.bypass.consult : null;
  return [stage.consult, bypass].filter((each) => each !== null && each !== undefined);
}

function consultProblems({ stage, open, skipped, at }: Opening, ctx: Context): readonly Problem[] {
  const given = (role: RoleKey): boolean =>
    open.consultations.some((consultation) => consultation.role === role);
  const asked = consultsOf(stage, skipped, ctx);
  const known = (role: RoleKey): boolean =>
    Object.hasOwn(ctx.procedure.roles, role) || asked.some(({ roles }) => roles.includes(role));
  const missing = asked.flatMap(({ roles, need }) => {
    const lacking = roles.filter((role) => !given(role));
    if (need === 'all') return lacking;
    return lacking.length === roles.length ? lacking.slice(0, 1) : [];
  });
  return [
    ...[...new Set(missing)].map((role): Problem => ({
      field: `consult-${role}-on`,
      what: 'missing',
    })),
    ...open.consultations.flatMap((each) =>
      known(each.role)
        ? consultationProblems(each, at.on)
        : [{ field: `consult-${each.role}-on`, what: 'not-a-choice' } as const],
    ),
  ];
}

export function consultationProblems(
  { role, on, view, notHeld }: WrittenConsultation,
  today: Day,
): readonly Problem[] {
  return [
    ...pastDayProblems(`consult-${role}-on`, on, today),
    ...textProblems(`consult-${role}-view`, view, undefined, false),
    ...textProblems(`consult-${role}-not-held`, notHeld, undefined, false),
  ];
}

/**
 * Whether this role was passed over (A-WF-08): of the stages before this one, the last that is addressed
 * to it was skipped, now or earlier in this case. Who was asked at a later one has had the alert.
 */
function wasBypassed(role: RoleKey, opening: Opening, { procedure }: Context): boolean {
  const last = lastAddressedTo(role, opening.stage, procedure);
  return last !== null && [...opening.skipped, ...opening.skippedBefore].includes(last);
}

const isDropped = (copy: Copy, { open }: Opening): boolean =>
  copy.when.kind === 'bypassed' && open.copyAnswers[copy.role] === false;

/** Copies of officers who were passed over, as far as this opening has any (the form asks). */
export const bypassedCopies = (opening: Opening, ctx: Context): readonly Copy[] =>
  opening.stage.copies.filter(
    (copy) => copy.when.kind === 'bypassed' && wasBypassed(copy.role, opening, ctx),
  );

/** Whether somebody gets a copy is asked, never guessed: without an answer nobody would notice who is left out. */
const unanswered = ({ stage, open }: Opening): readonly Problem[] =>
  stage.copies
    .filter(({ role, when }) => when.kind === 'ask' && open.copyAnswers[role] === undefined)
    .map(({ role }) => ({ field: `copy-${role}`, what: 'missing' }));

function dropProblems(opening: Opening, ctx: Context): readonly Problem[] {
  return bypassedCopies(opening, ctx)
    .filter((copy) => isDropped(copy, opening))
    .flatMap(({ role }) => {
      const field = `copy-${role}-reason`;
      const reason = opening.open.dropReasons?.[role];
      const problems = textProblems(field, reason);
      return problems.map((problem): Problem =>
        problem.what === 'missing' ? { field, what: 'needs-reason' } : problem,
      );
    });
}

function copyApplies(copy: Copy, opening: Opening, ctx: Context): boolean {
  switch (copy.when.kind) {
    case 'always':
      return true;
    case 'bypassed':
      return wasBypassed(copy.role, opening, ctx) && !isDropped(copy, opening);
    case 'ask':
      return opening.open.copyAnswers[copy.role] === true;
  }
}

type Asked = EventOf<'StageOpened'>['responders'];
type Copied = EventOf<'StageOpened'>['copies'];

/** Who is asked: the stage's roles, or those chosen, as people of today (design section 6). */
export function respondersOf({ stage, open, at }: Opening, ctx: Context): Asked {
  const { roles, mode } = stage.to;
  const chosen = mode === 'choose-one' || mode === 'choose-some';
  const asked = chosen ? roles.filter((role) => open.chosen.includes(role)) : roles;
  return oncePerPerson(asked.flatMap((role) => seatsOf(role, at, ctx)));
}

/** Who is told: never the raiser, and never somebody who is asked (the alert is enough). */
export function copiesOf(opening: Opening, responders: Asked, ctx: Context): Copied {
  const { stage, open, at } = opening;
  const others =
    stage.to.mode === 'choose-one' ? stage.to.roles.filter((r) => !open.chosen.includes(r)) : [];
  const rules = stage.copies.filter((copy) => copyApplies(copy, opening, ctx));
  const quiet = rules.filter(({ ifHeld }) => ifHeld === true).map(({ role }) => role);
  const asked = responders.map(({ person }) => person);
  const copies = [...others, ...rules.map(({ role }) => role)]
    .filter((role) => ctx.procedure.roles[role]?.outside !== true)
    .flatMap((role) => seatsOf(role, at, ctx))
    .map(({ role, person, deputy }) => ({
      role,
      person: person ?? deputy,
      registerOnly: ctx.procedure.roles[role]?.registerOnly === true,
    }))
    .filter(({ role, person }) => person !== null || !quiet.includes(role))
    .filter(({ person }) => person === null || (person !== at.raiser && !asked.includes(person)));
  const fullFirst = [...copies].sort((a, b) => Number(a.registerOnly) - Number(b.registerOnly));
  return oncePerPerson(fullFirst);
}

/** The event that opens a stage. */
export function stageOpened(opening: Opening, ctx: Context): EventOf<'StageOpened'> {
  const { stage, open, skipped } = opening;
  const responders = respondersOf(opening, ctx);
  const timescale = stage.timescale === 'none' ? null : open.timescale;
  return {
    type: 'StageOpened',
    stage: stage.key,
    responders,
    copies: copiesOf(opening, responders, ctx),
    skipped,
    reason: open.reason === null ? null : keep(open.reason),
    consultations: open.consultations.map(keptConsultation),
    timescale:
      timescale === null
        ? null
        : { day: timescale.day, reason: timescale.reason === null ? null : keep(timescale.reason) },
    clock: clockOf(stage, timescale !== null),
    dropped: bypassedCopies(opening, ctx)
      .filter((copy) => isDropped(copy, opening))
      .flatMap(({ role }) => {
        const reason = open.dropReasons?.[role];
        return reason === undefined ? [] : [{ role, reason: keep(reason) }];
      }),
    content: opening.content ?? null,
    ...(opening.lead ? { team: opening.lead.id, service: opening.lead.service } : {}),
  };
}

export const keptConsultation = (consultation: WrittenConsultation): Consultation => ({
  role: consultation.role,
  on: consultation.on,
  view: consultation.view === null ? null : keep(consultation.view),
  notHeld: consultation.notHeld === null ? null : keep(consultation.notHeld),
});

/** A raiser's own day is the due day; without one the stage's limit counts, where it has any. */
function clockOf(stage: Stage, timescale: boolean): EventOf<'StageOpened'>['clock'] {
  if (timescale) {
    const wording = stage.timescaleWording ?? stage.clock?.wording ?? 'reply';
    return { kind: 'timescale', wording };
  }
  return stage.clock === null ? null : { kind: 'limit', wording: stage.clock.wording };
}

/**
 * Refuses (by throwing CalendarEnds) a stage whose limits would leave the calendar if the alert were
 * delivered now: loudly, before anything is sent (design section 5).
 */
export function mustBeCountable(stage: Stage, ctx: Context, now: Moment, wholeRuns = false): void {
  const { wholeLimit } = ctx.procedure;
  const begins = !wholeRuns && (wholeLimit?.covers === 'all' || stage.formal);
  for (const limit of [stage.clock, begins ? wholeLimit : null]) {
    if (limit !== null) countDue(ctx.calendar, now, limit.n, limit.unit, ctx.counting);
  }
}
