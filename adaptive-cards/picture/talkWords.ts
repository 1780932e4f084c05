import type { Consult, Procedure } from '../../domain/procedure/index.ts';
import { titlesAll, titlesAny } from './words.ts';

/** With whom one talks: each of them, or one who is enough. */
export const talkWith = ({ roles, need }: Consult, procedure: Procedure): string =>
  (need === 'any' ? titlesAny : titlesAll)(roles, procedure);

/** The talk that is asked for where a stage is passed over; null: none is. */
export function passingTalk(procedure: Procedure): string | null {
  const { bypass, labels } = procedure;
  if (bypass.consult === null) return null;
  const urgent = bypass.emergency ? '; in an emergency it may be left out, with the reason' : '';
  return `Before a ${labels.step} is passed over there is a talk with ${talkWith(bypass.consult, procedure)}: it is recorded, and holds nothing up${urgent}.`;
}
