import assert from 'node:assert/strict';
import { evidencePage } from '../../../adaptive-cards/pages/evidencePage.ts';
import { day } from '../../../domain/calendar/index.ts';
import type { Command, Delivery, RecordedEvent } from '../../../domain/case/index.ts';
import { deliveriesOf } from '../../../domain/evidence/deliveriesOf.ts';
import { holdingsOf } from '../../../domain/evidence/holdingsOf.ts';
import type { Names } from '../../../domain/evidence/pack.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import {
  aCase,
  at,
  DIRECTOR,
  directoryWith,
  HEAD,
  IRO,
  NEW_TEAM_MANAGER,
  NORTH,
  post,
  SERVICE_MANAGER,
  stageWith,
  STRANGER,
  TEAM_DEPUTY,
  TEAM_MANAGER,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';
import { packOf } from './aPack.ts';

const seatTo = (so: CaseBuilder, person: PersonId, to: PersonId): Command => ({
  ...{ type: 'handOverSeat', stage: so.stage, role: 'team-manager', person, to },
  reason: written('Left the service'),
});

/** Who was asked at the first stage, and what reached them while it was theirs. */
const askedIn = (so: CaseBuilder) =>
  (packOf(so).document.stages[0]?.deliveries ?? [])
    .filter((proof) => proof.as === 'responder')
    .map(({ post: held, since, until, sent, delivered, route, acknowledged }) => ({
      ...{ post: held, since, until, sent, delivered, route, acknowledged },
    }));

const NORTHERN = 'Team manager, North';
const SOUTHERN = 'Team manager, South';
const MONDAY = at('2027-03-01 10:00');
const TUESDAY = at('2027-03-02 10:00');
const WEDNESDAY = at('2027-03-03 10:00');
const NOTHING = { sent: null, delivered: null, route: null, acknowledged: null };

const raisedOnce = aCase().raised('s2');
const acknowledged = aCase().raised('s2').delivered().on('2027-03-02 10:00').acknowledged();

describe('proof of delivery of a seat that was handed over', () => {
  it('[SW-07] lists whoever had it before with all that reached them, and until when it was theirs', () => {
    const handed = acknowledged
      .on('2027-03-03 10:00')
      .does(seatTo(acknowledged, TEAM_MANAGER, STRANGER), IRO);
    const before = {
      ...{ post: NORTHERN, since: undefined, until: WEDNESDAY },
      ...{ sent: MONDAY, delivered: MONDAY, route: 'teams', acknowledged: TUESDAY },
    };
    const now = { post: SOUTHERN, since: WEDNESDAY, until: undefined };
    assert.deepEqual(askedIn(handed), [before, { ...now, ...NOTHING }]);
    const reached = handed.on('2027-03-04 10:00').delivered({ route: 'mail' });
    const thursday = at('2027-03-04 10:00');
    assert.deepEqual(askedIn(reached), [
      before,
      { ...now, sent: thursday, delivered: thursday, route: 'mail', acknowledged: null },
    ]);
  });

  it('also where the post has another holder, or none for a while', () => {
    const of = (...posts: readonly PersonId[]) =>
      directoryWith(
        'team-manager',
        ...(posts.length === 0 ? [null] : posts).map((each) =>
          post('team-manager', each, { scope: NORTH }),
        ),
      );
    const follow: Command = { type: 'followPosts' };
    const vacant = acknowledged.on('2027-03-03 10:00').in({ directory: of() }).does(follow, null);
    const filled = vacant
      .on('2027-03-04 10:00')
      .in({ directory: of(NEW_TEAM_MANAGER) })
      .does(follow, null);
    assert.deepEqual(
      askedIn(filled).map(({ post: held, since, until }) => [held, since, until]),
      [
        [NORTHERN, undefined, WEDNESDAY],
        ['', WEDNESDAY, at('2027-03-04 10:00')],
        ['New team manager, North', at('2027-03-04 10:00'), undefined],
      ],
    );
  });

  it('has what was on its way to them then, and is known only afterwards', () => {
    const raised = aCase().raised('s2');
    const handed = raised
      .on('2027-03-02 10:00')
      .does(seatTo(raised, TEAM_MANAGER, STRANGER), IRO)
      .does(
        {
          ...{ type: 'recordDelivery', effect: 'alert', route: 'teams', outcome: 'uncertain' },
          ...{ sentAt: MONDAY, code: null, repeated: false },
          recipient: {
            ...{ stage: raised.stage, role: 'team-manager', person: TEAM_MANAGER },
            ...{ as: 'responder', what: 'alert' },
          },
        },
        null,
      );
    assert.deepEqual(askedIn(handed), [
      {
        ...{ post: NORTHERN, since: undefined, until: TUESDAY },
        ...{ sent: MONDAY, delivered: MONDAY, route: 'teams', acknowledged: null },
      },
      { post: SOUTHERN, since: TUESDAY, until: undefined, ...NOTHING },
    ]);
  });

  it('has it where they had it last, where it came back to them and went on again', () => {
    const raised = aCase().raised('s2');
    const passed = [
      ['2027-03-02 10:00', TEAM_MANAGER, STRANGER],
      ['2027-03-03 10:00', STRANGER, TEAM_MANAGER],
      ['2027-03-04 10:00', TEAM_MANAGER, STRANGER],
    ] as const;
    const handed = passed.reduce(
      (so, [when, person, to]) => so.on(when).does(seatTo(so, person, to), IRO),
      raised,
    );
    const late = handed.does(
      {
        ...{ type: 'recordDelivery', effect: 'alert', route: 'teams', outcome: 'uncertain' },
        ...{ sentAt: WEDNESDAY, code: null, repeated: false },
        recipient: {
          ...{ stage: raised.stage, role: 'team-manager', person: TEAM_MANAGER },
          ...{ as: 'responder', what: 'seat-handed-to-you' },
        },
      },
      null,
    );
    assert.deepEqual(
      askedIn(late).map(({ post: held, delivered }) => [held, delivered]),
      [
        [NORTHERN, null],
        [SOUTHERN, null],
        [NORTHERN, WEDNESDAY],
        [SOUTHERN, null],
      ],
    );
  });

  it('is shown once, where one of a group has handed a seat over and has another', () => {
    const heads = (...holders: readonly PersonId[]) =>
      directoryWith('heads', ...holders.map((holder) => post('heads', holder)));
    const raised = aCase({
      procedure: stageWith('s2', { to: { roles: ['heads'], mode: 'all' } }),
      directory: heads(HEAD, DIRECTOR),
    }).raised('s2');
    const [head, director] = raised.present.stages[0]!.responders;
    const { meta } = raised.events.at(-1)!;
    const moves = [
      { handedFrom: head!.person, handedTo: STRANGER },
      { handedFrom: director!.person, handedTo: HEAD },
    ].map(
      (move, n) =>
        ({
          ...{ type: 'SeatHandedOver', stage: raised.stage, role: 'heads', deputy: null },
          ...{ ...move, why: 'post', reason: null },
          ...{ meta, version: raised.events.length + 1 + n },
        }) as unknown as RecordedEvent,
    );
    const reached = {
      ...{ type: 'DeliveryRecorded', stage: raised.stage, role: 'heads', person: HEAD },
      ...{ as: 'responder', what: 'seat-handed-to-you', effect: 'alert', route: 'teams' },
      ...{ outcome: 'accepted', sentAt: MONDAY, code: null },
      ...{ meta, version: raised.events.length + 3 },
    } as unknown as RecordedEvent;
    const held = holdingsOf(raised.stage, [...raised.events, ...moves, reached]);
    assert.deepEqual(
      held.map(({ seat }) => [seat.person, seat.delivery.deliveredAt]),
      [
        [HEAD, null],
        [STRANGER, null],
        [DIRECTOR, null],
        [HEAD, MONDAY],
      ],
    );
  });

  it('[A-X-07] shows who had the alert in their place, whether or not a deputy of then is known', () => {
    const { document } = packOf(acknowledged);
    assert.equal(document.stages[0]?.deliveries[0]?.deputy, null);
    const reached = (rest: Partial<Delivery>) => {
      const [entry] = acknowledged.present.stages;
      const [given] = entry!.responders;
      const opened = acknowledged.events.map((event) =>
        event.type === 'DeliveryRecorded' ? ({ ...event, ...rest } as RecordedEvent) : event,
      );
      assert.equal(given!.deputy, TEAM_DEPUTY);
      const names = { people: { [TEAM_DEPUTY]: 'Deputy', [HEAD]: 'Head' }, roles: {} };
      const [proof] = deliveriesOf(entry!, opened, names as unknown as Names);
      return [proof?.deputy, proof?.acknowledged];
    };
    assert.deepEqual(reached({ route: 'deputy' }), ['Deputy', TUESDAY]);
    assert.deepEqual(reached({ through: { person: HEAD, as: 'duty' } }), ['Head', TUESDAY]);
  });

  it('[SW-07] is seen where whoever was on duty in their place has seen it', () => {
    const { directory } = raisedOnce.house;
    const duty = { ...directory, posts: [...directory.posts, post('duty', HEAD)] };
    const recipient = {
      ...{ stage: raisedOnce.stage, role: 'team-manager', person: TEAM_MANAGER },
      ...{
        as: 'responder' as const,
        what: 'alert',
        through: { person: HEAD, as: 'duty' as const },
      },
    };
    const seen = raisedOnce
      .in({ directory: duty })
      .does(
        {
          ...{ type: 'recordDelivery', effect: 'alert', route: 'teams', outcome: 'accepted' },
          ...{ sentAt: MONDAY, code: null, repeated: false, recipient },
        },
        null,
      )
      .on('2027-03-02 10:00')
      .acknowledged(HEAD);
    assert.deepEqual(
      askedIn(seen).map(({ acknowledged: at }) => at),
      [TUESDAY],
    );
  });

  it('says of a copy for which day’s list it waited', () => {
    const listed = raisedOnce.does(
      {
        ...{ type: 'recordListed', effect: 'copy', on: day('2027-03-02') },
        recipient: {
          ...{ stage: raisedOnce.stage, role: 'service-manager', person: SERVICE_MANAGER },
          ...{ as: 'copy', what: 'copy' },
        },
      },
      null,
    );
    assert.deepEqual(
      packOf(listed).document.stages[0]?.deliveries.map(({ as, listed: on }) => [as, on]),
      [
        ['responder', undefined],
        ['copy', '2027-03-02'],
        ['register copy', undefined],
      ],
    );
  });

  it('does not show as seen by whoever has it now what a deputy of both saw before', () => {
    const byDeputy = aCase()
      .raised('s2')
      .delivered()
      .on('2027-03-02 10:00')
      .acknowledged(TEAM_DEPUTY);
    const directory = directoryWith(
      'team-manager',
      post('team-manager', NEW_TEAM_MANAGER, { scope: NORTH, deputy: TEAM_DEPUTY }),
    );
    const followed = byDeputy
      .on('2027-03-03 10:00')
      .in({ directory })
      .does({ type: 'followPosts' }, null);
    assert.deepEqual(
      askedIn(followed).map(({ acknowledged: seen }) => seen),
      [TUESDAY, null],
    );
  });

  it('says nothing of dates where it never changed hands', () => {
    const [only, ...others] = packOf(acknowledged).document.stages[0]!.deliveries;
    assert.deepEqual(
      others.map(({ as }) => as),
      ['copy', 'register copy'],
    );
    assert.equal('since' in only! || 'until' in only!, false);
  });

  it('says on the page to print from when and until when each was asked', () => {
    const handed = acknowledged
      .on('2027-03-03 10:00')
      .does(seatTo(acknowledged, TEAM_MANAGER, STRANGER), IRO);
    const last = handed.on('2027-03-04 10:00').does(seatTo(handed, STRANGER, TEAM_DEPUTY), IRO);
    const page = evidencePage(packOf(last));
    const who = [...page.matchAll(/>([^<]*(?:handed over|asked from)[^<]*)</g)];
    assert.deepEqual(
      who.map(([, words = '']) => words.trim()),
      [
        'Team manager, North (Team Manager), handed over Wed 3 Mar 2027, 10:00',
        'Team manager, South (Team Manager), asked from Wed 3 Mar 2027, 10:00, handed over Thu 4 Mar 2027, 10:00',
        'Deputy team manager, North (Team Manager), asked from Thu 4 Mar 2027, 10:00',
      ],
    );
  });

  it('is the same person twice where it came back to them', () => {
    const there = acknowledged
      .on('2027-03-03 10:00')
      .does(seatTo(acknowledged, TEAM_MANAGER, STRANGER), IRO);
    const back = there
      .on('2027-03-04 10:00')
      .does(seatTo(there, STRANGER, TEAM_MANAGER), IRO)
      .delivered();
    assert.deepEqual(
      askedIn(back).map(({ post: held, delivered }) => [held, delivered]),
      [
        [NORTHERN, MONDAY],
        [SOUTHERN, null],
        [NORTHERN, at('2027-03-04 10:00')],
      ],
    );
  });
});
