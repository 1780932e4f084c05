import { localDay } from '../../calendar/index.ts';
import type { PersonId } from '../../people/index.ts';
import { QUALITY, RAISER } from '../../procedure/index.ts';
import type { Context } from '../commands.ts';
import { coverOn } from '../cover.ts';
import type { Effect, NoticeKind, SendCard } from '../effects.ts';
import type { EventMeta, RecordedEvent } from '../events.ts';
import type { HandingOverEvent } from '../evolution/handingOver.ts';
import { currentEntry, entryOf, isPending } from '../find.ts';
import type { CaseState } from '../state.ts';
import { isActor, managersOf, notices, peopleOf, raiserOf, tell, type To } from './recipients.ts';
import { alerts } from './stageEffects.ts';

/** Who is told that something is theirs now, or theirs no more. Whoever did it knows. */
export function ofHandingOver(
  event: HandingOverEvent,
  state: CaseState,
  ctx: Context,
): readonly Effect[] {
  const about = { stage: currentEntry(state).id };
  switch (event.type) {
    case 'CaseHandedOver':
      return caseHandedOver(event, state);
    case 'SeatHandedOver':
      return seatHandedOver(event, state);
    case 'CoverRecorded': {
      const { firstDay, meta } = event;
      const others = [raiserOf(state), ...managersOf(state, meta, ctx)];
      const cover = firstDay > localDay(meta.at) ? [] : [coverer(event.person)];
      return [
        ...cover.map((to) => tell(to, 'decision', 'cover-begins', about)),
        ...notices(
          others.filter(({ person }) => !isActor(meta, person)),
          'cover-recorded',
          about,
        ),
      ];
    }
    case 'CoverEnded':
      return event.how === 'ended'
        ? notices(
            [raiserOf(state), ...managersOf(state, event.meta, ctx)].filter(
              ({ person }) => !isActor(event.meta, person),
            ),
            'cover-ended',
            about,
          )
        : [];
    case 'RaiserLeft':
      return raiserLeft(state, event.meta, ctx);
    case 'CoverBegan':
    case 'RaiserReturned':
      return [];
  }
}

const coverer = (person: SendCard['to']['person']): To => ({ role: RAISER, person, deputy: null });

/** The days of the cover have come: told at nine, with the case as it stands. */
export const coverBegins = (state: CaseState): readonly Effect[] =>
  state.cover === null
    ? []
    : [
        tell(coverer(state.cover), 'decision', 'cover-begins', {
          stage: currentEntry(state).id,
        }),
      ];

/** To the raiser's manager, who hands it on; where that post is vacant, to the quality service. */
export function raiserLeft(state: CaseState, meta: EventMeta, ctx: Context): readonly Effect[] {
  const managers = managersOf(state, meta, ctx);
  const told = managers.length > 0 ? managers : peopleOf(QUALITY, state, meta.at, ctx);
  return notices(told, 'raiser-left', { stage: currentEntry(state).id });
}

/** With the case as it stands, and the times of meetings that still wait to be chosen. */
function caseHandedOver(
  { handedFrom, handedTo, meta }: Extract<HandingOverEvent, { type: 'CaseHandedOver' }>,
  state: CaseState,
): readonly Effect[] {
  const stage = currentEntry(state).id;
  const to = raiserOf(state);
  const offered = state.meetings.filter(
    (meeting) =>
      isPending(meeting) &&
      meeting.convener === handedTo &&
      (meeting.status.kind === 'offered' || meeting.status.kind === 'no-slot'),
  );
  const before: To = { role: RAISER, person: handedFrom, deputy: null };
  return [
    ...(isActor(meta, handedTo) ? [] : [tell(to, 'decision', 'case-handed-to-you', { stage })]),
    ...offered.map(({ id, stage: at, status }) =>
      tell(to, 'slots', status.kind === 'no-slot' ? 'no-slot' : null, { stage: at, meeting: id }),
    ),
    ...(isActor(meta, handedFrom) ? [] : notices([before], 'case-handed-on', { stage })),
  ];
}

/** The alert, with the day as it stands, to whoever has the seat now; the others hear of it. */
function seatHandedOver(
  event: Extract<HandingOverEvent, { type: 'SeatHandedOver' }>,
  state: CaseState,
): readonly Effect[] {
  const { stage, role, handedTo, deputy, meta } = event;
  const about = { stage };
  const others = (entryOf(state, stage)?.responders ?? []).filter(
    (seat) => seat.role === role && seat.person !== null,
  );
  // Of a group whose others are asked, a seat that nobody has any more is nothing to send after.
  const asks = handedTo !== null || deputy !== null || others.length === 0;
  const before = formerSince(state, event).map((person): To => ({ role, person, deputy: null }));
  const raiser = raiserOf(state);
  return [
    ...(asks ? alerts([{ role, person: handedTo, deputy }], stage, 'seat-handed-to-you') : []),
    ...notices(
      before.filter(({ person }) => !isActor(meta, person)),
      'seat-handed-on',
      about,
    ),
    ...(isActor(meta, raiser.person) ? [] : notices([raiser], 'seat-changed', about)),
  ];
}

/** Whoever had the seat, and who had its alert in their place. */
const formerSince = (
  { involved }: CaseState,
  { stage, handedFrom, meta }: Extract<HandingOverEvent, { type: 'SeatHandedOver' }>,
): readonly PersonId[] => [
  ...new Set([
    ...(handedFrom === null ? [] : [handedFrom]),
    ...involved
      .filter((each) => each.as === 'former-responder')
      .filter((each) => each.stage === stage && each.from === meta.at)
      .map(({ person }) => person),
  ]),
];

/** Said to the raiser alone: whoever covers is told of it in their own words. */
const RAISERS_OWN: NoticeKind = 'cover-recorded';

/** While somebody covers, what the raiser is told and asked goes to them too: no card waits unread. */
export function alsoToCover(
  effects: readonly Effect[],
  event: RecordedEvent | undefined,
  state: CaseState,
): readonly Effect[] {
  const cover = event === undefined ? null : coverOn(state, localDay(event.meta.at));
  if (event === undefined || cover === null || isActor(event.meta, cover)) return effects;
  return effects.flatMap((effect) => {
    const isTheirs =
      effect.type === 'sendCard' &&
      effect.as === 'notice' &&
      effect.to.person === state.raiser &&
      effect.to.role === RAISER &&
      effect.notice !== RAISERS_OWN;
    return isTheirs ? [effect, { ...effect, to: { ...coverer(cover) } }] : [effect];
  });
}
