import type { Procedure, RecordRule, Stage } from '../../procedure/index.ts';
import type { CommandOf, Context } from '../commands.ts';
import { scopeOf } from '../find.ts';
import { holdersIn } from '../holders.ts';
import { NOTHING, refuse, type Decision } from '../refusals.ts';
import { respondsAt } from '../standing.ts';
import type { CaseState } from '../state.ts';
import { anyEntry, happened, type Ask } from './ask.ts';

/** A named person confirms that something was entered into the record system (A-X-10). */
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
  if (!mayFile(state, command, rule, ask, ctx)) return refuse({ reason: 'only-the-raiser' });
  if (at.entry.filed.some(({ record }) => record === command.record)) return NOTHING;
  return happened({ type: 'RecordFiled', stage: command.stage, record: command.record });
}

/** What a stage asks a person to put into the record system. */
export const recordsAt = (stage: Stage, procedure: Procedure): readonly RecordRule[] => [
  ...stage.records,
  ...(stage.monitoring?.records ?? []),
  ...(procedure.extension?.records ?? []),
  ...(procedure.referral?.records ?? []),
];

function mayFile(
  state: CaseState,
  command: CommandOf<'fileRecord'>,
  { by }: RecordRule,
  ask: Ask,
  ctx: Context,
): boolean {
  if (ask.who.raiser !== null) return true;
  if (respondsAt(ask.who, command.stage)?.role === by) return true;
  return holdersIn(by, ctx, scopeOf(state), ask.today).some((seat) => seat.person === ask.person);
}
