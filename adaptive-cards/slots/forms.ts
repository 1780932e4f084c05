import type { MeetingView } from '../../domain/case/index.ts';
import type { Form } from '../elements/form.ts';
import { LIMITS, type Input } from '../elements/inputs.ts';
import type { Room } from '../elements/room.ts';
import { post } from '../parts/asked.ts';
import { addressOf, type CardMessage } from '../parts/message.ts';
import { OTHERS_ASKED } from './input.ts';
import { minutesOf, slotOptions } from './presenter.ts';

/** People stand closer on a card than other lists. */
const PEOPLE_PER_ROW = 3;

/** Choosing a time: one of those found, or the convener's own. */
export function slotForm(message: CardMessage, meeting: MeetingView, room: Room): Form {
  const booked = meeting.status === 'booked';
  const others = othersInput(message, meeting, room);
  const [title, send] =
    others.length === 0
      ? ['Move the meeting', 'Book the new time']
      : ['Move the meeting, or invite others', 'Book the time and the people'];
  return {
    verb: 'chooseSlot',
    title: booked ? title : 'Choose a time',
    send: booked ? send : 'Book this time',
    intro: [],
    address: { ...addressOf(message), meeting: meeting.id },
    data: {
      minutes: minutesOf(message.view, meeting, message.stage),
      ...(others.length === 0 ? {} : { [OTHERS_ASKED]: 'yes' }),
    },
    inputs: [
      {
        kind: 'choice',
        id: 'slot',
        label: 'Time',
        required: true,
        options: slotOptions(meeting, message.view.today),
      },
      {
        kind: 'date',
        id: 'own-start',
        label: 'Another day',
        help: 'People’s calendars are looked into before a time of your own is booked. If somebody needed is not free, you are told first.',
      },
      { kind: 'time', id: 'own-time', label: 'Another time' },
      {
        kind: 'text',
        id: 'slot-reason',
        label: 'If it lies outside the days of this meeting, or somebody needed is missing: why',
        max: LIMITS.note,
      },
      ...others,
    ],
  };
}

/** Those who may be invited as well; those who are invited so far come first and are marked. */
function othersInput(
  { view }: CardMessage,
  { inviting, others }: MeetingView,
  room: Room,
): readonly Input[] {
  if (inviting === null || inviting.people.length === 0) return [];
  const chosen = new Set(others.map(({ id }) => id));
  const first = inviting.people.filter(({ id }) => chosen.has(id));
  const rest = inviting.people.filter(({ id }) => !chosen.has(id));
  // The card has an end: whoever is invited so far always stands on it.
  const most = Math.max(first.length, room.rows * PEOPLE_PER_ROW);
  const shown = [...first, ...rest].slice(0, most);
  const left = inviting.people.length - shown.length;
  return [
    {
      kind: 'choices',
      id: 'others',
      label: 'Others to invite (may be left empty)',
      help: `Who else takes part is for ${inviting.by} to say. They get the invitation in their calendar, and no sight of the case.${left === 0 ? '' : ` ${left} more people are not listed here.`}`,
      options: shown.map((each) => ({ value: each.id ?? '', title: post(each, view, room) })),
      value: first.map(({ id }) => id).join(','),
    },
  ];
}
