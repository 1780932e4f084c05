import type { Moment } from '../../domain/calendar/index.ts';
import type { AskAway } from '../../domain/case/index.ts';
import type { Dependencies } from '../dependencies.ts';
import type { Deed } from './deed.ts';

/**
 * Asks Outlook once whether a person is away who was just sent something. What is not known stays so:
 * the delivery stands on its own.
 */
export async function askAway(
  { absences }: Pick<Dependencies, 'absences'>,
  { stage, role, person, what }: AskAway,
  now: Moment,
): Promise<Deed> {
  const absence = await absences.of(person, now);
  if (absence.kind !== 'away') return { kind: 'finish', outcome: absence.kind };
  return {
    kind: 'record',
    outcome: 'away',
    command: { type: 'recordAway', stage, role, person, what, back: absence.until },
  };
}
