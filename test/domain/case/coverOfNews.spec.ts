import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { openTasks, stillCovers, stillWanted, type CommandOf } from '../../../domain/case/index.ts';
import type { Cover, Directory } from '../../../domain/people/index.ts';
import {
  aCase,
  aDirectory,
  at,
  given,
  IRO,
  IRO_MANAGER,
  LADDER,
  SOCIAL_WORKER,
  stageWith,
  STRANGER,
  TEAM_DEPUTY,
  TEAM_MANAGER,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

const SLOT = { start: at('2027-03-04 10:00'), end: at('2027-03-04 11:00') };
const MOVED = { start: at('2027-03-05 10:00'), end: at('2027-03-05 11:00') };
const AFTERWARDS = { start: at('2027-03-09 10:00'), end: at('2027-03-09 11:00') };

const covered = (rest: Partial<Cover> = {}): Directory => ({
  ...aDirectory(),
  covers: [
    {
      ...{ person: IRO, by: STRANGER, roles: null },
      ...{ from: day('2027-03-01'), to: day('2027-03-05') },
      ...rest,
    },
  ],
});

/** Booked for Thursday 4 March; arranged by the raiser, as the rule has it, or by whom it names. */
function bookedFor(directory: Directory, convener = 'raiser'): CaseBuilder {
  const rule = { ...LADDER.stages[2]!.meeting!, convener };
  const procedure = stageWith('s2', { meeting: rule });
  const offered = aCase({ procedure, directory }).raised('s2').delivered().offered();
  const person = { raiser: IRO, 'raiser-manager': IRO_MANAGER }[convener] ?? TEAM_MANAGER;
  return offered.booked('2027-03-04 10:00', person);
}

type Seen = CommandOf<'recordCalendarNews'>['seen'];
const news = (so: CaseBuilder, seen: Seen): CommandOf<'recordCalendarNews'> => ({
  ...{ type: 'recordCalendarNews', meeting: so.meeting },
  ...{ booked: SLOT, seen },
});
const DECLINED: Seen = {
  slot: SLOT,
  answers: [{ person: TEAM_MANAGER, said: 'declined', proposes: null }],
};
const SUPPORT_DECLINED: Seen = {
  slot: SLOT,
  answers: [{ person: SOCIAL_WORKER, said: 'declined', proposes: null }],
};
const PROPOSED: Seen = {
  slot: SLOT,
  answers: [{ person: TEAM_MANAGER, said: 'tentative', proposes: MOVED }],
};

const told = (so: CaseBuilder, seen: Seen) =>
  so.does(news(so, seen), null).effects.flatMap((effect) => {
    if (effect.type !== 'sendCard') return [];
    const { to, card, notice, onBehalfOf } = effect;
    return [[to.person, card, notice, ...(onBehalfOf ? [onBehalfOf.as, onBehalfOf.person] : [])]];
  });

describe('news of a meeting while its convener is away', () => {
  it('goes to whoever covers by rota as well: declined, another time, moved, gone', () => {
    const so = bookedFor(covered());
    for (const [seen, notice] of [
      [DECLINED, 'attendee-declined'],
      [PROPOSED, 'time-proposed'],
      [{ slot: AFTERWARDS, answers: [] }, 'meeting-moved'],
      [null, 'meeting-gone'],
    ] as const) {
      assert.deepEqual(told(so, seen), [
        [IRO, 'meetingNews', notice],
        [STRANGER, 'meetingNews', notice, 'cover', IRO],
      ]);
    }
  });

  it('and the cover may do what the card asks for', () => {
    const so = bookedFor(covered());
    const declined = so.does(news(so, DECLINED), null);
    given(declined)
      .when({ type: 'keepTime', meeting: so.meeting, reason: written('They ring in') }, STRANGER)
      .thenTypes('TimeKept');
  });

  it('on the days of the cover alone, and in the posts that the rota names', () => {
    const count = (rest: Partial<Cover>): number => told(bookedFor(covered(rest)), DECLINED).length;
    assert.equal(count({ to: day('2027-02-28') }), 1);
    assert.equal(count({ from: day('2027-03-02') }), 1);
    assert.equal(count({ roles: ['head'] }), 1);
    assert.equal(count({ roles: ['raiser'] }), 2);
  });

  it('covers the raiser under the post by which the procedure lets them raise', () => {
    const procedure = { ...LADDER, raisers: ['raiser', 'head'] };
    const so = aCase({ procedure, directory: covered({ roles: ['head'] }) })
      .raised('s2')
      .delivered()
      .offered()
      .booked('2027-03-04 10:00');
    assert.equal(told(so, DECLINED).length, 2);
  });

  it('the raiser’s cover hears what the raiser hears where somebody else arranges it', () => {
    const so = bookedFor(covered(), 'raiser-manager');
    assert.deepEqual(told(so, null), [
      [IRO_MANAGER, 'meetingNews', 'meeting-gone'],
      [IRO, 'notice', 'meeting-gone'],
      [STRANGER, 'notice', 'meeting-gone', 'cover', IRO],
    ]);
  });

  it('goes to whoever stands in for somebody whom Outlook calls away, until they are back', () => {
    const away = (back: string) =>
      bookedFor(aDirectory(), 'team-manager').does(
        {
          ...{ type: 'recordAway', stage: 2, role: 'team-manager', person: TEAM_MANAGER },
          ...{ what: 'alert', back: at(back) },
        },
        null,
      );
    const lost = [TEAM_MANAGER, 'meetingNews', 'attendee-declined'];
    assert.deepEqual(told(away('2027-03-15 09:00'), SUPPORT_DECLINED), [
      lost,
      [TEAM_DEPUTY, 'meetingNews', 'attendee-declined', 'deputy', TEAM_MANAGER],
    ]);
    assert.deepEqual(told(away('2027-03-01 09:00'), SUPPORT_DECLINED), [lost]);
  });
});

describe('the day for which cover is worked out', () => {
  /** Recorded on Friday evening at eight: what it asks of the team manager goes on Monday at nine. */
  const recorded = (rest: Partial<Cover>): CaseBuilder => {
    const directory = covered({ person: TEAM_MANAGER, ...rest });
    const so = bookedFor(directory).on('2027-03-05 20:00');
    const task = { task: written('Visit the school'), owner: written(''), doer: TEAM_MANAGER };
    return so.does(
      {
        ...{ type: 'recordMeeting', meeting: so.meeting, achieved: null },
        ...{ outcome: written('A plan was agreed'), tasks: [{ ...task, due: day('2027-03-12') }] },
      },
      IRO,
    );
  };
  const asked = ({ effects }: CaseBuilder) =>
    effects.flatMap((effect) =>
      effect.type === 'sendCard' && effect.notice === 'task-asked' ? [effect] : [],
    );
  const people = (rest: Partial<Cover>) => asked(recorded(rest)).map(({ to }) => to.person);

  it('is that on which it goes out: the Monday after a Friday evening', () => {
    const WEEKEND = { from: day('2027-03-01'), to: day('2027-03-07') };
    const MONDAY = { from: day('2027-03-08'), to: day('2027-03-08') };
    assert.deepEqual(people(WEEKEND), [TEAM_MANAGER]);
    assert.deepEqual(people(MONDAY), [TEAM_MANAGER, STRANGER]);
  });

  it('[DU-115] a task that was agreed is still wanted by whoever covers for whoever does it', () => {
    const so = recorded({ to: day('2027-03-08') });
    const wanted = (state: CaseBuilder) =>
      asked(so).map((each) => stillWanted(each, state.present, state.ctx));
    assert.deepEqual(wanted(so), [true, true]);
    const [open] = openTasks(so.present, so.ctx);
    const task = open!.rule.key;
    const done = so.does({ type: 'endTask', stage: 2, task, how: 'done', note: null }, IRO);
    assert.deepEqual(wanted(done), [false, false]);
  });

  it('a cover whose days are over when it goes out at last is not told any more', () => {
    const so = bookedFor(covered());
    const [own, theirs] = so
      .does(news(so, DECLINED), null)
      .effects.filter(({ type }) => type === 'sendCard');
    const on = (moment: string) =>
      [own!, theirs!].map(
        (each) =>
          stillWanted(each, so.does(news(so, DECLINED), null).present, so.ctx) &&
          stillCovers(each, so.ctx, at(moment)),
      );
    assert.deepEqual(on('2027-03-05 18:00'), [true, true]);
    assert.deepEqual(on('2027-03-06 09:00'), [true, false]);
  });
});
