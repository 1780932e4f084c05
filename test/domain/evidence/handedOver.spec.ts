import assert from 'node:assert/strict';
import { evidencePage } from '../../../adaptive-cards/pages/evidencePage.ts';
import type { Command } from '../../../domain/case/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import {
  aCase,
  at,
  directoryWith,
  IRO,
  NEW_TEAM_MANAGER,
  NORTH,
  post,
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
