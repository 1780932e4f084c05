import type { Action } from '@microsoft/teams.cards';
import { longDay } from '../../domain/calendar/index.ts';
import type { CaseView, EarlierCases } from '../../domain/case/index.ts';
import { buttons, press, type Address } from '../elements/actions.ts';
import { card, type Card } from '../elements/card.ts';
import { offers, opens } from '../elements/form.ts';
import { clip, fit, type Room } from '../elements/room.ts';
import { heading, quiet, say, strong, type Element } from '../elements/text.ts';
import { handedOnWords } from '../handedOn/card.ts';
import { acting } from '../parts/acting.ts';
import type { Making } from '../parts/message.ts';
import { startForm } from '../parts/startForm.ts';
import type { Keys } from '../verbs.ts';
import { onBehalfWords, stageWords, titleOf } from '../wording/caseWords.ts';
import type { HistoryLine } from '../wording/caseNote.ts';
import { TO_JUDGE } from '../parts/ways.ts';
import { fileRecordForm } from './forms.ts';
import { handOverForms } from './handOverForms.ts';
import { addNoteForm, endTaskForm } from './recordForms.ts';
import { overview } from './overview.ts';
import { detailPages } from './pages.ts';
import { meetingTitle } from './presenter.ts';
import { caseWays, meetingWays } from './ways.ts';

/** What `/case REF` shows: page 1 is how it stands; the following ones hold everything in full. */
export interface CasePage {
  readonly view: CaseView;
  readonly history: readonly HistoryLine[];
  /** What was raised about the child before; absent: not looked for. */
  readonly earlier?: EarlierCases | null;
  readonly page: number;
}

export function caseCard(shown: CasePage, making: Making): Card {
  const { view } = shown;
  const { keys } = making;
  const address = { caseId: view.id, v: view.version, stage: view.current.entry };
  const details = detailPages(view, shown.history, shown.earlier ?? null);
  const page = Math.min(Math.max(1, shown.page), details.length + 1);
  return fit((room) =>
    card(
      [
        heading(`${titleOf(view)}, ${stageWords(view.current)}`, 1),
        ...(page === 1
          ? firstPage(view, making, address, room)
          : [quiet(`Page ${page} of ${details.length + 1}`), ...(details[page - 2] ?? [])]),
        ...buttons([
          ...turning(page, details.length + 1, address, making),
          ...(page === 1 ? whoseButton(view, making, address) : []),
        ]),
      ],
      {
        fallbackText: titleOf(view),
        ...(making.again === undefined && page === 1
          ? { refresh: { address, keys, data: { card: 'case' } } }
          : {}),
      },
    ),
  );
}

function firstPage(
  view: CaseView,
  making: Making,
  address: Address,
  room: Room,
): readonly Element[] {
  const { keys, again } = making;
  const start = startForm(view, address);
  const forms = [
    fileRecordForm(view, address),
    endTaskForm(view, address),
    addNoteForm(view, address),
  ].filter((form) => form !== null);
  const whose = handOverForms(view, address);
  const wanted = [...start, ...forms, ...whose].find(({ verb }) => verb === again?.verb);
  if (again !== undefined && wanted !== undefined) {
    const others = whose.includes(wanted) ? whose.filter((form) => form !== wanted) : [];
    return [
      ...opens(wanted, again, keys, room),
      ...buttons(offers(others, keys, { ...room, forms: false }, 'showCase')),
    ];
  }
  const onBehalf = onBehalfWords(view);
  return [
    ...(onBehalf === null ? [] : [strong(onBehalf)]),
    ...acting(view, room),
    ...(view.handedOn === null ? [] : [say(handedOnWords(view))]),
    ...covered(view, room),
    ...overview(view, room),
    ...buttons([
      ...ways(view, making, address),
      ...offers(start, keys, room, 'showCase'),
      // Short forms: only where room is shortest is each of them asked for by a button.
      ...offers(forms, keys, { ...room, forms: room.chars > 40 }, 'showCase'),
    ]),
  ];
}

/** Seldom wanted, so the last: one button for all of it, which opens the first form; the others stand below that. */
function whoseButton(view: CaseView, { keys, again }: Making, address: Address): readonly Action[] {
  const [first] = again === undefined ? handOverForms(view, address) : [];
  return first === undefined
    ? []
    : [
        press({
          verb: 'showCase',
          title: 'Hand over or cover',
          address: first.address,
          keys,
          data: { form: first.verb },
          detail: 'whose',
        }),
      ];
}

/** Who acts for the raiser, and on which days. */
const covered = ({ handing: { covering }, raiser }: CaseView, room: Room): readonly Element[] =>
  covering === null
    ? []
    : [
        say(
          `${clip(covering.by, room)} covers for ${clip(raiser.post, room)} from ${longDay(covering.firstDay)} to ${longDay(covering.lastDay)}.`,
        ),
      ];

/** The other cards on which this person can go on; of a meeting also what is done by a press alone. */
function ways(view: CaseView, { keys }: Making, address: Address): readonly Action[] {
  return [
    ...caseWays(view).map(({ card: kind, title }) =>
      press({
        verb: kind === 'alert' ? 'showAlert' : 'showDecision',
        title,
        address,
        keys,
        ...(title === TO_JUDGE ? { detail: 'judge' } : {}),
      }),
    ),
    ...view.meetings.flatMap((meeting) => {
      const own = { ...address, meeting: meeting.id };
      const title = meetingTitle(view, meeting);
      return [
        ...meetingWays(view, meeting).map((way) =>
          press({
            verb: 'openCard',
            title: way.title,
            address: own,
            keys,
            data: { card: way.card },
            detail: `${way.card}.${meeting.id}`,
          }),
        ),
        ...(meeting.mayFindAnother ? [anotherTime(title, meeting.id, own, keys)] : []),
        ...(meeting.mayCancel && !meeting.mayArrange
          ? [callOff(title, meeting.id, own, keys)]
          : []),
      ];
    }),
  ];
}

const anotherTime = (title: string, meeting: number, address: Address, keys: Keys): Action =>
  press({
    verb: 'findAnotherTime',
    title: `Find another time: ${title}`,
    address,
    keys,
    detail: String(meeting),
  });

/** For the raiser, where somebody else arranges it. */
const callOff = (title: string, meeting: number, address: Address, keys: Keys): Action =>
  press({
    verb: 'cancelMeeting',
    title: `Cancel: ${title}`,
    address,
    keys,
    detail: String(meeting),
  });

function turning(
  page: number,
  last: number,
  address: Address,
  { keys }: Making,
): readonly Action[] {
  const to = (title: string, n: number): Action =>
    press({ verb: 'showCase', title, address, keys, data: { page: n }, detail: String(n) });
  return [
    ...(page > 1 ? [to(page === 2 ? 'Back to the overview' : 'Page before', page - 1)] : []),
    ...(page < last ? [to(page === 1 ? 'Read all of it' : 'Next page', page + 1)] : []),
    press({ verb: 'showCases', title: 'My cases', address: {}, keys }),
  ];
}
