import type { Doubt } from './doubt.ts';
import type { Procedure, Stage } from './model.ts';

/** What only a notice may say: an alert never ends by an answer or by silence (design section 1). */
export const noticeDoubts = (p: Procedure): readonly Doubt[] =>
  p.stages.flatMap((stage, at) => stageDoubts(p, stage, String(at)));

function stageDoubts(p: Procedure, stage: Stage, at: string): Doubt[] {
  return [...endDoubts(p, stage, at), ...unaskedDoubts(p, stage, at)];
}

/** What asks for no answer has no day for it, no plan in it, and ends by none. */
function unaskedDoubts({ kind }: Procedure, stage: Stage, at: string): readonly Doubt[] {
  const { reply, ends, silence, clock, timescale, decidedBy } = stage;
  if (reply?.wanted !== false) return [];
  const path = ['stages', at, 'reply', 'wanted'];
  const error = (code: string, message: string): Doubt => ({
    severity: 'error',
    code,
    message,
    path,
  });
  if (kind !== 'notice') {
    const message =
      "An alert asks for an answer. Make its kind notice, or take 'wanted: false' out.";
    return [error('alert-asks', message)];
  }
  const asks =
    reply.plan === 'required' ||
    ends !== undefined ||
    silence !== undefined ||
    clock !== null ||
    timescale !== 'none' ||
    decidedBy !== undefined;
  const message = `${stage.key} asks for no answer, and yet has a day for it, a plan in it, somebody who says whether it is enough, or an end of its own. Take 'wanted: false' out, or 'clock', 'timescale', 'plan', 'decidedBy', 'ends' and 'silence'.`;
  return asks ? [error('answer-not-wanted', message)] : [];
}

function endDoubts({ kind }: Procedure, { ends, silence, clock }: Stage, at: string): Doubt[] {
  const error = (code: string, message: string, entry: string): Doubt => ({
    severity: 'error',
    code,
    message,
    path: ['stages', at, entry],
  });
  const only = 'Only a notice can; make its kind notice, or take this out.';
  return [
    ...(ends !== undefined && kind !== 'notice'
      ? [
          error(
            'ends-alert',
            `An alert is ended by its raiser, never by an answer. ${only}`,
            'ends',
          ),
        ]
      : []),
    ...(silence !== undefined && kind !== 'notice'
      ? [error('silent-alert', `An alert never counts as agreed by silence. ${only}`, 'silence')]
      : []),
    ...(silence !== undefined && clock === null
      ? [
          error(
            'silent-without-days',
            "Silence counts from a due day, and this has none. Add 'clock'.",
            'silence',
          ),
        ]
      : []),
  ];
}
