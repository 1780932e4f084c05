import type { Day } from '../calendar/index.ts';
import type { Holder, PersonId } from '../people/index.ts';
import { RAISER, RESPONDER, type RoleKey } from '../procedure/index.ts';
import type { Context } from './commands.ts';
import { scopeOf } from './find.ts';
import { isFormerRaiser } from './former.ts';
import { invitedTo } from './meetingNews.ts';
import { seatsOf } from './seats.ts';
import type { CaseState, Meeting, MeetingId, PlanItem, StageEntry } from './state.ts';

type Held = Extract<Meeting['status'], { readonly kind: 'held' }>;

/** What a meeting agreed that somebody does. */
export interface Agreed {
  readonly key: string;
  readonly meeting: Meeting;
  readonly held: Held;
  readonly item: PlanItem;
}

/** No key of a procedure's own task holds a colon. */
const AGREED = /^agreed:(\d+):\d+$/;
const agreedKey = (meeting: MeetingId, n: number): string => `agreed:${meeting}:${n + 1}`;

/** The meeting at which a task was agreed; null: it is one of the procedure's own. */
export function meetingOfTask(key: string): MeetingId | null {
  const [, meeting] = AGREED.exec(key) ?? [];
  return meeting === undefined ? null : Number(meeting);
}

/** Everything that the meetings of a stage have agreed, each with a day. */
export const agreedAt = ({ id }: StageEntry, { meetings }: CaseState): readonly Agreed[] =>
  meetings.flatMap((meeting) => {
    const { status: held } = meeting;
    if (meeting.stage !== id || held.kind !== 'held') return [];
    return held.tasks.map((item, n) => ({ key: agreedKey(meeting.id, n), meeting, held, item }));
  });

/** What a meeting agreed under this key; null: it is one of the procedure's own. */
export const agreedUnder = (key: string, state: CaseState): PlanItem | null =>
  state.stages.flatMap((entry) => agreedAt(entry, state)).find((each) => each.key === key)?.item ??
  null;

/** Whom the recorder may choose: those who were invited, whoever convenes or records, and the raiser. */
export const doersFor = (
  meeting: Meeting,
  { raiser }: CaseState,
  { directory }: Context,
): readonly PersonId[] =>
  [
    ...new Set(
      [...invitedTo(meeting), meeting.convener, meeting.recorder, raiser].filter(
        (person) => person !== null && directory.people.has(person),
      ),
    ),
  ].filter((person) => person !== null);

/**
 * Who does it: the person who was chosen; where there are only words, or they are there no more, whoever
 * records. What was agreed is never nobody's.
 */
export const doerOfAgreed = (agreed: Agreed, state: CaseState, ctx: Context): PersonId | null =>
  present([agreed.item.doer], state, ctx) ?? recorderOfAgreed(agreed, state, ctx);

/** Who hears that its day has passed: the meeting's recorder, else its convener, else the raiser. */
export const recorderOfAgreed = (
  { meeting, held }: Agreed,
  state: CaseState,
  ctx: Context,
): PersonId | null =>
  present([meeting.recorder, meeting.convener, held.by, state.raiser], state, ctx);

/** The first of them who is there; what was a former raiser's is the raiser's of today. */
const present = (
  those: readonly (PersonId | null | undefined)[],
  state: CaseState,
  { directory }: Context,
): PersonId | null =>
  those
    .flatMap((person) => person ?? [])
    .map((person) => (isFormerRaiser(person, state) ? state.raiser : person))
    .find((person) => directory.people.has(person)) ?? null;

/** The part in which they take part in the meeting. */
export function roleAt(person: PersonId | null, { meeting }: Agreed, state: CaseState): RoleKey {
  const seat = [...meeting.required, ...meeting.optional].find((each) => each.person === person);
  if (seat !== undefined) return seat.role;
  if (person === state.raiser) return RAISER;
  return person === meeting.convener ? meeting.convenerRole : RESPONDER;
}

/** The seat from which it is done, with whoever stands in for them. */
export function seatOfAgreed(
  agreed: Agreed,
  entry: StageEntry,
  state: CaseState,
  on: Day,
  ctx: Context,
): Holder {
  const person = doerOfAgreed(agreed, state, ctx);
  const role = roleAt(person, agreed, state);
  const at = { scope: scopeOf(state), raiser: state.raiser, on, responders: entry.responders };
  const seat = seatsOf(role, at, ctx).find((each) => each.person === person);
  return seat ?? { role, person, deputy: null };
}
