import { localDay, type Moment } from '../domain/calendar/index.ts';
import { rolesHeld, type PersonId } from '../domain/people/index.ts';
import { ADMINISTRATOR } from '../domain/procedure/index.ts';
import type { CaseId } from '../domain/case/index.ts';
import { contextOf } from './context.ts';
import { stateOf } from './deadLetters.ts';
import type { Dependencies } from './dependencies.ts';
import type { DeadLetter } from './ports/index.ts';
import { project } from './project.ts';
import type { Undelivered } from './services.ts';

/** Dead letters, for the administrators: seen, tried again, or seen to by hand (design section 6). */
export const createUndelivered = (deps: Dependencies): Undelivered => ({
  list: async (person, now) => {
    if (!(await isAdministrator(deps, person, now))) return null;
    const letters = (await deps.deadLetters.list()).filter(({ handled }) => handled === undefined);
    return await Promise.all(
      letters.map(async (letter) => ({
        letter,
        reference: (await stateOf(deps, letter))?.reference ?? null,
      })),
    );
  },

  retry: async (person, id, now) => {
    if (!(await isAdministrator(deps, person, now))) return 'not-yours';
    const letter = await openLetter(deps, id);
    if (letter === null) return 'gone';
    await tryAgain(deps, letter, now);
    // Last: a process that dies before has it tried again, which does nothing twice.
    await deps.deadLetters.remove(id);
    deps.log.info('dead-letter-retried', { caseId: letter.caseId, person, code: letter.code });
    return 'done';
  },

  handle: async (person, id, how, now) => {
    if (!(await isAdministrator(deps, person, now))) return 'not-yours';
    const letter = await openLetter(deps, id);
    if (letter === null) return 'gone';
    await deps.deadLetters.add({ ...letter, handled: { by: person, at: now, how } });
    deps.log.info('dead-letter-handled', { caseId: letter.caseId, person, code: letter.code });
    return 'done';
  },
});

async function isAdministrator(
  { directory }: Dependencies,
  person: PersonId,
  now: Moment,
): Promise<boolean> {
  const held = rolesHeld(await directory.directory(), person, localDay(now));
  return held.some(({ role }) => role === ADMINISTRATOR);
}

const openLetter = async ({ deadLetters }: Dependencies, id: string): Promise<DeadLetter | null> =>
  (await deadLetters.list()).find((each) => each.id === id && each.handled === undefined) ?? null;

/**
 * Nothing is done here and now: the case is put where the sweep and the queue find it. An effect comes back
 * once however often this is asked for, and a reminder fires once whoever sweeps.
 */
async function tryAgain(deps: Dependencies, letter: DeadLetter, now: Moment): Promise<void> {
  const { kind, key, effect } = letter;
  const caseId = letter.caseId as CaseId;
  if (caseId === '') return;
  if (kind === 'wake-up' && key !== undefined) {
    await deps.wakeUps.send({ caseId, key, firstSentMs: deps.wall.millis(), round: 0 });
    return;
  }
  const state = (await deps.cases.load(caseId))?.state;
  if (state === undefined) return;
  if (kind === 'rung') {
    const ctx = await contextOf(deps, state);
    await project(deps, state, ctx, await deps.cases.texts(caseId), null);
  }
  // First the effect, then the row that has it done: a sweep in between would find nothing.
  if (effect !== undefined) await deps.cases.revive(caseId, effect);
  await deps.dueIndex.arm({ caseId, version: state.version, at: now, what: { kind: 'dispatch' } });
}
