import assert from 'node:assert/strict';
import { renderDraft, renderMessage } from '../../../adaptive-cards/index.ts';
import {
  formOf,
  type ArmedRung,
  type DraftEnvironment,
  type DraftForm,
  type NoticeKind,
} from '../../../domain/case/index.ts';
import type { RoleKey } from '../../../domain/procedure/index.ts';
import { aDesk, begunDraft, CaseBuilder, fills, written } from '../../builders/index.ts';
import type { Play } from '../rules/play.ts';

/** What the raiser has written, as the holder of a role reads it. */
export const readBy = (play: Play, so: CaseBuilder, role: RoleKey): readonly string[] =>
  play.seen(so, role).answers.map(({ value }) => value);

/** Raised in a house where nobody holds this post. */
export function raisedWithout(play: Play, role: RoleKey, stage: string): CaseBuilder {
  const { directory } = play.start.house;
  const posts = directory.posts.map((post) =>
    post.role === role ? { ...post, holder: null } : post,
  );
  const house = play.start.in({ directory: { ...directory, posts } });
  return house.does(play.raise(stage), play.raiser);
}

/** Those who were told at the running stage, a vacant post with nobody behind it. */
export const toldAt = (so: CaseBuilder): readonly (readonly [RoleKey, boolean])[] =>
  (so.present.stages.at(-1)?.copies ?? []).map(({ role, person }) => [role, person !== null]);

const deskOf = (play: Play): DraftEnvironment =>
  aDesk({ procedures: [play.p], directory: play.start.house.directory });

const formCard = (form: DraftForm): string =>
  JSON.stringify(renderDraft(form, (verb) => verb).card);

/** What stands on the form before anything is typed. */
export function firstFormCard(play: Play): string {
  const desk = deskOf(play);
  return formCard(formOf(begunDraft(desk, play.raiser), [], desk));
}

/** The form as far as the stage: what it asks there, and what it says of it when that is filled in. */
export function filledForm(play: Play, stage: string, what: Readonly<Record<string, string>> = {}) {
  const desk = deskOf(play);
  const where = { record: '200234', initials: 'AB', team: 'north', stage };
  const at = fills(begunDraft(desk, play.raiser), 'where', where, desk);
  assert.deepEqual(at.problems, []);
  const asked = formOf(at.draft, [], desk);
  if (Object.keys(what).length === 0) return asked;
  const filled = fills(at.draft, 'what', what, desk);
  assert.deepEqual(filled.problems, []);
  return formOf(filled.draft, [], desk);
}

export const secondFormCard = (play: Play, stage: string): string =>
  formCard(filledForm(play, stage));

/** The questions that the form asks at this stage, by their keys. */
export const askedOnForm = (play: Play, stage: string): readonly string[] =>
  (filledForm(play, stage).asks?.fields ?? []).map(({ field }) => field.key);

/** The card of a notice, as the raiser gets it. */
export function newsOf(play: Play, so: CaseBuilder, notice: NoticeKind): string {
  const view = play.seen(so);
  const stage = so.present.stages.at(-1)?.id ?? null;
  return JSON.stringify(renderMessage({ card: 'notice', notice, meeting: null, stage, view }).card);
}

export const resolving = (so: CaseBuilder) =>
  ({ type: 'resolve', stage: so.stage, reason: written('Settled') }) as const;

/** Moved on with these words and no others: what else stands there was said before. */
export const movedWith = (
  play: Play,
  so: CaseBuilder,
  to: string,
  words: Readonly<Record<string, string>> = {},
): CaseBuilder => {
  const answers = Object.fromEntries(
    Object.entries(words).map(([key, text]) => [key, written(text)]),
  );
  const content = { categories: [], categoryNotes: {}, answers };
  return so.does({ ...play.escalation(so, to), content }, play.raiser).delivered();
};

/** The reminder of this row fires, at its own time. */
export const fires = (
  { house, state, events }: CaseBuilder,
  { at, clock, rung, stage, meeting, due }: ArmedRung,
): CaseBuilder =>
  new CaseBuilder(house, at, state, events).does(
    { type: 'clockElapsed', clock, rung, stage, meeting, due },
    null,
  );
