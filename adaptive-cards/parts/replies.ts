import { longDay, shortDayAndTime } from '../../domain/calendar/index.ts';
import type { CaseView, StageView } from '../../domain/case/index.ts';
import { clip, lastRows, type Room } from '../elements/room.ts';
import {
  heading,
  labelled,
  panel,
  quiet,
  say,
  strong,
  written,
  type Element,
} from '../elements/text.ts';
import { outcomeLines } from './outcomes.ts';
import { planned } from './planned.ts';

/** The replies of a stage, the last ones in full. */
export function replies(stage: StageView, room: Room): readonly Element[] {
  if (stage.replies.length === 0) return [];
  const { shown, left } = lastRows(stage.replies, room);
  return [
    heading(stage.replies.length === 1 ? 'The reply' : 'The replies'),
    ...(left === 0
      ? []
      : [quiet(`${left} earlier ${left === 1 ? 'reply is' : 'replies are'} in the case.`)]),
    ...shown.flatMap((reply) => [
      say(byLine(reply, room)),
      panel([
        ...written(clip(reply.text, room)),
        ...planned(reply.plan, room),
        ...(reply.done ? [say('They say that what was asked is done.')] : []),
      ]),
    ]),
  ];
}

/** What is still open after the last reply, in the words of whoever asked for more. */
export function askedAgain({ askedAgain: again }: StageView, room: Room): readonly Element[] {
  if (again === null) return [];
  return [
    heading('What is still open'),
    say(`Asked on ${shortDayAndTime(again.at)}:`),
    panel(written(clip(again.reason, room))),
  ];
}

function byLine(reply: StageView['replies'][number], room: Room): string {
  const by = clip(reply.by, { chars: Math.min(120, room.chars) });
  const forWhom = reply.onBehalfOf === null ? '' : `, on behalf of ${clip(reply.onBehalfOf, room)}`;
  return `${by}${forWhom}, ${shortDayAndTime(reply.at)}`;
}

const REQUEST_STATES = {
  open: 'not answered yet',
  granted: 'agreed',
  refused: 'not agreed',
} as const;

/** The day that was given, where it is another than the one that was asked for. */
function requestWords({ until, given, state }: NonNullable<StageView['timeRequest']>): string {
  const wished = longDay(until);
  return given === null || given === until
    ? `Until the end of ${wished}: ${REQUEST_STATES[state]}.`
    : `Asked for: until the end of ${wished}. Given: until the end of ${longDay(given)}.`;
}

export function timeRequest(stage: StageView, room: Room): readonly Element[] {
  const request = stage.timeRequest;
  if (request === null) return [];
  return [
    heading('Request for more time'),
    say(requestWords(request)),
    ...labelled('Why', clip(request.reason, room)),
  ];
}

/** What went before: each earlier stage in two lines. */
export function chain(view: CaseView, stage: StageView, room: Room): readonly Element[] {
  const before = view.stages.filter((each) => each.entry < stage.entry);
  if (before.length === 0) return [];
  const { shown, left } = lastRows(before, room);
  return [
    heading('So far'),
    ...(left === 0
      ? []
      : [quiet(`${left} earlier ${view.procedure.labels.step}s are in the case.`)]),
    ...shown.flatMap((each) => {
      const ended = each.decision === null ? '' : `, until ${shortDayAndTime(each.decision.at)}`;
      const reply = each.replies.at(-1);
      return [
        strong(`${each.label}: from ${shortDayAndTime(each.openedAt)}${ended}`),
        ...(reply === undefined
          ? noReply(each)
          : written(`Reply: ${clip(reply.text, { chars: Math.min(500, room.chars) })}`)),
        ...outcomeLines(view, each.entry, { chars: Math.min(500, room.chars) }),
        ...howItEnded(each, { chars: Math.min(500, room.chars) }),
      ];
    }),
  ];
}

/** What was said when the step ended, and why it went on where that was not the same. */
function howItEnded({ decision }: StageView, room: { readonly chars: number }): readonly Element[] {
  if (decision === null) return [];
  const { kind, reason, reopened } = decision;
  const said = kind === 'escalated' ? 'Why it went on' : 'How it was closed then';
  return [
    ...(reason === '' ? [] : written(`${said}: ${clip(reason, room)}`)),
    ...(reopened === null ? [] : written(`Why it went on: ${clip(reopened, room)}`)),
  ];
}

/** Nothing is said where this person would not see a reply. */
const noReply = ({ repliesHidden }: StageView): readonly Element[] =>
  repliesHidden === true ? [] : [say('No reply is recorded.')];
