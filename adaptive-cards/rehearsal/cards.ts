import { NOTICES } from '../wording/notices.ts';
import type { MeetingView, SendCard } from '../../domain/case/index.ts';
import type { Day } from '../../domain/calendar/index.ts';
import type { RoleKey } from '../../domain/procedure/index.ts';
import { titleOf } from '../picture/words.ts';
import type { Player } from './player.ts';
import { ruleOf } from './steps.ts';

export interface Gets {
  readonly post: string;
  readonly what: string;
  readonly as: SendCard['as'];
  /** Of what somebody is told: the heading of the notice. */
  readonly of: string | null;
  /** The question on whose yes a copy hangs. */
  readonly asked: string | null;
}

export interface PlayedMeeting {
  readonly label: string;
  /** What the procedure says that it is for. */
  readonly aim: string | null;
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
export function cardsOf(player: Player): readonly Gets[] {
  const { effects, ctx } = player;
  return effects.flatMap((effect) => {
    if (effect.type !== 'sendCard') return [];
    const { to, card, notice, as } = effect;
    const person = to.person === null ? undefined : ctx.directory.people.get(to.person);
    const post = person?.post ?? `${titleOf(to.role, ctx.procedure)} (nobody holds the post)`;
    return [
      {
        post,
        what: notice ?? card,
        as,
        of: notice === null ? null : NOTICES[notice].heading,
        asked: as === 'copy' ? askedFor(to.role, player) : null,
      },
    ];
  });
}

/** The question that decides whether a role gets a copy of the stage that runs; null: it always does. */
function askedFor(role: RoleKey, player: Player): string | null {
  const whens = ruleOf(player).copies.flatMap((copy) => (copy.role === role ? [copy.when] : []));
  const [when] = whens;
  return whens.length === 1 && when?.kind === 'ask' ? when.question : null;
}

/** The posts that are told by the last step, each once. */
export const toldBy = (player: Player): readonly string[] => [
  ...new Set(cardsOf(player).map(({ post }) => post)),
];

export function meetingOf(
  { id, label, aim, convener, attendees, window }: MeetingView,
  player: Player,
): PlayedMeeting {
  const posts = (required: boolean): readonly string[] =>
    attendees.filter((each) => each.required === required).map(({ post, role }) => post || role);
  const rule = player.present.meetings.find((meeting) => meeting.id === id);
  const writer = rule?.recorder ?? null;
  return {
    label,
    aim,
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
