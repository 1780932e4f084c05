import { longDay } from '../../domain/calendar/index.ts';
import type { CaseView, StageView } from '../../domain/case/index.ts';
import { endingOf } from './caseWords.ts';

/** Told to whoever is asked, where silence counts as agreed; nothing elsewhere, or once there is a reply. */
export function silenceWords(view: CaseView, stage: StageView): readonly string[] {
  if (endingOf(view, stage).silence === undefined || stage.replies.length > 0) return [];
  const by = stage.due === null ? 'by the due day' : `by the end of ${longDay(stage.due)}`;
  return [`Without a reply ${by} it counts as agreed.`];
}
