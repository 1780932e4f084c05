import assert from 'node:assert/strict';
import { doneWords, historyLines, renderMessage } from '../../adaptive-cards/index.ts';
import { missingWords } from '../../adaptive-cards/wording/missing.ts';
import { day, moment } from '../../domain/calendar/index.ts';
import type { MeetingView, MissingPerson } from '../../domain/case/index.ts';
import { asJson, objectsOf } from './cardRules.ts';
import { aMeeting, aMessage, aView, keys, person } from './fixtures.ts';

const TM: MissingPerson = { ...person(1, 'Team manager, North', 'Team manager'), why: 'busy' };
const HEAD: MissingPerson = { ...person(2, 'Head', 'Head'), why: 'away' };
const SW: MissingPerson = { ...person(3, 'Social worker, North', 'Social worker'), why: 'unknown' };

const hour = (on: string) => ({
  start: moment(`${on}T10:00:00.000Z`),
  end: moment(`${on}T11:00:00.000Z`),
});
const WINDOW = { from: day('2027-01-04'), to: day('2027-01-05'), ours: false };
const offered = (slots: MeetingView['slots'], over: Partial<MeetingView> = {}) =>
  aMeeting({ status: 'offered', slot: null, mayArrange: true, window: WINDOW, slots, ...over });

/** Everything that can be read on the convener's card, in order. */
const read = (meeting: MeetingView, notice: 'time-not-free' | null = null): string => {
  const view = { ...aView({ meetings: [meeting] }), today: day('2027-01-04') };
  return objectsOf(asJson(renderMessage(aMessage('slots', { notice }, view), keys).card))
    .flatMap((each) => [each['text'], each['label'], each['title'], each['value']])
    .filter((each): each is string => typeof each === 'string')
    .join('\n');
};

describe('what follows when a time is chosen', () => {
  it('says that it is looked into first where it is, and only there', () => {
    const next = (over: Partial<MeetingView>): string =>
      doneWords('chooseSlot', aView({ meetings: [aMeeting({ status: 'booking', ...over })] }))
        ?.next ?? '';
    assert.match(
      next({ unchecked: true }),
      /^A time of your own is looked into first: .* go out\.$/,
    );
    assert.equal(next({}), 'The invitations are on their way.');
  });
});

describe('the nearest compromise on the card', () => {
  it('says in plain words who is missing, and why', () => {
    const north = 'Team manager, North';
    assert.equal(missingWords([TM]), `Everybody is free except ${north}, who is busy.`);
    assert.equal(
      missingWords([TM, HEAD, SW]),
      `Everybody is free except ${north}, who is busy, and Head, who is not at work then. The calendar of Social worker, North could not be read.`,
    );
    assert.equal(
      missingWords([SW]),
      'Everybody whose calendar could be read is free. The calendar of Social worker, North could not be read.',
    );
  });

  it('offers each time with what it lacks, and says when a reason will be asked', () => {
    const words = read(
      offered([
        { ...hour('2027-01-04'), missing: [TM] },
        { ...hour('2027-01-05'), missing: [SW] },
        hour('2027-01-06'),
      ]),
    );
    assert.match(words, /everybody needed is known to be free\. These come nearest\./);
    assert.match(
      words,
      /10:00 to 11:00: Everybody is free except .* busy\. You will be asked why\./,
    );
    assert.match(words, /North could not be read\.\n/);
    assert.match(words, /After the last day, Tuesday 5 January 2027\. You will be asked why\./);
    for (const title of [
      'Mon 4 Jan 2027, 10:00 to 11:00 (without Team manager, North)',
      'Tue 5 Jan 2027, 10:00 to 11:00 (not known: Social worker, North)',
      'Wed 6 Jan 2027, 10:00 to 11:00 (after the last day)',
    ]) {
      assert.ok(words.includes(title), title);
    }
  });

  it('stays as it was where everybody is free', () => {
    const words = read(offered([hour('2027-01-04')]));
    assert.match(words, /At these times everybody needed is free\. Choose one, or another\./);
    assert.ok(!words.includes('You will be asked why'), words);
  });

  it('tells whose calendar could not be read, and that a time of one’s own was not free', () => {
    const own = [hour('2027-01-04'), { ...hour('2027-01-05'), missing: [TM] }];
    const words = read(offered(own, { unread: [SW] }), 'time-not-free');
    assert.match(words, /not everybody needed is free\. Nothing was booked for it\./);
    assert.match(words, /Where nothing else is said, at these times everybody needed is free\./);
    assert.match(words, /The calendar of Social worker, North could not be read\./);
  });

  it('stands on the booked meeting, in the notice and in the chronology', () => {
    const slot = hour('2027-01-04');
    const booked = aMeeting({ status: 'booked', slot, missing: [TM], mayArrange: true });
    assert.match(read(booked), /Known to be missing: Team manager, North\./);
    const view = aView({ meetings: [booked] });
    const notice = renderMessage(
      aMessage('notice', { notice: 'booked', meeting: booked.id }, view),
      keys,
    );
    assert.match(JSON.stringify(notice.card), /Known to be missing: Team manager, North\./);
    const line = {
      at: slot.start,
      actorPost: 'IRO 1',
      onBehalfOf: null,
      stageLabel: null,
      person: null,
    };
    const [chosen, looked] = historyLines(
      [
        {
          ...{
            ...line,
            type: 'SlotChosen',
            due: day('2027-01-04'),
            text: 'No other day.',
            detail: null,
          },
          missing: [TM],
        },
        { ...line, type: 'SlotsOffered', due: null, text: null, detail: 'none', missing: [SW] },
      ],
      view,
    );
    assert.equal(
      chosen?.text,
      'IRO 1 chose Monday 4 January 2027 for the meeting. Known to be missing: Team manager, North. “No other day.”',
    );
    assert.equal(
      looked?.text,
      'Times for the meeting were looked for in people’s calendars. None was found. The calendar of Social worker, North could not be read.',
    );
  });
});
