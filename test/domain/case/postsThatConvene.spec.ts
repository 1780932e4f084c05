import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import {
  caseTakers,
  seatsFollowing,
  seatTakers,
  standing,
  viewFor,
  type CaseEvent,
  type CommandOf,
} from '../../../domain/case/index.ts';
import type { Directory, PersonId, Post } from '../../../domain/people/index.ts';
import type { MeetingRule, Procedure } from '../../../domain/procedure/index.ts';
import {
  aCase,
  aDirectory,
  ACTIONS,
  CHIEF,
  DIRECTOR,
  directoryWith,
  given,
  HEAD,
  IRO,
  IRO_MANAGER,
  LADDER,
  LEGAL,
  NEW_TEAM_MANAGER,
  NORTH,
  OTHER_IRO,
  post,
  POSTS_HELD,
  QA_HEAD,
  SERVICE_MANAGER,
  SOCIAL_WORKER,
  stageWith,
  STRANGER,
  SUPPORT,
  TEAM_DEPUTY,
  TEAM_MANAGER,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

const FOLLOW = { type: 'followPosts' } as const;
const HEADS = [
  post('heads', HEAD, { deputy: LEGAL }),
  post('heads', DIRECTOR, { deputy: SUPPORT }),
] as const;
const withHeads = directoryWith('heads', ...HEADS);
const unknown = 'nobody-here' as PersonId;

/** Asked at s2 with its meeting, arranged as the rule has it. */
const meeting = (
  rest: Partial<MeetingRule>,
  directory: Directory = aDirectory(),
  to: Procedure['stages'][number]['to'] = LADDER.stages[2]!.to,
): CaseBuilder =>
  aCase({
    procedure: stageWith('s2', { to, meeting: { ...LADDER.stages[2]!.meeting!, ...rest } }),
    directory,
  })
    .raised('s2')
    .delivered()
    .offered();
const asking = (...roles: readonly string[]) => ({ roles, mode: 'joint' }) as const;

const eventsOf = (
  so: CaseBuilder,
  command: Parameters<CaseBuilder['decide']>[0],
  by: PersonId | null,
) => {
  const decision = so.decide(command, by);
  return decision.kind === 'events' ? decision.events : [];
};
const changes = (events: readonly CaseEvent[]) =>
  events.flatMap((event) =>
    event.type === 'ConvenerChanged' ? [[event.before, event.person, event.role]] : [],
  );
const seats = (events: readonly CaseEvent[]) =>
  events.flatMap((event) =>
    event.type === 'SeatHandedOver'
      ? [[event.role, event.handedFrom, event.handedTo, event.deputy]]
      : [],
  );
const follows = (so: CaseBuilder, directory: Directory) =>
  eventsOf(so.in({ directory }), FOLLOW, null);
const handsSeat = (
  so: CaseBuilder,
  role: string,
  person: PersonId,
  to: PersonId,
): CommandOf<'handOverSeat'> => ({
  ...{ type: 'handOverSeat', stage: so.stage, role, person, to, reason: written('Left') },
});
const handTo = (so: CaseBuilder, to: PersonId, by: PersonId): CaseBuilder =>
  so.does({ type: 'handOverMeeting', meeting: so.meeting, to }, by);
const off = (so: CaseBuilder, by: PersonId): CaseBuilder =>
  so.does({ type: 'cancelMeeting', meeting: so.meeting }, by);

describe('what whoever is asked was to arrange, when their seat goes to another', () => {
  const own = (convener: string) => meeting({ convener });
  const to = (so: CaseBuilder) =>
    changes(eventsOf(so, handsSeat(so, 'team-manager', TEAM_MANAGER, STRANGER), IRO));

  it('goes along, whether the rule names the post or whoever is asked', () => {
    const moved = [[TEAM_MANAGER, STRANGER, 'team-manager']];
    assert.deepEqual(to(own('team-manager')), moved);
    assert.deepEqual(to(own('responder')), moved);
  });

  it('stays where it was called off, or is another’s to arrange', () => {
    assert.deepEqual(to(off(own('team-manager'), TEAM_MANAGER)), []);
    assert.deepEqual(to(own('raiser')), []);
    const both = meeting({ convener: 'heads' }, withHeads, asking('heads'));
    const third = { ...withHeads, posts: [...withHeads.posts, post('heads', CHIEF)] };
    const passed = (person: PersonId) =>
      changes(
        eventsOf(both.in({ directory: third }), handsSeat(both, 'heads', person, CHIEF), IRO),
      );
    assert.deepEqual(passed(DIRECTOR), []);
    assert.deepEqual(passed(HEAD), [[HEAD, CHIEF, 'heads']]);
  });

  it('stays with them where they arrange it in another post of theirs', () => {
    const directory = aDirectory([
      ...POSTS_HELD.filter(({ role }) => role !== 'qa-head'),
      post('qa-head', TEAM_MANAGER),
    ]);
    assert.deepEqual(to(meeting({ convener: 'qa-head' }, directory)), []);
  });

  it('goes to the deputy where the post is vacant', () => {
    const vacant = directoryWith(
      'team-manager',
      post('team-manager', null, { scope: NORTH, deputy: TEAM_DEPUTY }),
    );
    for (const convener of ['team-manager', 'responder']) {
      assert.deepEqual(changes(follows(own(convener), vacant)), [
        [TEAM_MANAGER, TEAM_DEPUTY, 'team-manager'],
      ]);
    }
  });

  it('changes hands once where the post does, and the booked time is sent to whoever takes part now', () => {
    const next = directoryWith(
      'team-manager',
      post('team-manager', NEW_TEAM_MANAGER, { scope: NORTH }),
    );
    for (const convener of ['team-manager', 'responder']) {
      const booked = own(convener).booked('2027-03-04 10:00', TEAM_MANAGER);
      const events = follows(booked, next);
      assert.deepEqual(
        events.map(({ type }) => type),
        ['SeatHandedOver', 'ConvenerChanged', 'SlotChosen'],
      );
      assert.deepEqual(changes(events), [[TEAM_MANAGER, NEW_TEAM_MANAGER, 'team-manager']]);
    }
  });

  it('is not sent again to those who do not take part, nor of a meeting that has begun', () => {
    const types = (so: CaseBuilder) =>
      eventsOf(so, handsSeat(so, 'team-manager', TEAM_MANAGER, STRANGER), IRO).map(
        ({ type }) => type,
      );
    const booked = own('raiser').booked('2027-03-04 10:00');
    const again = ['SeatHandedOver', 'SlotChosen'];
    assert.deepEqual(types(own('raiser')), ['SeatHandedOver']);
    assert.deepEqual(types(booked), again);
    assert.deepEqual(types(booked.on('2027-03-04 09:59')), again);
    assert.deepEqual(types(booked.on('2027-03-04 10:00')), ['SeatHandedOver']);
    const optional = meeting({ required: ['raiser'], optional: ['team-manager'] });
    assert.deepEqual(types(optional.booked('2027-03-04 10:00')), again);
    const without = meeting({ required: ['raiser'], optional: ['social-worker'] });
    assert.deepEqual(types(without.booked('2027-03-04 10:00')), ['SeatHandedOver']);
  });
});

describe('a meeting whose convener leaves their post', () => {
  const byManager = meeting({ convener: 'service-manager' });
  const managedBy = (...posts: readonly Post[]) => directoryWith('service-manager', ...posts);
  const without = (...people: readonly PersonId[]): Directory => {
    const directory = aDirectory();
    const left = [...directory.people].filter(([id]) => !people.includes(id));
    return { ...directory, people: new Map(left) };
  };

  it('goes to the deputy of a vacant post, and to the raiser where nobody known holds it', () => {
    const vacant = managedBy(post('service-manager', null, { deputy: LEGAL }));
    assert.deepEqual(changes(follows(byManager, vacant)), [
      [SERVICE_MANAGER, LEGAL, 'service-manager'],
    ]);
    assert.deepEqual(changes(follows(byManager, without(SERVICE_MANAGER))), [
      [SERVICE_MANAGER, IRO, 'raiser'],
    ]);
    const stranger = managedBy(post('service-manager', unknown));
    assert.deepEqual(changes(follows(byManager, stranger)), [[SERVICE_MANAGER, IRO, 'raiser']]);
  });

  it('is left where it was called off, and with one of several who hold the post', () => {
    const next = managedBy(post('service-manager', NEW_TEAM_MANAGER));
    assert.deepEqual(follows(off(byManager, SERVICE_MANAGER), next), []);
    const first = meeting({ convener: 'heads' }, withHeads);
    const turned = directoryWith('heads', ...[...HEADS].reverse());
    assert.deepEqual(changes(follows(first, turned)), []);
    assert.deepEqual(changes(follows(first, directoryWith('heads', HEADS[1]))), [
      [HEAD, DIRECTOR, 'heads'],
    ]);
  });

  it('stays with the raiser, whatever post the rule names', () => {
    assert.deepEqual(changes(follows(handTo(byManager, IRO, SERVICE_MANAGER), aDirectory())), []);
  });

  it('stays with whoever was chosen by name for as long as they hold a post, else goes by the rule', () => {
    const chosen = handTo(byManager, IRO_MANAGER, SERVICE_MANAGER);
    const another = directoryWith('raiser-manager', post('panel', IRO_MANAGER));
    assert.deepEqual(changes(follows(chosen, another)), []);
    assert.deepEqual(changes(follows(chosen, directoryWith('raiser-manager'))), [
      [IRO_MANAGER, SERVICE_MANAGER, 'service-manager'],
    ]);
  });

  it('stays with the only deputy of a vacant post, who was chosen by name and holds none themselves', () => {
    const vacant = managedBy(post('service-manager', null, { deputy: NEW_TEAM_MANAGER }));
    const chosen = handTo(byManager.in({ directory: vacant }), NEW_TEAM_MANAGER, SERVICE_MANAGER);
    assert.deepEqual(follows(chosen, vacant), []);
  });
});

describe('to whom a meeting may be handed', () => {
  const choices = (so: CaseBuilder, by: PersonId) =>
    viewFor(so.present, new Map(), by, so.ctx, so.now)
      ?.meetings.at(-1)
      ?.handTo.map(({ id }) => id);

  it('the raiser, whoever holds the post of the rule and deputises in it, the manager, those needed', () => {
    const directory = directoryWith('head', post('head', HEAD, { deputy: LEGAL }));
    const so = meeting({ convener: 'head' }, directory);
    assert.deepEqual(choices(so, HEAD), [IRO, LEGAL, IRO_MANAGER, TEAM_MANAGER]);
    const back = handTo(so, IRO, HEAD);
    assert.deepEqual(choices(back, IRO), [HEAD, LEGAL, IRO_MANAGER, TEAM_MANAGER]);
    const again = back
      .booked('2027-03-04 10:00')
      .does({ type: 'findAnotherTime', meeting: back.meeting }, IRO);
    assert.deepEqual(choices(again, IRO), [HEAD, LEGAL, IRO_MANAGER, TEAM_MANAGER]);
  });

  it('whoever was asked at the stage of that meeting, where the rule says so', () => {
    const so = handTo(meeting({ convener: 'responder', required: ['raiser'] }), IRO, TEAM_MANAGER);
    assert.deepEqual(choices(so, IRO), [TEAM_MANAGER, TEAM_DEPUTY, IRO_MANAGER]);
  });

  it('nobody whom the directory does not know, and no vacant seat', () => {
    const directory = directoryWith('head', post('head', HEAD, { deputy: unknown }));
    const so = meeting({ convener: 'head', required: ['raiser', 'heads'] }, directory);
    assert.deepEqual(choices(so, HEAD), [IRO, IRO_MANAGER]);
  });
});

describe('a seat whose post changes', () => {
  const asked = (directory: Directory, ...roles: readonly string[]) =>
    meeting({}, directory, asking(...roles));
  const moves = (so: CaseBuilder, directory: Directory) => seats(follows(so, directory));

  it('goes to nobody who has another seat of that stage already, or has just been given one', () => {
    const so = asked(aDirectory(), 'head', 'director');
    const both = aDirectory([
      ...POSTS_HELD.filter(({ role }) => role !== 'head' && role !== 'director'),
      ...[post('head', CHIEF), post('director', CHIEF)],
    ]);
    assert.deepEqual(moves(so, both), [
      ['head', HEAD, CHIEF, null],
      ['director', DIRECTOR, null, null],
    ]);
    const one = directoryWith('heads', post('heads', DIRECTOR));
    assert.deepEqual(moves(asked(withHeads, 'heads'), one), [['heads', HEAD, null, null]]);
  });

  it('is nobody’s where the raiser holds the post now', () => {
    const theirs = directoryWith('team-manager', post('team-manager', IRO, { scope: NORTH }));
    assert.deepEqual(moves(asked(aDirectory(), 'team-manager'), theirs), [
      ['team-manager', TEAM_MANAGER, null, null],
    ]);
  });

  it('goes to somebody who holds the post before the deputy of a vacant one', () => {
    const heads = directoryWith(
      'heads',
      post('heads', null, { deputy: LEGAL }),
      post('heads', CHIEF),
    );
    const so = asked(directoryWith('heads', HEADS[0]), 'heads');
    assert.deepEqual(moves(so, heads), [['heads', HEAD, CHIEF, null]]);
  });

  it('is told of again where a vacant one has another deputy, and once', () => {
    const vacant = (deputy: PersonId | null) =>
      directoryWith('team-manager', post('team-manager', null, { scope: NORTH, deputy }));
    const so = asked(aDirectory(), 'team-manager').in({ directory: vacant(null) });
    const followed = so.does(FOLLOW, null);
    assert.deepEqual(moves(followed, vacant(null)), []);
    const filled = [['team-manager', null, null, TEAM_DEPUTY]];
    assert.deepEqual(moves(followed, vacant(TEAM_DEPUTY)), filled);
    const deputised = followed.in({ directory: vacant(TEAM_DEPUTY) }).does(FOLLOW, null);
    assert.deepEqual(moves(deputised, vacant(TEAM_DEPUTY)), []);
  });

  it('stays nobody’s outside the authority, and the raiser’s own follows the case alone', () => {
    const guardian = { ...aDirectory(), posts: [...POSTS_HELD, post('guardian', LEGAL)] };
    assert.deepEqual(moves(asked(aDirectory(), 'guardian'), guardian), []);
    const left = directoryWith('raiser', post('raiser', OTHER_IRO));
    const events = follows(asked(aDirectory(), 'raiser'), left);
    assert.deepEqual(events, [{ type: 'RaiserLeft', person: IRO }]);
  });

  it('looked ahead: a raiser who leaves is a seat without anybody, one who is back is none', () => {
    const left = directoryWith('raiser', post('raiser', OTHER_IRO));
    const so = asked(aDirectory(), 'team-manager');
    const ahead = (each: CaseBuilder, directory: Directory) =>
      seatsFollowing(each.present, each.now, each.in({ directory }).ctx).map(
        ({ role, from, to }) => [role, from, to],
      );
    assert.deepEqual(ahead(so, left), [['raiser', IRO, null]]);
    const gone = so.in({ directory: left }).does(FOLLOW, null);
    assert.deepEqual(ahead(gone, aDirectory()), []);
  });

  it('that was handed over is not handed over again, with others asked beside it', () => {
    const directory = aDirectory([
      ...POSTS_HELD,
      post('head', CHIEF, { scope: { team: 'south' } }),
    ]);
    const so = asked(directory, 'head', 'director');
    const wish = handsSeat(so, 'head', HEAD, CHIEF);
    given(so.does(wish, IRO)).when(wish, IRO).thenNothing();
    given(so)
      .when({ ...wish, reason: written(' ') }, IRO)
      .thenInvalid(['reason', 'missing']);
    given(so)
      .when({ ...wish, person: SOCIAL_WORKER }, IRO)
      .thenRefused({ reason: 'no-such-seat' });
  });
});

describe('whether a raiser has left', () => {
  const leaves = (directory: Directory, so = meeting({})) =>
    follows(so, directory).some(({ type }) => type === 'RaiserLeft');
  const only = (...posts: readonly Post[]) => directoryWith('raiser', ...posts);

  it('not where they manage raisers now, in whatever other post besides', () => {
    assert.equal(leaves(only(post('head', IRO), post('raiser-manager', IRO))), false);
    assert.equal(leaves(only(post('head', IRO))), true);
    const managers = aCase().house.directory.posts.map((each) =>
      each.role === 'raiser-manager' ? { ...each, role: 'managers-of-iros' } : each,
    );
    const procedure = { ...LADDER, roles: { ...LADDER.roles } };
    procedure.roles['raiser-manager'] = {
      ...LADDER.roles['raiser-manager']!,
      heldAs: 'managers-of-iros',
    };
    const so = aCase({ procedure }).raised('s2').delivered();
    const held = aDirectory([
      ...managers.filter(({ role }) => role !== 'raiser'),
      post('managers-of-iros', IRO),
    ]);
    assert.equal(leaves(held, so), false);
    assert.equal(leaves(only(post('raiser-manager', IRO)), so), true);
  });

  it('where the directory does not know them any more, whatever its posts say', () => {
    const directory = aDirectory();
    const people = new Map([...directory.people].filter(([id]) => id !== IRO));
    assert.equal(leaves({ ...directory, people }), true);
  });
});

describe('who may have a case or a seat next', () => {
  const so = meeting({});
  const who = (person: PersonId, each = so) => standing(person, each.present, each.ctx, each.now);
  const today = day('2027-03-01');

  it('a case: other raisers whom the directory knows, of posts that count here; the manager', () => {
    const elsewhere = post('raiser', CHIEF, { scope: { procedure: ACTIONS.id } });
    const directory = aDirectory([...POSTS_HELD, post('raiser', unknown), elsewhere]);
    const { ctx } = so.in({ directory });
    const takers = (person: PersonId) => caseTakers(so.present, who(person), today, ctx);
    assert.deepEqual(takers(IRO), [OTHER_IRO]);
    assert.deepEqual(takers(IRO_MANAGER), [OTHER_IRO, IRO_MANAGER]);
  });

  it('a seat: the post’s own people first, then others in such a post, each once', () => {
    const managers = [
      post('team-manager', STRANGER, { scope: { team: 'south' } }),
      post('team-manager', IRO, { scope: { team: 'south' } }),
      post('team-manager', unknown, { scope: { team: 'south' } }),
      post('team-manager', TEAM_MANAGER, { scope: NORTH, deputy: TEAM_DEPUTY }),
    ];
    const { ctx } = so.in({ directory: directoryWith('team-manager', ...managers) });
    const entry = so.present.stages[0]!;
    const seat = entry.responders[0]!;
    const takers = (person: PersonId) =>
      seatTakers({ entry, seat }, who(person), so.present, today, ctx).map((each) => [
        ...[each.person, each.onBehalfOf],
      ]);
    assert.deepEqual(takers(IRO), [
      [TEAM_DEPUTY, TEAM_MANAGER],
      [STRANGER, null],
    ]);
    assert.deepEqual(takers(TEAM_MANAGER), [[TEAM_DEPUTY, TEAM_MANAGER]]);
    assert.deepEqual(takers(QA_HEAD), []);
  });
});
