import assert from 'node:assert/strict';
import { day } from '../../domain/calendar/index.ts';
import { workLinesOf } from '../../application/workLines.ts';
import type { PersonId } from '../../domain/people/index.ts';
import {
  aCase,
  directoryWith,
  IRO,
  LADDER,
  ladderWith,
  LEGAL,
  post,
  QA_HEAD,
  SERVICE_MANAGER,
  stageWith,
  TEAM_DEPUTY,
  TEAM_MANAGER,
  written,
  type CaseBuilder,
} from '../builders/index.ts';

/** A resolution is due, so a reply that only promises something does not stop the clock. */
const promising = stageWith('s2', {
  clock: { n: 4, unit: 'working-day', stopsOn: ['resolution'], wording: 'resolution' },
});
const atS2 = aCase().raised('s2').delivered();

const linesOf = (so: CaseBuilder, who: PersonId) =>
  workLinesOf(so.present, new Map(), so.ctx)
    .filter(({ person }) => person === who)
    .map(({ list, state, due }) => [list, state, due]);
const raised = (so: CaseBuilder) => linesOf(so, IRO).filter(([list]) => list === 'raised');

describe('the lines of a case on people’s lists', () => {
  it('name for the raiser what is waited for, with the due day while a clock runs', () => {
    const due = '2027-03-05';
    assert.deepEqual(raised(atS2), [['raised', 'sent', due]]);
    assert.deepEqual(raised(atS2.acknowledged()), [['raised', 'acknowledged', due]]);
    assert.deepEqual(raised(atS2.asksForTime('2027-03-10')), [['raised', 'time-requested', due]]);
    assert.deepEqual(raised(atS2.withdrawn()), [['raised', 'withdrawn', null]]);
  });

  it('name no day while the clock stands still, so that nobody seems late', () => {
    assert.deepEqual(raised(atS2.replied().on('2027-03-20 10:00')), [['raised', 'replied', null]]);
    const after = atS2.asksForTime('2027-03-10').replied();
    assert.deepEqual(
      raised(after),
      [['raised', 'replied', null]],
      'also after more time was asked for',
    );
  });

  it('tell a copy that the case is open, and not what was answered', () => {
    for (const so of [atS2, atS2.replied(), atS2.replied().talkedFurther()]) {
      const lines = linesOf(so, SERVICE_MANAGER).map(([list, state]) => [list, state]);
      assert.deepEqual(lines, [['copied', 'open']]);
    }
  });

  it('tell whoever arranges a meeting the reference, and not which child it is about', () => {
    const meeting = { ...LADDER.stages[2]!.meeting!, convener: 'legal' };
    const so = aCase({ procedure: stageWith('s2', { meeting }) }).raised('s2');
    const booked = so.booked('2027-03-03 10:00', LEGAL);
    for (const each of [so, booked]) {
      const texts = new Map([[`#100234 AB`, '100234 AB']]);
      const lines = workLinesOf(each.present, texts, each.ctx);
      const theirs = lines.filter(({ person }) => person === LEGAL);
      assert.deepEqual(
        theirs.map(({ subject }) => subject),
        [null],
      );
    }
  });

  it('are on the list of whoever has the alert in somebody’s place, as long as nobody else has it', () => {
    const reaches = (so: CaseBuilder, effect: string, through?: PersonId) =>
      so.does(
        {
          ...{ type: 'recordDelivery', effect, route: 'teams', outcome: 'accepted' },
          ...{ sentAt: so.now, code: null, repeated: false },
          recipient: {
            ...{ stage: so.stage, role: 'team-manager', person: TEAM_MANAGER, as: 'responder' },
            ...{ what: 'alert', ...(through && { through: { person: through, as: 'duty' } }) },
          },
        },
        null,
      );
    const duty = reaches(aCase().raised('s2'), '2-0', QA_HEAD);
    const line = ['answer', 'sent', '2027-03-05'];
    assert.deepEqual([linesOf(duty, QA_HEAD), linesOf(duty, TEAM_MANAGER)], [[line], [line]]);
    const both = reaches(duty, '2-1');
    assert.deepEqual([linesOf(both, QA_HEAD), linesOf(both, TEAM_MANAGER)], [[], [line]]);
  });

  it('[CB-71] let whoever is only told have it on their list until they have seen it', () => {
    const procedure = stageWith('s2', { clock: null, reply: { wanted: false, req: [] } });
    const told = aCase({ procedure }).raised('s2').delivered();
    assert.deepEqual(linesOf(told, TEAM_MANAGER), [['answer', 'sent', null]]);
    assert.deepEqual(linesOf(told.acknowledged(), TEAM_MANAGER), []);
    assert.equal(linesOf(atS2.acknowledged(), TEAM_MANAGER).length, 1);
  });

  it('say when an answer is wanted again, to both', () => {
    for (const again of [atS2.replied().talkedFurther(), atS2.replied().givenTime('2027-03-10')]) {
      const due = again.present.stages[0]?.clock?.due ?? null;
      assert.deepEqual(raised(again), [['raised', 'asked-again', due]]);
      assert.deepEqual(linesOf(again, TEAM_MANAGER), [['answer', 'asked-again', due]]);
    }
  });

  it('keep what was promised with whoever promised it, until they say that it is done', () => {
    const so = aCase({ procedure: promising }).raised('s2').delivered().replied();
    const line = ['answer', 'promised', '2027-03-05'];
    assert.deepEqual(linesOf(so, TEAM_MANAGER), [line]);
    const done = so.replied(TEAM_MANAGER, 'It is done', true);
    assert.deepEqual(linesOf(done, TEAM_MANAGER), []);
    assert.deepEqual(raised(done), [['raised', 'replied', null]]);
  });

  it('ask whomever the procedure names, and not the raiser, for what is to be put on record', () => {
    const records = [
      { key: 'form', title: 'Form', by: 'team-manager', after: 'reply' },
      { key: 'note', title: 'Note', by: 'raiser' },
      { key: 'minutes', title: 'Minutes', by: 'chief' },
    ] as const;
    const so = aCase({ procedure: stageWith('s2', { records }) })
      .raised('s2')
      .delivered();
    const todo = (each: CaseBuilder) =>
      workLinesOf(each.present, new Map(), each.ctx)
        .filter(({ list }) => list === 'do')
        .map(({ person, state, due, subject }) => [person, state, due, subject]);
    assert.deepEqual(todo(so), [], 'nothing to enter yet, and the chief is not of this case');
    const replied = so.replied();
    assert.deepEqual(todo(replied), [[TEAM_MANAGER, 'to-file', null, null]]);
    const filed = replied.does({ type: 'fileRecord', stage: 2, record: 'form' }, TEAM_MANAGER);
    assert.deepEqual(todo(filed), []);
  });

  it('ask the deputy of a vacant post, and of a referral those who were told of it', () => {
    const todo = (each: CaseBuilder) =>
      workLinesOf(each.present, new Map(), each.ctx)
        .filter(({ list, state }) => list === 'do' && state === 'to-file')
        .map(({ person }) => person);
    const records = [{ key: 'form', title: 'Form', by: 'team-manager' }];
    const directory = directoryWith(
      'team-manager',
      post('team-manager', null, { deputy: TEAM_DEPUTY }),
    );
    const vacant = aCase({ procedure: stageWith('s2', { records }), directory }).raised('s2');
    assert.deepEqual(todo(vacant), [TEAM_DEPUTY]);
    const referral = {
      ...LADDER.referral!,
      tellWhenReferred: ['qa-head'],
      records: ['qa-head', 'team-manager'].map((by) => ({ key: by, title: by, by })),
    };
    const stages = stageWith('s2', { records: [] }).stages;
    const referred = aCase({ procedure: ladderWith({ stages, referral }) })
      .raised('s2')
      .does(
        {
          type: 'refer',
          on: day('2027-03-01'),
          met: LADDER.referral!.checklist.map(({ key }) => key),
          reason: written('Now'),
          answers: { worries: written('Waits') },
        },
        IRO,
      );
    assert.deepEqual(todo(referred), [QA_HEAD]);
  });

  it('ask the convener for a time by the last day of the window, however far the clock reaches', () => {
    const asked = aCase().raised('s2');
    const line = (so: CaseBuilder, list: string) =>
      linesOf(so, IRO).filter((each) => each[0] === list);
    assert.deepEqual(line(asked, 'arrange'), [['arrange', 'times-sought', '2027-03-08']]);
    const offered = asked.offered(['2027-03-03 10:00', '2027-03-03 11:00']);
    assert.deepEqual(line(offered, 'arrange'), [['arrange', 'times-offered', '2027-03-08']]);
    assert.deepEqual(line(asked.offered(), 'arrange'), [
      ['arrange', 'no-time-found', '2027-03-08'],
    ]);
  });

  it('ask for the outcome by the day of the meeting, once that is booked', () => {
    const so = aCase().raised('s2').offered().booked('2027-03-03 10:00');
    const lines = linesOf(so, IRO);
    assert.deepEqual(
      lines.filter(([list]) => list === 'record'),
      [['record', 'meeting-booked', '2027-03-03']],
    );
    assert.ok(!lines.some(([list]) => list === 'arrange'));
  });

  it('show of two meetings to arrange the one that must be held first', () => {
    const ask = (by: string) =>
      ({ type: 'askMeeting', purpose: 'stage', by: day(by), reason: null }) as const;
    for (const by of ['2027-03-04', '2027-03-20']) {
      const so = aCase().raised('s2').does(ask(by), IRO);
      const [first] = linesOf(so, IRO).filter(([list]) => list === 'arrange');
      assert.deepEqual(first?.[2], by < '2027-03-08' ? by : '2027-03-08');
    }
  });
});
