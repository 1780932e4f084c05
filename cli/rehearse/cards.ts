import type { MeetingView } from '../../domain/case/index.ts';
import type { Day } from '../../domain/calendar/index.ts';
import { titleOf } from '../picture/words.ts';
import type { Player } from './player.ts';

export interface Gets {
  readonly post: string;
  readonly what: string;
  /** `responder`, `copy` or `notice`. */
  readonly as: string;
}

export interface PlayedMeeting {
  readonly label: string;
  readonly convener: string;
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Who writes its outcome, where that is not who arranges it. */
  readonly recorder: string | null;
  readonly from: Day;
  readonly to: Day;
  /** The days are a default of ours. */
  readonly ours: boolean;
}

/** Who is sent what by the last step: a vacant post by its title. */
export const cardsOf = ({ effects, ctx }: Player): readonly Gets[] =>
  effects.flatMap((effect) => {
    if (effect.type !== 'sendCard') return [];
    const { to, card, notice, as } = effect;
    const person = to.person === null ? undefined : ctx.directory.people.get(to.person);
    const post = person?.post ?? `${titleOf(to.role, ctx.procedure)} (nobody holds the post)`;
    return [{ post, what: notice ?? card, as }];
  });

/** The posts that are told by the last step, each once. */
export const toldBy = (player: Player): readonly string[] => [
  ...new Set(cardsOf(player).map(({ post }) => post)),
];

export function meetingOf(
  { id, label, convener, attendees, window }: MeetingView,
  player: Player,
): PlayedMeeting {
  const posts = (required: boolean): readonly string[] =>
    attendees.filter((each) => each.required === required).map(({ post, role }) => post || role);
  const rule = player.present.meetings.find((meeting) => meeting.id === id);
  const writer = rule?.recorder ?? null;
  return {
    label,
    convener: convener.post,
    required: posts(true),
    optional: posts(false),
    recorder:
      writer === null || writer === convener.id
        ? null
        : (player.ctx.directory.people.get(writer)?.post ?? null),
    from: window.from,
    to: window.to,
    ours: window.ours,
  };
}
