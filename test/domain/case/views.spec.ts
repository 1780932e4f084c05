import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import {
  chronology,
  viewFor,
  type CaseView,
  type CommandType,
} from '../../../domain/case/index.ts';
import type { PersonId } from '../../../domain/people/index.ts';
import {
  aCase,
  CHIEF,
  directoryWith,
  HEAD,
  IRO,
  IRO_COVER,
  IRO_MANAGER,
  LADDER,
  NEW_TEAM_MANAGER,
  NORTH,
  OTHER_IRO,
  post,
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

/** Every text of the builders, by its made-up hash. */
const TEXTS = new Map(
  [
    '[{"record":"100234","initials":"AB"}]',
    'Contact has not begun',
    'Talked twice',
    'Urgent',
    'We will',
    'Done',
    'Not resolved',
    'Too slow',
  ].map((value) => [`#${value}`, value]),
);
const view = (so: CaseBuilder, person: PersonId) =>
  viewFor(so.present, TEXTS, person, so.ctx, so.now);
const may = (so: CaseBuilder, person: PersonId): readonly CommandType[] =>
  view(so, person)?.may ?? [];
const labels = (so: CaseBuilder, person: PersonId) =>
  view(so, person)?.stages.map(({ label }) => label);

const atS2 = aCase().raised('s2').delivered();
const atS3 = atS2.replied().escalatedTo('s3').delivered();
const referred = atS3.does(
  {
    type: 'refer',
    on: day('2027-03-01'),
    met: [],
    reason: written('Too slow'),
    answers: { worries: written('w') },
  },
  IRO,
);

/** The permission table of design section 6, as the tests hold it. */
const TABLE: readonly (readonly [string, PersonId, CaseView['depth'] | null])[] = [
  ['raiser', IRO, 'full'],
  ['raiser’s cover', IRO_COVER, 'full'],
  ['raiser’s manager', IRO_MANAGER, 'full'],
  ['head of quality', QA_HEAD, 'full'],
  ['responder', SERVICE_MANAGER, 'involved'],
  ['earlier responder', TEAM_MANAGER, 'involved'],
  ['copied officer', HEAD, 'copied'],
  ['invited to a meeting only', SOCIAL_WORKER, 'meeting'],
  ['business support', SUPPORT, 'register'],
  ['another raiser', OTHER_IRO, null],
  ['same role, other team', STRANGER, null],
  ['chief executive, not asked', CHIEF, null],
];

describe('what is asked anew after a reply', () => {
  const again = aCase().raised('s2').delivered().replied().talkedFurther();
  const seen = (so: typeof again, who = TEAM_MANAGER) =>
    viewFor(so.present, new Map([['#Not yet', 'Not yet']]), who, so.ctx, so.now)?.current
      .askedAgain ?? null;

  it('is told to whoever answers and to the raiser until it is answered, not to copies', () => {
    const told = { at: again.now, reason: 'Not yet' };
    assert.deepEqual([seen(again), seen(again, IRO)], [told, told]);
    assert.equal(seen(again, SERVICE_MANAGER), null);
    assert.equal(seen(again.replied(TEAM_MANAGER, 'On Friday')), null);
  });
});

describe('viewFor', () => {
  for (const [what, person, depth] of TABLE) {
    it(`${what}: ${depth ?? 'no such case'}`, () => {
      assert.equal(view(atS3, person)?.depth ?? null, depth);
    });
  }

  it('shows the raiser everything that was written', () => {
    const seen = view(atS3, IRO);
    assert.deepEqual(seen?.subjects, [{ record: '100234', initials: 'AB' }]);
    assert.deepEqual(seen.categories, ['Drift']);
    assert.deepEqual(seen.answers, [
      { label: 'Concern', value: 'Contact has not begun' },
      { label: 'Tried', value: 'Talked twice' },
    ]);
    assert.equal(seen.team, 'North');
    assert.equal(seen.raiser.post, 'Reviewing officer 1');
    assert.equal(seen.stages[0]?.replies[0]?.text, 'We will');
    assert.deepEqual(seen.stages[0].decision?.reason, 'Not resolved');
    assert.equal(seen.whole?.due, '2027-03-24');
  });

  it('says for whom a deputy answers at the running stage, and to nobody else [A-X-07]', () => {
    const meant = (so: CaseBuilder, person: PersonId) => view(so, person)?.onBehalfOf?.post ?? null;
    assert.equal(meant(atS2, TEAM_DEPUTY), 'Team manager, North');
    assert.equal(meant(atS2, TEAM_MANAGER), null);
    assert.equal(meant(atS2, IRO_COVER), null);
    assert.equal(meant(atS3, TEAM_DEPUTY), null);
    assert.equal(meant(atS2.resolved(), TEAM_DEPUTY), null);
  });

  it('shows the due day, the working days to it, and how it was counted', () => {
    const { current } = view(atS2, TEAM_MANAGER)!;
    assert.deepEqual([current.due, current.daysLeft, current.clock], ['2027-03-05', 4, 'running']);
    assert.equal(view(atS2.on('2027-03-05 23:00'), IRO)?.current.daysLeft, 0);
    assert.equal(view(atS2.on('2027-03-06 00:10'), IRO)?.current.daysLeft, -1);
    assert.equal(view(atS2.on('2027-03-10 10:00'), IRO)?.current.daysLeft, -3);
    assert.match(current.explanation.join(' '), /Day 0 is Monday 1 March 2027/);
  });

  it('shows the day that was given beside the one asked for, and says so after the count', () => {
    const asked = atS2.asksForTime('2027-03-10');
    const at = (so: CaseBuilder) => view(so, TEAM_MANAGER)!.current;
    assert.equal(at(asked).timeRequest?.given, null);
    const given = at(asked.givenTime('2027-03-09'));
    assert.deepEqual(
      [given.timeRequest?.until, given.timeRequest?.given],
      ['2027-03-10', '2027-03-09'],
    );
    assert.match(given.explanation[0] ?? '', /^Started on/);
    assert.equal(
      given.explanation.at(-1),
      'More time was given until the end of Tuesday 9 March 2027.',
    );
  });

  it('counts no days where the clock stands still: a slow raiser makes no manager late', () => {
    const late = view(atS2.replied().on('2027-03-20 10:00'), IRO)!.current;
    assert.deepEqual([late.clock, late.daysLeft], ['stopped', null]);
  });

  it('hides informal stages from whoever was not asked in them', () => {
    const climbed = aCase()
      .raised('s1', { chosen: ['social-worker'] })
      .escalatedTo('s2')
      .delivered();
    assert.deepEqual(labels(climbed, TEAM_MANAGER), ['S1', 'S2']);
    assert.deepEqual(labels(climbed, SOCIAL_WORKER), ['S1']);
    const directory = directoryWith(
      'team-manager',
      post('team-manager', TEAM_MANAGER, { scope: NORTH }),
    );
    const alone = aCase({
      directory,
      procedure: stageWith('s1', { to: { roles: ['social-worker'], mode: 'all' } }),
    })
      .raised('s1')
      .escalatedTo('s2');
    assert.deepEqual(labels(alone, TEAM_MANAGER), ['S2']);
    assert.deepEqual(labels(alone, IRO), ['S1', 'S2']);
  });

  it('shows a responder the way from the first formal stage, and nothing after their part', () => {
    assert.deepEqual(labels(atS3, SERVICE_MANAGER), ['S2', 'S3']);
    const further = atS3.escalatedTo('s4', {
      consultations: [{ role: 'qa-head', on: day('2027-03-01'), view: null, notHeld: null }],
    });
    assert.deepEqual(labels(further, SERVICE_MANAGER), ['S2', 'S3']);
    assert.equal(view(further, SERVICE_MANAGER)?.current.decision?.kind, 'escalated');
  });

  it('shows a copied officer the alert and its outcome, and no answer', () => {
    const seen = view(atS3, HEAD)!;
    assert.deepEqual(
      seen.stages.map(({ label }) => label),
      ['S3'],
    );
    assert.equal(seen.answers.length, 2);
    const copied = view(atS2.replied().resolved(), SERVICE_MANAGER)!;
    assert.deepEqual([copied.stages[0]?.replies, copied.stages[0]?.decision?.reason], [[], 'Done']);
    assert.equal(copied.closedReason, 'Done');
  });

  it('[A-WF-15] shows business support reference, stage and dates only', () => {
    const seen = view(atS2.replied(), SUPPORT)!;
    assert.deepEqual(
      [
        seen.subjects,
        seen.answers,
        seen.categories,
        seen.stages,
        seen.raiser.post,
        seen.team,
        seen.whole,
      ],
      [[], [], [], [], '', null, null],
    );
    assert.deepEqual(
      [seen.current.label, seen.current.due, seen.current.responders],
      ['S2', '2027-03-05', []],
    );
  });

  it('shows an invited officer the meeting and no child', () => {
    const seen = view(atS2, SOCIAL_WORKER)!;
    assert.equal(seen.meetings.length, 1);
    assert.deepEqual([seen.subjects, seen.answers, seen.stages], [[], [], []]);
    assert.deepEqual(seen.may, []);
  });

  it('[DU-142] shows what the referral says to those who read the whole case, to nobody else', () => {
    const texts = new Map([['#w', 'Nothing has moved.']]);
    const said = (person: PersonId) =>
      viewFor(referred.present, texts, person, referred.ctx, referred.now)?.referral?.answers;
    const worries = [{ label: 'Worries', value: 'Nothing has moved.' }];
    assert.deepEqual([said(IRO), said(IRO_MANAGER)], [worries, worries]);
    assert.deepEqual(said(SERVICE_MANAGER), []);
  });

  it('keeps the referral from those who are asked, unless they were told', () => {
    const considered = atS3.does({ type: 'considerReferral', note: null }, IRO);
    assert.equal(view(considered, SERVICE_MANAGER)?.referral, null);
    assert.equal(view(considered, IRO)?.referral?.state, 'considered');
    assert.equal(view(referred, SERVICE_MANAGER)?.referral?.state, 'referred');
    const quiet = { ...LADDER.referral!, tellWhenReferred: [] };
    const procedure = { ...LADDER, referral: quiet };
    const closed = aCase({ procedure })
      .raised('s5')
      .does(
        {
          type: 'refer',
          on: day('2027-03-01'),
          met: [],
          reason: written('x'),
          answers: { worries: written('w') },
        },
        IRO,
      )
      .does({ type: 'closeUnresolved', stage: 2, reason: written('x') }, IRO);
    assert.equal(view(closed, CHIEF)?.status, 'unresolved-at-highest');
    assert.equal(view(closed, CHIEF)?.closedReason, null);
    assert.equal(view(closed, IRO)?.status, 'referred');
  });

  it('a purged text is empty, never an error', () => {
    const seen = viewFor(atS2.present, new Map(), IRO, atS2.ctx, atS2.now);
    assert.deepEqual([seen?.subjects, seen?.answers[0]?.value], [[], '']);
  });

  it('the union: whoever was asked and is head of quality reads all', () => {
    const directory = directoryWith('qa-head', post('qa-head', TEAM_MANAGER));
    assert.equal(view(aCase({ directory }).raised('s2'), TEAM_MANAGER)?.depth, 'full');
  });

  it('a successor in the post sees the case while it is asked of the post', () => {
    const directory = directoryWith(
      'team-manager',
      post('team-manager', NEW_TEAM_MANAGER, { scope: NORTH }),
    );
    assert.equal(view(atS2.in({ directory }), NEW_TEAM_MANAGER)?.depth, 'involved');
    assert.equal(view(atS3.in({ directory }), NEW_TEAM_MANAGER), null);
  });
});

describe('what a person may do', () => {
  it('the responder answers, and no more once it is answered', () => {
    const answers = (so: typeof atS2, person: PersonId) =>
      may(so, person).filter((type) => type !== 'handOverSeat');
    assert.deepEqual(answers(atS2, TEAM_MANAGER), ['acknowledge', 'reply', 'requestTime']);
    assert.deepEqual(answers(atS2, TEAM_DEPUTY), ['acknowledge', 'reply', 'requestTime']);
    assert.deepEqual(answers(atS2.acknowledged(), TEAM_MANAGER), ['reply', 'requestTime']);
    const asked = atS2.acknowledged().asksForTime('2027-03-10');
    assert.deepEqual(answers(asked, TEAM_MANAGER), ['reply']);
    assert.deepEqual(answers(atS2.replied(), TEAM_MANAGER), []);
    assert.deepEqual(may(atS2.replied(), TEAM_MANAGER), ['handOverSeat']);
    assert.deepEqual(may(atS3, TEAM_MANAGER), []);
  });

  it('the raiser decides while it is open, with or without a reply', () => {
    assert.deepEqual(may(atS2, IRO), [
      'resolve',
      'giveTime',
      'withdraw',
      'askMeeting',
      'escalate',
      'chooseSlot',
      'cancelMeeting',
      'recordMeeting',
      'handOverMeeting',
      'considerReferral',
      'discussReferral',
      'refer',
      'recordConsultation',
      'fileRecord',
      'coverRaiser',
      'handOverSeat',
    ]);
    assert.equal(may(atS2.replied(), IRO).includes('talkFurther'), true);
    assert.equal(may(atS2.asksForTime('2027-03-10'), IRO).includes('refuseTime'), true);
  });

  it('after closing the raiser reopens, asks for monitoring, refers; nobody else anything', () => {
    const closed = may(atS2.resolved(), IRO);
    for (const type of ['reopen', 'askMeeting', 'considerReferral'] as const) {
      assert.equal(closed.includes(type), true, type);
    }
    for (const type of ['resolve', 'escalate', 'withdraw', 'giveTime'] as const) {
      assert.equal(closed.includes(type), false, type);
    }
    assert.deepEqual(may(atS2.resolved(), TEAM_MANAGER), []);
  });

  it('managers and quality record a consultation; copies do nothing', () => {
    assert.deepEqual(may(atS2, QA_HEAD), ['recordConsultation']);
    assert.deepEqual(may(atS2, SERVICE_MANAGER), []);
    assert.deepEqual(may(atS2, SUPPORT), []);
  });

  it('every command that a view offers is one that the rules do not refuse for the person', () => {
    const people = [IRO, IRO_COVER, IRO_MANAGER, QA_HEAD, TEAM_MANAGER, SERVICE_MANAGER, HEAD];
    const states = [
      atS2,
      atS2.replied(),
      atS2.asksForTime('2027-03-10'),
      atS3,
      atS2.resolved(),
      referred,
    ];
    for (const so of states) {
      for (const person of people) {
        const stage = so.stage;
        const reason = written('r');
        const wishes = {
          acknowledge: { type: 'acknowledge', stage },
          resolve: { type: 'resolve', stage, reason },
          withdraw: { type: 'withdraw', stage, reason },
          talkFurther: { type: 'talkFurther', stage, reason },
          refuseTime: { type: 'refuseTime', stage, reason },
          reopen: { type: 'reopen', reason },
          considerReferral: { type: 'considerReferral', note: null },
          dropReferral: { type: 'dropReferral', reason },
        } as const;
        for (const [type, wish] of Object.entries(wishes)) {
          const offered = may(so, person).some((each) => each === type);
          const decision = so.decide(wish, person);
          assert.equal(
            decision.kind === 'events',
            offered,
            `${type} by ${person} came to ${decision.kind}`,
          );
        }
      }
    }
  });

  it('offers the stages to which a case may go, the next one first', () => {
    assert.deepEqual(
      view(atS2, IRO)?.nextStages.map(({ stage, skips }) => [stage, skips]),
      [
        ['s3', []],
        ['s4', ['S3']],
        ['s5', ['S3', 'S4']],
      ],
    );
    assert.deepEqual(view(atS2, TEAM_MANAGER)?.nextStages, []);
    assert.deepEqual(
      view(atS3, IRO_MANAGER)?.nextStages.map(({ stage }) => stage),
      ['s4'],
    );
  });
});

describe('chronology', () => {
  const types = (so: CaseBuilder, person: PersonId) =>
    chronology(so.present, so.events, TEXTS, person, so.ctx, so.now).map(({ type }) => type);

  it('gives the raiser every event with who, where and the words', () => {
    const lines = chronology(atS3.present, atS3.events, TEXTS, IRO, atS3.ctx, atS3.now);
    assert.equal(lines.length, atS3.events.length);
    const replied = lines.find(({ type }) => type === 'Replied');
    assert.deepEqual(
      [replied?.actorPost, replied?.stageLabel, replied?.text],
      ['Team manager, North', 'S2', 'We will'],
    );
    const delivered = lines.find(({ type }) => type === 'DeliveryRecorded');
    assert.deepEqual([delivered?.actorPost, delivered?.detail], [null, 'alert teams accepted']);
    assert.equal(lines.find(({ type }) => type === 'ClockStarted')?.due, '2027-03-05');
  });

  it('says for whom a deputy acted', () => {
    const line = chronology(
      atS2.replied(TEAM_DEPUTY).present,
      atS2.replied(TEAM_DEPUTY).events,
      TEXTS,
      IRO,
      atS2.ctx,
      atS2.now,
    ).at(-1);
    assert.deepEqual(
      [line?.actorPost, line?.onBehalfOf],
      ['Deputy team manager, North', 'Team manager, North'],
    );
  });

  it('keeps talks of the reviewing side and the referral from those who are asked', () => {
    const talked = referred.does(
      {
        type: 'recordConsultation',
        stage: referred.stage,
        consultation: { role: 'qa-head', on: day('2027-03-01'), view: null, notHeld: null },
      },
      IRO,
    );
    for (const type of ['ConsultationRecorded', 'Referred'] as const) {
      assert.equal(types(talked, IRO).includes(type), true);
      assert.equal(types(talked, SERVICE_MANAGER).includes(type), false);
    }
    assert.equal(types(talked, SERVICE_MANAGER).includes('Replied'), true);
  });

  it('shows copies the alert and its outcome, the register and strangers nothing', () => {
    assert.deepEqual(types(atS2.replied().resolved(), SERVICE_MANAGER), [
      'StageOpened',
      'ClockStarted',
      'StageResolved',
    ]);
    assert.deepEqual(types(atS3, SUPPORT), []);
    assert.deepEqual(types(atS3, STRANGER), []);
  });
});
