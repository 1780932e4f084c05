import { localDay } from '../../calendar/index.ts';
import type { Context } from '../commands.ts';
import type { Effect, NoticeKind, SendCard } from '../effects.ts';
import type { EventMeta, RecordedOf } from '../events.ts';
import { currentEntry, entryOf } from '../find.ts';
import { judgeSeats } from '../judges.ts';
import { stageOf } from '../ladder.ts';
import type { CaseState, StageEntry } from '../state.ts';
import {
  copiesOf,
  isActor,
  notices,
  peopleOf,
  raiserOf,
  respondersOf,
  tell,
  type To,
} from './recipients.ts';

/** The alert to each who is asked, a copy to each who is told; the raiser knows (Confirm answered). */
export function ofStageOpened(
  event: RecordedOf<'StageOpened'>,
  state: CaseState,
): readonly Effect[] {
  const stage = event.version;
  const byAnother = !isActor(event.meta, state.raiser);
  return [
    ...alerts(event.responders, stage, null),
    ...event.copies.map(({ role, person }): SendCard => ({
      ...tell({ role, person, deputy: null }, 'copy', null, { stage }),
      as: 'copy',
    })),
    ...(byAnother ? [tell(raiserOf(state), 'decision', null, { stage })] : []),
  ];
}

export const alerts = (seats: readonly To[], stage: number, notice: NoticeKind | null) =>
  seats.map(({ role, person, deputy }): SendCard => ({
    ...tell({ role, person, deputy }, 'alert', notice, { stage }),
    as: 'responder',
  }));

/** A fresh alert: the responders may answer again. */
export const alertsAgain = (
  state: CaseState,
  stage: number,
  notice: NoticeKind,
): readonly Effect[] => alerts(entryOf(state, stage)?.responders ?? [], stage, notice);

/** The raiser decides; those to whom the rule sends the reply read it (DU-104, DU-106). */
export function ofReply(
  { stage, meta }: RecordedOf<'Replied'>,
  state: CaseState,
  ctx: Context,
): readonly Effect[] {
  const entry = entryOf(state, stage);
  const rule = entry === null ? null : stageOf(ctx.procedure, entry.stage);
  const judges = judgesAsked(entry, state, meta, ctx);
  const asked = judges.map(({ person }) => person);
  const readers = peopleOf(rule?.replyTo ?? [], state, meta.at, ctx);
  return [
    tell(raiserOf(state), 'decision', null, { stage }),
    ...judges.map((to) => tell(to, 'decision', 'judgement-asked', { stage })),
    ...readers
      .filter(({ person }) => !asked.includes(person))
      .map((to) => tell(to, 'copy', null, { stage })),
  ];
}

/** Each reply is judged anew; a vacant post reaches nobody, which the raiser is told. */
const judgesAsked = (
  entry: StageEntry | null,
  state: CaseState,
  meta: EventMeta,
  ctx: Context,
): readonly To[] =>
  (entry === null ? [] : judgeSeats(entry, state, localDay(meta.at), ctx))
    .filter(({ person }) => !isActor(meta, person))
    .map((seat) => ({ ...seat, deputy: null }));

/** The raiser hears of each word; they decide all the same. */
export const ofJudged = (
  { stage, meta }: RecordedOf<'Judged'>,
  state: CaseState,
): readonly Effect[] =>
  isActor(meta, state.raiser) ? [] : notices([raiserOf(state)], 'judged', { stage });

/** How a stage ended, to those who were asked and told there, as far as no newer card tells them. */
export function ofEnd(
  stage: number,
  notice: NoticeKind,
  state: CaseState,
  event: RecordedOf<
    'StageResolved' | 'StageEscalated' | 'CaseWithdrawn' | 'ClosedUnresolved' | 'CaseReopened'
  >,
): readonly Effect[] {
  const entry = entryOf(state, stage);
  const newer = currentEntry(state);
  const told = newer.id === stage ? [] : personsAt(newer);
  const people = [...respondersOf(entry), ...copiesOf(entry)].filter(
    ({ person }) => person !== null && !told.includes(person),
  );
  const raiser = isActor(event.meta, state.raiser) ? [] : [raiserOf(state)];
  return notices([...people, ...raiser], notice, { stage });
}

const personsAt = (entry: StageEntry): readonly (string | null)[] =>
  [...entry.responders, ...entry.copies].map(({ person }) => person);
