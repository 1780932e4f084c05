import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { viewFor } from '../../../domain/case/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import {
  aCase,
  aDirectory,
  at,
  CHIEF,
  directoryWith,
  given,
  HEAD,
  IRO,
  post,
  STRANGER,
  TEAM_MANAGER,
  type CaseBuilder,
} from '../../builders/index.ts';

/** Covers the team manager by rota for two days. */
const ROTA = [
  { person: TEAM_MANAGER, by: CHIEF, roles: null, from: day('2027-03-01'), to: day('2027-03-02') },
];
const covered = { ...aDirectory(), covers: ROTA };
const asked = aCase({ directory: covered }).raised('s2');
const delivered = (
  so: CaseBuilder,
  through?: { readonly person: PersonId; readonly as: 'cover' | 'duty' },
): CaseBuilder =>
  so.does(
    {
      type: 'recordDelivery',
      effect: through === undefined ? '2-0' : '2-1',
      recipient: {
        ...{ stage: 2, role: 'team-manager', person: TEAM_MANAGER, as: 'responder' },
        ...{ what: 'alert', ...(through && { through }) },
      },
      ...{ route: 'teams', outcome: 'accepted', sentAt: at('2027-03-01 10:05') },
      ...{ code: null, repeated: false },
    },
    null,
  );
const sees = (so: CaseBuilder, who: PersonId) =>
  viewFor(so.present, new Map(), who, so.ctx, so.now);
const acknowledge = { type: 'acknowledge', stage: 2 } as const;

describe('whoever got an alert beside or in the place of whom it was for', () => {
  const cover = { person: CHIEF, as: 'cover' } as const;
  const both = delivered(delivered(asked, cover));
  const after = both.on('2027-03-03 09:00');

  it('covers by rota for their days, and hears kindly afterwards whose it is', () => {
    const last = both.on('2027-03-02 17:00');
    given(last).when(acknowledge, CHIEF).thenTypes('Acknowledged');
    assert.equal(sees(last, CHIEF)?.depth, 'involved');
    const who = ['Team manager, North'];
    given(after).when(acknowledge, CHIEF).thenRefused({ reason: 'stood-in', who });
    const view = sees(after, CHIEF);
    assert.deepEqual([view?.depth, view?.handedOn], ['register', { to: who, on: null }]);
    assert.deepEqual(view?.subjects, []);
    given(after).when(acknowledge, TEAM_MANAGER).thenTypes('Acknowledged');
  });

  it('goes on where they have answered themselves', () => {
    const answered = both.on('2027-03-02 17:00').replied(CHIEF).on('2027-03-03 09:00');
    assert.equal(sees(answered, CHIEF)?.depth, 'involved');
    assert.equal(sees(answered, CHIEF)?.handedOn, null);
  });

  it('goes on where it has reached nobody but them', () => {
    const alone = delivered(asked, cover).on('2027-03-03 09:00');
    given(alone).when(acknowledge, CHIEF).thenTypes('Acknowledged');
  });

  it('ends with the duty post, once the alert has reached whom it was for', () => {
    const onDuty = aCase({ directory: directoryWith('duty', post('duty', HEAD)) }).raised('s2');
    const told = delivered(delivered(onDuty, { person: HEAD, as: 'duty' }));
    given(told).when(acknowledge, HEAD).thenTypes('Acknowledged');
    const next = told.in({ directory: directoryWith('duty', post('duty', STRANGER)) });
    given(next)
      .when(acknowledge, HEAD)
      .thenRefused({ reason: 'stood-in', who: ['Team manager, North'] });
    given(next).when(acknowledge, STRANGER).thenRefused({ reason: 'not-yours' });
    assert.notEqual(sees(next, IRO), null);
  });
});
