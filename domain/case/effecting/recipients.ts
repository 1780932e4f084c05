import { localDay } from '../../calendar/index.ts';
import { rolesHeld, type PersonId } from '../../people/index.ts';
import { RAISER, RAISER_MANAGER, RESPONDER, type RoleKey } from '../../procedure/index.ts';
import type { Context } from '../commands.ts';
import type { CardKind, NoticeKind, SendCard } from '../effects.ts';
import type { EventMeta } from '../events.ts';
import { scopeOf } from '../find.ts';
import { seatsOf } from '../seats.ts';
import { holdsAlert } from '../standIns.ts';
import type { CaseState, Meeting, StageEntry } from '../state.ts';

export type To = SendCard['to'];

interface About {
  readonly stage?: number | null;
  readonly meeting?: number | null;
}

/** A card or notice for somebody who is told, not asked. */
export const tell = (
  to: To,
  card: CardKind,
  notice: NoticeKind | null,
  about: About,
): SendCard => ({
  type: 'sendCard',
  card,
  notice,
  to,
  as: 'notice',
  stage: about.stage ?? null,
  meeting: about.meeting ?? null,
  notBefore: null,
});

export const notices = (
  people: readonly To[],
  notice: NoticeKind,
  about: About,
): readonly SendCard[] => people.map((to) => tell(to, 'notice', notice, about));

export const raiserOf = (state: CaseState): To => ({
  role: RAISER,
  person: state.raiser,
  deputy: state.cover,
});

/** The raiser's manager of today; a deputy where the post is vacant, nobody where there is none. */
export const managersOf = (state: CaseState, { at }: EventMeta, ctx: Context): readonly To[] =>
  peopleOf([RAISER_MANAGER], state, at, ctx);

/** Holders of these roles who can be told something, without the raiser. */
export const peopleOf = (
  roles: readonly RoleKey[],
  state: CaseState,
  at: EventMeta['at'],
  ctx: Context,
): readonly To[] => seatsIn(roles, state, at, ctx).filter(({ person }) => person !== null);

/** Those of the raiser and their manager whom a rule has told, without whoever did it. */
export const toldByRule = (
  { tells = [] }: { readonly tells?: readonly RoleKey[] },
  state: CaseState,
  meta: EventMeta,
  ctx: Context,
): readonly To[] =>
  [
    ...(tells.includes(RAISER) ? [raiserOf(state)] : []),
    ...peopleOf(tells, state, meta.at, ctx),
  ].filter(({ person }) => !isActor(meta, person));

/** The same with vacant posts: what was to be asked there reaches nobody, which the raiser is told. */
export const seatsIn = (
  roles: readonly RoleKey[],
  state: CaseState,
  at: EventMeta['at'],
  ctx: Context,
): readonly To[] => {
  const where = { scope: scopeOf(state), raiser: state.raiser, on: localDay(at), responders: [] };
  return roles
    .flatMap((role) => seatsOf(role, where, ctx))
    .map(({ role, person, deputy }) => ({ role, person: person ?? deputy, deputy: null }))
    .filter(({ person }) => person !== state.raiser);
};

/** Those who have the alert: whoever stands in where it was delivered to them. */
export const respondersOf = (entry: StageEntry | null): readonly To[] =>
  (entry?.responders ?? [])
    .map((seat) => ({ role: seat.role, person: holdsAlert(seat), deputy: null }))
    .filter(({ person }) => person !== null);

export const copiesOf = (entry: StageEntry | null): readonly To[] =>
  (entry?.copies ?? []).map(({ role, person }) => ({ role, person, deputy: null }));

export const convenerOf = ({ convener, convenerRole }: Meeting): To => ({
  role: convenerRole,
  person: convener,
  deputy: null,
});

export const recorderOf = ({ recorder, recorderRole, convener, convenerRole }: Meeting): To => ({
  role: recorder === null ? convenerRole : (recorderRole ?? convenerRole),
  person: recorder ?? convener,
  deputy: null,
});

/** People named by an event, each with a role that they hold. */
export const named = (
  people: readonly PersonId[],
  { at }: EventMeta,
  ctx: Context,
): readonly To[] =>
  people.map((person) => {
    const held = rolesHeld(ctx.directory, person, localDay(at))[0]?.role;
    return { role: held ?? RESPONDER, person, deputy: null };
  });

/** The person whose command it was: they know already. */
export const isActor = ({ actor }: EventMeta, person: PersonId | null): boolean =>
  actor.kind === 'person' && actor.person === person;
