import { localDay, type Day, type Moment } from '../../calendar/index.ts';
import type { PersonId } from '../../people/index.ts';
import type { Context } from '../commands.ts';
import type { CardKind, Effect, NoticeKind, SendCard } from '../effects.ts';
import type { RecordedEvent } from '../events.ts';
import { entryOf } from '../find.ts';
import { coversIn } from '../standIns.ts';
import type { CaseState, StandIn } from '../state.ts';
import { mayGoFrom } from '../whenTold.ts';

/** What asks somebody to do something: whoever covers for them by rota gets it beside them. */
const COVERED_CARDS: readonly CardKind[] = [
  'alert',
  'decision',
  'slots',
  'meetingNews',
  'meetingOutcome',
];
const COVERED_NOTICES: readonly (NoticeKind | null)[] = [
  'due-tomorrow',
  'due-today',
  'overdue',
  'start-asked',
  'start-waits',
  'meeting-due',
  'meeting-moved',
  'meeting-gone',
  'meeting-at-risk',
  'task-asked',
  'task-due',
  'task-overdue',
  'passed-to-you',
];

/**
 * The same cards for those who cover by rota on the day on which they go out, on behalf of the holder, who
 * gets their own. News of a meeting goes to whoever stands in for somebody who is known to be away, too:
 * the meeting may be held before they are back.
 */
export function withCovers(
  effects: readonly Effect[],
  events: readonly RecordedEvent[],
  state: CaseState,
  ctx: Context,
): readonly Effect[] {
  const at = events.at(-1)?.meta.at;
  if (at === undefined) return effects;
  const covered = effects.filter((effect) => effect.type === 'sendCard').filter(isCovered);
  const copies = covered.flatMap((effect) =>
    besides(effect, state, ctx, at)
      .filter(({ person }) => person !== state.raiser || effect.card !== 'alert')
      .filter(({ person }) => !covered.some((each) => isSameFor(person, each, effect)))
      .map(({ person, as }) => inPlaceOf(effect, person, as)),
  );
  return [...effects, ...copies];
}

const inPlaceOf = (effect: SendCard, person: PersonId, as: StandIn['as']): SendCard => ({
  ...effect,
  to: { role: effect.to.role, person, deputy: null },
  as: 'notice',
  onBehalfOf: { person: effect.to.person, as },
});

/** Whoever gets it beside its holder, each once. */
function besides(effect: SendCard, state: CaseState, ctx: Context, at: Moment): readonly StandIn[] {
  const byRota = coversIn(effect.to, sentOn(effect, ctx, at), ctx).map((person): StandIn => ({
    person,
    as: 'cover',
  }));
  const away = effect.card === 'meetingNews' ? standingInFor(effect, state, at) : [];
  return [
    ...byRota,
    ...away.filter(({ person }) => !byRota.some((each) => each.person === person)),
  ];
}

/** The day on which it goes out: what waits for office hours may go on another than that of the event. */
const sentOn = (effect: SendCard, ctx: Context, at: Moment): Day =>
  localDay(mayGoFrom(effect, ctx, at));

/** Whom an absence that Outlook told of has put in their place, while it lasts. */
const standingInFor = ({ stage, to }: SendCard, state: CaseState, at: Moment): readonly StandIn[] =>
  (entryOf(state, stage)?.responders ?? []).flatMap(({ person, away }) => {
    if (person !== to.person || away === undefined || away.standIn === null) return [];
    const isBack = away.until !== null && away.until <= at;
    return isBack || away.standIn.as === 'cover' ? [] : [away.standIn];
  });

/**
 * Whether whoever covers by rota still does on the day on which the card goes out at last: the holder has
 * their own, so nobody is left without it.
 */
export function stillCovers(effect: Effect, ctx: Context, now: Moment): boolean {
  if (effect.type !== 'sendCard' || effect.onBehalfOf?.as !== 'cover') return true;
  const { role, person } = effect.to;
  const holder = { role, person: effect.onBehalfOf.person };
  return person !== null && coversIn(holder, localDay(now), ctx).includes(person);
}

const isCovered = ({ card, notice, to, onBehalfOf }: SendCard): boolean =>
  to.person !== null &&
  onBehalfOf === undefined &&
  (COVERED_CARDS.includes(card) || COVERED_NOTICES.includes(notice));

/** They get it in their own name already. */
const isSameFor = (person: string, each: SendCard, effect: SendCard): boolean =>
  each.to.person === person &&
  each.card === effect.card &&
  each.notice === effect.notice &&
  each.stage === effect.stage &&
  each.meeting === effect.meeting;
