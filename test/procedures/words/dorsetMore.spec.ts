import assert from 'node:assert/strict';
import { detailPages } from '../../../adaptive-cards/case/pages.ts';
import { renderMessage } from '../../../adaptive-cards/index.ts';
import { caseTexts } from '../../../adaptive-cards/wording/caseTexts.ts';
import { referralForms } from '../../../adaptive-cards/decision/referralForms.ts';
import { day } from '../../../domain/calendar/index.ts';
import { lettersOf, mayRead, reportsDue } from '../../../domain/report/index.ts';
import { aReportOfOpen, given, told, written } from '../../builders/index.ts';
import { keysOf } from '../loaded.ts';
import { Play } from '../rules/play.ts';
import { askedOnForm, firstFormCard, readBy, secondFormCard } from './playing.ts';

const BOTH = ['raiser', 'raiser-manager'];

describe('what else Dorset does, in the procedure as it stands', () => {
  const qaro = new Play('dorset-qaro');
  const { p } = qaro;
  const keys = p.stages.map(({ key }) => key);

  it('[DO-06] has good practice told by the QARO, to the Team Manager, in view of the QA Manager', () => {
    assert.deepEqual(p.beside?.goodPractice, ['dorset-good-practice']);
    const praise = new Play('dorset-good-practice');
    const so = praise.raised('told');
    assert.deepEqual([praise.asked(so), praise.told(so)], [['team-manager'], ['raiser-manager']]);
    const seen = so.does({ type: 'acknowledge', stage: so.stage }, praise.who('team-manager'));
    assert.equal(seen.present.status.kind, 'closed');
    for (const role of ['team-manager', 'raiser-manager']) {
      given(praise.start)
        .when(praise.raise('told'), praise.who(role))
        .thenRefused({ reason: 'may-not-raise' });
    }
  });

  it('[DO-09] leaves it with the QARO: the QA Manager begins nothing, but may raise levels 3 and 4 for them', () => {
    for (const key of keys) {
      const begun = qaro.start.decide(qaro.raise(key), qaro.who('raiser-manager'));
      if (['do-3', 'do-4'].includes(key)) {
        const so = qaro.start.does(qaro.raise(key), qaro.who('raiser-manager'));
        assert.equal(so.present.raiser, qaro.raiser, key);
      } else {
        assert.deepEqual(begun, { kind: 'refused', refusal: { reason: 'may-not-raise' } }, key);
      }
    }
  });

  const NOTES: readonly (readonly [ids: string, note: string, by: readonly string[]])[] = [
    ['[DO-22] [DO-26] [DO-78]', 'conversation', ['raiser']],
    ['[DO-31] [DO-41]', 'verbal', ['raiser']],
    ['[DO-65]', 'last-resort', BOTH],
    ['[DO-70]', 'practice-advice', ['raiser-manager']],
    ['[DO-72]', 'legal-advice', BOTH],
    ['[DO-73]', 'between-sides', BOTH],
  ];
  for (const [ids, note, by] of NOTES) {
    it(`${ids} takes the note ${note} at every level, from ${by.join(' and ')} alone, and both read it`, () => {
      const add = { type: 'addNote', note, on: day('2027-03-01'), text: written('So') } as const;
      for (const key of keys) {
        const so = qaro.raised(key);
        for (const role of [...BOTH, 'team-manager']) {
          assert.equal(so.decide(add, qaro.who(role)).kind === 'events', by.includes(role), key);
        }
        const noted = so.does(add, qaro.who(by[0] ?? ''));
        for (const role of BOTH) assert.equal(qaro.seen(noted, role).notes.length, 1, key);
      }
    });
  }

  it('[DO-38] [DO-40] puts before the Team Manager who is involved, what is needed, which dates matter, and the impact', () => {
    const said = {
      concern: 'Contact has not begun since May',
      'who-involved': 'The contact centre',
      'what-required': 'A visit every week',
      'specific-dates': 'From 8 March',
      impact: 'He loses touch with his sister',
    };
    const so = qaro.raised('do-1', { answers: said });
    const read = qaro.seen(so, 'team-manager').answers.map(({ value }) => value);
    for (const each of Object.values(said)) assert.ok(read.includes(each), each);
  });

  it('[DO-03] ends 20 working days after the first formal level began, whatever levels follow, and not before there is one', () => {
    const informal = qaro.raised('do-0');
    assert.equal(informal.present.whole, null);
    const formal = keys.slice(1).reduce((so, to) => qaro.moved(so, to), informal);
    // From Monday 1 March 2027, over Good Friday and Easter Monday.
    assert.equal(formal.present.whole?.due, '2027-03-31');
    assert.equal(formal.on('2027-04-01 10:00').present.status.kind, 'open');
  });

  it('[DO-07] [DO-13] [DO-14] tells the QARO, before anything is typed, what an escalation does not stand in the way of', () => {
    const words = firstFormCard(qaro);
    assert.match(words, /QARO's own work: The QARO, who takes it on and answers promptly/);
    assert.match(words, /A formal complaint by .*: .* it can run beside an escalation/);
    assert.match(words, /A court application by .*: .* it can run beside an escalation/);
  });

  it('[DO-15] takes several criteria of one matter', () => {
    const categories = ['do.crit.03', 'do.crit.08'];
    for (const key of keys) {
      assert.deepEqual(qaro.raised(key, { categories }).present.content.categories, categories);
    }
  });

  it('[DO-15] shows at every level what the criteria mean, where their own words are too short for it', () => {
    const DETAILS = [
      /Pathway Plan of poor quality, or a plan not signed off so that work in Mosaic stops/,
      /not heard, for instance before a change of placement/,
      /Discriminatory practice, towards them or in social work provision/,
      /not told of their rights and of advocacy/,
      /Section 20: a parent's consent not sought, or contact restricted/,
      /child raises concerns about the social work/,
      /moves of the child between workers, teams or services/,
    ];
    for (const key of keys) {
      const words = secondFormCard(qaro, key);
      for (const each of DETAILS) assert.match(words, each, key);
    }
  });

  const REPLIES = [
    ['[DO-36]', 'do-1', 'team-manager', /think of each concern and, where it fits, how it will be/],
    ['[DO-45]', 'do-2', 'middle-manager', /think of each concern, and how it will be or has been/],
  ] as const;
  for (const [id, key, role, help] of REPLIES) {
    it(`${id} ${key}: says to whoever is asked what the reply is to give`, () => {
      const view = qaro.seen(qaro.raised(key), role);
      const about = {
        card: 'alert',
        notice: null,
        meeting: null,
        stage: view.current.entry,
      } as const;
      assert.match(JSON.stringify(renderMessage({ ...about, view }).card), help);
    });
  }

  const LEVELS = [
    ['[DO-17] [DO-34]', 'do-1', 'team-manager'],
    ['[DO-18] [DO-43]', 'do-2', 'middle-manager'],
    ['[DO-19]', 'do-3', 'senior-manager'],
    ['[DO-20]', 'do-4', 'assistant-director'],
    ['[DO-20]', 'do-4', 'director'],
  ] as const;
  for (const [ids, key, role] of LEVELS) {
    it(`${ids} ${key}: five working days from receipt, which a written reply of the ${p.roles[role]?.title ?? ''} stops`, () => {
      const sent = qaro.start.does(qaro.raise(key), qaro.raiser);
      assert.equal(qaro.seen(sent).current.due, null);
      const { due, wording, clock } = qaro.seen(sent.delivered()).current;
      assert.deepEqual([due, wording, clock], ['2027-03-08', 'reply', 'running']);
      const replied = sent.delivered().replied(qaro.who(role), 'We will');
      assert.equal(qaro.seen(replied).current.clock, 'stopped');
    });
  }

  it('[DO-22] keeps the day of the conversation and with whom, wherever it begins', () => {
    const answers = { 'conversation-on': '2027-02-26', 'conversation-with': 'Her social worker' };
    for (const key of keys) {
      const so = qaro.raised(key, { answers });
      const read = qaro.seen(so).answers.map(({ value }) => value);
      assert.ok(read.includes('Her social worker'), read.join());
      const on = so.present.content.answers['conversation-on'];
      assert.deepEqual(on, { kind: 'day', day: '2027-02-26' });
    }
  });

  const TALKED = {
    'agreed-action': 'A visit every week, by Miss Hall',
    'conversation-on': '2027-02-26',
    'conversation-with': 'Her social worker',
  };

  it('[DO-28] has the confirming mail ready: for whom, what was agreed, and by when', () => {
    const so = qaro.raised('do-0', { answers: TALKED });
    const [mail, ...others] = caseTexts(qaro.seen(so), null);
    assert.deepEqual(others, []);
    assert.deepEqual(mail, {
      label: 'Mail that confirms the action agreed and its timescale',
      mail: {
        to: 'social-worker',
        subject: 'Informal conversation 2027-ABCDE: Informal, reply by 10 Mar',
      },
      lines: [
        'This confirms what was agreed: Informal conversation 2027-ABCDE.',
        'We talked on',
        'Friday 26 February 2027',
        'With whom, or why there was no conversation',
        'Her social worker',
        'Agreed action and its timescale',
        'A visit every week, by Miss Hall',
        'Please reply by the end of Wednesday 10 March 2027.',
        'raiser',
      ],
    });
  });

  it('[DO-28] keeps the mail when the case moves on, has none where it began formally, and shows it to no manager', () => {
    const so = qaro.raised('do-0', { answers: TALKED });
    const later = caseTexts(qaro.seen(qaro.moved(so, 'do-1')), null);
    assert.ok(later[0]?.lines.includes('A visit every week, by Miss Hall'));
    assert.equal(later[0]?.mail?.subject, 'Informal conversation 2027-ABCDE: Informal');
    assert.ok(later[0].lines.every((line) => !line.startsWith('Please reply')));
    assert.deepEqual(caseTexts(qaro.seen(qaro.raised('do-1')), null), []);
    assert.deepEqual(caseTexts(qaro.seen(so, 'social-worker'), null), []);
  });

  it('[DO-28] [A-DO-06] names the child in its subject only where names are switched on for that level', () => {
    const subjects = [{ record: '200234', initials: 'AB' }];
    const view = { ...qaro.seen(qaro.raised('do-0', { answers: TALKED })), subjects };
    const rule = p.beside?.mailSubject;
    assert.ok(rule !== undefined);
    const subjectWith = (over: Partial<typeof rule>): string => {
      const beside = { ...p.beside, mailSubject: { ...rule, ...over } };
      const [mail] = caseTexts({ ...view, procedure: { ...p, beside } }, null);
      return mail?.mail?.subject ?? '';
    };
    assert.doesNotMatch(subjectWith({ showNames: true }), /AB\b|200234/);
    const named = { stages: ['do-0'], namesAt: ['do-0'] };
    assert.doesNotMatch(subjectWith(named), /AB\b|200234/);
    assert.ok(subjectWith({ ...named, showNames: true }).includes('AB - 200234'));
  });

  it('[DO-28] shows for whom and under which subject above the mail, where the QARO reads all of the case', () => {
    const view = qaro.seen(qaro.raised('do-0', { answers: TALKED }));
    const pages = JSON.stringify(detailPages(view, []));
    for (const each of [
      'Mail to',
      'social-worker',
      'Subject',
      'Informal conversation 2027-ABCDE: Informal, reply by 10 Mar',
      'A visit every week, by Miss Hall',
    ]) {
      assert.ok(pages.includes(each), each);
    }
    assert.doesNotMatch(pages, /mailto:/);
  });

  it('[DO-33] names to whoever is asked at level 1 the person believed responsible', () => {
    const answers = { 'believed-responsible': 'The duty manager' };
    const so = qaro.raised('do-1', { answers });
    assert.ok(readBy(qaro, so, 'team-manager').includes('The duty manager'));
    qaro
      .given()
      .when(qaro.raise('do-1', { without: ['believed-responsible'] }), qaro.raiser)
      .thenInvalid(['believed-responsible', 'missing']);
  });

  const OWN_DAYS = [
    ['[DO-35]', 'do-1'],
    ['[DO-44]', 'do-2'],
  ] as const;
  for (const [id, key] of OWN_DAYS) {
    it(`${id} ${key}: the QARO’s own day is the due day, sooner or later than five working days`, () => {
      for (const own of ['2027-03-03', '2027-03-19']) {
        const so = qaro.raised(key, { open: { timescale: { day: day(own), reason: null } } });
        assert.equal(qaro.seen(so).current.due, own);
      }
      const so = qaro.raised(key);
      const [role = ''] = qaro.asked(so);
      assert.ok(!qaro.seen(so, role).may.includes('requestTime'));
    });
  }

  it('[DO-46] lets the QA Manager say that the direct contact was made, as the QARO can', () => {
    const so = qaro.raised('do-2');
    const made = {
      type: 'endTask',
      stage: so.stage,
      task: 'direct-contact',
      how: 'done',
      note: null,
    } as const;
    for (const role of ['raiser', 'raiser-manager']) {
      given(so).when(made, qaro.who(role)).thenTypes('TaskEnded');
      const task = qaro.seen(so, role).tasks.find((each) => each.task === 'direct-contact');
      assert.equal(task?.mayEnd, true, role);
    }
  });

  const AGREED = [
    ['[DO-50]', 'do-3', 'senior-manager'],
    ['[DO-53]', 'do-4', 'director'],
  ] as const;
  for (const [id, key, role] of AGREED) {
    it(`${id} ${key}: asks what will be recorded and by whom, in words that whoever is asked reads`, () => {
      assert.ok(askedOnForm(qaro, key).includes('record-agreed'));
      const answers = { 'record-agreed': 'The new plan, by the QARO' };
      const so = qaro.raised(key, { answers });
      assert.ok(readBy(qaro, so, role).includes('The new plan, by the QARO'));
    });
  }

  it('[DO-51] may be taken from level 3 to both directors by the QA Manager, and stays the QARO’s', () => {
    const from = qaro.raised('do-3');
    const by = qaro.who('raiser-manager');
    const so = from.does(qaro.escalation(from, 'do-4'), by);
    assert.deepEqual(
      [qaro.asked(so), so.present.raiser],
      [['assistant-director', 'director'], qaro.raiser],
    );
    assert.equal(qaro.seen(from, 'raiser-manager').nextStages[0]?.stage, 'do-4');
  });

  it('[DO-57] keeps the talk with the Executive Director before the referral, and says with whom it is to be', () => {
    for (const key of keys) {
      const so = qaro.raised(key);
      assert.ok(qaro.seen(so).may.includes('discussReferral'), key);
      const [words] = referralForms(qaro.seen(so), {}).flatMap(({ verb, intro }) =>
        verb === 'refer' ? [intro.join()] : [],
      );
      assert.match(words ?? '', /talked through first with: Executive Director People - Children/);
      const talk = { type: 'discussReferral', note: written('Why it is made') } as const;
      given(so).when(talk, qaro.raiser).thenTypes('ReferralDiscussed');
    }
  });

  const CONDITIONS = [
    ['[DO-57]', 'discussed-with-director'],
    ['[DO-65]', 'proceedings-discussed'],
  ] as const;
  for (const [id, key] of CONDITIONS) {
    it(`${id} asks why, where ${key} is not so before a referral, and blocks nothing`, () => {
      const finished = qaro.raised('do-4').replied(qaro.who('director'));
      const refer = {
        type: 'refer',
        on: day('2027-03-01'),
        met: keysOf(p.referral?.checklist).filter((each) => each !== key),
        reason: null,
        answers: { 'referral-impact': written('A home at last') },
      } as const;
      given(finished).when(refer, qaro.raiser).thenInvalid(['reason', 'needs-reason']);
      given(finished)
        .when({ ...refer, reason: written('It cannot wait') }, qaro.raiser)
        .thenTypes('Referred');
    });
  }

  const TOLD = [
    ['[DO-61]', 'qa-head'],
    ['[DO-62]', 'assistant-director'],
  ] as const;
  for (const [id, role] of TOLD) {
    it(`${id} tells the ${p.roles[role]?.title ?? ''} when a referral is considered`, () => {
      const so = qaro.raised('do-1').does({ type: 'considerReferral', note: null }, qaro.raiser);
      assert.ok(
        told(so).some(([what, to]) => what === 'referral-considered' && to === qaro.who(role)),
      );
    });
  }

  it('[DO-64] passes nothing over without a word of both talks, or why one was not held', () => {
    const talks = ['raiser-manager', 'qa-head'].map((role) => ({
      role,
      on: day('2027-03-01'),
      view: null,
      notHeld: written('On leave'),
    }));
    const from = qaro.raised('do-1');
    const moving = (consultations: typeof talks) =>
      qaro.escalation(from, 'do-3', { open: { consultations } });
    for (const [at, { role }] of talks.entries()) {
      given(from)
        .when(moving(talks.toSpliced(at, 1)), qaro.raiser)
        .thenInvalid([`consult-${role}-on`, 'missing']);
      qaro
        .given()
        .when(qaro.raise('do-3', { open: { consultations: talks.toSpliced(at, 1) } }), qaro.raiser)
        .thenInvalid([`consult-${role}-on`, 'missing']);
    }
    const kept = from.does(moving(talks), qaro.raiser).present.stages.at(-1)?.consultations;
    assert.deepEqual(
      kept?.map(({ role }) => role),
      ['raiser-manager', 'qa-head'],
    );
    // Nothing is passed over: nobody need be asked.
    given(from)
      .when(qaro.escalation(from, 'do-2', { open: { consultations: [] } }), qaro.raiser)
      .thenTypes('StageEscalated', 'StageOpened');
  });

  it('[DO-67] shows to those who read the whole case what the referral means for the child', () => {
    const so = qaro.raised('do-2').does(
      {
        type: 'refer',
        on: day('2027-03-01'),
        met: [],
        reason: written('It cannot wait'),
        answers: { 'referral-impact': written('A home at last') },
      },
      qaro.raiser,
    );
    for (const role of BOTH) {
      const said = qaro.seen(so, role).referral?.answers.map(({ value }) => value);
      assert.deepEqual(said, ['A home at last'], role);
    }
  });
});

describe('what Dorset’s QA Manager watches over and passes on', () => {
  const qaro = new Play('dorset-qaro');
  const { p } = qaro;
  const keys = p.stages.map(({ key }) => key);

  it('[DO-74] shows the QA Manager each reply and whether it came in time, and every figure of the reports', () => {
    for (const key of keys) {
      const so = qaro.raised(key);
      const [role = ''] = qaro.asked(so);
      const { current } = qaro.seen(so.replied(qaro.who(role)), 'raiser-manager');
      assert.equal(current.replies[0]?.text, 'We will', key);
      assert.deepEqual([current.due === null, current.clock], [false, 'stopped'], key);
    }
    const { directory } = qaro.start.house;
    assert.equal(mayRead(directory, qaro.who('raiser-manager'), p, day('2027-03-01')), 'whole');
  });

  it('[DO-75] tells the QARO, whoever is asked and the QA Manager of each reply that did not come', () => {
    for (const key of keys) {
      const so = qaro.raised(key);
      const people = told(qaro.overdue(so)).map(([, person]) => person);
      for (const role of [...BOTH, ...qaro.asked(so)]) {
        assert.ok(people.includes(qaro.who(role)), `${key}: ${role}`);
      }
    }
  });

  it('[DO-75] has Service Managers and Heads of Locality told regularly what is open in their own teams', () => {
    const rule = p.beside?.reports?.find(({ key }) => key === 'outstanding');
    assert.ok(rule !== undefined);
    const { directory, calendar } = qaro.start.house;
    const today = day('2027-05-28');
    const since = day('2025-01-01');
    assert.ok(reportsDue(p, { today, since }, calendar).some((each) => each.rule === rule));
    const open = aReportOfOpen(p, [['2027-AAAAA', 'north']]);
    const letters = lettersOf(rule, open, directory, today);
    assert.deepEqual(
      new Set(letters.map(({ to }) => to)),
      new Set(['raiser-manager', 'middle-manager', 'senior-manager'].map((role) => qaro.who(role))),
    );
    for (const { content, report } of letters) {
      assert.match(content ?? '', /Escalations without an answer/);
      assert.deepEqual(
        report.open?.map(({ reference }) => reference),
        ['2027-AAAAA'],
      );
    }
  });

  it('[DO-72] asks the QA Manager once, wherever it begins, to arrange the advice that is asked for', () => {
    for (const [at, key] of keys.entries()) {
      const asked = (so: ReturnType<typeof qaro.raised>) =>
        qaro.seen(so, 'raiser-manager').tasks.filter(({ task }) => task === 'arrange-advice');
      const so = qaro.raised(key);
      assert.deepEqual(
        asked(so).map(({ own, mayEnd }) => [own, mayEnd]),
        [[true, true]],
        key,
      );
      const next = keys[at + 1];
      if (next !== undefined) assert.equal(asked(qaro.moved(so, next)).length, 1, key);
    }
  });

  const REPORTS = [
    ['[DO-76]', 'highlight', 'qa-head', /Escalation data and themes/],
    ['[DO-77]', 'annual', 'raiser-manager', /Summary of data and key themes/],
  ] as const;
  for (const [id, key, role, content] of REPORTS) {
    it(`${id} sends the report ${key} with what it is to hold, to the ${p.roles[role]?.title ?? ''}`, () => {
      const rule = p.beside?.reports?.find((each) => each.key === key);
      assert.ok(rule !== undefined);
      const { directory } = qaro.start.house;
      const letters = lettersOf(rule, aReportOfOpen(p, []), directory, day('2027-05-28'));
      assert.deepEqual(
        letters.map(({ to }) => to),
        [qaro.who(role)],
      );
      assert.match(letters[0]?.content ?? '', content);
    });
  }

  it('[DO-77] makes the annual report once a year', () => {
    const { calendar } = qaro.start.house;
    const dueOn = (today: string) =>
      reportsDue(p, { today: day(today), since: day('2025-01-01') }, calendar).flatMap(
        ({ rule, period }) => (rule.key === 'annual' ? [`${period.from} to ${period.to}`] : []),
      );
    assert.deepEqual(
      new Set(['2027-05-28', '2027-08-27', '2027-11-26', '2028-02-25'].flatMap(dueOn)),
      new Set(['2026-04-01 to 2027-03-31']),
    );
  });
});
