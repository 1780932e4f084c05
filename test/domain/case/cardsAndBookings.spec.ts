import assert from 'node:assert/strict';
import { plusMinutes } from '../../../domain/calendar/index.ts';
import { viewFor } from '../../../domain/case/index.ts';
import {
  aCase,
  at,
  DIRECTOR,
  directoryWith,
  given,
  kept,
  written,
  IRO,
  post,
  stageWith,
  type CaseBuilder,
} from '../../builders/index.ts';

const view = (so: CaseBuilder, texts: readonly string[] = []) =>
  viewFor(so.present, new Map(texts.map((each) => [`#${each}`, each])), IRO, so.ctx, so.now)!;

const atS2 = aCase().raised('s2').delivered();

describe('what is known of each card', () => {
  const joint = aCase({
    procedure: stageWith('s3', { to: { roles: ['head', 'director'], mode: 'joint' } }),
  });
  const asked = joint.raised('s3');
  const cards = (so: CaseBuilder) =>
    view(so).current.responders.map(({ sentAt, uncertain, openedAt, failed }) => [
      sentAt !== null,
      uncertain,
      openedAt !== null,
      failed,
    ]);

  it('nothing before it is sent, then whether that is sure', () => {
    assert.deepEqual(cards(asked), [
      [false, false, false, null],
      [false, false, false, null],
    ]);
    assert.deepEqual(cards(asked.delivered({ outcome: 'uncertain' }))[0], [
      true,
      true,
      false,
      null,
    ]);
    assert.deepEqual(cards(asked.delivered())[0], [true, false, false, null]);
  });

  it('that whoever got it has opened it, and not the other', () => {
    const opened = asked.delivered().does({ type: 'openCard', stage: 2 }, DIRECTOR);
    assert.deepEqual(cards(opened), [
      [true, false, false, null],
      [true, false, true, null],
    ]);
  });

  it('that it was lost at one of two vacant posts', () => {
    const vacant = directoryWith('head', post('head', null));
    const posts = vacant.posts.map((each) =>
      each.role === 'director' ? { ...each, holder: null } : each,
    );
    const lost = joint
      .in({ directory: { ...vacant, posts } })
      .raised('s3')
      .does(
        {
          type: 'recordUndeliverable',
          effect: 'e',
          code: 'vacant',
          recipient: { stage: 2, role: 'director', person: null, as: 'responder', what: 'alert' },
        },
        null,
      );
    assert.deepEqual(
      cards(lost).map(([, , , failed]) => failed),
      [null, 'vacant'],
    );
  });
});

describe('what becomes of a clock', () => {
  it('nothing by a monitoring meeting, though the stage’s own meeting stops it', () => {
    const clock = { n: 4, unit: 'working-day', stopsOn: ['meeting'], wording: 'reply' } as const;
    const so = aCase({ procedure: stageWith('s2', { clock }) })
      .raised('s2')
      .delivered();
    const held = (at: CaseBuilder, achieved: boolean | null) =>
      given(at).when(
        {
          type: 'recordMeeting',
          meeting: at.meeting,
          outcome: written('Agreed'),
          tasks: [],
          achieved,
        },
        IRO,
      );
    const event = { type: 'MeetingHeld', outcome: kept('Agreed'), tasks: [] } as const;
    held(so, null).then({ ...event, meeting: so.meeting, achieved: null, stopsClock: true });
    const after = so.resolved();
    held(after, true).then({ ...event, meeting: after.meeting, achieved: true, stopsClock: false });
  });
});

describe('what becomes of a booking', () => {
  const slots = [['2027-03-03 10:00', '2027-03-03 11:00']] as const;
  const choosing = (so: CaseBuilder, minutes: 60 | 120) =>
    so.does(
      {
        type: 'chooseSlot',
        meeting: so.meeting,
        slot: slotOf(minutes),
        reason: null,
      },
      IRO,
    );
  const slotOf = (minutes: 60 | 120) => ({
    start: at('2027-03-03 10:00'),
    end: plusMinutes(at('2027-03-03 10:00'), minutes),
  });
  const meeting = (so: CaseBuilder) => view(so).meetings[0];
  const refused = (so: CaseBuilder) =>
    so.does({ type: 'recordBookingRefused', meeting: so.meeting, code: 'x' }, null);

  it('a refused one leaves the times that were offered, be it one', () => {
    const one = meeting(refused(choosing(atS2.offered(...slots), 60)));
    assert.deepEqual([one?.status, one?.slots.length], ['offered', 1]);
    assert.equal(meeting(refused(choosing(atS2.offered(), 60)))?.status, 'no-slot');
  });

  it('one that comes back for a time that was given up since stands for nothing', () => {
    const longer = choosing(choosing(atS2.offered(...slots), 60), 120);
    const comes = (minutes: 60 | 120) =>
      meeting(
        longer.does(
          {
            type: 'recordBooking',
            meeting: longer.meeting,
            slot: slotOf(minutes),
            eventId: 'event-1',
            joinUrl: null,
          },
          null,
        ),
      );
    assert.deepEqual([comes(60)?.status, comes(120)?.status], ['booking', 'booked']);
  });
});
