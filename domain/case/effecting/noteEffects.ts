import type { Context } from '../commands.ts';
import type { Effect } from '../effects.ts';
import type { RecordedOf } from '../events.ts';
import type { CaseState } from '../state.ts';
import { notices, toldByRule } from './recipients.ts';

/** Something is on the record now: told to whomever the rule of the note names (WF-71). */
export function ofNote(
  { note, meta }: RecordedOf<'NoteAdded'>,
  state: CaseState,
  ctx: Context,
): readonly Effect[] {
  const rule = ctx.procedure.beside?.notes?.find(({ key }) => key === note) ?? {};
  return notices(toldByRule(rule, state, meta, ctx), 'note-added', {});
}
