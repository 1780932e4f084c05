import type { EffectId } from '../../domain/case/index.ts';
import type { Query } from '../tables/table.ts';

/**
 * Rows of a case's partition. Head and waiting effects stand side by side, so that one range read
 * (`h` up to, not including, `i`) returns both and never the history.
 *
 *   e|00000001       event                  o|<operation key>   this command was acted on
 *   h                head                   r|<rung>            this rung has fired
 *   h|x|<effect id>  waiting effect         t|<hash>            text
 *                                           x|<effect id>       finished effect
 */
export const HEAD = 'h';
export const eventRow = (version: number): string => `e|${String(version).padStart(8, '0')}`;
export const waitingRow = (id: EffectId): string => `h|x|${id}`;
export const operationRow = (key: string): string => `o|${key}`;
export const rungRow = (rung: string): string => `r|${rung}`;
export const textRow = (hash: string): string => `t|${hash}`;
export const finishedRow = (id: EffectId): string => `x|${id}`;

type Where = Query['where'];
const range = (partition: string, from: string, below: string): Where => [
  ['partition', 'eq', partition],
  ['row', 'ge', from],
  ['row', 'lt', below],
];
export const headAndWaiting = (id: string): Where => range(id, 'h', 'i');
export const allEvents = (id: string): Where => range(id, 'e|', 'e}');
export const allTexts = (id: string): Where => range(id, 't|', 't}');
