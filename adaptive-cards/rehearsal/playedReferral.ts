import { localDay } from '../../domain/calendar/index.ts';
import { meetingOf, toldBy, type PlayedMeeting } from './cards.ts';
import type { Player } from './player.ts';
import { filled, REASON } from './typed.ts';

export interface PlayedReferral {
  readonly label: string;
  readonly considered: readonly string[];
  readonly made: readonly string[];
  readonly meeting: PlayedMeeting | null;
}

export function referred(player: Player): PlayedReferral | null {
  const rule = player.ctx.procedure.referral;
  if (rule === null) return null;
  const today = localDay(player.now);
  const considered = player.does({ type: 'considerReferral', note: null });
  const made = considered.does({
    type: 'refer',
    on: today,
    met: rule.checklist.map(({ key }) => key),
    reason: REASON,
    answers: filled(rule.fields, today),
  });
  const meeting = made.view().meetings.find(({ purpose }) => purpose === 'referral');
  return {
    label: rule.label,
    considered: toldBy(considered),
    made: toldBy(made),
    meeting: meeting === undefined ? null : meetingOf(meeting, made),
  };
}
