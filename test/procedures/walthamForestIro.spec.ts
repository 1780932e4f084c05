import assert from 'node:assert/strict';
import { fieldKeys, keysOf, loaded, numbered, routing, stageOf } from './loaded.ts';

describe('procedures/waltham-forest-iro.yaml', () => {
  const p = loaded('waltham-forest-iro');
  const always = 'QA line manager; Service line manager; Business support';
  const upper = `QA head of service (QA HOS); ${always}; Team manager (if bypassed)`;

  const TABLE: readonly [string, string, ...unknown[]][] = [
    ['[WF-24] [WF-33]', 'wf-1', 'Social worker; Team manager', 'all', '', null, 'none'],
    [
      '[WF-34] [WF-41] [WF-42] [WF-43] [A-WF-10]',
      'wf-2',
      'Team manager',
      'all',
      always,
      '5 WD',
      'optional',
    ],
    [
      '[WF-35] [WF-47] [A-WF-08] [A-WF-15]',
      'wf-3',
      'Head of service (HOS)',
      'all',
      upper,
      '5 WD',
      'none',
    ],
    ['[WF-36] [WF-49] [A-WF-03]', 'wf-4', 'Divisional Director', 'all', upper, '3 WD', 'none'],
    ['[WF-37] [A-WF-02]', 'wf-5', 'Deputy Chief Executive', 'all', upper, null, 'none'],
  ];
  for (const [ids, key, ...want] of TABLE) {
    it(`${ids} ${key}: who is asked, who is told, by when`, () => {
      assert.deepEqual(routing(p, key), want);
    });
  }

  it('[WF-30] has five stages, the first of them informal', () => {
    assert.deepEqual(
      p.stages.map(({ key, formal }) => [key, formal]),
      ['wf-1', 'wf-2', 'wf-3', 'wf-4', 'wf-5'].map((key) => [key, key !== 'wf-1']),
    );
  });

  it('[WF-18] [A-X-04] allows 20 working days in all, from the first formal stage', () => {
    assert.deepEqual(p.wholeLimit && [p.wholeLimit.n, p.wholeLimit.covers], [20, 'formal']);
  });

  it('[A-WF-15] gives business support the register line only', () => {
    assert.deepEqual(
      Object.entries(p.roles).flatMap(([key, role]) => (role.registerOnly ? [key] : [])),
      ['business-support'],
    );
  });

  it('[WF-38] [A-WF-16] asks for a talk with one of two before stage 4', () => {
    const { roles, need } = stageOf(p, 'wf-4').consult ?? {};
    assert.deepEqual([roles, need], [['qa-deputy', 'qa-head'], 'any']);
  });

  it('[WF-21] [WF-32] [A-WF-06] asks for a talk with the line manager when stages are skipped, except in an emergency', () => {
    const { startAt, skip, consult, emergency } = p.bypass;
    assert.deepEqual(
      [startAt, skip, consult?.roles, emergency],
      ['any', 'any', ['raiser-manager'], true],
    );
  });

  it('[WF-54] [A-WF-14] has eight categories and no other', () => {
    assert.deepEqual(keysOf(p.categories?.choices), numbered('wf.cat.', 8));
    assert.deepEqual([p.categories?.other, p.categories?.required], [false, 'formal']);
  });

  it('[WF-48] [WF-60] asks for the concern and the action, and at stage 4 for what was tried', () => {
    assert.deepEqual(fieldKeys(p, 'formal'), ['concern', 'requested-action']);
    assert.deepEqual(
      p.fields.flatMap(({ key, requiredAt }) => (requiredAt ? [[key, ...requiredAt]] : [])),
      [['attempts', 'wf-4']],
    );
  });

  it('[WF-40] [WF-44] asks for form and reply on FWi at each formal stage', () => {
    for (const { key, records } of p.stages.slice(1)) {
      assert.deepEqual(
        records.map(({ by, after }) => [by, after ?? 'opening']),
        [
          ['raiser', 'opening'],
          ['responder', 'reply'],
        ],
        key,
      );
    }
  });

  it('[WF-57] [WF-61] lets the responder ask for more time at every stage with a limit', () => {
    assert.deepEqual([p.extension?.askedBy, p.extension?.stages], ['responder', undefined]);
  });

  it('[WF-22] [WF-39] [A-WF-01] keeps discussing with Cafcass apart from referring, with a reason when early', () => {
    const { stageKey, discuss, earlyReason } = p.referral ?? {};
    assert.deepEqual([stageKey, discuss, earlyReason], [null, true, true]);
  });

  it('[WF-26] [WF-27] [A-WF-04] gives five working days to send review decisions and five to answer', () => {
    const decisions = loaded('waltham-forest-review-decisions');
    const [send] = decisions.beside?.raiserClocks ?? [];
    const [sent] = decisions.stages;
    assert.deepEqual(
      [send?.from, send?.within.n, send?.within.unit],
      ['review-day', 5, 'working-day'],
    );
    assert.deepEqual(
      [sent?.clock?.n, sent?.clock?.unit, sent?.silence],
      [5, 'working-day', 'agreed'],
    );
  });

  it('[WF-15] sends concerns about performance to another route of 15 working days', () => {
    const route = p.beside?.otherRoutes?.find(({ key }) => key === 'performance');
    assert.deepEqual([route?.within?.n, route?.within?.unit], [15, 'working-day']);
  });

  it('[WF-72] lists five conditions that keep alerts rare', () => {
    assert.deepEqual(keysOf(p.beside?.guidance?.[0]?.choices), numbered('wf.prevent.', 5));
  });
});
