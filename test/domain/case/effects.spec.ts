import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { stillWanted, type Effect, type SendCard } from '../../../domain/case/index.ts';
import {
  aCase,
  type CaseBuilder,
  directoryWith,
  HEAD,
  IRO,
  IRO_COVER,
  IRO_MANAGER,
  LADDER,
  NORTH,
  post,
  QA_HEAD,
  SERVICE_MANAGER,
  SOCIAL_WORKER,
  stageWith,
  SUPPORT,
  TEAM_DEPUTY,
  TEAM_MANAGER,
  withHoliday,
  written,
} from '../../builders/index.ts';

const raised = aCase().raised('s2');
const atS2 = raised.delivered();
const lost = { type: 'recordUndeliverable', effect: 'e', code: 'blocked' } as const;

/** Who gets what: card, notice, person, part. */
const sent = ({ effects }: CaseBuilder) =>
  effects.flatMap((effect) =>
    effect.type === 'sendCard' ? [[effect.card, effect.notice, effect.to.person, effect.as]] : [],
  );
const others = ({ effects }: CaseBuilder) =>
  effects.filter(({ type }) => type !== 'sendCard').map(({ type }) => type);
const fired = (
  so: CaseBuilder,
  rung: 'before' | 'on-the-day' | 'overdue',
  due: string,
  clock: 'stage' | 'whole' = 'stage',
) =>
  so.does(
    {
      type: 'clockElapsed',
      clock,
      rung,
      stage: clock === 'stage' ? so.stage : null,
      meeting: null,
      due: day(due),
    },
    null,
  );

describe('what a stage makes be done', () => {
  it('sends the alert to those asked, a copy to those told, looks for slots and brings lists up to date', () => {
    assert.deepEqual(raised.effects, [
      {
        type: 'sendCard',
        card: 'alert',
        notice: null,
        to: { role: 'team-manager', person: TEAM_MANAGER, deputy: TEAM_DEPUTY },
        as: 'responder',
        stage: 2,
        meeting: null,
        notBefore: null,
      },
      {
        type: 'sendCard',
        card: 'copy',
        notice: null,
        to: { role: 'service-manager', person: SERVICE_MANAGER, deputy: null },
        as: 'copy',
        stage: 2,
        meeting: null,
        notBefore: null,
      },
      {
        type: 'sendCard',
        card: 'copy',
        notice: null,
        to: { role: 'support', person: SUPPORT, deputy: null },
        as: 'copy',
        stage: 2,
        meeting: null,
        notBefore: null,
      },
      { type: 'findSlots', meeting: 3 },
      { type: 'project', counted: true },
    ]);
  });

  it('tells the raiser when somebody else raised or moved their case', () => {
    const directory = directoryWith(
      'raiser',
      post('raiser', IRO, { deputy: IRO_COVER, scope: NORTH }),
    );
    assert.deepEqual(sent(aCase({ directory }).raised('s1', {}, IRO_COVER)).at(-1), [
      'decision',
      null,
      IRO,
      'notice',
    ]);
  });

  it('sends to a vacant post too, so that its loss is recorded and told', () => {
    const vacant = aCase({
      directory: directoryWith('service-manager', post('service-manager', null)),
    });
    assert.equal(sent(vacant.raised('s3'))[0]?.[2], null);
  });

  it('nothing shown changes when a card is opened or a notice is delivered', () => {
    const opened = atS2.does({ type: 'openCard', stage: 2 }, TEAM_MANAGER);
    assert.deepEqual(opened.effects, []);
    const noticed = atS2.does(
      {
        type: 'recordDelivery',
        effect: 'n',
        route: 'teams',
        outcome: 'accepted',
        sentAt: atS2.now,
        code: null,
        repeated: false,
        recipient: { stage: 2, role: 'raiser', person: IRO, as: 'notice', what: 'acknowledged' },
      },
      null,
    );
    assert.deepEqual(noticed.effects, []);
    // The alert itself was delivered: Outlook is asked whether they are there.
    assert.deepEqual(others(atS2), ['askAway', 'project']);
  });
});

describe('what answers and decisions make be done', () => {
  it('tells the raiser of an acknowledgement, and puts a reply and a wish for time before them', () => {
    assert.deepEqual(sent(atS2.acknowledged()), [['notice', 'acknowledged', IRO, 'notice']]);
    assert.deepEqual(sent(atS2.replied()), [['decision', null, IRO, 'notice']]);
    assert.deepEqual(sent(atS2.asksForTime('2027-03-10')), [
      ['decision', 'time-requested', IRO, 'notice'],
    ]);
  });

  it('[DU-104] sends the reply also to whoever the stage names', () => {
    const house = { procedure: stageWith('s2', { replyTo: ['raiser', 'raiser-manager'] }) };
    assert.deepEqual(sent(aCase(house).raised('s2').replied()).at(-1), [
      'copy',
      null,
      IRO_MANAGER,
      'notice',
    ]);
  });

  it('lets the responders answer again after more time or a further talk, with a fresh alert', () => {
    assert.deepEqual(sent(atS2.givenTime('2027-03-10')), [
      ['alert', 'time-given', TEAM_MANAGER, 'responder'],
    ]);
    assert.deepEqual(sent(atS2.replied().talkedFurther()), [
      ['alert', 'talk-further', TEAM_MANAGER, 'responder'],
    ]);
    const refused = atS2
      .asksForTime('2027-03-10')
      .does({ type: 'refuseTime', stage: 2, reason: written('No') }, IRO);
    assert.deepEqual(sent(refused), [['notice', 'time-refused', TEAM_MANAGER, 'notice']]);
  });

  it('tells everybody of the stage how it ended', () => {
    const all = (notice: string) => [
      ['notice', notice, TEAM_MANAGER, 'notice'],
      ['notice', notice, SERVICE_MANAGER, 'notice'],
      ['notice', notice, SUPPORT, 'notice'],
    ];
    assert.deepEqual(sent(atS2.resolved()), all('resolved'));
    assert.deepEqual(sent(atS2.withdrawn()), all('withdrawn'));
    const closed = aCase()
      .raised('s5')
      .does({ type: 'closeUnresolved', stage: 2, reason: written('x') }, IRO);
    assert.equal(sent(closed)[0]?.[1], 'closed-unresolved');
  });

  it('whoever gets a card of the next stage is not also told that the last one moved on', () => {
    const moved = sent(atS2.escalatedTo('s3'));
    assert.deepEqual(
      moved.map(([card, , person]) => [card, person]),
      [
        ['notice', TEAM_MANAGER],
        ['notice', SUPPORT],
        ['alert', SERVICE_MANAGER],
        ['copy', HEAD],
      ],
    );
  });

  it('reopening asks afresh', () => {
    const again = atS2.withdrawn().does({ type: 'reopen', reason: written('Again') }, IRO);
    assert.equal(sent(again).filter(([card]) => card === 'alert').length, 1);
  });
});

describe('what lost cards make be done', () => {
  it('tells the raiser at once that an alert or a copy reached nobody', () => {
    const alert = raised.does(
      {
        ...lost,
        recipient: {
          stage: 2,
          role: 'team-manager',
          person: TEAM_MANAGER,
          as: 'responder',
          what: 'alert',
        },
      },
      null,
    );
    assert.deepEqual(sent(alert), [['notice', 'undeliverable', IRO, 'notice']]);
    const copy = raised.does(
      {
        ...lost,
        recipient: {
          stage: 2,
          role: 'service-manager',
          person: SERVICE_MANAGER,
          as: 'copy',
          what: 'copy',
        },
      },
      null,
    );
    assert.deepEqual(sent(copy), [['notice', 'undeliverable', IRO, 'notice']]);
  });

  it('what does not reach the raiser is told to the raiser’s manager', () => {
    const lostReply = atS2.replied().does(
      {
        ...lost,
        recipient: { stage: 2, role: 'raiser', person: IRO, as: 'notice', what: 'decision' },
      },
      null,
    );
    assert.deepEqual(sent(lostReply), [['notice', 'undeliverable', IRO_MANAGER, 'notice']]);
  });

  it('each lost duty is told; of news, that somebody cannot be reached with them, once', () => {
    const about = { stage: 2, role: 'head', person: HEAD, as: 'notice' } as const;
    const duty = { ...lost, recipient: { ...about, what: 'slots' } };
    const news = { ...lost, recipient: { ...about, what: 'moved-on' } };
    const toIro = [['notice', 'undeliverable', IRO, 'notice']];
    assert.deepEqual(sent(atS2.does(news, null)), toIro);
    assert.deepEqual(sent(atS2.does(news, null).does(news, null)), []);
    assert.deepEqual(sent(atS2.does(news, null).does(duty, null)), toIro);
    assert.deepEqual(sent(atS2.does(duty, null).does(duty, null)), toIro);
    // Something reached them in between: then it is news again.
    const reached = atS2.does(news, null).does(
      {
        ...{ type: 'recordDelivery', effect: 'n', route: 'mail', outcome: 'accepted' },
        ...{ sentAt: atS2.now, code: null, repeated: false },
        recipient: { ...about, what: 'resolved' },
      },
      null,
    );
    assert.deepEqual(sent(reached.does(news, null)), toIro);
  });
});

describe('what reminders make be done', () => {
  it('reminds the responder before and on the day, in the words of the day it is sent', () => {
    const before = fired(atS2.on('2027-03-04 09:00'), 'before', '2027-03-05');
    assert.deepEqual(sent(before), [['notice', 'due-tomorrow', TEAM_MANAGER, 'notice']]);
    const late = fired(atS2.on('2027-03-05 07:00'), 'before', '2027-03-05');
    assert.deepEqual(sent(late), [['notice', 'due-today', TEAM_MANAGER, 'notice']]);
  });

  it('[A-X-05] overdue: responder, raiser with escalation one press away, raiser’s manager', () => {
    assert.deepEqual(sent(fired(atS2.on('2027-03-08 09:00'), 'overdue', '2027-03-05')), [
      ['notice', 'overdue', TEAM_MANAGER, 'notice'],
      ['decision', 'overdue', IRO, 'notice'],
      ['notice', 'overdue', IRO_MANAGER, 'notice'],
    ]);
  });

  it('reminds the deputy where the deputy has the alert', () => {
    const deputised = raised.delivered({ route: 'deputy' });
    assert.deepEqual(
      sent(fired(deputised.on('2027-03-04 09:00'), 'before', '2027-03-05'))[0]?.[2],
      TEAM_DEPUTY,
    );
  });

  it('[CB-11] the whole limit warns raiser and manager, and blocks nothing', () => {
    const near = fired(atS2.on('2027-03-23 09:00'), 'before', '2027-03-24', 'whole');
    assert.deepEqual(sent(near), [
      ['notice', 'whole-limit-near', IRO, 'notice'],
      ['notice', 'whole-limit-near', IRO_MANAGER, 'notice'],
    ]);
    const passed = fired(atS2.on('2027-03-25 09:00'), 'overdue', '2027-03-24', 'whole');
    assert.equal(sent(passed)[0]?.[1], 'whole-limit-passed');
    assert.equal(passed.escalatedTo('s3').present.status.kind, 'open');
  });

  it('tells once of a due day that a changed calendar moved', () => {
    const moved = atS2.in({ calendar: withHoliday('2027-03-04') }).acknowledged();
    assert.deepEqual(
      sent(moved)
        .filter(([, notice]) => notice?.endsWith('due-day-moved'))
        .map(([, notice, person]) => [notice, person]),
      [
        ['due-day-moved', TEAM_MANAGER],
        ['due-day-moved', IRO],
        ['whole-due-day-moved', IRO],
        ['whole-due-day-moved', IRO_MANAGER],
      ],
    );
  });

  it('tells one person once, whatever the roles in which they would be told', () => {
    const directory = directoryWith('raiser-manager', post('raiser-manager', TEAM_MANAGER));
    const both = fired(
      aCase({ directory }).raised('s2').delivered().on('2027-03-08 09:00'),
      'overdue',
      '2027-03-05',
    );
    assert.equal(sent(both).filter(([, , person]) => person === TEAM_MANAGER).length, 1);
  });
});

describe('what meetings make be done', () => {
  const offered = atS2.offered(['2027-03-03 10:00', '2027-03-03 11:00']);
  const elapsed = (so: CaseBuilder, rung: 'before' | 'overdue', due: string) =>
    so.does(
      {
        type: 'clockElapsed',
        clock: 'meeting',
        rung,
        stage: 2,
        meeting: so.meeting,
        due: day(due),
      },
      null,
    );

  it('offers the slots to the convener, or says that there is none', () => {
    assert.deepEqual(sent(offered), [['slots', null, IRO, 'notice']]);
    assert.deepEqual(sent(atS2.offered()), [['slots', 'no-slot', IRO, 'notice']]);
  });

  it('books what was chosen, says so, and cancels what stands', () => {
    const booked = offered.booked('2027-03-03 10:00');
    assert.deepEqual(sent(booked), [['notice', 'booked', IRO, 'notice']]);
    const slot = {
      start: offered.present.meetings[0]!.slots[0]!.start,
      end: offered.present.meetings[0]!.slots[0]!.end,
    };
    const choosing = offered.does({ type: 'chooseSlot', meeting: 3, slot, reason: null }, IRO);
    assert.deepEqual(choosing.effects[0], { type: 'bookMeeting', meeting: 3 });
    const refused = choosing.does({ type: 'recordBookingRefused', meeting: 3, code: 'x' }, null);
    assert.deepEqual(sent(refused), [['slots', 'no-slot', IRO, 'notice']]);
    const off = booked.escalatedTo('s3');
    assert.equal(
      off.effects.some(({ type }) => type === 'cancelMeeting'),
      true,
    );
  });

  it('tells the convener whom somebody else left without a meeting', () => {
    const theirs = { ...atS2.house.procedure.stages[2]!.meeting!, convener: 'raiser-manager' };
    const raised2 = aCase({ procedure: stageWith('s2', { meeting: theirs }) }).raised('s2');
    assert.deepEqual(
      sent(raised2.withdrawn()).filter(([, notice]) => notice === 'meeting-cancelled'),
      [['notice', 'meeting-cancelled', IRO_MANAGER, 'notice']],
    );
    const late = elapsed(raised2.offered().on('2027-03-09 09:00'), 'overdue', '2027-03-08');
    assert.deepEqual(sent(late), [
      ['slots', 'meeting-due', IRO_MANAGER, 'notice'],
      ['notice', 'meeting-due', IRO, 'notice'],
    ]);
  });

  it('asks the recorder for the outcome of a booked meeting that has passed', () => {
    const booked = offered.booked('2027-03-03 10:00').on('2027-03-04 09:00');
    assert.deepEqual(sent(elapsed(booked, 'overdue', '2027-03-03')), [
      ['meetingOutcome', null, IRO, 'notice'],
    ]);
  });

  it('[DU-124] puts outcomes that were not achieved before the raiser, who may pass them on', () => {
    const monitored = atS2.resolved().booked('2027-03-08 10:00').on('2027-03-08 12:00');
    const failed = monitored.does(
      {
        type: 'recordMeeting',
        meeting: monitored.meeting,
        outcome: written('o'),
        tasks: [],
        achieved: false,
      },
      IRO,
    );
    assert.deepEqual(sent(failed), [
      ['decision', 'not-achieved', IRO, 'notice'],
      ['notice', 'meeting-recorded', TEAM_MANAGER, 'notice'],
    ]);
    assert.equal(stillWanted(failed.effects[0]!, failed.present, failed.ctx), true);
    const passed = failed.does({ type: 'passTo', meeting: failed.meeting }, IRO);
    assert.deepEqual(sent(passed), [['notice', 'passed-to-you', SERVICE_MANAGER, 'notice']]);
  });

  it('tells whoever was invited, and the raiser, what was recorded, but not whoever recorded it', () => {
    const recorder = { ...atS2.house.procedure.stages[2]!.meeting!, recorder: 'team-manager' };
    const asked = aCase({ procedure: stageWith('s2', { meeting: recorder }) }).raised('s2');
    const record = {
      type: 'recordMeeting',
      meeting: asked.meeting,
      outcome: written('o'),
      tasks: [],
      achieved: null,
    } as const;
    const booked = asked.booked('2027-03-02 10:00').on('2027-03-02 11:30');
    const toRaiser = ['notice', 'meeting-recorded', IRO, 'notice'];
    assert.deepEqual(sent(booked.does(record, TEAM_MANAGER)), [
      toRaiser,
      ['notice', 'meeting-recorded', SOCIAL_WORKER, 'notice'],
    ]);
    const uninvited = asked.does(record, TEAM_MANAGER);
    assert.deepEqual(sent(uninvited), [toRaiser], 'nobody got an invitation');
  });
});

describe('what monitoring that another recorded makes be done', () => {
  it('[DU-124] puts what was not achieved before the raiser by one card', () => {
    const monitoring = { ...LADDER.stages[2]!.monitoring!, convener: 'team-manager' };
    const closed = aCase({ procedure: stageWith('s2', { monitoring }) })
      .raised('s2')
      .delivered()
      .resolved()
      .booked('2027-03-08 10:00', TEAM_MANAGER)
      .on('2027-03-08 12:00');
    const failed = closed.does(
      {
        type: 'recordMeeting',
        meeting: closed.meeting,
        outcome: written('o'),
        tasks: [],
        achieved: false,
      },
      TEAM_MANAGER,
    );
    const toRaiser = sent(failed).filter(([, , person]) => person === IRO);
    assert.deepEqual(toRaiser, [['decision', 'not-achieved', IRO, 'notice']]);
  });
});

describe('what the referral makes be done', () => {
  it('[DO-60] [DU-139] tells those whom the rule names, and of the answer those who were told', () => {
    const considered = atS2.does({ type: 'considerReferral', note: null }, IRO);
    assert.deepEqual(
      sent(considered).map(([, notice, person]) => [notice, person]),
      [
        ['referral-considered', IRO_MANAGER],
        ['referral-considered', QA_HEAD],
      ],
    );
    const referred = atS2.does(
      {
        type: 'refer',
        on: day('2027-03-01'),
        met: [],
        reason: written('x'),
        answers: { worries: written('w') },
      },
      IRO,
    );
    assert.deepEqual(
      sent(referred).map(([, notice, person]) => [notice, person]),
      [
        ['referred', TEAM_MANAGER],
        ['referred', SERVICE_MANAGER],
        ['referred', SUPPORT],
      ],
    );
    const answered = referred.does(
      { type: 'answerReferral', on: day('2027-03-01'), note: written('a') },
      IRO,
    );
    assert.equal(sent(answered)[0]?.[1], 'referral-answered');
  });
});

describe('stillWanted', () => {
  const wanted = (effect: Effect | undefined, so: CaseBuilder): boolean =>
    stillWanted(effect!, so.present, so.ctx);
  const alert = raised.effects[0];
  const notice = (kind: SendCard['notice']): SendCard => ({
    type: 'sendCard',
    card: 'notice',
    notice: kind,
    to: { role: 'team-manager', person: TEAM_MANAGER, deputy: null },
    as: 'notice',
    stage: 2,
    meeting: 3,
    notBefore: null,
  });

  it('an alert of a stage that was decided is not sent; a copy is', () => {
    assert.equal(wanted(alert, raised), true);
    for (const past of [raised.escalatedTo('s3'), raised.withdrawn()]) {
      assert.equal(wanted(alert, past), false);
      assert.equal(wanted(raised.effects[1], past), true);
    }
  });

  it('a reminder is not sent once the clock stands still', () => {
    for (const kind of ['due-tomorrow', 'due-today', 'overdue'] as const) {
      assert.equal(wanted(notice(kind), atS2), true);
      assert.equal(wanted(notice(kind), atS2.replied()), false);
      assert.equal(wanted(notice(kind), atS2.escalatedTo('s3')), false);
    }
    assert.equal(wanted(notice('whole-limit-near'), atS2), true);
    assert.equal(wanted(notice('whole-limit-near'), atS2.withdrawn()), false);
  });

  it('a decision card is not sent on a stage that was decided meanwhile', () => {
    const decision = atS2.replied().effects[0];
    assert.equal(wanted(decision, atS2.replied()), true);
    assert.equal(wanted(decision, atS2.replied().resolved()), false);
    const request = atS2.asksForTime('2027-03-10');
    assert.equal(wanted(request.effects[0], request), true);
    assert.equal(wanted(request.effects[0], request.givenTime('2027-03-10')), false);
  });

  it('"still undelivered" is not said of what was delivered', () => {
    assert.equal(wanted(notice('still-undelivered'), atS2), false);
  });

  it('what has happened is told whatever followed', () => {
    for (const kind of [
      'resolved',
      'moved-on',
      'withdrawn',
      'undeliverable',
      'referred',
    ] as const) {
      assert.equal(wanted(notice(kind), atS2.withdrawn()), true);
    }
  });

  it('meetings: no slots of a cancelled one, no booking of one that is not being booked', () => {
    const find: Effect = { type: 'findSlots', meeting: 3 };
    const book: Effect = { type: 'bookMeeting', meeting: 3 };
    const cancel: Effect = { type: 'cancelMeeting', meeting: 3 };
    const slots: Effect = { ...notice(null), card: 'slots' };
    const offered = atS2.offered();
    assert.deepEqual(
      [find, book, cancel, slots].map((effect) => wanted(effect, atS2)),
      [true, false, false, true],
    );
    assert.deepEqual(
      [find, book, cancel, slots].map((effect) => wanted(effect, offered)),
      [false, false, false, true],
    );
    assert.deepEqual(
      [find, book, cancel, slots].map((effect) => wanted(effect, atS2.withdrawn())),
      [false, false, true, false],
    );
    const booked = offered.booked('2027-03-03 10:00');
    assert.equal(wanted(slots, booked), false);
    assert.equal(wanted(notice('booked'), booked), true);
    assert.equal(wanted({ ...notice(null), card: 'meetingOutcome' }, booked), true);
    assert.equal(wanted(notice('meeting-due'), booked), false);
    assert.equal(wanted({ type: 'project' }, booked), true);
  });
});
