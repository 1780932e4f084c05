import type { Day } from '../calendar/index.ts';
import { isInForce, type Directory, type PersonId } from '../people/index.ts';
import { RAISER, RAISER_MANAGER, type RoleKey } from '../procedure/index.ts';
import type { Context } from './commands.ts';
import { scopeOf } from './find.ts';
import { holdersIn, isPostOf } from './holders.ts';
import { mayRaiseUnder, raisersOf } from './raiserFor.ts';
import { respondsAt, type Standing } from './standing.ts';
import type { CaseState, Responder, StageEntry } from './state.ts';

/** Somebody to whom a seat may go, and for whom they would have it. */
export interface Taker {
  readonly person: PersonId;
  readonly onBehalfOf: PersonId | null;
}

const known = (people: readonly PersonId[], { directory }: Context): readonly PersonId[] => [
  ...new Set(people.filter((person) => directory.people.has(person))),
];

/** Other raisers, to whom a case may go or who may cover; the raiser's manager may take it themselves. */
export function caseTakers(
  state: CaseState,
  { person, manager }: Pick<Standing, 'person' | 'manager'>,
  on: Day,
  ctx: Context,
): readonly PersonId[] {
  const { procedure, directory } = ctx;
  const raisers = raisersOf(procedure).map((role) => procedure.roles[role]?.heldAs ?? role);
  const others = directory.posts
    .filter((post) => raisers.includes(post.role) && isInForce(post, on))
    .filter((post) => isPostOf(post, procedure))
    .flatMap(({ holder }) => holder ?? []);
  const self = manager !== null && manager.onBehalfOf === null ? [person] : [];
  return known([...others, ...self], ctx).filter((each) => each !== state.raiser);
}

/**
 * Who may have a seat from here on. The raiser and their manager choose among all who hold or deputise
 * in such a post; whoever is asked, and an administrator, may pass it to the post's own people alone.
 */
export function seatTakers(
  { entry, seat }: SeatAt,
  who: Standing,
  state: CaseState,
  on: Day,
  ctx: Context,
): readonly Taker[] {
  if (seat.role === RAISER || !mayHandOverSeat({ entry, seat }, who)) return [];
  const present = presentTakers(seat.role, state, on, ctx);
  const all = choosesFreely(who) ? [...present, ...anywhere(seat.role, on, ctx)] : present;
  const seated = entry.responders.map(({ person }) => person);
  return all.filter(
    ({ person }, i) =>
      person !== state.raiser &&
      !seated.includes(person) &&
      ctx.directory.people.has(person) &&
      all.findIndex((each) => each.person === person) === i,
  );
}

export interface SeatAt {
  readonly entry: StageEntry;
  readonly seat: Responder;
}

const choosesFreely = ({ raiser, manager }: Standing): boolean =>
  raiser !== null || manager !== null;

/** The raiser's side every seat; whoever is asked, their own; an administrator, for the posts' sake. */
export const mayHandOverSeat = ({ entry, seat }: SeatAt, who: Standing): boolean =>
  choosesFreely(who) || who.administers !== null || respondsAt(who, entry.id)?.role === seat.role;

/** Whoever holds the post for this case, and whoever deputises for them. */
const presentTakers = (role: RoleKey, state: CaseState, on: Day, ctx: Context): readonly Taker[] =>
  holdersIn(role, ctx, scopeOf(state), on).flatMap(withDeputy);

const anywhere = (role: RoleKey, on: Day, ctx: Context): readonly Taker[] =>
  postsOf(role, on, ctx).flatMap(({ holder, deputy }) => withDeputy({ person: holder, deputy }));

function postsOf(role: RoleKey, on: Day, { procedure, directory }: Context): Directory['posts'] {
  const heldAs = procedure.roles[role]?.heldAs ?? role;
  return directory.posts.filter(
    (post) => post.role === heldAs && isInForce(post, on) && isPostOf(post, procedure),
  );
}

/** Who deputises for somebody in such a post: for this case, else wherever they hold it. */
export const deputyFor = (
  person: PersonId,
  role: RoleKey,
  state: CaseState,
  on: Day,
  ctx: Context,
): PersonId | null =>
  holdersIn(role, ctx, scopeOf(state), on).find((each) => each.person === person)?.deputy ??
  postsOf(role, on, ctx).find(({ holder }) => holder === person)?.deputy ??
  null;

const withDeputy = ({
  person,
  deputy,
}: {
  readonly person: PersonId | null;
  readonly deputy: PersonId | null;
}): readonly Taker[] => [
  ...(person === null ? [] : [{ person, onBehalfOf: null }]),
  ...(deputy === null ? [] : [{ person: deputy, onBehalfOf: person }]),
];

/** Whether whoever is asked is still in the post from which they were. */
export function isInSeat(seat: Responder, state: CaseState, on: Day, ctx: Context): boolean {
  const { role, person, chosen } = seat;
  if (person === null || !ctx.directory.people.has(person)) return false;
  const posts = [
    ...presentTakers(role, state, on, ctx),
    ...(chosen === true ? anywhere(role, on, ctx) : []),
  ];
  return posts.some((each) => each.person === person);
}

/** Whether the raiser still holds a post from which one may have a case. */
export function isRaiserInPost({ raiser }: CaseState, on: Day, ctx: Context): boolean {
  const { procedure, directory } = ctx;
  if (!directory.people.has(raiser)) return false;
  const manages = directory.posts.some(
    (post) =>
      post.holder === raiser &&
      post.role === (procedure.roles[RAISER_MANAGER]?.heldAs ?? RAISER_MANAGER) &&
      isInForce(post, on) &&
      isPostOf(post, procedure),
  );
  return manages || mayRaiseUnder(raiser, procedure, directory, on);
}
