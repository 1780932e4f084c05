import { invalid } from '../checks.ts';
import type { CommandOf, Context } from '../commands.ts';
import { consultationProblems, keptConsultation } from '../opening.ts';
import { NOTHING, refuse, type Decision } from '../refusals.ts';
import type { CaseState, Consultation } from '../state.ts';
import { anyEntry, happened, type Ask } from './ask.ts';

/** A talk that the procedure asks for: with whom, when, their view. It gates nothing (A-X-13). */
export function recordConsultation(
  state: CaseState,
  command: CommandOf<'recordConsultation'>,
  ask: Ask,
  ctx: Context,
): Decision {
  const { who } = ask;
  if (who.raiser === null && who.manager === null && who.quality === null) {
    return refuse({ reason: 'only-the-raiser' });
  }
  const at = anyEntry(state, command.stage, ctx);
  if ('reason' in at) return refuse(at);
  const { consultation } = command;
  if (!Object.hasOwn(ctx.procedure.roles, consultation.role)) {
    return invalid([{ field: 'role', what: 'not-a-choice' }]);
  }
  const problems = consultationProblems(consultation, ask.today);
  if (problems.length > 0) return invalid(problems);
  const recorded = keptConsultation(consultation);
  if (at.entry.consultations.some((each) => isSame(each, recorded))) return NOTHING;
  return happened({ type: 'ConsultationRecorded', stage: command.stage, consultation: recorded });
}

const isSame = (a: Consultation, b: Consultation): boolean =>
  a.role === b.role &&
  a.on === b.on &&
  a.view?.hash === b.view?.hash &&
  a.notHeld?.hash === b.notHeld?.hash;
