import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { chronology, textsOf, viewFor } from '../../../domain/case/index.ts';
import { kept, written, type CaseBuilder } from '../../builders/index.ts';
import { keysOf } from '../loaded.ts';
import { entryOf, Play } from './play.ts';

describe('rules of Central Bedfordshire, in the procedure as it stands', () => {
  const cb = new Play('central-bedfordshire');
  const { p } = cb;
  const keys = p.stages.map(({ key }) => key);

  const refer = (met: readonly string[], answers: Readonly<Record<string, string>> = {}) =>
    ({
      type: 'refer',
      on: day('2027-03-01'),
      met,
      reason: written('It cannot wait'),
      answers: Object.fromEntries(Object.entries(answers).map(([key, v]) => [key, written(v)])),
    }) as const;

  it('[CB-04] asks for no legal status, and holds the referral open at every stage', () => {
    const asked = JSON.stringify([p.fields, p.categories, p.referral]);
    assert.doesNotMatch(asked, /legal status|s20|s31|section 20|section 31|care order/i);
    for (const key of keys) {
      cb.given(cb.raised(key)).when(refer([]), cb.raiser).thenTypes('Referred');
    }
  });

  it('[CB-09] records a complaints officer and an advocate as helping, where there are any', () => {
    const helpers = 'complaints-officer,advocate';
    assert.equal(cb.field('also-involved').required, 'never');
    const view = cb.seen(cb.raised('cb-1', { answers: { 'also-involved': helpers } }));
    assert.deepEqual(
      view.answers.filter(({ label }) => label.startsWith('Who else is helping')),
      [{ label: 'Who else is helping to settle it?', value: 'A complaints officer, An advocate' }],
    );
  });

  it('[CB-15] takes a breach of human rights as a ground, and any other concern in free words', () => {
    const rights = p.categories?.choices.find(({ label }) => label.includes('human rights'));
    assert.equal(rights?.key, 'cb.stage2.07');
    for (const categories of [[rights.key], ['other']]) {
      const said = { categories, answers: { description: 'The plan is not agreed' } };
      const raise = { ...cb.raise('cb-2', said), categoryNotes: { other: written('The plan') } };
      const { present } = cb.start.does(raise, cb.raiser);
      assert.deepEqual(present.content.categories, categories);
    }
  });

  it('[CB-27] shows every alert in full to the IRO Practice Manager, at every stage', () => {
    for (const key of keys) {
      assert.equal(cb.seen(cb.raised(key), 'raiser-manager').depth, 'full', key);
    }
  });

  it('[CB-29] needs nobody’s approval to raise or to move on', () => {
    const alone = { consultations: [] };
    for (const key of keys.filter((each) => each !== 'cb-4')) {
      const so = cb.start.does(cb.raise(key, { open: alone }), cb.raiser);
      assert.equal(so.present.status.kind, 'open', key);
    }
    // Stage 4 asks for a talk: not held, or of another view, it holds nothing up.
    const against = { on: day('2027-03-01'), view: written('I would wait'), notHeld: null };
    const notHeld = { on: day('2027-03-01'), view: null, notHeld: written('On leave') };
    for (const talk of [against, notHeld]) {
      const open = { consultations: [{ role: 'raiser-manager', ...talk }] };
      assert.deepEqual(cb.asked(cb.raised('cb-4', { open })), ['senior-manager']);
      const moved = cb.moved(cb.raised('cb-3'), 'cb-4', { open });
      assert.deepEqual(cb.asked(moved), ['senior-manager']);
    }
  });

  const MEANT: readonly [ids: string, stage: string, ...says: RegExp[]][] = [
    ['[CB-30]', 'cb-1', /not been completed/, /effect on the child is not yet significant/],
    [
      '[CB-34]',
      'cb-2',
      /informal stage has not settled it/,
      /weightier, or there is a significant risk/,
    ],
    [
      '[CB-41] [CB-42]',
      'cb-3',
      /Stage 1 or 2 has not settled it/,
      /believes that they are unlikely/,
    ],
    [
      '[CB-46]',
      'cb-4',
      /stages below have not settled it/,
      /weighty enough to need the Head of Service/,
    ],
    ['[CB-51] [CB-52]', 'cb-5', /Stages 1 to 4 have not settled it/, /outcome .* is still poor/],
    ['[CB-51] [CB-52]', 'cb-6', /Stages 1 to 4 have not settled it/, /outcome .* is still poor/],
    ['[CB-51] [CB-52]', 'cb-7', /Stages 1 to 4 have not settled it/, /outcome .* is still poor/],
  ];
  for (const [ids, key, ...says] of MEANT) {
    it(`${ids} says when ${key} is meant`, () => {
      for (const each of says) assert.match(entryOf(cb.stage(key)), each);
    });
  }

  it('[CB-30] [CB-34] asks for the impact in levels that tell stage 1 from stage 2', () => {
    const levels = ['not-yet-significant', 'significant', 'risk-of-significant'];
    assert.deepEqual(keysOf(cb.field('impact-level').choices), levels);
    const view = cb.seen(cb.raised('cb-1', { answers: { 'impact-level': levels[0]! } }));
    assert.ok(view.answers.some(({ value }) => value === 'Not significantly so far'));
  });

  it('[CB-35] begins stage 2 at once, or on a day until which notice was given', () => {
    const { kind, stages, required } = cb.field('notice-until');
    assert.deepEqual([kind, stages, required], ['date', ['cb-2'], 'never']);
    assert.equal(cb.raised('cb-2').present.content.answers['notice-until'], undefined);
    const noticed = cb.raised('cb-2', { answers: { 'notice-until': '2027-03-08' } });
    assert.deepEqual(noticed.present.content.answers['notice-until'], {
      kind: 'day',
      day: day('2027-03-08'),
    });
  });

  it('[CB-39] raises no alert at stage 2 without the actions so far and the outcomes sought', () => {
    const without = ['actions-taken', 'outcomes'];
    cb.given()
      .when(cb.raise('cb-2', { without }), cb.raiser)
      .thenInvalid(['actions-taken', 'missing'], ['outcomes', 'missing']);
    const { present } = cb.raised('cb-2');
    for (const key of without) {
      assert.deepEqual(present.content.answers[key], { kind: 'text', text: kept('As talked') });
    }
  });

  it('[CB-41] goes to stage 3 from stage 1 and from stage 2', () => {
    for (const from of ['cb-1', 'cb-2']) {
      assert.deepEqual(cb.asked(cb.moved(cb.raised(from), 'cb-3')), ['middle-manager'], from);
    }
  });

  it('[CB-42] [CB-46] begins at stage 3 or 4 when the IRO says why', () => {
    for (const key of ['cb-3', 'cb-4']) {
      cb.given()
        .when(cb.raise(key, { open: { reason: null } }), cb.raiser)
        .thenInvalid(['skip-reason', 'needs-reason']);
      assert.equal(cb.raised(key).present.stages[0]?.stage, key);
    }
  });

  it('[CB-46] [CB-51] carries what stages 1 to 4 have not settled on to the Chief Executive', () => {
    const four = ['cb-2', 'cb-3', 'cb-4'].reduce((so, to) => cb.moved(so, to), cb.raised('cb-1'));
    assert.deepEqual(cb.asked(four), ['senior-manager']);
    const seven = ['cb-5', 'cb-6', 'cb-7'].reduce((so, to) => cb.moved(so, to), four);
    assert.deepEqual(cb.asked(seven), ['chief-executive']);
    assert.deepEqual(
      seven.present.stages.flatMap(({ skipped }) => skipped),
      [],
    );
  });

  it('[CB-52] asks the IRO to decide when a stage from 4 on runs out, with the next stage first', () => {
    for (const [key, next] of [
      ['cb-4', 'cb-5'],
      ['cb-5', 'cb-6'],
      ['cb-6', 'cb-7'],
    ] as const) {
      const late = cb.overdue(cb.raised(key));
      const card = late.effects.find(
        (each) => each.type === 'sendCard' && each.to.person === cb.raiser,
      );
      assert.ok(card?.type === 'sendCard');
      assert.deepEqual([card.card, card.notice], ['decision', 'overdue']);
      assert.equal(cb.seen(late).nextStages[0]?.stage, next);
    }
  });

  it('[CB-64] refers to Cafcass Legal where rights are at risk and nobody else can act', () => {
    assert.equal(p.roles['cafcass']?.title, 'Cafcass Legal');
    const conditions = new Map((p.referral?.checklist ?? []).map(({ key, label }) => [key, label]));
    assert.match(conditions.get('child-cannot') ?? '', /child cannot .* bring proceedings/);
    assert.match(conditions.get('no-adult') ?? '', /No suitable adult/);
    assert.match(conditions.get('rights-at-risk') ?? '', /human rights are still at risk/);
    const met = ['rights-at-risk', 'no-adult', 'child-cannot'];
    const so = cb.raised('cb-7').does(refer(met), cb.raiser);
    const event = so.events.at(-1);
    assert.deepEqual(event?.type === 'Referred' && [event.met, event.answers], [met, {}]);
  });
});

describe('changes of the plan that wait for a review in Central Bedfordshire', () => {
  const hold = new Play('central-bedfordshire-plan-hold');

  it('[CB-76] asks at once for the review meeting, and for the word that it was held', () => {
    const so = hold.raised('waiting');
    const [meeting] = so.present.meetings;
    assert.deepEqual(
      [meeting?.label, meeting?.convener],
      ['Review meeting', hold.who('reviewing-officer')],
    );
    assert.match(entryOf(hold.stage('waiting')), /The change waits until the review was held/);
    const [held] = hold.seen(so, 'reviewing-officer').tasks;
    assert.deepEqual([held?.task, held?.end, held?.own], ['review-held', null, true]);
    assert.equal(so.present.status.kind, 'open');
  });

  const CIRCUMSTANCES: readonly [id: string, key: string, ...says: RegExp[]][] = [
    [
      '[CB-78]',
      'cb.hold.01',
      /before 18/,
      /from a regulated to an unregulated/,
      /not yet endorsed/,
    ],
    ['[CB-79]', 'cb.hold.02', /residential care/, /reports found right/, /settled and at school/],
    ['[CB-80]', 'cb.hold.03', /discharge from a secure children's home/, /leaving custody/],
    ['[CB-81]', 'cb.hold.04', /unplanned change of accommodation/, /disturb education/],
  ];
  for (const [id, key, ...says] of CIRCUMSTANCES) {
    it(`${id} holds a change of this kind: ${key}`, () => {
      const label = hold.p.categories?.choices.find((each) => each.key === key)?.label ?? '';
      for (const each of says) assert.match(label, each);
      const so = hold.raised('waiting', { categories: [key] });
      assert.deepEqual(hold.asked(so), ['reviewing-officer']);
      const view = hold.seen(so, 'reviewing-officer');
      assert.deepEqual(view.categories, [label]);
      assert.deepEqual(
        view.tasks.map(({ task, end }) => [task, end]),
        [
          ['review-held', null],
          ['endorsed', null],
        ],
      );
    });
  }

  const resolve = (
    so: CaseBuilder,
    ahead: Record<'decidedBy' | 'why', string | null> | null = null,
  ) =>
    ({
      type: 'resolve',
      stage: so.stage,
      reason: written('Agreed'),
      ...(ahead && {
        ahead: {
          decidedBy: ahead.decidedBy === null ? null : written(ahead.decidedBy),
          why: ahead.why === null ? null : written(ahead.why),
        },
      }),
    }) as const;
  const ended = (so: CaseBuilder, task: string, how: 'done' | 'not-needed' = 'done') =>
    so.does(
      {
        type: 'endTask',
        stage: so.stage,
        task,
        how,
        note: how === 'done' ? null : written('Not this time'),
      },
      hold.who('reviewing-officer'),
    );

  it('[CB-76] [CB-77] waits for the review and for the endorsement, for both of them', () => {
    const sent = hold.raised('waiting');
    const missing = [
      ['decidedBy', 'missing'],
      ['why', 'missing'],
    ] as const;
    const held = ended(sent, 'review-held');
    for (const so of [sent, held, ended(sent, 'endorsed'), ended(held, 'endorsed', 'not-needed')]) {
      hold
        .given(so)
        .when(resolve(so), hold.raiser)
        .thenInvalid(...missing);
    }
    assert.deepEqual(hold.seen(held).stages[0]?.waitsFor, [
      'Record that the change is endorsed, or why it is not',
    ]);
    const both = ended(held, 'endorsed');
    hold
      .given(both)
      .when(resolve(both), hold.raiser)
      .thenTypes('StageResolved', 'MeetingCancelled');
    assert.deepEqual(hold.seen(both).stages[0]?.waitsFor, []);
  });

  it('[CB-77] lets nobody but the officer say that the review was held or the change endorsed', () => {
    const sent = hold.raised('waiting');
    for (const task of ['review-held', 'endorsed']) {
      const done = { type: 'endTask', stage: sent.stage, task, how: 'done', note: null } as const;
      for (const person of [hold.raiser, hold.who('raiser-manager')]) {
        hold.given(sent).when(done, person).thenRefused({ reason: 'only-the-doer' });
        const view = viewFor(sent.present, new Map(), person, sent.ctx, sent.now);
        assert.equal(view?.tasks.find((each) => each.task === task)?.mayEnd, false);
      }
      hold.given(sent).when(done, hold.who('reviewing-officer')).thenTypes('TaskEnded');
    }
  });

  it('[CB-77] goes ahead only with a name and a reason, and the record says so', () => {
    const held = ended(hold.raised('waiting'), 'review-held');
    hold
      .given(held)
      .when(resolve(held, { decidedBy: 'Head of service', why: ' ' }), hold.raiser)
      .thenInvalid(['why', 'missing']);
    const ahead = resolve(held, { decidedBy: 'Head of service', why: 'The placement ended' });
    hold
      .given(held)
      .when(ahead, hold.raiser)
      .thenTypes('WentAhead', 'StageResolved', 'MeetingCancelled');
    const so = held.does(ahead, hold.raiser);
    const texts = new Map([
      ['#Head of service', 'Head of service'],
      ['#The placement ended', 'The placement ended'],
    ]);
    const line = chronology(
      so.present,
      so.events,
      texts,
      hold.who('reviewing-officer'),
      so.ctx,
      so.now,
    ).find(({ type }) => type === 'WentAhead');
    assert.deepEqual(
      [line?.detail, line?.text],
      [
        'Record that the change is endorsed, or why it is not',
        'Head of service: The placement ended',
      ],
    );
    assert.deepEqual(
      textsOf(ahead).map(({ value }) => value),
      ['Agreed', 'Head of service', 'The placement ended'],
    );
  });

  it('[CB-77] gives the change up without waiting for anything', () => {
    const so = hold.raised('waiting');
    hold
      .given(so)
      .when({ type: 'withdraw', stage: so.stage, reason: written('Given up') }, hold.raiser)
      .thenTypes('CaseWithdrawn', 'MeetingCancelled');
  });

  it('[CB-78] [CB-79] [CB-80] [CB-81] is for these four and nothing else', () => {
    for (const categories of [[], ['other'], ['cb.hold.01', 'cb.hold.02']]) {
      const { kind } = hold.start.decide(hold.raise('waiting', { categories }), hold.raiser);
      assert.equal(kind, 'refused', categories.join());
    }
  });
});
