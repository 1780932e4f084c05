import assert from 'node:assert/strict';
import { caseNote, renderMessage } from '../../../adaptive-cards/index.ts';
import { day } from '../../../domain/calendar/index.ts';
import { dueRowsOf, formOf, startDraft, type DraftPreview } from '../../../domain/case/index.ts';
import { recipientsOf, reportsDue } from '../../../domain/report/index.ts';
import {
  aDesk,
  aDirectory,
  CALENDAR,
  fills,
  personId,
  post,
  told,
  written,
  type CaseBuilder,
} from '../../builders/index.ts';
import { Play } from '../rules/play.ts';
import { askedOnForm, filledForm, movedWith, newsOf, readBy, resolving } from './playing.ts';

const TALK = { on: day('2027-03-01'), view: written('Heard'), notHeld: null };
/** Waits for its delivery, runs from there to that day, and ends with the answer. */
function runs(play: Play, raised: CaseBuilder, role: string, due: string, wording: string): void {
  const clockOf = (so: CaseBuilder) => play.seen(so).current.clock;
  assert.equal(clockOf(raised), 'waiting');
  const so = raised.delivered();
  assert.deepEqual([play.seen(so).current.due, clockOf(so)], [due, 'running']);
  assert.equal(play.seen(so).current.wording, wording);
  assert.equal(clockOf(so.acknowledged(play.who(role))), 'running');
  assert.equal(clockOf(so.replied(play.who(role), 'We will')), 'stopped');
}

describe('how Waltham Forest’s alerts go on', () => {
  const wf = new Play('waltham-forest-iro');
  const keys = wf.p.stages.map(({ key }) => key);
  const FORMAL = keys.slice(1);

  it('[WF-18] counts the 20 days once, from the first formal stage, through all that follow', () => {
    const talk = wf.raised('wf-1', { open: { reason: null, consultations: [] } });
    assert.equal(wf.seen(talk).whole, null);
    const at2 = wf.moved(talk.on('2027-03-04 10:00'), 'wf-2');
    const at3 = wf.moved(at2.on('2027-03-10 10:00'), 'wf-3');
    for (const so of [at2, at3]) assert.equal(wf.seen(so).whole?.due, '2027-04-05');
    assert.equal(wf.seen(at3).whole?.daysLeft, 16);
  });

  it('[WF-22] [WF-23] [WF-39] names Cafcass, and asks why where steps are still open', () => {
    assert.equal(wf.p.roles['cafcass']?.title, 'Cafcass');
    const view = wf.seen(wf.raised('wf-2'));
    const { entry: stage } = view.current;
    const decision = { card: 'decision', notice: null, meeting: null, stage, view } as const;
    const card = JSON.stringify(renderMessage(decision).card);
    for (const each of [
      /Refer to Cafcass/,
      /steps are still open: why refer now/,
      /Discussed with Cafcass/,
      /A discussion is not a referral/,
    ]) {
      assert.match(card, each);
    }
    // The card says that a reason is wanted where steps are open; the rule is that one is.
    const refer = {
      type: 'refer',
      on: day('2027-03-01'),
      met: [],
      reason: null,
      answers: {},
    } as const;
    for (const key of keys) {
      wf.given(wf.raised(key)).when(refer, wf.raiser).thenInvalid(['reason', 'needs-reason']);
    }
  });

  it('[WF-39] discusses at any stage without a reason, which refers nothing', () => {
    for (const key of keys) {
      assert.ok(wf.seen(wf.raised(key)).may.includes('discussReferral'), key);
      const talked = wf
        .raised(key)
        .does({ type: 'discussReferral', note: written('By phone') }, wf.raiser);
      assert.equal(wf.seen(talked).referral?.state, 'discussed', key);
      assert.ok(wf.seen(talked).may.includes('refer'), key);
    }
  });

  it('[WF-32] asks for the talk with the line manager where the alert passes over a stage on its way', () => {
    assert.equal(wf.p.roles['raiser-manager']?.title, 'Line manager of the IRO');
    const at1 = wf.raised('wf-1');
    wf.given(at1)
      .when(wf.escalation(at1, 'wf-3', { open: { consultations: [] } }), wf.raiser)
      .thenInvalid(['consult-raiser-manager-on', 'missing']);
    const none = { ...TALK, role: 'raiser-manager', view: null, notHeld: written('At night') };
    const moved = wf.moved(at1, 'wf-3', { open: { consultations: [none] } });
    assert.ok(moved.present.stages.at(-1)?.consultations[0]?.notHeld);
  });

  it('[WF-33] keeps stage 1 informal: nobody is told, no day runs, no form is asked for', () => {
    const view = wf.seen(wf.raised('wf-1', { categories: [] }));
    const { formal, copies, clock } = view.current;
    assert.deepEqual([formal, copies, clock, view.records], [false, [], null, []]);
  });

  it('[WF-40] sends the completed form to the team manager, who hears of it where they are passed over', () => {
    const at2 = wf.raised('wf-2', { answers: { concern: 'No visit' } });
    assert.deepEqual(wf.asked(at2), ['team-manager']);
    assert.ok(readBy(wf, at2, 'team-manager').includes('No visit'));
    for (const key of FORMAL) {
      const without = ['concern', 'requested-action'];
      wf.given()
        .when(wf.raise(key, { without }), wf.raiser)
        .thenInvalid(['concern', 'missing'], ['requested-action', 'missing']);
      const passedOver = wf.told(wf.raised(key)).includes('team-manager');
      assert.equal(passedOver, key !== 'wf-2', key);
    }
    assert.ok(!wf.told(wf.moved(at2, 'wf-3')).includes('team-manager'));
  });

  it('[WF-41] tells both line managers and business support at each formal stage', () => {
    for (const key of FORMAL) {
      const so = wf.raised(key);
      for (const role of ['qa-line-manager', 'service-line-manager', 'business-support']) {
        assert.ok(wf.told(so).includes(role), `${key} ${role}`);
      }
      assert.equal(wf.seen(so, 'qa-line-manager').depth, 'copied');
      assert.equal(wf.seen(so, 'business-support').depth, 'register');
    }
  });

  for (const [id, key, role] of [
    ['[WF-42]', 'wf-2', 'team-manager'],
    ['[WF-47]', 'wf-3', 'senior-manager'],
  ] as const) {
    it(`${id} counts five working days of ${key} from receipt to the response`, () => {
      runs(wf, wf.start.does(wf.raise(key), wf.raiser), role, '2027-03-08', 'reply');
    });
  }

  const FORM = {
    category: 'wf.cat.01',
    concern: 'No visit',
    'requested-action': 'Visit',
    'skip-reason': 'Urgent',
    'consult-raiser-manager-on': '2027-03-01',
    'consult-raiser-manager-view': 'Heard',
  };
  it('[WF-43] takes a day past the 20 as well, and says so', () => {
    const { preview } = filledForm(wf, 'wf-2', { ...FORM, timescale: '2027-04-20' });
    assert.equal(preview?.due, '2027-04-20');
    assert.deepEqual(preview.warnings, [{ kind: 'past-whole-limit', wholeDue: '2027-03-31' }]);
  });

  it('[WF-48] asks on the way to the Divisional Director what was tried, who reads it with the concern', () => {
    const at3 = wf.raised('wf-3', { answers: { concern: 'No visit' } });
    const ask = wf.escalation(at3, 'wf-4');
    const { attempts, ...rest } = ask.content.answers;
    assert.ok(attempts !== undefined);
    wf.given(at3)
      .when({ ...ask, content: { ...ask.content, answers: rest } }, wf.raiser)
      .thenInvalid(['attempts', 'missing']);
    const at4 = movedWith(wf, at3, 'wf-4', { attempts: 'Two talks' });
    const read = readBy(wf, at4, 'assistant-director');
    assert.ok(read.includes('No visit') && read.includes('Two talks'), read.join());
  });

  it('[WF-54] asks for the category on the way to stage 2, where there is none yet', () => {
    const talk = wf.raised('wf-1', { categories: [] });
    wf.given(talk)
      .when(wf.escalation(talk, 'wf-2', { categories: [] }), wf.raiser)
      .thenInvalid(['category', 'missing']);
  });

  it('[WF-12] [WF-67] hands the quarterly analysis to those who hold these posts', () => {
    const rule = wf.p.beside?.reports?.find(({ key }) => key === 'quarterly');
    assert.ok(rule !== undefined);
    const { people } = recipientsOf(rule, wf.p, wf.start.house.directory, day('2027-04-01'));
    const roles = ['raiser', 'raiser-manager', 'team-manager', 'senior-manager', 'middle-manager'];
    assert.deepEqual(
      people,
      roles.map((role) => wf.who(role)),
    );
  });

  it('[WF-68] gives the alerts of the year when it is over', () => {
    const today = day('2027-04-01');
    const due = reportsDue(wf.p, { today, since: today }, CALENDAR);
    const { period } = due.find(({ rule }) => rule.key === 'annual') ?? {};
    assert.deepEqual([period?.from, period?.to], ['2026-04-01', '2027-03-31']);
  });

  it('[WF-71] tells the IRO of the advice of the Principal IRO, which they read, and the manager does not', () => {
    const text = written('See 3.4');
    const advised = wf
      .raised('wf-2')
      .does(
        { type: 'addNote', note: 'practice-advice', on: day('2027-03-01'), text },
        wf.who('principal-iro'),
      );
    assert.deepEqual(told(advised), [['note-added', wf.raiser]]);
    assert.match(newsOf(wf, advised, 'note-added'), /Advice of the Principal IRO on regulation/);
    assert.deepEqual(
      wf.seen(advised).notes.map((note) => note.text),
      ['See 3.4'],
    );
    assert.deepEqual(wf.seen(advised, 'team-manager').notes, []);
  });
});

describe('how review decisions in Waltham Forest go on', () => {
  const decisions = new Play('waltham-forest-review-decisions');

  it('[WF-26] says before they are sent by when they were to be, five working days from the review', () => {
    const { directory } = decisions.start.house;
    const desk = aDesk({ procedures: [decisions.p], directory });
    const begun = startDraft(decisions.raiser, 'draft-1', desk, 'notice');
    assert.ok(!('reason' in begun));
    const where = { record: '200234', initials: 'AB', team: 'north', stage: 'sent' };
    const what = { 'decision-1': 'Contact', 'decision-1-day': '2027-04-01' };
    const limits = (reviewed: string): DraftPreview['ownLimits'] | undefined => {
      const at = fills(begun, 'where', where, desk);
      const filled = fills(at.draft, 'what', { ...what, 'review-day': reviewed }, desk);
      assert.deepEqual(filled.problems, []);
      return formOf(filled.draft, [], desk).preview?.ownLimits;
    };
    const label = 'Decisions sent to the team manager';
    const rest = { label, onlyCounted: false };
    assert.deepEqual(limits('2027-02-22'), [{ ...rest, due: '2027-03-01', late: false }]);
    assert.deepEqual(limits('2027-02-19'), [{ ...rest, due: '2027-02-26', late: true }]);
  });

  it('[WF-27] wait five working days from receipt, and the IRO hears at once of an answer', () => {
    const sent = decisions.start.does(decisions.raise('sent'), decisions.raiser);
    runs(decisions, sent, 'team-manager', '2027-03-08', 'reply');
    const refused = sent.delivered().replied(decisions.who('team-manager'), 'We cannot agree');
    assert.deepEqual(told(refused), [['decision', decisions.raiser]]);
    assert.equal(decisions.seen(refused).current.replies[0]?.text, 'We cannot agree');
    assert.equal(refused.present.status.kind, 'open');
  });

  const answered = decisions
    .raised('sent')
    .replied(decisions.who('team-manager'), 'We cannot agree');
  const cardOf = (so: CaseBuilder): string => {
    const view = decisions.seen(so);
    const { entry: stage } = view.current;
    const message = { card: 'decision', notice: null, meeting: null, stage, view } as const;
    return JSON.stringify(renderMessage(message).card);
  };

  it('[WF-28] [A-WF-05] never count as agreed after an answer, whatever day comes', () => {
    const rungs = dueRowsOf(answered.present, answered.ctx).filter(
      ({ clock }) => clock === 'stage',
    );
    assert.deepEqual(rungs, []);
    const due = day('2027-03-08');
    const late = { type: 'clockElapsed', clock: 'stage', rung: 'overdue', due } as const;
    decisions
      .given(answered.on('2027-03-12 09:00'))
      .when({ ...late, stage: answered.stage, meeting: null }, null)
      .thenNothing();
  });

  it('[WF-28] [A-WF-05] offer the IRO, with the answer, an alert at stage 1 or 2, and say how to raise it', () => {
    assert.doesNotMatch(cardOf(decisions.raised('sent')), /escalate/);
    assert.match(cardOf(answered), /type \/escalate and begin at Stage 1 .* or Stage 2 /);
    const alerts = new Play('waltham-forest-iro');
    assert.deepEqual(
      ['wf-1', 'wf-2'].map((key) => [
        alerts.stage(key).label,
        alerts.stage(key).name.toLowerCase(),
      ]),
      [
        ['Stage 1', 'informal resolution'],
        ['Stage 2', 'team manager'],
      ],
    );
    for (const key of ['wf-1', 'wf-2']) alerts.raised(key);
    // Told to whoever decides, and to nobody else; not once it is decided.
    const ended = answered.does(resolving(answered), decisions.raiser);
    assert.doesNotMatch(cardOf(ended), /escalate and begin/);
  });
});

describe('an alert of Waltham Forest to another agency', () => {
  const agency = new Play('waltham-forest-agency');
  const answers = { agency: 'The hospital, its safeguarding lead', 'sent-on': '2027-02-26' };

  it('[WF-55] [A-WF-12] tells the QA line manager, who reads to whom it went, and nobody else', () => {
    const so = agency.start.does(agency.raise('told', { answers }), agency.raiser);
    assert.deepEqual(told(so), [['alert', agency.who('qa-line-manager')]]);
    const read = readBy(agency, so, 'qa-line-manager');
    assert.ok(read.includes(answers.agency), read.join());
    assert.equal(agency.p.roles['qa-line-manager']?.title, 'QA line manager');
    const outside = Object.values(agency.p.roles).filter((role) => role.outside === true);
    assert.deepEqual(outside, []);
  });

  it('[WF-55] [A-WF-12] has no day, and is over for QA management once they have seen it', () => {
    const so = agency.raised('told', { answers });
    assert.deepEqual([agency.seen(so).current.due, agency.seen(so).whole], [null, null]);
    assert.deepEqual(
      dueRowsOf(so.present, so.ctx).filter(({ clock }) => clock === 'stage'),
      [],
    );
    const seen = so.acknowledged(agency.who('qa-line-manager'));
    assert.equal(seen.present.status.kind, 'closed');
    assert.deepEqual(told(seen).at(-1), ['answered-and-closed', agency.raiser]);
    // What the agency answers later, the IRO puts on the record all the same.
    const text = written('They will call on Monday');
    const on = day('2027-03-01');
    agency
      .given(seen)
      .when({ type: 'addNote', note: 'agency-answer', on, text }, agency.raiser)
      .thenTypes('NoteAdded');
    assert.deepEqual(
      agency.seen(seen).records.map(({ record, own }) => [record, own]),
      [['fwi-alert', true]],
    );
  });

  it('[WF-55] is begun with /notice by IROs, not by CP Chairs or managers, and names the agency', () => {
    const [iro, chair, manager] = [personId(301), personId(302), personId(303)];
    const directory = aDirectory([
      post('raiser', iro, { scope: { procedure: 'waltham-forest-iro' } }),
      post('raiser', chair, { scope: { procedure: 'waltham-forest-cpc' } }),
      post('qa-line-manager', manager),
    ]);
    const desk = aDesk({ procedures: [agency.p], directory });
    const begun = [iro, chair, manager].map(
      (person) => !('reason' in startDraft(person, 'draft-1', desk, 'notice')),
    );
    assert.deepEqual(begun, [true, false, false]);
    for (const missing of ['agency', 'concern', 'requested-action']) {
      agency
        .given()
        .when(agency.raise('told', { without: [missing] }), agency.raiser)
        .thenInvalid([missing, 'missing']);
    }
    const alerts = new Play('waltham-forest-iro').p;
    const route = alerts.beside?.otherRoutes?.find(({ key }) => key === 'other-agency');
    assert.match(route?.sendTo ?? '', new RegExp(`/notice as “${agency.p.title}”`));
  });
});

describe('how Waltham Forest’s conference concerns go on', () => {
  const cpc = new Play('waltham-forest-cpc');
  const at = (key: string): CaseBuilder =>
    ['cpc-4', 'cpc-5', 'cpc-6']
      .filter((each) => each <= key)
      .reduce(
        (so, to) => cpc.moved(so, to),
        cpc.raised(key < 'cpc-3' ? key : 'cpc-3', { answers: { concern: 'No plan' } }),
      );

  it('[WF-06] [WF-08] begin informally, and go formal where the answer does not settle them', () => {
    const talk = cpc.raised('cpc-1', { open: { reason: null, consultations: [] } });
    const answered = talk.plans(cpc.who('team-manager'), 'Noted', '2027-03-12');
    assert.deepEqual(
      [talk, answered].map((so) => cpc.seen(so).nextStages[0]?.stage),
      ['cpc-3', 'cpc-3'],
    );
  });

  it('[CPC-04] go formal at once with no talk and no level before', () => {
    cpc
      .given()
      .when(cpc.raise('cpc-3', { open: { consultations: [] } }), cpc.raiser)
      .thenTypes('CaseRaised', 'StageOpened');
  });

  it('[CPC-07] say on their form by when the Chair was to act, two working days from the conference', () => {
    const what = {
      category: 'cpc.cat.02',
      'discussion-summary': 'Talked',
      'expected-outcome': 'A visit',
      'skip-reason': 'It is serious',
    };
    for (const key of ['cpc-1', 'cpc-2', 'cpc-3']) {
      const form = filledForm(cpc, key, { ...what, 'conference-day': '2027-02-25' });
      assert.deepEqual(
        form.preview?.ownLimits.map(({ label, due, late }) => [label, due, late]),
        [['Open the concern and record its first step', '2027-03-01', false]],
        key,
      );
    }
    assert.deepEqual(filledForm(cpc, 'cpc-1', what).preview?.ownLimits, []);
  });

  it('[CPC-14] tell the Chair that the manager has done what the plan names, and the form comes back', () => {
    const manager = cpc.who('team-manager');
    const planned = cpc.raised('cpc-1').plans(manager, 'We will', '2027-03-12');
    const ended = planned.does(
      { type: 'endTask', stage: planned.stage, task: 'plan-done', how: 'done', note: null },
      manager,
    );
    assert.deepEqual(told(ended), [['task-done', cpc.raiser]]);
    const news = newsOf(cpc, ended, 'task-done');
    assert.match(news, /then return the form to the Chair.*Done, said team-manager/s);
    const [task] = cpc.seen(ended).tasks;
    assert.deepEqual([task?.task, task?.end?.how], ['plan-done', 'done']);
    assert.ok(cpc.seen(ended).may.includes('resolve'));
  });

  it('[CPC-17] [CPC-23] [CPC-28] give what the formal form says to whoever is asked, and to a document', () => {
    assert.ok(askedOnForm(cpc, 'cpc-3').includes('concern'));
    for (const [key, role] of [
      ['cpc-3', 'team-manager'],
      ['cpc-5', 'senior-manager'],
    ] as const) {
      assert.ok(readBy(cpc, at(key), role).includes('No plan'), key);
      assert.match(caseNote(cpc.seen(at(key)), []), /No plan/);
    }
  });

  it('[CPC-18] [CPC-23] count ten working days at level 3 and five at level 5, from receipt to the response', () => {
    const formal = cpc.start.does(cpc.raise('cpc-3'), cpc.raiser);
    runs(cpc, formal, 'team-manager', '2027-03-15', 'expected');
    const at5 = at('cpc-4').does(cpc.escalation(at('cpc-4'), 'cpc-5'), cpc.raiser);
    runs(cpc, at5, 'senior-manager', '2027-03-08', 'expected');
  });

  it('[CPC-24] keep why level 6 is exceptional, and run to no day there', () => {
    const { clock, reason } = cpc.seen(at('cpc-6'), 'assistant-director').current;
    assert.deepEqual([clock, reason], [null, 'It is urgent']);
    const at5 = at('cpc-5');
    const without = cpc.escalation(at5, 'cpc-6', { open: { reason: null } });
    cpc.given(at5).when(without, cpc.raiser).thenInvalid(['skip-reason', 'needs-reason']);
  });

  it('[CPC-25] know no category beside the five', () => {
    cpc
      .given()
      .when(cpc.raise('cpc-3', { categories: ['other'] }), cpc.raiser)
      .thenInvalid(['category', 'not-a-choice']);
  });

  it('[CPC-31] [CPC-32] are told to the QA DHOS at every level, and to the QA HOS from the head of service on', () => {
    const { roles } = cpc.p;
    assert.deepEqual(
      ['qa-deputy', 'qa-head'].map((role) => roles[role]?.title),
      ['QA deputy head of service (QA DHOS)', 'QA head of service (QA HOS)'],
    );
    for (const { key } of cpc.p.stages) {
      const both = key >= 'cpc-5' ? ['qa-deputy', 'qa-head'] : ['qa-deputy'];
      assert.deepEqual(cpc.told(at(key)), both, key);
    }
  });
});
