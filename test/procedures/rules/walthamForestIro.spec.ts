import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { dueRowsOf, type CommandOf } from '../../../domain/case/index.ts';
import { aReply, given, kept, written, type CaseBuilder } from '../../builders/index.ts';
import { entryOf, Play } from './play.ts';

describe('rules of Waltham Forest’s alerts, in the procedure as it stands', () => {
  const wf = new Play('waltham-forest-iro');
  const { p } = wf;
  const keys = p.stages.map(({ key }) => key);
  const FORMAL = keys.slice(1);
  const MANAGERS = ['team-manager', 'senior-manager', 'assistant-director', 'chief-executive'];
  const report = (key: string) => p.beside?.reports?.find((each) => each.key === key);

  it('[WF-02] leaves the talk out where it would put the child at risk, and records that reason', () => {
    assert.match(
      entryOf(wf.stage('wf-1')),
      /left out where talking first would put a child at risk/,
    );
    for (const id of ['waltham-forest-iro', 'waltham-forest-cpc']) {
      const both = new Play(id);
      const formal = both.p.stages.find((each) => each.formal)?.key ?? '';
      const { present } = both.raised(formal, { answers: { 'talk-would-risk': 'yes' } });
      assert.deepEqual(present.content.answers['talk-would-risk'], {
        kind: 'choices',
        keys: ['yes'],
      });
    }
  });

  it('[WF-06] begins informally as a rule, and goes formal when it is not settled', () => {
    assert.match(entryOf(wf.stage('wf-1')), /The normal place to begin/);
    const informal = wf.raised('wf-1', { open: { reason: null, consultations: [] } });
    assert.equal(wf.stage('wf-1').formal, false);
    const formal = wf.moved(informal, 'wf-2', { open: { reason: null, consultations: [] } });
    assert.deepEqual(wf.asked(formal), ['team-manager']);
    assert.equal(wf.stage('wf-2').formal, true);
  });

  it('[WF-07] asks the IRO to decide when nothing came back, and takes the alert on', () => {
    for (const [from, to] of [
      ['wf-2', 'wf-3'],
      ['wf-3', 'wf-4'],
      ['wf-4', 'wf-5'],
    ] as const) {
      const late = wf.overdue(wf.raised(from));
      const asked = late.effects.find(
        (each) => each.type === 'sendCard' && each.to.person === wf.raiser,
      );
      assert.deepEqual(asked?.type === 'sendCard' && [asked.card, asked.notice], [
        'decision',
        'overdue',
      ]);
      assert.equal(wf.seen(late).nextStages[0]?.stage, to);
      assert.equal(wf.moved(late, to).present.stages.at(-1)?.stage, to);
    }
  });

  it('[WF-08] [WF-58] takes the alert on where the answer does not settle it, level by level', () => {
    let so = wf.raised('wf-2');
    for (const [at, to] of FORMAL.slice(1).entries()) {
      so = so.replied(wf.who(MANAGERS[at] ?? ''), 'Noted');
      assert.equal(wf.seen(so).nextStages[0]?.stage, to);
      so = wf.moved(so, to);
      assert.deepEqual(wf.asked(so), [MANAGERS[at + 1]]);
    }
  });

  it('[WF-10] prepares the list of alerts each month for the heads of QA and of the services', () => {
    const { from, recipients, every, inside, to = '', content } = report('joint-meeting') ?? {};
    assert.deepEqual([from, every, inside], ['qa-head', 'month', true]);
    assert.deepEqual(recipients, ['senior-manager', 'middle-manager', 'qa-head', 'qa-deputy']);
    assert.match(to, /Heads and deputy heads of service of QA, Safeguarding and Children in Care/);
    assert.equal(content, 'Progress of alerts');
  });

  it('[WF-12] [WF-67] gives the quarterly analysis to IROs and managers, for policy, practice and learning', () => {
    const { from, recipients = [], every, content, besides } = report('quarterly') ?? {};
    assert.deepEqual([from, every], ['principal-iro', 'quarter']);
    for (const role of ['raiser', 'team-manager', 'senior-manager']) {
      assert.ok(recipients.includes(role), role);
    }
    assert.deepEqual(
      [content, besides],
      ['Analysis of all alerts', 'what it means for policy, practice and learning'],
    );
  });

  it('[WF-20] goes up through the managers, each of whom is asked and can answer', () => {
    let so = wf.raised('wf-2');
    for (const [at, role] of MANAGERS.entries()) {
      if (at > 0) so = wf.moved(so, FORMAL[at] ?? '');
      assert.deepEqual(wf.asked(so), [role]);
      so = so.replied(wf.who(role), 'We will');
      assert.equal(wf.seen(so).current.replies[0]?.text, 'We will');
    }
  });

  it('[WF-23] asks why before a referral that comes early, and forbids none', () => {
    const refer: CommandOf<'refer'> = {
      type: 'refer',
      on: day('2027-03-01'),
      met: [],
      reason: null,
      answers: {},
    };
    for (const key of keys) {
      const so = wf.raised(key);
      given(so).when(refer, wf.raiser).thenInvalid(['reason', 'needs-reason']);
      given(so)
        .when({ ...refer, reason: written('It cannot wait') }, wf.raiser)
        .thenTypes('Referred');
    }
    // The internal stages were tried: nothing to explain.
    const tried = wf.raised('wf-5').replied(wf.who('chief-executive'), 'No');
    given(tried).when(refer, wf.raiser).thenTypes('Referred');
  });

  it('[WF-31] begins at any stage and passes over any', () => {
    for (const [at, from] of keys.entries()) {
      assert.equal(wf.raised(from).present.stages[0]?.stage, from);
      for (const to of keys.slice(at + 1)) {
        const moved = wf.moved(wf.raised(from), to);
        assert.deepEqual(
          moved.present.stages.at(-1)?.skipped,
          keys.slice(at + 1, keys.indexOf(to)),
        );
      }
    }
  });

  it('[WF-45] lets the IRO talk further with the manager instead of moving on', () => {
    const answered = wf.raised('wf-2').replied(wf.who('team-manager'), 'Not yet');
    const talk = {
      type: 'talkFurther',
      stage: answered.stage,
      reason: written('By phone'),
    } as const;
    given(answered)
      .when(talk, wf.raiser)
      .then({ type: 'TalkFurther', stage: answered.stage, reason: kept('By phone') });
    given(answered).when(talk, wf.who('team-manager')).thenRefused({ reason: 'only-the-raiser' });
    assert.deepEqual(wf.asked(answered.does(talk, wf.raiser)), ['team-manager']);
  });

  it('[WF-55] goes to the manager of the stage, names another agency where it concerns one, and tells QA management', () => {
    for (const [at, key] of FORMAL.entries()) {
      const so = wf.raised(key, { answers: { 'other-agency': 'The hospital' } });
      assert.deepEqual(wf.asked(so), [MANAGERS[at]]);
      assert.ok(wf.told(so).includes('qa-line-manager'), key);
      assert.ok(wf.seen(so).answers.some(({ value }) => value === 'The hospital'));
    }
    const route = p.beside?.otherRoutes?.find(({ key }) => key === 'other-agency');
    assert.match(
      route?.sendTo ?? '',
      /The agency itself; .*\/notice .*“Alert to another agency”, which tells QA management/,
    );
  });

  it('[WF-56] gives each step to the register, and asks the IRO for the form of each', () => {
    for (const key of FORMAL) {
      const so = wf.raised(key);
      const [line] = (so.present.stages[0]?.copies ?? []).filter((copy) => copy.registerOnly);
      assert.equal(line?.role, 'business-support', key);
      const form = wf.stage(key).records.find((each) => each.key === 'fwi-alert');
      assert.equal(form?.by, 'raiser');
      assert.ok(wf.seen(so).may.includes('fileRecord'), key);
      const filed = so.does(
        { type: 'fileRecord', stage: so.stage, record: 'fwi-alert' },
        wf.raiser,
      );
      assert.equal(filed.present.stages[0]?.filed[0]?.record, 'fwi-alert');
    }
  });
});

describe('review decisions in Waltham Forest, in the procedure as it stands', () => {
  const decisions = new Play('waltham-forest-review-decisions');

  it('[WF-25] sends what a review decided, and says that a plan is not changed without agreement there', () => {
    const says = entryOf(decisions.stage('sent'));
    assert.match(says, /A care plan is not changed without agreement at the review/);
    assert.match(says, /unless that is not reasonably practical/);
    decisions
      .given()
      .when(decisions.raise('sent', { without: ['review-day', 'decision-1'] }), decisions.raiser)
      .thenInvalid(['review-day', 'missing'], ['decision-1', 'missing']);
    assert.deepEqual(decisions.asked(decisions.raised('sent')), ['team-manager']);
  });

  const two = {
    answers: {
      'decision-1': 'Contact begins',
      'decision-1-day': '2027-03-29',
      'decision-3': 'The passport is applied for',
      'decision-3-day': '2027-04-16',
    },
  };
  const days = (so: CaseBuilder): readonly unknown[] =>
    decisions.seen(so, 'team-manager').tasks.map(({ task, due }) => [task, due]);

  it('[WF-29] asks each decision for its day, and each day for its decision', () => {
    const cut = (key: string) =>
      decisions.raise('sent', {
        answers: Object.fromEntries(Object.entries(two.answers).filter(([each]) => each !== key)),
      });
    for (const key of ['decision-3', 'decision-3-day']) {
      decisions.given().when(cut(key), decisions.raiser).thenInvalid([key, 'missing']);
    }
  });

  it('[WF-29] starts the clock of each decision when the set counts as agreed, and not before', () => {
    const sent = decisions.raised('sent', two);
    assert.deepEqual(days(sent), []);
    const agreed = decisions.overdue(sent);
    assert.equal(agreed.present.status.kind, 'closed');
    assert.deepEqual(days(agreed), [
      ['implement-1', '2027-03-29'],
      ['implement-3', '2027-04-16'],
    ]);
    // 29 March 2027 is Easter Monday: the last working day before it is the Thursday before Easter.
    assert.deepEqual(
      dueRowsOf(agreed.present, agreed.ctx).map(({ clock, rung, at }) => [clock, rung, at]),
      [
        ['task:implement-1', 'before', '2027-03-24T09:00:00.000Z'],
        ['task:implement-1', 'on-the-day', '2027-03-25T09:00:00.000Z'],
        ['task:implement-1', 'overdue', '2027-03-30T08:00:00.000Z'],
        ['task:implement-3', 'before', '2027-04-15T08:00:00.000Z'],
        ['task:implement-3', 'on-the-day', '2027-04-16T08:00:00.000Z'],
        ['task:implement-3', 'overdue', '2027-04-19T08:00:00.000Z'],
      ],
    );
  });

  it('[WF-29] starts them too where the manager answered and the IRO agrees, and not where it is open', () => {
    const { raiser } = decisions;
    const answered = decisions.raised('sent', two);
    const replied = answered.does(aReply(answered.stage), decisions.who('team-manager'));
    const agreed = replied.does(
      { type: 'resolve', stage: replied.stage, reason: written('Agreed') },
      raiser,
    );
    assert.equal(days(agreed).length, 2);
    const open = replied.does(
      { type: 'closeUnresolved', stage: replied.stage, reason: written('Not agreed') },
      raiser,
    );
    assert.deepEqual(days(open), []);
  });
});
