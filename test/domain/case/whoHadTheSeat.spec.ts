import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import {
  evolve,
  type Attendee,
  type CaseState,
  type Command,
  type RecordedEvent,
  type Responder,
} from '../../../domain/case/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import { RAISER } from '../../../domain/procedure/index.ts';
import {
  aCase,
  CHIEF,
  DIRECTOR,
  directoryWith,
  HEAD,
  IRO,
  IRO_MANAGER,
  LADDER,
  LEGAL,
  OTHER_IRO,
  post,
  QA_HEAD,
  SERVICE_MANAGER,
  stageWith,
  STRANGER,
  TEAM_DEPUTY,
  TEAM_MANAGER,
  told,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';

const reason = written('Left the service');
const atS2 = aCase().raised('s2').delivered();
const [entry] = atS2.present.stages;
const [given] = entry!.responders;

const seat = (role: string, person: PersonId | null, rest: Partial<Responder> = {}): Responder => ({
  ...given!,
  ...{ role, person, deputy: null },
  ...rest,
});
const attends = (role: string, person: PersonId): Attendee => ({ role, person });
const handsSeat = (person: PersonId, to: PersonId): Command => ({
  ...{ type: 'handOverSeat', stage: atS2.stage, role: 'team-manager', person, to, reason },
});
const toOther: Command = { type: 'handOverCase', to: OTHER_IRO, reason };
const last = (so: CaseBuilder): RecordedEvent => so.events.at(-1)!;

describe('what a seat that is handed over takes along', () => {
  const [meeting] = atS2.present.meetings;
  const handed = last(atS2.does(handsSeat(TEAM_MANAGER, STRANGER), IRO));
  const standIn = (person: PersonId) => ({ person, as: 'duty' }) as const;
  const withSeats = (...responders: readonly Responder[]): CaseState => ({
    ...atS2.present,
    stages: [{ ...entry!, responders }],
  });
  const former = (state: CaseState) =>
    state.involved.filter(({ as }) => as === 'former-responder').map(({ person }) => person);
  const after = (state: CaseState, event: RecordedEvent = handed) => evolve(state, event);

  it('who had it and its alert, each once, and nobody who still has a part in the stage', () => {
    const event = { ...handed, deputy: TEAM_DEPUTY } as RecordedEvent;
    const standIns = [DIRECTOR, STRANGER, TEAM_DEPUTY, HEAD].map(standIn);
    const state = after(
      withSeats(
        seat('team-manager', HEAD, { standIns: [standIn(LEGAL)] }),
        seat('head', TEAM_MANAGER, { standIns: [standIn(CHIEF)] }),
        seat('team-manager', TEAM_MANAGER, {
          ...{ standIns, before: [SERVICE_MANAGER, STRANGER, DIRECTOR] },
        }),
      ),
      event,
    );
    assert.deepEqual(former(state), [TEAM_MANAGER, DIRECTOR]);
    assert.deepEqual(
      state.stages[0]?.responders.map(({ role, person, before }) => [role, person, before]),
      [
        ['team-manager', HEAD, undefined],
        ['head', TEAM_MANAGER, undefined],
        ['team-manager', STRANGER, [SERVICE_MANAGER, DIRECTOR, TEAM_MANAGER]],
      ],
    );
  });

  it('knows of nobody before, where nobody had it', () => {
    const event = { ...handed, handedFrom: null } as RecordedEvent;
    const state = after(withSeats(seat('team-manager', null)), event);
    assert.equal('before' in state.stages[0]!.responders[0]!, false);
    assert.deepEqual(former(state), []);
  });

  it('the place in the meetings of its stage that are to come, and no other place', () => {
    const required = [attends('team-manager', TEAM_MANAGER), attends('team-manager', HEAD)];
    const optional = [
      attends('social-worker', TEAM_MANAGER),
      attends('team-manager', TEAM_MANAGER),
    ];
    const people = { required, optional };
    const cancelled = { kind: 'cancelled', at: atS2.now, why: 'by-convener' } as const;
    const state = after({
      ...withSeats(seat('team-manager', TEAM_MANAGER)),
      meetings: [
        { ...meeting!, ...people },
        { ...meeting!, ...people, id: 91, status: cancelled },
        { ...meeting!, ...people, id: 92, stage: 93 },
      ],
    });
    assert.deepEqual(
      state.meetings.map((each) =>
        [...each.required, ...each.optional].map(({ role, person }) => [role, person]),
      ),
      [
        [
          ['team-manager', STRANGER],
          ['team-manager', HEAD],
          ['social-worker', TEAM_MANAGER],
          ['team-manager', STRANGER],
        ],
        people.required.concat(people.optional).map(({ role, person }) => [role, person]),
        people.required.concat(people.optional).map(({ role, person }) => [role, person]),
      ],
    );
  });
});

describe('what a case that is handed over takes along', () => {
  it('the raiser’s own seats at the stages that nobody has decided, and no other seat', () => {
    const handed = last(atS2.does(toOther, IRO_MANAGER));
    const responders = [seat(RAISER, IRO), seat('head', IRO), seat(RAISER, CHIEF)];
    const decided = atS2.resolved().present.stages[0]!;
    const state = evolve(
      {
        ...atS2.present,
        stages: [
          { ...decided, id: 90, responders },
          { ...entry!, responders },
        ],
      },
      handed,
    );
    assert.deepEqual(
      state.stages.map((each) => each.responders.map(({ person }) => person)),
      [
        [IRO, IRO, CHIEF],
        [OTHER_IRO, IRO, CHIEF],
      ],
    );
  });

  it('the times of a meeting that they arrange, and of nobody else’s', () => {
    const slots = atS2.offered(['2027-03-04 10:00', '2027-03-04 11:00']);
    const theirs = ['case-handed-to-you', OTHER_IRO];
    const before = ['case-handed-on', IRO];
    assert.deepEqual(told(slots.does(toOther, IRO_MANAGER)), [
      theirs,
      ['slots', OTHER_IRO],
      before,
    ]);
    assert.deepEqual(told(atS2.offered().does(toOther, IRO_MANAGER)), [
      theirs,
      ['no-slot', OTHER_IRO],
      before,
    ]);
    const meeting = { ...LADDER.stages[2]!.meeting!, convener: 'service-manager' };
    const others = aCase({ procedure: stageWith('s2', { meeting }) })
      .raised('s2')
      .delivered()
      .offered(['2027-03-04 10:00', '2027-03-04 11:00']);
    assert.deepEqual(told(others.does(toOther, IRO_MANAGER)), [theirs, before]);
  });
});

describe('who hears that a seat is another’s', () => {
  it('[A-X-06] whoever had it last, each time, and nobody who had it before them', () => {
    const once = atS2.does(handsSeat(TEAM_MANAGER, STRANGER), IRO);
    const back = once.on('2027-03-02 10:00').does(handsSeat(STRANGER, TEAM_MANAGER), IRO);
    assert.deepEqual(told(back), [
      ['seat-handed-to-you', TEAM_MANAGER],
      ['seat-handed-on', STRANGER],
    ]);
    const again = back.on('2027-03-03 10:00').does(handsSeat(TEAM_MANAGER, STRANGER), IRO);
    assert.deepEqual(told(again), [
      ['seat-handed-to-you', STRANGER],
      ['seat-handed-on', TEAM_MANAGER],
    ]);
  });

  it('nobody is asked in a group’s empty place while its others are; a post alone is asked for', () => {
    const group = aCase({
      procedure: stageWith('s2', { to: { roles: ['heads'], mode: 'all' } }),
      directory: directoryWith('heads', post('heads', HEAD), post('heads', DIRECTOR)),
    })
      .raised('s2')
      .delivered();
    const follow = { type: 'followPosts' } as const;
    const left = group.in({ directory: directoryWith('heads', post('heads', HEAD)) });
    assert.deepEqual(told(left.does(follow, null)), [
      ['seat-handed-on', DIRECTOR],
      ['seat-changed', IRO],
    ]);
    const joint = aCase({
      procedure: stageWith('s2', { to: { roles: ['head', 'director'], mode: 'joint' } }),
    })
      .raised('s2')
      .delivered();
    const vacant = joint.in({ directory: directoryWith('director', post('director', null)) });
    assert.deepEqual(told(vacant.does(follow, null)), [
      ['seat-handed-to-you', null],
      ['seat-handed-on', DIRECTOR],
      ['seat-changed', IRO],
    ]);
  });
});

describe('whose it is now, said to whoever had it', () => {
  const said = (so: CaseBuilder, person: PersonId) => {
    const decision = so.decide({ type: 'acknowledge', stage: so.stage }, person);
    return decision.kind === 'refused' ? decision.refusal : decision.kind;
  };

  it('[A-X-06] as of the last time, and nothing to the raiser who has it again', () => {
    const once = atS2.does(toOther, IRO_MANAGER);
    assert.deepEqual(said(once, IRO), {
      ...{ reason: 'handed-over', who: ['Reviewing officer 3'], on: '2027-03-01' },
    });
    const back = once.does({ ...toOther, to: IRO }, IRO_MANAGER);
    assert.deepEqual(said(back, IRO), { reason: 'only-the-responder' });
    const later = back.escalatedTo('s3').on('2027-03-03 10:00');
    assert.deepEqual(said(later.does(toOther, IRO_MANAGER), IRO), {
      ...{ reason: 'handed-over', who: ['Reviewing officer 3'], on: '2027-03-03' },
    });
  });

  it('nobody’s, where the post is vacant', () => {
    const directory = directoryWith('team-manager', post('team-manager', null));
    const vacant = atS2.in({ directory }).does({ type: 'followPosts' }, null);
    assert.deepEqual(said(vacant, TEAM_MANAGER), {
      ...{ reason: 'handed-over', who: [], on: '2027-03-01' },
    });
  });
});

describe('who arranges a meeting from here on', () => {
  it('stands among those involved at its stage, and takes no record from whoever keeps it', () => {
    const two = atS2
      .escalatedTo('s3')
      .does({ type: 'askMeeting', purpose: 'stage', by: day('2027-03-05'), reason: null }, IRO);
    const [first, ...others] = two.present.meetings;
    const changed = { ...{ type: 'ConvenerChanged', meeting: first!.id, before: IRO } };
    const event = {
      ...{ ...last(two), ...changed, person: IRO_MANAGER, role: 'raiser-manager' },
    } as RecordedEvent;
    const recorded = (rest: object) => {
      const meetings = [{ ...first!, ...rest }, ...others];
      return evolve({ ...two.present, meetings }, event).meetings[0]!.recorder;
    };
    assert.deepEqual(
      [
        recorded({ recorder: IRO }),
        recorded({ recorder: IRO, recorderRole: 'qa-head' }),
        recorded({ recorder: HEAD }),
      ],
      [IRO_MANAGER, IRO, HEAD],
    );
    const { involved } = evolve(two.present, event);
    assert.deepEqual(
      involved.filter(({ as, person }) => as === 'convener' && person === IRO_MANAGER),
      [{ person: IRO_MANAGER, as: 'convener', stage: first!.stage, from: event.meta.at }],
    );
  });
});

describe('who records a meeting, or takes part in it, from here on', () => {
  it('stands among those involved at the stage of that meeting', () => {
    const two = atS2
      .escalatedTo('s3')
      .does({ type: 'askMeeting', purpose: 'stage', by: day('2027-03-05'), reason: null }, IRO);
    const [first, second] = two.present.meetings;
    const becomes = (rest: object) =>
      evolve(two.present, { ...last(two), before: IRO, person: CHIEF, ...rest } as RecordedEvent)
        .involved.filter(({ person }) => person === CHIEF)
        .map(({ as, stage }) => [as, stage]);
    assert.deepEqual(becomes({ type: 'RecorderChanged', meeting: second!.id }), [
      ['convener', two.stage],
    ]);
    assert.deepEqual(becomes({ type: 'AttendeeChanged', meeting: first!.id, role: RAISER }), [
      ['attendee', atS2.stage],
    ]);
  });
});

describe('who hears of a cover', () => {
  const cover: Command = {
    ...{ type: 'coverRaiser', cover: OTHER_IRO, reason: null },
    ...{ firstDay: day('2027-03-01'), lastDay: day('2027-03-05') },
  };

  it('the raiser and their manager, but for whoever did it; who covers, in their own words', () => {
    assert.deepEqual(told(atS2.does(cover, IRO_MANAGER)), [
      ['cover-begins', OTHER_IRO],
      ['cover-recorded', IRO],
    ]);
    const covered = atS2.does(cover, IRO);
    const ends: Command = { type: 'endCover' };
    assert.deepEqual(told(covered.does(ends, IRO)), [['cover-ended', IRO_MANAGER]]);
    assert.deepEqual(told(covered.does(ends, IRO_MANAGER)), [['cover-ended', IRO]]);
  });

  it('nobody, where its last day has passed: they knew the day', () => {
    const passed = atS2.does(cover, IRO).on('2027-03-06 00:00');
    const over: Command = {
      ...{ type: 'clockElapsed', clock: 'cover', rung: 'overdue', stage: null, meeting: null },
      due: day('2027-03-05'),
    };
    assert.deepEqual(told(passed.does(over, null)), []);
  });

  it('the head of quality, where a raiser has left whom nobody manages', () => {
    const posts = directoryWith(RAISER, post(RAISER, OTHER_IRO)).posts.filter(
      ({ role }) => role !== 'raiser-manager',
    );
    const gone = atS2.in({ directory: { ...atS2.house.directory, posts } });
    assert.deepEqual(told(gone.does({ type: 'followPosts' }, null)), [['raiser-left', QA_HEAD]]);
  });
});
