import { recordsAt } from '../../procedure/index.ts';
import type { CommandOf, Context } from '../commands.ts';
import { mayFile } from '../records.ts';
import { NOTHING, refuse, type Decision } from '../refusals.ts';
import type { CaseState } from '../state.ts';
import { rolesTitled } from '../viewing/words.ts';
import { anyEntry, happened, type Ask } from './ask.ts';

/**
 * A named person confirms that something was entered into the record system (A-X-10). What was entered
 * sooner than the procedure expects it is on record all the same.
 */
export function fileRecord(
  state: CaseState,
  command: CommandOf<'fileRecord'>,
  ask: Ask,
  ctx: Context,
): Decision {
  const at = anyEntry(state, command.stage, ctx);
  if ('reason' in at) return refuse(at);
  const rule = recordsAt(at.stage, ctx.procedure).find(({ key }) => key === command.record);
  if (rule === undefined) return refuse({ reason: 'unknown-record' });
  if (!mayFile({ entry: at.entry, rule }, ask.who, state, ask.today, ctx)) {
    return refuse({ reason: 'only-those-named', who: rolesTitled(rule.by, at.entry, ctx) });
  }
  if (at.entry.filed.some(({ record }) => record === command.record)) return NOTHING;
  return happened({ type: 'RecordFiled', stage: command.stage, record: command.record });
}
