import type { Doubt } from './doubt.ts';
import type { Procedure, Stage } from './model.ts';

/** What only a notice may say: an alert never ends by an answer or by silence (design section 1). */
export const noticeDoubts = (p: Procedure): readonly Doubt[] =>
  p.stages.flatMap((stage, at) => stageDoubts(p, stage, String(at)));

function stageDoubts({ kind }: Procedure, { ends, silence, clock }: Stage, at: string): Doubt[] {
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
