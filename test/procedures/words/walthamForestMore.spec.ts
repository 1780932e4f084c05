import assert from 'node:assert/strict';
import { caseNote } from '../../../adaptive-cards/index.ts';
import { day } from '../../../domain/calendar/index.ts';
import { dueRowsOf, startDraft, type StageView } from '../../../domain/case/index.ts';
import { reportsDue } from '../../../domain/report/index.ts';
import { aDesk, aReply, CALENDAR, told, written, type CaseBuilder } from '../../builders/index.ts';
import { loaded } from '../loaded.ts';
import { Play } from '../rules/play.ts';
import { askedOnForm, movedWith, readBy, resolving } from './playing.ts';
import { isSaid, type Line } from './said.ts';

const JOINT =
  'from QA head of service (QA HOS), to Head of service (HOS) or Deputy head of service (DHOS) or QA head of service (QA HOS) or QA deputy head of service (QA DHOS), every month';

const IRO = 'Independent Reviewing Officer (IRO)';

const clockOf = (play: Play, so: CaseBuilder): readonly StageView[keyof StageView][] => {
  const { due, wording, clock } = play.seen(so).current;
  return [due, wording, clock];
};

describe('what Waltham Forest’s alerts do beside what their words say', () => {
  const wf = new Play('waltham-forest-iro');
  const keys = wf.p.stages.map(({ key }) => key);

  it('[WF-13] lets the QA DHOS read every alert and every concern whole, wherever it begins', () => {
    const both = [
      [wf, keys],
      [new Play('waltham-forest-cpc'), ['cpc-1', 'cpc-2', 'cpc-3']],
    ] as const;
    for (const [play, stages] of both) {
      for (const key of stages) {
        assert.equal(play.seen(play.raised(key), 'qa-deputy').depth, 'full', key);
      }
    }
  });

  it('[WF-24] takes an answer on the spot from either of the two, and the IRO closes it with that', () => {
    const talk = wf.raised('wf-1');
    assert.equal(wf.seen(talk).current.clock, null);
    for (const role of ['social-worker', 'team-manager']) {
      const solved = talk.replied(wf.who(role), 'Done today');
      assert.equal(solved.does(resolving(solved), wf.raiser).present.status.kind, 'closed');
    }
    assert.equal(talk.does(resolving(talk), wf.raiser).present.status.kind, 'closed');
  });

  it('[WF-38] begins at stage 4 only after the talk as well', () => {
    const talk = {
      role: 'raiser-manager',
      on: day('2027-03-01'),
      view: written('Heard'),
      notHeld: null,
    };
    wf.given()
      .when(wf.raise('wf-4', { open: { consultations: [talk] } }), wf.raiser)
      .thenInvalid(['consult-qa-deputy-on', 'missing']);
    for (const role of ['qa-deputy', 'qa-head']) {
      wf.given()
        .when(wf.raise('wf-4', { open: { consultations: [talk, { ...talk, role }] } }), wf.raiser)
        .thenTypes('CaseRaised', 'StageOpened');
    }
  });

  it('[WF-46] goes on to the head of service as the alert that it is, where the IRO chooses so', () => {
    const answered = wf
      .raised('wf-2', { answers: { concern: 'No visit since May' } })
      .replied(wf.who('team-manager'), 'Not yet');
    const { may, nextStages } = wf.seen(answered);
    assert.ok(may.includes('escalate') && may.includes('talkFurther'));
    assert.equal(nextStages[0]?.stage, 'wf-3');
    const moved = movedWith(wf, answered, 'wf-3', { attempts: 'Two talks' });
    assert.equal(moved.present.reference, answered.present.reference);
    assert.deepEqual(wf.asked(moved), ['senior-manager']);
    const read = readBy(wf, moved, 'senior-manager');
    assert.ok(read.includes('No visit since May') && read.includes('Two talks'), read.join());
  });

  it('[WF-49] waits three working days for the Divisional Director’s response, which stops them', () => {
    const so = wf.raised('wf-4');
    assert.deepEqual(clockOf(wf, so), ['2027-03-04', 'expected', 'running']);
    const answered = so.replied(wf.who('assistant-director'), 'We will');
    assert.equal(wf.seen(answered).current.clock, 'stopped');
  });

  it('[WF-57] puts a request for more time before the IRO, to give or to refuse, at each stage with days', () => {
    for (const key of ['wf-2', 'wf-3', 'wf-4']) {
      const [role = ''] = wf.stage(key).to.roles;
      const asked = wf.raised(key).asksForTime('2027-03-15', wf.who(role));
      assert.deepEqual(told(asked), [['time-requested', wf.raiser]], key);
      const { may } = wf.seen(asked);
      assert.ok(may.includes('giveTime') && may.includes('refuseTime'), key);
    }
  });

  it('[WF-60] tells whoever is asked at each formal stage to answer every action', () => {
    for (const key of keys.slice(1)) {
      assert.match(wf.stage(key).reply?.help ?? '', /Answer each action/, key);
      const answers = { 'requested-action': 'Arrange the visit' };
      const [role = ''] = wf.stage(key).to.roles;
      assert.ok(readBy(wf, wf.raised(key, { answers }), role).includes('Arrange the visit'), key);
    }
  });
});

describe('review decisions in Waltham Forest, all six of them', () => {
  const decisions = new Play('waltham-forest-review-decisions');
  const SIX = [1, 2, 3, 4, 5, 6];
  const dayOf = (n: number): string => `2027-04-0${n}`;
  const answers = Object.fromEntries(
    SIX.flatMap((n) => [
      [`decision-${n}`, `Decision no. ${n}`],
      [`decision-${n}-day`, dayOf(n)],
    ]),
  );

  it('[WF-28] count as agreed only where they were delivered', () => {
    const sent = decisions.start.does(decisions.raise('sent', { answers }), decisions.raiser);
    const rungs = (so: CaseBuilder): readonly string[] =>
      dueRowsOf(so.present, so.ctx).flatMap(({ clock, rung }) => (clock === 'stage' ? [rung] : []));
    assert.deepEqual(rungs(sent), []);
    assert.ok(rungs(sent.delivered()).includes('overdue'));
    assert.equal(
      decisions.overdue(sent.delivered()).present.stages[0]?.decision?.kind,
      'deemed-agreed',
    );
  });

  it('[WF-29] run to their own days, each with the team manager', () => {
    const raised = decisions.raised('sent', { answers });
    assert.deepEqual(decisions.seen(raised).tasks, [], 'nothing is to be carried out before');
    const agreed = decisions.overdue(raised);
    assert.deepEqual(
      decisions.seen(agreed, 'team-manager').tasks.map(({ task, due, own }) => [task, due, own]),
      SIX.map((n) => [`implement-${n}`, dayOf(n), true]),
    );
  });

  it('[WF-29] are each asked for with a day, and each day with its decision', () => {
    for (const n of SIX) {
      for (const missing of [`decision-${n}`, `decision-${n}-day`]) {
        const rest = Object.fromEntries(Object.entries(answers).filter(([key]) => key !== missing));
        const raise = decisions.raise('sent', { answers: rest, without: [missing] });
        decisions.given().when(raise, decisions.raiser).thenInvalid([missing, 'missing']);
      }
    }
  });
});

describe('what Waltham Forest’s conference concerns do beside what their words say', () => {
  const cpc = new Play('waltham-forest-cpc');

  it('[CPC-08] [CPC-09] asks at level 1 how the concern arose', () => {
    assert.ok(askedOnForm(cpc, 'cpc-1').includes('origin'));
  });

  it('[CPC-13] takes the team manager’s tasks, each with its day, which the Chair reads', () => {
    for (const key of ['cpc-1', 'cpc-2']) {
      const so = cpc.raised(key);
      const task = { task: 'Visit weekly', owner: 'Social worker', due: day('2027-03-12') };
      const plan = [{ ...task, task: written(task.task), owner: written(task.owner) }];
      const planned = so.does({ ...aReply(so.stage), plan }, cpc.who('team-manager'));
      assert.deepEqual(cpc.seen(planned).current.replies[0]?.plan, [task]);
      assert.match(
        caseNote(cpc.seen(planned), []),
        /Task: Visit weekly \(Social worker, by Friday 12 March 2027\)/,
      );
    }
  });

  it('[CPC-20] shows the DHOS what the Chair wrote on the formal form, and asks the Chair to send it on FWi', () => {
    const answers = { concern: 'The plan stands still', attempts: 'Two talks' };
    const at4 = movedWith(cpc, cpc.raised('cpc-3', { answers }), 'cpc-4');
    const read = readBy(cpc, at4, 'middle-manager');
    assert.ok(read.includes('The plan stands still') && read.includes('Two talks'), read.join());
    const forms = cpc
      .seen(at4)
      .records.filter(({ own, record }) => own && record === 'concern-form');
    assert.deepEqual(
      forms.map(({ stageLabel }) => stageLabel),
      ['Level 3', 'Level 4'],
    );
  });

  it('[CPC-21] waits five working days for the DHOS’s response, which stops them', () => {
    const so = cpc.moved(cpc.raised('cpc-3'), 'cpc-4');
    assert.deepEqual(clockOf(cpc, so), ['2027-03-08', 'expected', 'running']);
    const answered = so.replied(cpc.who('middle-manager'), 'We will');
    assert.equal(cpc.seen(answered).current.clock, 'stopped');
  });

  it('[CPC-35] is in the list of the monthly meeting, case by case, and in the analysis of each quarter', () => {
    const today = day('2027-04-01');
    const due = reportsDue(cpc.p, { today, since: today }, CALENDAR).map(({ rule, period }) => [
      rule.key,
      period.from,
      rule.inside === true,
    ]);
    assert.deepEqual(due, [
      ['monthly-data', '2027-03-01', false],
      ['joint-meeting', '2027-03-01', true],
      ['quarterly', '2027-01-01', false],
    ]);
  });
});

describe('concerns about an IRO, a chair or a conference, beside what their words say', () => {
  const concern = new Play('waltham-forest-performance');

  it('[WF-14] are begun as a notice by the social worker and by the team manager, and not by the QA side', () => {
    const { directory } = concern.start.house;
    const desk = aDesk({ procedures: [concern.p], directory });
    const begun = (role: string): boolean =>
      !('reason' in startDraft(concern.who(role), 'draft-1', desk, 'notice'));
    assert.deepEqual(['social-worker', 'team-manager', 'qa-deputy', 'qa-head'].map(begun), [
      true,
      true,
      false,
      false,
    ]);
  });

  it('[WF-15] are over with the QA DHOS’s feedback, and are named for what they are about', () => {
    const so = concern.raised('asked');
    assert.deepEqual(clockOf(concern, so), ['2027-03-22', 'reply', 'running']);
    const answered = so.replied(concern.who('qa-deputy'), 'Looked into');
    assert.equal(concern.seen(answered).current.clock, 'stopped');
    assert.match(concern.p.title, /IRO or chair works, or how a review or conference was run/);
    const { label } = loaded('waltham-forest-iro').beside?.otherRoutes?.[0] ?? {};
    assert.equal(label, concern.p.title);
  });
});

describe('what Waltham Forest’s rules name besides', () => {
  const LINES: readonly (readonly [file: string, Line])[] = [
    ['iro', ['[WF-33]', 'stage wf-1', 'Social worker or Team manager', /normal place to begin/]],
    ['iro', ['[WF-06]', 'stage wf-2', 'Team manager', /was not settled informally/]],
    [
      'iro',
      [
        '[WF-07] [WF-08]',
        'stage wf-3',
        'Head of service (HOS)',
        /nothing came back/i,
        /does not deal with the concern/,
      ],
    ],
    ['iro', ['[WF-48]', 'stage wf-4', 'Divisional Director', /open after the head of service/]],
    ['iro', ['[WF-37]', 'stage wf-5', 'Deputy Chief Executive', /not be settled at stage 4/]],
    ['iro', ['[WF-54]', 'category wf.cat.04', '', /care or placement plan/, /reports/]],
    ['iro', ['[WF-55]', 'route other-agency', '', /for another agency/]],
    [
      'agency',
      [
        '[WF-55]',
        'stage told',
        'QA line manager',
        /nothing is sent there/,
        /QA management is told/,
      ],
    ],
    ['agency', ['[WF-55]', 'field agency', 'text, required always', /which agency/]],
    ['agency', ['[WF-55]', 'field requested-action', 'long-text, required always', /asked to do/]],
    ['agency', ['[WF-55] [WF-56]', 'record told/fwi-alert', IRO, /with its answer, on FWi/]],
    [
      'agency',
      ['[WF-55] [WF-56]', 'note agency-answer', `${IRO}, text required`, /agency answered/],
    ],
    ['iro', ['[WF-55]', 'field other-agency', 'text, required never', /which other agency/i]],
    ['cpc', ['[WF-02]', 'field talk-would-risk', 'yes-no, required never', /talking.*at risk/]],
    ['cpc', ['[WF-10]', 'report joint-meeting', JOINT, /progress of concerns/i]],
    [
      'cpc',
      [
        '[WF-11] [WF-12]',
        'report quarterly',
        'from not stated, to Team manager or Deputy head of service (DHOS) or Head of service (HOS), every quarter',
        /analysis of all concerns/i,
      ],
    ],
    ['cpc', ['[CPC-10]', 'name of stage cpc-1', 'Level 1', /^Informal: first concern$/]],
    [
      'cpc',
      ['[CPC-34]', 'stage cpc-4', 'Deputy head of service (DHOS)', /level 3 did not settle it/i],
    ],
    ['cpc', ['[CPC-22]', 'stage cpc-5', 'Head of service (HOS)', /level 4 did not settle it/i]],
    [
      'cpc',
      [
        '[CPC-14]',
        'task plan-done',
        'whoever is asked, when answered, at cpc-1 cpc-2',
        /return the form to the Chair/,
      ],
    ],
  ];
  for (const [file, line] of LINES) {
    it(`${line[0]} ${line[1]}`, () => isSaid(loaded(`waltham-forest-${file}`), line));
  }
});
