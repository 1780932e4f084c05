import assert from 'node:assert/strict';
import { countDue, day, DEFAULT_COUNT } from '../../../domain/calendar/index.ts';
import type { CommandOf, DeliveryOf } from '../../../domain/case/index.ts';
import {
  aCase,
  ACTIONS,
  aStage,
  at,
  CALENDAR,
  DIRECTOR,
  directoryWith,
  given,
  HEAD,
  IRO,
  post,
  SERVICE_MANAGER,
  ladderWith,
  TEAM_DEPUTY,
  TEAM_MANAGER,
  NORTH,
} from '../../builders/index.ts';

const toTeamManager: DeliveryOf = {
  stage: 2,
  role: 'team-manager',
  person: TEAM_MANAGER,
  as: 'responder',
  what: 'alert',
};

const delivery = (
  rest: Partial<CommandOf<'recordDelivery'>> = {},
  recipient: Partial<DeliveryOf> = {},
): CommandOf<'recordDelivery'> => ({
  type: 'recordDelivery',
  effect: 'e1',
  route: 'teams',
  outcome: 'accepted',
  sentAt: at('2027-03-01 10:01'),
  code: null,
  repeated: false,
  ...rest,
  recipient: { ...toTeamManager, ...recipient },
});

const lost = (recipient: Partial<DeliveryOf> = {}): CommandOf<'recordUndeliverable'> => ({
  type: 'recordUndeliverable',
  effect: 'e2',
  code: 'blocked',
  recipient: { ...toTeamManager, ...recipient },
});

const informal = aCase().raised('s1');
const formal = aCase().raised('s2');
const consulted = [{ role: 'qa-head', on: day('2027-03-01'), view: null, notHeld: null }];
const joint = aCase().raised('s4', { consultations: consulted });
const clockOf = (so: typeof formal) => so.present.stages.at(-1)?.clock;

describe('recordDelivery', () => {
  it('[DU-83] starts the clock of the stage on the day of delivery: four facts, day 0 and the due day', () => {
    const trace = countDue(CALENDAR, at('2027-03-01 10:01'), 1, 'working-day', DEFAULT_COUNT);
    assert.equal(trace.due, '2027-03-02');
    given(informal)
      .when(delivery(), null)
      .then(
        {
          type: 'DeliveryRecorded',
          effect: 'e1',
          stage: 2,
          role: 'team-manager',
          person: TEAM_MANAGER,
          as: 'responder',
          what: 'alert',
          route: 'teams',
          outcome: 'accepted',
          sentAt: at('2027-03-01 10:01'),
          code: null,
          repeated: false,
        },
        {
          type: 'ClockStarted',
          stage: 2,
          dayZero: day('2027-03-01'),
          trace,
          due: day('2027-03-02'),
        },
      );
  });

  it('[A-X-04] starts the whole limit with the first formal stage, 17 working days on', () => {
    given(formal)
      .when(delivery(), null)
      .thenTypes('DeliveryRecorded', 'ClockStarted', 'WholeClockStarted');
    // Monday 1 March 2027: 17 working days end on Wednesday 24 March, before Good Friday.
    assert.equal(formal.delivered().present.whole?.due, '2027-03-24');
    assert.equal(informal.delivered().present.whole, null);
  });

  it('counts over Christmas by hand: Thursday 24 December 2026, five working days, Tuesday 5 January', () => {
    const christmas = aCase().on('2026-12-24 09:30').raised('s3').delivered();
    assert.equal(clockOf(christmas)?.due, '2027-01-05');
  });

  it('counts an uncertain attempt from its own time, and a weekend delivery from its date', () => {
    assert.equal(clockOf(formal.delivered({ outcome: 'uncertain' }))?.dayZero, '2027-03-01');
    // Saturday 6 March: day 1 is Monday 8, day 4 is Thursday 11.
    assert.equal(
      clockOf(aCase().on('2027-03-06 12:00').raised('s2').delivered())?.due,
      '2027-03-11',
    );
  });

  it('records a refused attempt without starting anything, and the mail that follows', () => {
    const refused = formal.does(delivery({ outcome: 'refused', code: '403' }), null);
    assert.equal(clockOf(refused)?.state, 'waiting');
    const mailed = refused
      .on('2027-03-02 10:00')
      .does(delivery({ route: 'mail', sentAt: at('2027-03-02 10:00') }), null);
    assert.deepEqual(
      [clockOf(mailed)?.dayZero, clockOf(mailed)?.due],
      ['2027-03-02', '2027-03-08'],
    );
    const seat = mailed.present.stages[0]?.responders[0]?.delivery;
    assert.deepEqual(
      [seat?.sentAt, seat?.deliveredAt, seat?.route],
      [at('2027-03-01 10:01'), at('2027-03-02 10:00'), 'mail'],
    );
  });

  it('never starts a clock again: not by a repeat, not by a fresh alert, not by a deputy', () => {
    const once = formal.does(delivery(), null).on('2027-03-03 10:00');
    const again = once.does(delivery({ repeated: true, sentAt: once.now }), null);
    assert.equal(clockOf(again)?.due, '2027-03-05');
    const fresh = once.does(delivery({ effect: 'e9', sentAt: once.now }), null);
    assert.equal(clockOf(fresh)?.due, '2027-03-05');
    assert.equal(
      fresh.present.stages[0]?.responders[0]?.delivery.deliveredAt,
      at('2027-03-01 10:01'),
    );
  });

  it('keeps quiet when the same effect is recorded again', () => {
    given(formal.does(delivery(), null)).when(delivery(), null).thenNothing();
  });

  it('[A-DO-04] waits for the last of joint responders, whose day is day 0', () => {
    const first = joint.does(delivery({}, { role: 'head', person: HEAD }), null);
    assert.equal(clockOf(first)?.state, 'waiting');
    const both = first
      .on('2027-03-02 10:00')
      .does(
        delivery({ sentAt: at('2027-03-02 10:00') }, { role: 'director', person: DIRECTOR }),
        null,
      );
    assert.deepEqual([clockOf(both)?.dayZero, clockOf(both)?.due], ['2027-03-02', '2027-03-09']);
  });

  it('is not held up by one who cannot be reached, as long as another was', () => {
    const first = joint.does(delivery({}, { role: 'head', person: HEAD }), null);
    given(first)
      .when(lost({ role: 'director', person: DIRECTOR }), null)
      .thenTypes('DeliveryFailed', 'ClockStarted', 'WholeClockStarted');
    const vacant = aCase({ directory: directoryWith('director', post('director', null)) });
    const alone = vacant.raised('s4', { consultations: consulted });
    assert.equal(
      clockOf(alone.does(delivery({}, { role: 'head', person: HEAD }), null))?.state,
      'running',
    );
  });

  it('a vacant post is reached through its deputy', () => {
    const directory = directoryWith(
      'team-manager',
      post('team-manager', null, { scope: NORTH, deputy: TEAM_DEPUTY }),
    );
    const raised = aCase({ directory }).raised('s2');
    const reached = raised.does(delivery({ route: 'deputy' }, { person: null }), null);
    assert.equal(clockOf(reached)?.state, 'running');
    assert.equal(
      reached.present.involved.some(({ person, as }) => person === TEAM_DEPUTY && as === 'deputy'),
      true,
    );
  });

  it('the raiser’s own day is never before the day of delivery', () => {
    const timescale = { day: day('2027-03-02'), reason: null };
    const late = aCase({ procedure: ACTIONS })
      .raised('a2', { timescale })
      .on('2027-03-04 10:00')
      .delivered();
    assert.deepEqual([clockOf(late)?.dayZero, clockOf(late)?.due], ['2027-03-04', '2027-03-04']);
  });

  it('records copies and notices and starts nothing', () => {
    given(formal)
      .when(delivery({}, { role: 'service-manager', person: SERVICE_MANAGER, as: 'copy' }), null)
      .thenTypes('DeliveryRecorded');
    const copied = formal.does(
      delivery({}, { role: 'service-manager', person: SERVICE_MANAGER, as: 'copy' }),
      null,
    );
    assert.notEqual(copied.present.stages[0]?.copies[0]?.delivery.deliveredAt, null);
    given(formal)
      .when(delivery({}, { as: 'notice', person: IRO }), null)
      .thenTypes('DeliveryRecorded');
  });

  it('is the dispatcher’s alone', () => {
    given(formal).when(delivery(), IRO).thenRefused({ reason: 'not-yours' });
    given(aCase()).when(delivery(), null).thenRefused({ reason: 'unknown-case' });
  });

  it('a delivery that has happened is recorded even where its count leaves the calendar', () => {
    const late = aCase().on('2028-12-01 10:00').raised('s2').on('2028-12-27 10:00');
    given(late)
      .when(delivery({ sentAt: late.now }), null)
      .thenTypes('DeliveryRecorded');
  });

  it('a stage without days starts only the whole limit', () => {
    const bare = ladderWith({ stages: [aStage('s2', 'team-manager', { clock: null })] });
    given(aCase({ procedure: bare }).raised('s2'))
      .when(delivery(), null)
      .thenTypes('DeliveryRecorded', 'WholeClockStarted');
  });
});

describe('recordUndeliverable', () => {
  it('where nobody was reached the stage waits and the whole limit runs', () => {
    given(formal).when(lost(), null).thenTypes('DeliveryFailed', 'WholeClockStarted');
    const failed = formal.does(lost(), null);
    assert.equal(clockOf(failed)?.state, 'waiting');
    assert.equal(failed.present.whole?.due, '2027-03-24');
  });

  it('a later delivery starts the stage with its whole limit, and the whole limit not again', () => {
    const failed = formal.does(lost(), null).on('2027-03-03 10:00');
    given(failed)
      .when(delivery({ sentAt: failed.now }), null)
      .thenTypes('DeliveryRecorded', 'ClockStarted');
    // Wednesday 3 March, four working days: Tuesday 9.
    assert.equal(clockOf(failed.does(delivery({ sentAt: failed.now }), null))?.due, '2027-03-09');
  });

  it('keeps quiet the second time', () => {
    given(formal.does(lost(), null)).when(lost(), null).thenNothing();
  });
});
