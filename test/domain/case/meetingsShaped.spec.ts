import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { chronology, viewFor } from '../../../domain/case/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import {
  aCase,
  directoryWith,
  HEAD,
  IRO,
  LADDER,
  LEGAL,
  NORTH,
  post,
  SOCIAL_WORKER,
  stageWith,
  TEAM_DEPUTY,
  TEAM_MANAGER,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

const meeting = (so: CaseBuilder) => so.present.meetings.at(-1)!;
const people = (seats: readonly { readonly role: string; readonly person: unknown }[]) =>
  seats.map(({ role, person }) => [role, person]);
const rule = LADDER.stages[2]!.meeting!;
const asks = (so: CaseBuilder, by: string) =>
  so.does({ type: 'askMeeting', purpose: 'stage', by: day(by), reason: null }, IRO);

describe('who is asked to a meeting', () => {
  const held = (
    required: readonly string[],
    optional: readonly string[],
    ...posts: Parameters<typeof directoryWith>[1][]
  ) =>
    meeting(
      aCase({
        procedure: stageWith('s2', { meeting: { ...rule, required, optional } }),
        directory: directoryWith('head', ...posts),
      }).raised('s2'),
    );

  it('each once: whoever must come is not asked as well whether they may', () => {
    const { required, optional } = held(
      ['raiser', 'team-manager'],
      ['head', 'legal'],
      post('head', TEAM_MANAGER),
    );
    assert.deepEqual(people(required), [
      ['raiser', IRO],
      ['team-manager', TEAM_MANAGER],
    ]);
    assert.deepEqual(people(optional), [['legal', LEGAL]]);
  });

  it('the deputy of a vacant post, and the empty post where there is none', () => {
    const stood = held(['head'], [], post('head', null, { deputy: LEGAL }));
    assert.deepEqual(people(stood.required), [['head', LEGAL]]);
    const empty = held(['raiser'], ['head'], post('head', null));
    assert.deepEqual(people(empty.optional), [['head', null]]);
  });
});

describe('who arranges a meeting', () => {
  const arranged = (...posts: Parameters<typeof directoryWith>[1][]) =>
    meeting(
      aCase({
        procedure: stageWith('s2', { meeting: { ...rule, convener: 'head' } }),
        directory: directoryWith('head', ...posts),
      }).raised('s2'),
    ).convener;

  it('the deputy of a vacant post, else the raiser', () => {
    assert.equal(arranged(post('head', HEAD)), HEAD);
    assert.equal(arranged(post('head', null, { deputy: LEGAL })), LEGAL);
    assert.equal(arranged(post('head', null)), IRO);
  });
});

describe('a meeting that the raiser calls', () => {
  it('[DU-109] has the shape that is offered, else that of the stage, else a plain one', () => {
    const label = (so: CaseBuilder) => meeting(asks(so, '2027-03-10')).label;
    const offeredMeeting = { ...rule, label: 'Meeting on working together' };
    assert.equal(
      label(aCase({ procedure: stageWith('s2', { offeredMeeting }) }).raised('s2')),
      'Meeting on working together',
    );
    assert.equal(label(aCase().raised('s2')), 'Resolution meeting');
    assert.equal(label(aCase().raised('s1', { chosen: ['team-manager'] })), 'S1 meeting');
  });

  it('[A-CB-15] is held from the next working day on, or before it where the raiser’s day is', () => {
    // Saturday 6 March 2027; the next working day is Monday.
    const saturday = aCase().raised('s3').on('2027-03-06 10:00');
    const window = (by: string) => meeting(asks(saturday, by)).window;
    assert.deepEqual(window('2027-03-10'), { from: '2027-03-08', to: '2027-03-10', ours: false });
    assert.deepEqual(window('2027-03-08'), { from: '2027-03-08', to: '2027-03-08', ours: false });
    assert.deepEqual(window('2027-03-07'), { from: '2027-03-06', to: '2027-03-07', ours: false });
  });
});

describe('what the raiser wrote of a meeting that they called', () => {
  const so = aCase().raised('s2');
  const reason = written('She wants her aunt to be there');
  const by = day('2027-03-10');
  const wished = so.does({ type: 'askMeeting', purpose: 'stage', by, reason }, IRO);
  const textOf = (each: CaseBuilder, who: PersonId) =>
    chronology(
      each.present,
      each.events,
      new Map([[reason.hash, reason.value]]),
      who,
      each.ctx,
      each.now,
    ).findLast(({ type }) => type === 'MeetingAsked')?.text;

  it('stays when another time is looked for', () => {
    const booked = wished.booked('2027-03-03 10:00');
    const anew = booked.does({ type: 'findAnotherTime', meeting: booked.meeting }, IRO);
    assert.notEqual(meeting(anew).id, meeting(booked).id);
    assert.equal(meeting(anew).wish?.hash, reason.hash);
    const plain = so.booked('2027-03-03 10:00');
    const other = plain.does({ type: 'findAnotherTime', meeting: plain.meeting }, IRO);
    assert.ok(!('wish' in meeting(other)));
  });

  it('is read by those who read the case, and not by those who know the meeting alone', () => {
    assert.equal(textOf(wished, IRO), reason.value);
    assert.equal(textOf(wished, TEAM_MANAGER), reason.value);
    assert.equal(textOf(wished, SOCIAL_WORKER), null);
  });
});

describe('what a meeting is for', () => {
  const purpose = 'To settle on a plan.';

  it('[DU-88] [DU-114] is taken from its rule, and nothing where the rule says nothing', () => {
    const asked = (shape: typeof rule) =>
      meeting(aCase({ procedure: stageWith('s2', { meeting: shape }) }).raised('s2'));
    assert.equal(asked({ ...rule, purpose }).aim, purpose);
    assert.ok(!('aim' in asked(rule)));
  });

  it('[DU-109] is that of the offered meeting, where that is called', () => {
    const offeredMeeting = { ...rule, purpose };
    const so = aCase({ procedure: stageWith('s2', { offeredMeeting }) }).raised('s2');
    assert.equal(meeting(asks(so, '2027-03-10')).aim, purpose);
  });

  it('[DU-78] is that of the monitoring, and reaches whoever sees the meeting', () => {
    const monitoring = { ...LADDER.stages[2]!.monitoring!, purpose };
    const so = aCase({ procedure: stageWith('s2', { monitoring }) })
      .raised('s2')
      .resolved();
    assert.equal(meeting(so).aim, purpose);
    const seen = viewFor(so.present, new Map(), TEAM_MANAGER, so.ctx, so.now);
    assert.equal(seen?.meetings.at(-1)?.aim, purpose);
  });

  it('[DU-101] stays when another time is looked for', () => {
    const so = aCase({ procedure: stageWith('s2', { meeting: { ...rule, purpose } }) })
      .raised('s2')
      .booked('2027-03-03 10:00');
    const anew = so.does({ type: 'findAnotherTime', meeting: so.meeting }, IRO);
    assert.notEqual(meeting(anew).id, meeting(so).id);
    assert.equal(meeting(anew).aim, purpose);
  });
});

describe('a monitoring meeting that the raiser calls', () => {
  it('[DU-117] is held by the raiser’s day, which is nobody else’s guess', () => {
    const rule = LADDER.stages[2]!.monitoring!;
    const monitoring = { ...rule, within: { ...rule.within, source: 'ours' } as const };
    const resolved = aCase({ procedure: stageWith('s2', { monitoring }) })
      .raised('s2')
      .resolved();
    const by = day('2027-03-19');
    const asked = resolved.does(
      { type: 'askMeeting', purpose: 'monitoring', by, reason: null },
      IRO,
    );
    assert.deepEqual(meeting(asked).window, { from: '2027-03-01', to: '2027-03-19', ours: false });
    // Ten working days from Monday 1 March 2027: Monday 15 March.
    assert.deepEqual(meeting(resolved).window, {
      from: '2027-03-01',
      to: '2027-03-15',
      ours: true,
    });
  });
});

describe('whom a deputy stands in for', () => {
  it('[A-X-07] at a meeting too', () => {
    const directory = directoryWith(
      'team-manager',
      post('team-manager', null, { scope: NORTH, deputy: TEAM_DEPUTY }),
    );
    const { required, optional } = meeting(aCase({ directory }).raised('s2'));
    assert.deepEqual(people(required)[1], ['team-manager', TEAM_DEPUTY]);
    assert.deepEqual(people(optional), [['social-worker', SOCIAL_WORKER]]);
  });
});
