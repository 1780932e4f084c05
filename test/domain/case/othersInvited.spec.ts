import assert from 'node:assert/strict';
import { chronology, viewFor, type Command, type CommandOf } from '../../../domain/case/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import { day } from '../../../domain/calendar/index.ts';
import {
  aCase,
  aDirectory,
  at,
  given,
  HEAD,
  IRO,
  IRO_MANAGER,
  LADDER,
  LEGAL,
  NEW_TEAM_MANAGER,
  post,
  POSTS_HELD,
  SERVICE_MANAGER,
  SOCIAL_WORKER,
  stageWith,
  STRANGER,
  TEAM_MANAGER,
  type CaseBuilder,
} from '../../builders/index.ts';
import { factsIn, lineOf, packOf } from '../evidence/aPack.ts';

const rule = LADDER.stages[2]!.meeting!;
const open = { ...rule, othersBy: 'head' };
const house = { procedure: stageWith('s2', { meeting: open }) };
const asked = aCase(house).raised('s2');
const OUTSIDE = Object.entries(LADDER.roles).find(([, { outside }]) => outside === true)![0];

const choose = (
  others: readonly PersonId[] | undefined,
  start = '2027-03-03 10:00',
): CommandOf<'chooseSlot'> => ({
  type: 'chooseSlot',
  meeting: asked.meeting,
  slot: { start: at(start), end: at(start.replace('10:00', '11:00')) },
  reason: null,
  ...(others === undefined ? {} : { others }),
});
const books = (others: readonly PersonId[], start = '2027-03-03 10:00'): Command => ({
  type: 'recordBooking',
  meeting: asked.meeting,
  slot: { start: at(start), end: at(start.replace('10:00', '11:00')) },
  eventId: 'event-1',
  joinUrl: null,
  ...(others.length === 0 ? {} : { others }),
});
const invite = (so: CaseBuilder, others: readonly PersonId[]) =>
  so.does(choose(others), IRO).does(books(others), null);
const meeting = (so: CaseBuilder) => so.present.meetings.at(-1)!;
const view = (so: CaseBuilder, who: PersonId) =>
  viewFor(so.present, new Map(), who, so.ctx, so.now);
const offered = (so: CaseBuilder, who = IRO) =>
  view(so, who)
    ?.meetings.at(-1)
    ?.inviting?.people.map(({ id }) => id);

describe('who may be invited beside those whom the rule names', () => {
  it('[DU-93] [DU-97] is whoever holds a post inside the authority and is not invited already', () => {
    const people = offered(asked) ?? [];
    for (const one of [HEAD, LEGAL, SERVICE_MANAGER, STRANGER]) assert.ok(people.includes(one));
    for (const one of [IRO, TEAM_MANAGER, SOCIAL_WORKER]) assert.ok(!people.includes(one), one);
    // In the directory, but in no post.
    assert.ok(!people.includes(NEW_TEAM_MANAGER));
    const posts = people.map((id) => asked.ctx.directory.people.get(id!)?.post ?? '');
    assert.deepEqual(posts, [...posts].sort());
  });

  it('[DU-93] is nobody by a post outside, of another procedure, or one that has ended', () => {
    const withPost = (...posts: Parameters<typeof aDirectory>[0] & object) =>
      aCase({ ...house, directory: aDirectory([...POSTS_HELD, ...posts]) }).raised('s2');
    const has = (so: CaseBuilder) => offered(so)?.includes(NEW_TEAM_MANAGER);
    assert.equal(has(withPost(post('team-manager', NEW_TEAM_MANAGER))), true);
    assert.equal(has(withPost(post(OUTSIDE, NEW_TEAM_MANAGER))), false);
    assert.equal(has(withPost(post('nobody-knows', NEW_TEAM_MANAGER))), false);
    assert.equal(
      has(withPost(post('head', NEW_TEAM_MANAGER, { scope: { procedure: 'another' } }))),
      false,
    );
    assert.equal(has(withPost(post('head', NEW_TEAM_MANAGER, { to: day('2027-02-26') }))), false);
  });

  it('[DU-101] is offered to the convener alone, with whose word it is', () => {
    assert.equal(view(asked, IRO)?.meetings[0]?.inviting?.by, LADDER.roles['head']?.title);
    assert.equal(view(asked, TEAM_MANAGER)?.meetings[0]?.inviting, null);
    assert.equal(view(asked, IRO_MANAGER)?.meetings[0]?.inviting, null);
  });

  it('is not offered where the rule lets nobody add people', () => {
    const plain = aCase({ procedure: stageWith('s2', { meeting: rule }) }).raised('s2');
    assert.equal(view(plain, IRO)?.meetings[0]?.inviting, null);
    assert.ok(!('othersBy' in meeting(plain)));
    given(plain)
      .when(choose([HEAD]), IRO)
      .thenInvalid(['others', 'not-a-choice']);
    given(plain).when(choose([]), IRO).thenTypes('SlotChosen');
  });
});

describe('inviting others', () => {
  const event = {
    type: 'SlotChosen',
    meeting: asked.meeting,
    slot: choose([]).slot,
    reason: null,
    unchecked: true,
  } as const;
  const { type, meeting: of, slot, reason } = event;
  const stood = { type, meeting: of, slot, reason };

  it('[DU-93] is recorded with the time, each person once', () => {
    given(asked)
      .when(choose([HEAD, LEGAL, HEAD]), IRO)
      .then({ ...event, others: [HEAD, LEGAL] });
    given(asked).when(choose(undefined), IRO).then(event);
    given(asked).when(choose([]), IRO).then(event);
  });

  it('refuses whoever is not offered: invited already, unknown, without a post', () => {
    for (const forged of [TEAM_MANAGER, NEW_TEAM_MANAGER, 'nobody' as PersonId]) {
      given(asked)
        .when(choose([HEAD, forged]), IRO)
        .thenInvalid(['others', 'not-a-choice']);
    }
    given(asked)
      .when(choose([HEAD]), TEAM_MANAGER)
      .thenRefused({ reason: 'only-the-convener' });
  });

  it('[DU-97] keeps them where the meeting is moved, also by a form that does not ask', () => {
    const invited = invite(asked, [HEAD]);
    const moved = invited.does(choose(undefined, '2027-03-04 10:00'), IRO);
    assert.deepEqual(meeting(moved).others, [HEAD]);
    const same = invited.does(choose([HEAD], '2027-03-04 10:00'), IRO);
    assert.deepEqual(meeting(same).others, [HEAD]);
    const anew = invited.does({ type: 'findAnotherTime', meeting: invited.meeting }, IRO);
    assert.notEqual(meeting(anew).id, meeting(invited).id);
    assert.deepEqual([meeting(anew).others, meeting(anew).othersBy], [[HEAD], 'head']);
  });

  it('at the time that stands books anew, without another reason, and once', () => {
    const outside = { ...choose([], '2027-03-10 10:00'), reason: null };
    given(asked).when(outside, IRO).thenInvalid(['reason', 'outside-window']);
    const stands = asked.booked('2027-03-10 10:00');
    const more = choose([HEAD], '2027-03-10 10:00');
    given(stands).when(more, IRO).thenTypes('SlotChosen');
    const again = stands.does(more, IRO);
    assert.deepEqual(again.effects.filter(({ type }) => type === 'bookMeeting').length, 1);
    given(again).when(more, IRO).thenNothing();
    const two = invite(asked, [HEAD, LEGAL]);
    given(two)
      .when(choose([LEGAL, HEAD]), IRO)
      .thenNothing();
    given(two).when(choose(undefined), IRO).thenNothing();
    given(two)
      .when(choose([]), IRO)
      // The time is booked: nothing is left to look into, and it stays where somebody moved it by hand.
      .then({ ...stood, others: [], invites: true });
  });

  it('is a whole booking where no calendar holds the time yet', () => {
    const first = asked.does(choose(undefined), IRO);
    given(first)
      .when(choose([HEAD]), IRO)
      .then({ ...event, others: [HEAD] });
  });

  it('an old booking that comes back late does not stand for the one with the others', () => {
    const first = asked.does(choose(undefined), IRO);
    const more = first.does(choose([HEAD]), IRO);
    const late = more.does(books([]), null);
    assert.deepEqual([meeting(late).status.kind, meeting(late).eventId], ['booking', 'event-1']);
    const done = late.does(books([HEAD]), null);
    assert.equal(meeting(done).status.kind, 'booked');
    given(done)
      .when(books([HEAD]), null)
      .thenNothing();
  });

  it('gives no sight of the case and sends no card', () => {
    const invited = invite(asked, [HEAD]);
    assert.equal(view(invited, HEAD), null);
    const told = [asked.does(choose([HEAD]), IRO), invited].flatMap(({ effects }) => effects);
    for (const effect of told) {
      assert.ok(effect.type !== 'sendCard' || effect.to.person !== HEAD, JSON.stringify(effect));
    }
    assert.ok(!invited.present.involved.some(({ person }) => person === HEAD));
  });

  it('stands in the record by post, for those who see the meeting', () => {
    const invited = invite(asked, [HEAD, LEGAL]);
    const lines = (so: CaseBuilder, who: PersonId) =>
      chronology(so.present, so.events, new Map(), who, so.ctx, so.now)
        .filter(({ type }) => type === 'SlotChosen')
        .map(({ detail }) => detail);
    assert.deepEqual(lines(invited, IRO), ['Head of service; Legal adviser']);
    assert.deepEqual(lines(invited, SOCIAL_WORKER), ['Head of service; Legal adviser']);
    assert.deepEqual(lines(asked.does(choose(undefined), IRO), IRO), [null]);
    assert.deepEqual(lines(invited.does(choose([]), IRO), IRO).at(-1), '');
    assert.ok(
      factsIn(lineOf(packOf(invited), 'SlotChosen')).includes(
        'others: [Head of service; Legal adviser]',
      ),
    );
    const by = LADDER.roles['head']?.title ?? '';
    assert.ok(
      factsIn(lineOf(packOf(asked), 'MeetingAsked'))
        .join()
        .includes(`othersBy: ${by}`),
    );
    assert.deepEqual(
      view(invited, SOCIAL_WORKER)?.meetings[0]?.others.map(({ post: title }) => title),
      ['Head of service', 'Legal adviser'],
    );
  });
});
