import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import {
  evolve,
  viewFor,
  type Attendee,
  type CaseState,
  type EventOf,
  type Meeting,
} from '../../../domain/case/index.ts';
import { attendeesFollow } from '../../../domain/case/decisions/attendeesFollow.ts';
import { inviteAgain } from '../../../domain/case/decisions/inviteAgain.ts';
import { RAISER } from '../../../domain/procedure/index.ts';
import type { Directory, PersonId } from '../../../domain/people/index.ts';
import {
  aCase,
  at,
  CHIEF,
  DIRECTOR,
  directoryWith,
  given,
  HEAD,
  IRO,
  LEGAL,
  NORTH,
  post,
  SERVICE_MANAGER,
  SOCIAL_WORKER,
  TEAM_DEPUTY,
  TEAM_MANAGER,
} from '../../builders/index.ts';
import { personId } from '../../builders/brands.ts';

const TODAY = day('2027-03-01');
const so = aCase().raised('s2').delivered().offered();
const [meeting] = so.present.meetings;
const attends = (role: string, person: PersonId): Attendee => ({ role, person });
const withMeeting = (rest: Partial<Meeting>): CaseState => ({
  ...so.present,
  meetings: [{ ...meeting!, optional: [], ...rest }],
});

/** Who takes the place of whom. */
const follows = (directory: Directory, ...required: readonly Attendee[]) =>
  attendeesFollow(withMeeting({ required }), TODAY, { ...so.ctx, directory }).map(
    ({ role, before, person }) => [role, before, person],
  );

describe('who takes part in a meeting to come, when posts change', () => {
  it('[DU-86] of a group each new one once, in the places of those who have left', () => {
    const heads = directoryWith('heads', post('heads', LEGAL), post('heads', CHIEF));
    assert.deepEqual(follows(heads, attends('heads', HEAD), attends('heads', DIRECTOR)), [
      ['heads', HEAD, LEGAL],
      ['heads', DIRECTOR, CHIEF],
    ]);
  });

  it('the raiser as long as the case is theirs, also where the people file knows them no more', () => {
    const { directory } = so.house;
    const people = new Map([...directory.people].filter(([id]) => id !== IRO));
    assert.deepEqual(follows({ ...directory, people }, attends(RAISER, IRO)), []);
  });

  it('by their post whoever is not asked, though another in that post is', () => {
    const { directory } = so.house;
    assert.deepEqual(follows(directory, attends('team-manager', HEAD)), [
      ['team-manager', HEAD, TEAM_MANAGER],
    ]);
    assert.deepEqual(follows(directory, attends('head', TEAM_MANAGER)), [
      ['head', TEAM_MANAGER, HEAD],
    ]);
  });

  it('[A-X-07] nobody whom the people file does not know: the deputy in their place', () => {
    const held = post('social-worker', personId(99), { scope: NORTH, deputy: TEAM_DEPUTY });
    const directory = directoryWith('social-worker', held);
    assert.deepEqual(follows(directory, attends('social-worker', SOCIAL_WORKER)), [
      ['social-worker', SOCIAL_WORKER, TEAM_DEPUTY],
    ]);
  });
});

describe('a part that goes to another', () => {
  it('[DU-86] is that part alone: neither another of the same person, nor the same part of another', () => {
    const booked = so.booked('2027-03-04 10:00');
    const { present } = booked;
    const [first] = present.meetings;
    const required = [
      { role: 'head', person: HEAD },
      { role: 'head', person: CHIEF },
      { role: 'team-manager', person: HEAD },
    ];
    const changed = evolve(
      { ...present, meetings: [{ ...first!, required, optional: required }] },
      {
        ...{ type: 'AttendeeChanged', meeting: first!.id, role: 'head' },
        ...{ before: HEAD, person: LEGAL, version: present.version + 1 },
        meta: booked.events.at(-1)!.meta,
      },
    );
    const after = [{ role: 'head', person: LEGAL }, ...required.slice(1)];
    assert.deepEqual(changed.meetings[0]?.required, after);
    assert.deepEqual(changed.meetings[0].optional, after);
  });
});

describe('who is invited again', () => {
  it('[DU-86] those of the meeting in which somebody’s part has changed, and of no other', () => {
    const booked = so.booked('2027-03-04 10:00').present;
    const [first] = booked.meetings;
    const state = { ...booked, meetings: [first!, { ...first!, id: 91 }] };
    const changed: EventOf<'AttendeeChanged'> = {
      ...{ type: 'AttendeeChanged', meeting: 91, role: 'social-worker' },
      ...{ before: SOCIAL_WORKER, person: LEGAL },
    };
    const slot = { start: at('2027-03-04 10:00'), end: at('2027-03-04 11:00') };
    assert.deepEqual(inviteAgain(state, [], so.now, [changed]), [
      { type: 'SlotChosen', meeting: 91, slot, reason: null, invites: true },
    ]);
  });
});

describe('a time that is chosen', () => {
  it('needs no reason on the first day of the window nor on the last, and one after it', () => {
    const chosen = (on: string, time = '15:00') =>
      given(so).when(
        {
          ...{ type: 'chooseSlot', meeting: so.meeting, reason: null },
          slot: { start: at(`${on} ${time}`), end: at(`${on} 16:00`) },
        },
        IRO,
      );
    const { from, to } = meeting!.window;
    assert.deepEqual([from, to], ['2027-03-01', '2027-03-08']);
    chosen(from).thenTypes('SlotChosen');
    chosen(to).thenTypes('SlotChosen');
    chosen('2027-03-09').thenInvalid(['reason', 'outside-window']);
  });
});

describe('whoever stood in for several people, and does no more', () => {
  it('hears whose it was of whom they stood in for last', () => {
    const later = so.escalatedTo('s3');
    const standIns = [{ person: CHIEF, as: 'duty' }] as const;
    const stages = later.present.stages.map((entry) => ({
      ...entry,
      responders: entry.responders.map((seat) => ({ ...seat, standIns })),
    }));
    const view = viewFor({ ...later.present, stages }, new Map(), CHIEF, later.ctx, later.now);
    assert.deepEqual(
      later.present.stages.map(({ responders }) => responders.map(({ person }) => person)),
      [[TEAM_MANAGER], [SERVICE_MANAGER]],
    );
    assert.deepEqual(view?.handedOn, { to: ['Service manager'], on: null });
  });
});
