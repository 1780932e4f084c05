import { localDay, type Day, type Moment } from '../calendar/index.ts';
import { coversFor, rolesHeld, type Holder, type PersonId } from '../people/index.ts';
import {
  ADMINISTRATOR,
  RAISER,
  RAISER_MANAGER,
  RESPONDER,
  type RoleKey,
} from '../procedure/index.ts';
import type { Acting } from './acting.ts';
import type { Context } from './commands.ts';
import { coverOn } from './cover.ts';
import { scopeOf } from './find.ts';
import { isFormer, isFormerAt, isFormerRaiser } from './former.ts';
import { holdersIn, isPostOf } from './holders.ts';
import { judgingRoles } from './judges.ts';
import { stageOf } from './ladder.ts';
import { auditorSeat, managerSeat, qualitySeat } from './overseeing.ts';
import { raisersOf } from './raiserFor.ts';
import { recordedSeat } from './recordedSeat.ts';
import { seatAmong } from './seatAmong.ts';
import { seatsOf } from './seats.ts';
import { startEventOf } from './startEvent.ts';
import type { CaseState, Meeting, MeetingId, StageEntry, StageEntryId } from './state.ts';
import { seatsFor, tasksOf, type TaskAt } from './tasks.ts';

export interface ActingAt extends Acting {
  readonly entry: StageEntryId;
}

/**
 * What a person is to a case: the base of every permission (table of design section 6). Default is
 * no: what is not here is not allowed. Somebody who is several things may what each of them may.
 */
export interface Standing {
  readonly person: PersonId;
  /** The raiser, or the raiser's recorded cover. */
  readonly raiser: Acting | null;
  /** Raised it in the raiser's place, where the procedure allows that (A-DO-17). */
  readonly raisedIt: boolean;
  readonly manager: Acting | null;
  readonly quality: Acting | null;
  readonly responds: readonly ActingAt[];
  /** Stages of which they say whether the reply is enough, from the first reply on. */
  readonly judges: readonly ActingAt[];
  /** Stages whose replies the procedure sends to them too, from the first reply on (DU-104). */
  readonly reads: readonly ActingAt[];
  /** Stages whose clock begins with an event that they may record. */
  readonly starts: readonly ActingAt[];
  readonly copied: readonly { readonly entry: StageEntryId; readonly registerOnly: boolean }[];
  readonly meetings: readonly MeetingStanding[];
  /** Tasks beside the answers that are theirs. */
  readonly tasks: readonly (ActingAt & { readonly task: string })[];
  readonly told: boolean;
  /** Had it and handed it over, or stood in for whoever has it: knows that, and how far it is by its dates. */
  readonly former: boolean;
  /** Keeps the people of the authority; of a case they see to its seats, and read nothing. */
  readonly administers: Acting | null;
  /** May read all of it for a reason that is recorded each time, and otherwise nothing. */
  readonly audits: Acting | null;
}

export interface MeetingStanding {
  readonly meeting: MeetingId;
  readonly arranges: Acting | null;
  readonly records: Acting | null;
}

export function standing(person: PersonId, state: CaseState, ctx: Context, now: Moment): Standing {
  // A card outlives its reader's post: whoever has left the directory is nothing to any case.
  if (!ctx.directory.people.has(person)) return nobody(person);
  const on = localDay(now);
  const raiser = raiserSeat(person, state, ctx, on);
  const manager = managerSeat(person, scopeOf(state), ctx, on);
  const responds = state.stages.flatMap((entry) => responding(person, entry, state, ctx, on));
  const own = { raiser, manager, responds };
  return {
    person,
    raiser,
    raisedIt: state.raisedBy === person && !isFormerRaiser(person, state),
    manager,
    quality: qualitySeat(person, scopeOf(state), ctx, on),
    responds,
    judges: state.stages.flatMap((entry) => judging(person, entry, own, state, ctx, on)),
    reads: state.stages.flatMap((entry) => reading(person, entry, own, state, ctx, on)),
    starts: state.stages.flatMap((entry) =>
      namedAt(person, entry, startEventOf(entry, ctx)?.by ?? [], own, state, ctx, on),
    ),
    copied: state.stages.flatMap((entry) =>
      entry.copies
        .filter((copy) => copy.person === person)
        .map(({ registerOnly }) => ({ entry: entry.id, registerOnly })),
    ),
    meetings: state.meetings.flatMap((meeting) =>
      atMeeting(person, meeting, { raiser, manager }, state, ctx, on),
    ),
    tasks: doing(person, state, on, ctx),
    told: state.involved.some((each) => each.person === person && each.as === 'told'),
    former: isFormer(person, state),
    administers: administering(person, ctx, on),
    audits: auditorSeat(person, scopeOf(state), ctx, on),
  };
}

const nobody = (person: PersonId): Standing => ({
  person,
  raiser: null,
  raisedIt: false,
  manager: null,
  quality: null,
  responds: [],
  judges: [],
  reads: [],
  starts: [],
  copied: [],
  meetings: [],
  tasks: [],
  told: false,
  former: false,
  administers: null,
  audits: null,
});

/** Nothing to this case: its existence is not told. */
export const isStranger = (who: Standing): boolean =>
  !seesAll(who) &&
  !who.told &&
  !who.former &&
  [who.responds, who.judges, who.reads, who.starts, who.copied, who.meetings, who.tasks].every(
    (seats) => seats.length === 0,
  );

/** Reads the whole case. */
export const seesAll = (who: Standing): boolean =>
  who.raiser !== null || who.raisedIt || who.manager !== null || who.quality !== null;

export const respondsAt = (who: Standing, entry: StageEntryId): ActingAt | null =>
  who.responds.find((seat) => seat.entry === entry) ?? null;

const holders = (role: RoleKey, state: CaseState, ctx: Context, on: Day): readonly Holder[] =>
  holdersIn(role, ctx, scopeOf(state), on);

/** The cover is recorded on the case, as the deputy of the raiser's own post, or in the rota. */
function raiserSeat(person: PersonId, state: CaseState, ctx: Context, on: Day): Acting | null {
  if (person === state.raiser) return { role: RAISER, onBehalfOf: null };
  const covers =
    coverOn(state, on) === person ||
    coversFor(ctx.directory, state.raiser, raisersOf(ctx.procedure), on).includes(person) ||
    rolesHeld(ctx.directory, state.raiser, on).some(
      (post) =>
        raisersOf(ctx.procedure).includes(post.role) &&
        post.deputy === person &&
        isPostOf(post, ctx.procedure),
    );
  return covers ? { role: RAISER, onBehalfOf: state.raiser } : null;
}

const administering = (person: PersonId, { directory }: Context, on: Day): Acting | null =>
  rolesHeld(directory, person, on).some(({ role }) => role === ADMINISTRATOR)
    ? { role: ADMINISTRATOR, onBehalfOf: null }
    : null;

function responding(
  person: PersonId,
  entry: StageEntry,
  state: CaseState,
  ctx: Context,
  on: Day,
): readonly ActingAt[] {
  const seats = entry.responders.map((asked) => recordedSeat(asked, person, entry, state, ctx, on));
  // Whoever has come into the post since, or deputises now, answers too while the stage runs.
  const inPost =
    entry.decision === null && !isFormerAt(person, entry.id, state)
      ? entry.responders.map(({ role }) =>
          role === RAISER ? null : seatAmong(present(role, entry, state, ctx, on), person),
        )
      : [];
  const [found] = [...seats, ...inPost].filter((seat) => seat !== null);
  return found === undefined ? [] : [{ ...found, entry: entry.id }];
}

/** Nobody deputises or covers for somebody whose seat another person has now. */
const present = (
  role: RoleKey,
  entry: StageEntry,
  state: CaseState,
  ctx: Context,
  on: Day,
): readonly Holder[] =>
  holders(role, state, ctx, on).filter(
    (each) => each.person === null || !isFormerAt(each.person, entry.id, state),
  );

/** The raiser's own word is the decision; whoever has judged keeps sight of what they judged. */
function judging(
  person: PersonId,
  entry: StageEntry,
  own: Pick<Standing, 'raiser' | 'manager' | 'responds'>,
  state: CaseState,
  ctx: Context,
  on: Day,
): readonly ActingAt[] {
  if (entry.replies.length === 0 || person === state.raiser) return [];
  const said = entry.judgements.findLast(({ by }) => by === person);
  const now = namedAt(person, entry, judgingRoles(entry, ctx), own, state, ctx, on);
  if (now.length > 0 || said === undefined) return now;
  return [{ role: said.role, onBehalfOf: said.onBehalfOf, entry: entry.id }];
}

/** Before a reply there is nothing that would be sent to them. */
const reading = (
  person: PersonId,
  entry: StageEntry,
  own: Pick<Standing, 'raiser' | 'manager' | 'responds'>,
  state: CaseState,
  ctx: Context,
  on: Day,
): readonly ActingAt[] =>
  entry.replies.length === 0
    ? []
    : namedAt(
        person,
        entry,
        stageOf(ctx.procedure, entry.stage)?.replyTo ?? [],
        own,
        state,
        ctx,
        on,
      );

/** The seat that this person has among the roles that a rule of the stage names. */
function namedAt(
  person: PersonId,
  entry: StageEntry,
  roles: readonly RoleKey[],
  own: Pick<Standing, 'raiser' | 'manager' | 'responds'>,
  state: CaseState,
  ctx: Context,
  on: Day,
): readonly ActingAt[] {
  const answers = own.responds.find((seat) => seat.entry === entry.id) ?? null;
  const seatIn = (role: RoleKey): Acting | null => {
    if (role === RAISER) return own.raiser;
    if (role === RAISER_MANAGER) return own.manager;
    if (role === RESPONDER || answers?.role === role) return answers;
    const at = { scope: scopeOf(state), raiser: state.raiser, on, responders: entry.responders };
    return seatAmong(seatsOf(role, at, ctx), person);
  };
  const found = roles.map(seatIn).find((seat) => seat !== null);
  return found === undefined ? [] : [{ ...found, entry: entry.id }];
}

/** Whoever has ended a task keeps sight of it. */
const doing = (person: PersonId, state: CaseState, on: Day, ctx: Context): Standing['tasks'] =>
  tasksOf(state, ctx).flatMap((task) => {
    const said = task.end?.by === person ? ended(task) : null;
    const seat = seatAmong(seatsFor(task, state, on, ctx), person) ?? said;
    return seat === null ? [] : [{ ...seat, entry: task.entry.id, task: task.rule.key }];
  });

const ended = ({ rule, end }: TaskAt): Acting => ({
  role: rule.by,
  onBehalfOf: end?.onBehalfOf ?? null,
});

function atMeeting(
  person: PersonId,
  meeting: Meeting,
  own: Pick<Standing, 'raiser' | 'manager'>,
  state: CaseState,
  ctx: Context,
  on: Day,
): readonly MeetingStanding[] {
  const arranges = arranging(person, meeting, own, state, ctx, on);
  const records =
    meeting.recorder === person
      ? { role: meeting.recorderRole ?? meeting.convenerRole, onBehalfOf: null }
      : meeting.recorder === state.raiser && own.raiser !== null
        ? own.raiser
        : arranges;
  const attends =
    [...meeting.required, ...meeting.optional].some((each) => each.person === person) ||
    meeting.passedTo.includes(person);
  if (arranges === null && records === null && !attends) return [];
  return [{ meeting: meeting.id, arranges, records }];
}

function arranging(
  person: PersonId,
  meeting: Meeting,
  own: Pick<Standing, 'raiser' | 'manager'>,
  state: CaseState,
  ctx: Context,
  on: Day,
): Acting | null {
  if (meeting.convener === person) return { role: meeting.convenerRole, onBehalfOf: null };
  if (meeting.convener === state.raiser && own.raiser !== null) return own.raiser;
  if (meeting.convenerRole === RAISER) return own.raiser;
  if (meeting.convenerRole === RAISER_MANAGER) return own.manager;
  const seats = holders(meeting.convenerRole, state, ctx, on);
  return seatAmong(
    seats.filter((seat) => seat.person === meeting.convener),
    person,
  );
}
