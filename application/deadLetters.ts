import { localDay, localTime, type Moment } from '../domain/calendar/index.ts';
import type { UndeliveredTold } from '../domain/bulletin/index.ts';
import type { CaseId, CaseState } from '../domain/case/index.ts';
import type { PersonId } from '../domain/people/index.ts';
import { ADMINISTRATOR } from '../domain/procedure/index.ts';
import type { Dependencies } from './dependencies.ts';
import type { DeadLetter, WakeUp } from './ports/index.ts';

const TOLD_FROM = '09:00';

/** A wake-up that the host gave up on: kept where a person sees it, also one that nobody can read. */
export async function deadWakeUp(
  deps: Dependencies,
  message: WakeUp | null,
  now: Moment,
): Promise<void> {
  const { caseId, key } = message ?? { caseId: '', key: '' };
  await deps.deadLetters.add({
    id: message === null ? `unreadable ${now}` : `${caseId} ${key}`,
    at: now,
    kind: 'wake-up',
    caseId,
    code: message === null ? 'unreadable' : 'gave-up',
    ...(message !== null && { key }),
  });
  deps.log.error('dead-wake-up', { caseId, key });
}

/**
 * What became a dead letter since, on the next working morning: to the administrators all of it, to each
 * raiser what concerns a case of theirs. What reached no administrator is told again the morning after.
 */
export async function tellOfDeadLetters(deps: Dependencies, now: Moment): Promise<number> {
  if (localTime(now) < TOLD_FROM) return 0;
  const today = localDay(now);
  const letters = (await deps.deadLetters.list()).filter(
    ({ handled, toldOn }) => handled === undefined && toldOn === undefined,
  );
  if (letters.length === 0 || !(await deps.calendar.calendar()).isWorkingDay(today)) return 0;
  const found = await Promise.all(
    letters.map(async (letter) => ({ letter, state: await stateOf(deps, letter) })),
  );
  const lines = found.map(({ letter, state }) => toTold(letter, state));
  const reached = await tellAdministrators(deps, lines, now);
  for (const { letter, state } of found) {
    if (state !== null && concernsDuty(letter)) {
      await tell(deps, state.raiser, 'raiser', [toTold(letter, state)], letter.id, now);
    }
    if (reached) await deps.deadLetters.add({ ...letter, toldOn: today });
  }
  return lines.length;
}

/** Of a card that reached nobody the case itself has told its raiser. */
const concernsDuty = ({ deed }: DeadLetter): boolean => deed !== 'sendCard';

async function tellAdministrators(
  deps: Dependencies,
  lines: readonly UndeliveredTold[],
  now: Moment,
): Promise<boolean> {
  const today = localDay(now);
  const { posts } = await deps.directory.directory();
  const people = new Set(
    posts.flatMap(({ role, holder, from, to }) =>
      role === ADMINISTRATOR &&
      holder !== null &&
      (from === null || from <= today) &&
      (to === null || today <= to)
        ? [holder]
        : [],
    ),
  );
  const reached = await Promise.all(
    [...people].map(async (person) => await tell(deps, person, 'administrator', lines, today, now)),
  );
  return reached.some(Boolean);
}

async function tell(
  { bulletins }: Dependencies,
  to: PersonId,
  as: 'administrator' | 'raiser',
  lines: readonly UndeliveredTold[],
  occasion: string,
  now: Moment,
): Promise<boolean> {
  const content = { kind: 'undelivered', to: as, lines } as const;
  const sent = await bulletins.send({ key: `undelivered/${as}/${occasion}`, to, content }, now);
  return sent.kind === 'teams' || sent.kind === 'mail';
}

/** Null: of no case that is known, or one that cannot be read, which may be why. */
export async function stateOf(
  { cases }: Dependencies,
  { caseId }: DeadLetter,
): Promise<CaseState | null> {
  if (caseId === '') return null;
  try {
    return (await cases.load(caseId as CaseId))?.state ?? null;
  } catch {
    return null;
  }
}

const toTold = (letter: DeadLetter, state: CaseState | null): UndeliveredTold => ({
  reference: state?.reference ?? null,
  what: whatOf(letter),
  on: localDay(letter.at),
  code: letter.code,
});

/** Letters of before say no more than that a calendar entry could not be taken out. */
export function whatOf({ kind, deed }: DeadLetter): UndeliveredTold['what'] {
  if (kind !== 'effect') return kind;
  return deed === undefined || deed === 'project' ? 'cancelMeeting' : deed;
}
