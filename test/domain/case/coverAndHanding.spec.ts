import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import {
  dueRowsOf,
  followsPosts,
  viewFor,
  type CaseEvent,
  type CommandOf,
  type CommandType,
} from '../../../domain/case/index.ts';
import type { Directory, PersonId } from '../../../domain/people/index.ts';
import type { Procedure, Stage } from '../../../domain/procedure/index.ts';
import {
  aCase,
  aDirectory,
  CHIEF,
  DIRECTOR,
  directoryWith,
  given,
  HEAD,
  IRO,
  IRO_COVER,
  IRO_MANAGER,
  kept,
  LADDER,
  LEGAL,
  NORTH,
  OTHER_IRO,
  post,
  POSTS_HELD,
  stageWith,
  STRANGER,
  TEAM_DEPUTY,
  TEAM_MANAGER,
  told,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

const why = written('Away');
/** The raiser has a cover who raises cases too, and there is a third. */
const RAISERS = aDirectory([...POSTS_HELD, post('raiser', CHIEF)]);
const NO_OTHER = directoryWith('raiser', post('raiser', IRO, { deputy: IRO_COVER }));
const raised = (
  directory: Directory = aDirectory(),
  rest: Partial<Stage> = {},
  procedure: Procedure = stageWith('s2', rest),
): CaseBuilder => aCase({ directory, procedure }).raised('s2').delivered();
const seen = (so: CaseBuilder, by: PersonId) => viewFor(so.present, new Map(), by, so.ctx, so.now)!;
const may = (so: CaseBuilder, by: PersonId, ...verbs: readonly CommandType[]) => {
  const offered = seen(so, by).may;
  return verbs.map((verb) => offered.includes(verb));
};
const cover = (
  person: PersonId,
  first: string,
  last: string,
  reason: string | null = null,
): CommandOf<'coverRaiser'> => ({
  ...{ type: 'coverRaiser', cover: person, firstDay: day(first), lastDay: day(last) },
  reason: reason === null ? null : written(reason),
});
const TODAY = cover(OTHER_IRO, '2027-03-01', '2027-03-05');
const handsSeat = (so: CaseBuilder, person: PersonId, to: PersonId): CommandOf<'handOverSeat'> => ({
  ...{ type: 'handOverSeat', stage: so.stage, role: 'team-manager', person, to, reason: why },
});

describe('who covers the raiser', () => {
  const so = raised(RAISERS);
  const recorded = (
    person: PersonId,
    first: string,
    last: string,
    reason: string | null = null,
  ): CaseEvent => ({
    ...{ type: 'CoverRecorded', person, firstDay: day(first), lastDay: day(last) },
    reason: reason === null ? null : kept(reason),
  });

  it('begins with the record where the first day has come, and on that day otherwise', () => {
    given(so)
      .when(TODAY, IRO)
      .then(recorded(OTHER_IRO, '2027-03-01', '2027-03-05'), {
        ...{ type: 'CoverBegan', person: OTHER_IRO },
      });
    given(so)
      .when(cover(OTHER_IRO, '2027-03-02', '2027-03-02', 'Leave'), IRO)
      .then(recorded(OTHER_IRO, '2027-03-02', '2027-03-02', 'Leave'));
    given(so)
      .when(cover(OTHER_IRO, '2027-03-02', '2027-03-03', ' '), IRO)
      .then(recorded(OTHER_IRO, '2027-03-02', '2027-03-03'));
  });

  it('is one person: another takes the place of the one before, and the same again is nothing', () => {
    const covered = so.does(TODAY, IRO);
    given(covered).when(TODAY, IRO).thenNothing();
    const ended = { type: 'CoverEnded', person: OTHER_IRO, how: 'replaced' } as const;
    given(covered)
      .when(cover(CHIEF, '2027-03-02', '2027-03-05'), IRO)
      .then(ended, recorded(CHIEF, '2027-03-02', '2027-03-05'));
    given(covered)
      .when(cover(OTHER_IRO, '2027-03-02', '2027-03-05'), IRO)
      .then(ended, recorded(OTHER_IRO, '2027-03-02', '2027-03-05'));
    given(covered)
      .when(cover(OTHER_IRO, '2027-03-01', '2027-03-04'), IRO_MANAGER)
      .then(ended, recorded(OTHER_IRO, '2027-03-01', '2027-03-04'), {
        ...{ type: 'CoverBegan', person: OTHER_IRO },
      });
  });

  it('does not end before they begin', () => {
    given(so)
      .when(cover(OTHER_IRO, '2027-03-03', '2027-03-02'), IRO)
      .thenInvalid(['lastDay', 'day-too-early']);
  });

  it('has nothing left to begin once they cover, and ends by itself', () => {
    const rungs = (each: CaseBuilder) =>
      dueRowsOf(each.present, each.ctx)
        .filter(({ clock }) => clock === 'cover')
        .map(({ rung }) => rung);
    assert.deepEqual(rungs(so.does(TODAY, IRO)), ['overdue']);
    assert.deepEqual(rungs(so.does(cover(OTHER_IRO, '2027-03-02', '2027-03-02'), IRO)), [
      ...['on-the-day', 'overdue'],
    ]);
    // Saturday alone: nobody is told on a day on which nobody works, and it has ended by Monday.
    assert.deepEqual(rungs(so.does(cover(OTHER_IRO, '2027-03-06', '2027-03-06'), IRO)), [
      'overdue',
    ]);
  });

  it('is shown to those who read the whole case, and ended by the raiser or their manager', () => {
    const covered = so.does(TODAY, IRO);
    const shown = (by: PersonId) => seen(covered, by).handing.covering;
    const days = { firstDay: '2027-03-01', lastDay: '2027-03-05' };
    assert.deepEqual(shown(IRO), { by: 'Reviewing officer 3', ...days });
    assert.equal(shown(TEAM_MANAGER), null);
    assert.equal(seen(so, IRO).handing.covering, null);
    assert.deepEqual(
      [IRO, IRO_MANAGER, OTHER_IRO, TEAM_MANAGER].map((by) => may(covered, by, 'endCover')),
      [[true], [true], [false], [false]],
    );
    assert.deepEqual(may(so, IRO, 'endCover'), [false]);
  });
});

describe('what somebody is offered to hand over', () => {
  const verbs = ['handOverCase', 'coverRaiser', 'handOverSeat'] as const;
  const people = (so: CaseBuilder, by: PersonId) =>
    seen(so, by).handing.raisers.map(({ id }) => id);

  it('the case: by the manager, where somebody can have it; a cover: by the raiser too', () => {
    const so = raised();
    assert.deepEqual([people(so, IRO), may(so, IRO, ...verbs)], [[OTHER_IRO], [false, true, true]]);
    assert.deepEqual(
      [people(so, IRO_MANAGER), may(so, IRO_MANAGER, ...verbs)],
      [
        [OTHER_IRO, IRO_MANAGER],
        [true, true, true],
      ],
    );
    for (const by of [IRO_COVER, TEAM_MANAGER]) {
      assert.deepEqual([people(so, by), may(so, by, ...verbs)], [[], [false, false, true]]);
    }
  });

  it('nothing where nobody can have it', () => {
    const posts = NO_OTHER.posts.map((each) =>
      each.role === 'raiser-manager' ? { ...each, deputy: LEGAL } : each,
    );
    const so = raised({ ...NO_OTHER, posts });
    const hands = ['handOverCase', 'coverRaiser'] as const;
    assert.deepEqual(may(so, IRO, ...hands), [false, false]);
    assert.deepEqual(may(so, IRO_MANAGER, ...hands), [true, true]);
    assert.deepEqual([people(so, LEGAL), may(so, LEGAL, ...hands)], [[], [false, false]]);
  });

  it('a seat, with whoever may have it; none where nobody may', () => {
    const seats = (so: CaseBuilder, by: PersonId) =>
      seen(so, by).handing.seats.map(({ key, takers }) => [key, takers.map(({ id }) => id)]);
    const so = raised();
    assert.deepEqual(seats(so, IRO), [['team-manager', [TEAM_DEPUTY, STRANGER]]]);
    assert.deepEqual(seats(so, TEAM_MANAGER), [['team-manager', [TEAM_DEPUTY]]]);
    const to = { roles: ['head', 'director'], mode: 'joint' } as const;
    const directory = directoryWith('director', post('director', DIRECTOR, { deputy: LEGAL }));
    const joint = raised(directory, { to });
    assert.deepEqual(seats(joint, IRO), [['director', [LEGAL]]]);
    assert.deepEqual(may(joint, IRO, 'handOverSeat'), [true]);
    assert.deepEqual([seats(joint, HEAD), may(joint, HEAD, 'handOverSeat')], [[], [false]]);
  });
});

describe('what was handed over', () => {
  it('is not said to whoever has it again, or reads the whole case', () => {
    const so = raised();
    const passed = so.does(handsSeat(so, TEAM_MANAGER, TEAM_DEPUTY), TEAM_MANAGER);
    assert.deepEqual(seen(passed, TEAM_MANAGER).handedOn?.to, ['Deputy team manager, North']);
    const back = passed.does(handsSeat(so, TEAM_DEPUTY, TEAM_MANAGER), IRO);
    assert.equal(seen(back, TEAM_MANAGER).handedOn, null);
    const quality = raised(directoryWith('qa-head', post('qa-head', IRO)));
    const given = { type: 'handOverCase', to: OTHER_IRO, reason: why } as const;
    assert.equal(seen(quality.does(given, IRO_MANAGER), IRO).handedOn, null);
  });

  it('is said kindly to whoever would arrange the meeting that went along', () => {
    const so = raised(aDirectory(), {
      meeting: { ...LADDER.stages[2]!.meeting!, convener: 'team-manager' },
    });
    const passed = so.does(handsSeat(so, TEAM_MANAGER, STRANGER), IRO);
    given(passed)
      .when({ type: 'cancelMeeting', meeting: so.meeting }, TEAM_MANAGER)
      .thenRefused({
        ...{ reason: 'handed-over', who: ['Team manager, South'], on: day('2027-03-01') },
      });
  });
});

describe('for whom else somebody acts', () => {
  const actsFor = (so: CaseBuilder, by: PersonId) => seen(so, by).actsFor.map(({ id }) => id);
  const HEADS = directoryWith('head', post('head', HEAD, { deputy: LEGAL }));

  it('the raiser, with their meeting, once; the raiser’s manager', () => {
    const managed = directoryWith(
      'raiser-manager',
      post('raiser-manager', IRO_MANAGER, { deputy: LEGAL }),
    );
    assert.deepEqual(actsFor(raised(managed), IRO_COVER), [IRO]);
    assert.deepEqual(actsFor(aCase().raised('s3'), IRO_COVER), [IRO]);
    assert.deepEqual(actsFor(raised(managed), LEGAL), [IRO_MANAGER]);
    assert.deepEqual(actsFor(raised(), IRO), []);
    assert.deepEqual(actsFor(raised(), TEAM_DEPUTY), []);
  });

  it('whoever judges a reply, says when the time begins, or arranges a meeting', () => {
    const decidedBy = { roles: ['head'], need: 'all' } as const;
    assert.deepEqual(actsFor(raised(HEADS, { decidedBy }).replied(), LEGAL), [HEAD]);
    const clock = { ...LADDER.stages[2]!.clock!, from: { label: 'Agreed', by: ['head'] } };
    assert.deepEqual(actsFor(raised(HEADS, { clock }), LEGAL), [HEAD]);
    const meeting = { ...LADDER.stages[2]!.meeting!, convener: 'head' };
    assert.deepEqual(actsFor(raised(HEADS, { meeting }), LEGAL), [HEAD]);
  });
});

describe('posts after the case has ended', () => {
  it('matter as long as one of its meetings is to come', () => {
    const so = raised();
    const resolved = so.resolved();
    const off = resolved.does({ type: 'cancelMeeting', meeting: resolved.meeting }, IRO);
    assert.deepEqual(
      [so, resolved, off].map(({ present }) => followsPosts(present)),
      [true, true, false],
    );
  });

  it('a raiser who has left is told of once each working day', () => {
    const gone = raised()
      .in({ directory: directoryWith('raiser', post('raiser', OTHER_IRO)) })
      .does({ type: 'followPosts' }, null);
    const row = (so: CaseBuilder) =>
      dueRowsOf(so.present, so.ctx).find(({ clock }) => clock === 'raiser')!;
    const { at: first, ...rung } = row(gone);
    const again = gone.on('2027-03-02 09:00').does({ type: 'clockElapsed', ...rung }, null);
    assert.deepEqual(
      [first, row(again).at],
      ['2027-03-02T09:00:00.000Z', '2027-03-03T09:00:00.000Z'],
    );
    assert.deepEqual(told(again), [['raiser-left', IRO_MANAGER]]);
  });

  it('a referral’s meeting of an earlier stage stays with whoever was to arrange it', () => {
    const rule = { ...LADDER.stages[2]!.meeting!, convener: 'team-manager' };
    const procedure = stageWith('s3', { to: { roles: ['team-manager'], mode: 'all' }, copies: [] });
    const so = aCase({
      procedure: { ...procedure, referral: { ...LADDER.referral!, meeting: rule } },
      directory: directoryWith(
        'team-manager',
        post('team-manager', TEAM_MANAGER, { scope: NORTH, deputy: TEAM_DEPUTY }),
      ),
    })
      .raised('s2')
      .delivered();
    const referred = so.does(
      {
        ...{ type: 'refer', on: day('2027-03-01'), met: ['exhausted'], reason: why },
        answers: { worries: written('Drift') },
      },
      IRO,
    );
    const moved = referred.escalatedTo('s3').delivered();
    const passed = moved.decide(handsSeat(moved, TEAM_MANAGER, TEAM_DEPUTY), IRO);
    assert.deepEqual(passed.kind === 'events' && passed.events.map(({ type }) => type), [
      'SeatHandedOver',
    ]);
  });
});
