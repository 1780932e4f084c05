import assert from 'node:assert/strict';
import { chronology, type Command } from '../../../domain/case/index.ts';
import type { Directory, PersonId } from '../../../domain/people/index.ts';
import { day } from '../../../domain/calendar/index.ts';
import {
  aCase,
  aDirectory,
  directoryWith,
  HEAD,
  IRO,
  LEGAL,
  LADDER,
  NEW_TEAM_MANAGER,
  post,
  POSTS_HELD,
  SOCIAL_WORKER,
  stageWith,
  STRANGER,
  SUPPORT,
  TEAM_MANAGER,
  told,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

const FOLLOW: Command = { type: 'followPosts' };
const RULE = LADDER.stages[2]!.meeting!;
const meetingOf = (required: readonly string[], optional: readonly string[] = ['social-worker']) =>
  stageWith('s2', { meeting: { ...RULE, required: ['raiser', ...required], optional } });
const asked = (procedure = meetingOf(['team-manager']), directory?: Directory): CaseBuilder =>
  aCase({ procedure, ...(directory && { directory }) })
    .raised('s2')
    .delivered()
    .offered(['2027-03-04 10:00', '2027-03-04 11:00']);
const booked = asked().booked('2027-03-04 10:00');

const people = ({ present }: CaseBuilder, n = 0) =>
  [...present.meetings[n]!.required, ...present.meetings[n]!.optional].map(({ person }) => person);
const followed = (so: CaseBuilder, directory: Directory) => so.in({ directory }).does(FOLLOW, null);
const newIn = (so: CaseBuilder, before: CaseBuilder) =>
  so.events.slice(before.events.length).map(({ type }) => type);
const held = (role: string, person: PersonId | null, deputy: PersonId | null = null) =>
  directoryWith(role, post(role, person, { deputy }));

describe('whoever takes part in a meeting by a post that another holds now', () => {
  it('is followed by whoever holds it, who is invited to the time that stands, once', () => {
    const so = followed(booked, held('social-worker', STRANGER));
    assert.deepEqual(people(so), [IRO, TEAM_MANAGER, STRANGER]);
    assert.deepEqual(newIn(so, booked), ['AttendeeChanged', 'SlotChosen']);
    assert.deepEqual(so.present.meetings[0]!.status, {
      ...{ kind: 'booking', slot: booked.present.meetings[0]!.slots[0], invites: true },
      standing: { ...statusOf(booked), eventId: 'event-1', joinUrl: null },
    });
    assert.deepEqual(
      so.effects.map(({ type }) => type),
      ['bookMeeting', 'project'],
    );
    assert.equal(so.decide(FOLLOW, null).kind, 'nothing');
  });

  it('has a place in the case from then on, and the record says who', () => {
    const so = followed(booked, held('social-worker', STRANGER));
    assert.deepEqual(
      so.present.involved.filter(({ person }) => person === STRANGER).map(({ as }) => as),
      ['attendee'],
    );
    const lines = chronology(so.present, so.events, new Map(), IRO, so.ctx, so.now);
    const { person, actorPost } = lines.find(({ type }) => type === 'AttendeeChanged')!;
    assert.deepEqual(
      [person, actorPost],
      [so.ctx.directory.people.get(STRANGER)?.post ?? STRANGER, null],
    );
  });

  it('is their deputy where the post is vacant, and nobody where there is none; it is filled later', () => {
    assert.deepEqual(people(followed(booked, held('social-worker', null, HEAD))), [
      ...[IRO, TEAM_MANAGER, HEAD],
    ]);
    const vacant = followed(booked, held('social-worker', null));
    assert.deepEqual(people(vacant), [IRO, TEAM_MANAGER, null]);
    assert.deepEqual(told(vacant), []);
    assert.equal(vacant.decide(FOLLOW, null).kind, 'nothing');
    const filled = followed(vacant, held('social-worker', LEGAL));
    assert.deepEqual(people(filled), [IRO, TEAM_MANAGER, LEGAL]);
    assert.deepEqual(newIn(filled, vacant), ['AttendeeChanged']);
  });

  it('stays while they hold it or deputise in it, and is nobody who takes part already', () => {
    for (const directory of [
      held('social-worker', STRANGER, SOCIAL_WORKER),
      aDirectory([post('social-worker', STRANGER), ...POSTS_HELD]),
    ]) {
      assert.equal(booked.in({ directory }).decide(FOLLOW, null).kind, 'nothing');
    }
    assert.deepEqual(people(followed(booked, held('social-worker', TEAM_MANAGER, IRO))), [
      ...[IRO, TEAM_MANAGER, null],
    ]);
  });

  it('goes with their seat where they are asked, or stays where somebody chose them for it', () => {
    const seats = followed(booked, held('team-manager', NEW_TEAM_MANAGER));
    assert.deepEqual(newIn(seats, booked), ['SeatHandedOver', 'SlotChosen']);
    assert.deepEqual(people(seats), [IRO, NEW_TEAM_MANAGER, SOCIAL_WORKER]);
    const chosen = booked.does(
      {
        ...{ type: 'handOverSeat', stage: booked.stage, role: 'team-manager' },
        ...{ person: TEAM_MANAGER, to: STRANGER, reason: written('Leave') },
      },
      IRO,
    );
    assert.equal(chosen.decide(FOLLOW, null).kind, 'nothing');
    assert.ok(people(chosen).includes(STRANGER));
  });

  it('of the later meeting of a stage that is over too, where nobody is asked any more', () => {
    const resolved = asked().resolved();
    const last = resolved.present.meetings.length - 1;
    assert.equal(resolved.present.meetings[last]!.purpose, 'monitoring');
    const so = followed(resolved, held('team-manager', NEW_TEAM_MANAGER));
    assert.deepEqual(people(so, last), [IRO, NEW_TEAM_MANAGER]);
  });

  it('invites anew once where several have changed, and nobody to what has begun or was called off', () => {
    const so = asked(meetingOf(['team-manager', 'legal'])).booked('2027-03-04 10:00');
    const directory = aDirectory([
      ...POSTS_HELD.filter(({ role }) => !['legal', 'social-worker'].includes(role)),
      post('legal', STRANGER),
      post('social-worker', SUPPORT),
    ]);
    assert.deepEqual(newIn(followed(so, directory), so), [
      ...['AttendeeChanged', 'AttendeeChanged', 'SlotChosen'],
    ]);
    const begun = so.on('2027-03-04 10:00');
    assert.deepEqual(newIn(followed(begun, directory), begun), [
      ...['AttendeeChanged', 'AttendeeChanged'],
    ]);
    const off = so.does({ type: 'cancelMeeting', meeting: so.meeting }, IRO);
    assert.equal(off.in({ directory }).decide(FOLLOW, null).kind, 'nothing');
  });

  it('takes up the post on its first day and not before', () => {
    const later = directoryWith(
      'social-worker',
      post('social-worker', SOCIAL_WORKER, { to: day('2027-03-01') }),
      post('social-worker', STRANGER, { from: day('2027-03-02') }),
    );
    const today = booked.in({ directory: later });
    assert.equal(today.decide(FOLLOW, null).kind, 'nothing');
    const next = today.on('2027-03-02 00:30').does(FOLLOW, null);
    assert.deepEqual(people(next), [IRO, TEAM_MANAGER, STRANGER]);
  });
});

function statusOf({ present }: CaseBuilder) {
  const { status } = present.meetings[0]!;
  assert.equal(status.kind, 'booked');
  return { slot: status.slot };
}
