import assert from 'node:assert/strict';
import { fieldKeys, keysOf, loaded, numbered, routing, stageOf } from './loaded.ts';

describe('procedures/waltham-forest-cpc.yaml', () => {
  const p = loaded('waltham-forest-cpc');
  const qa = 'QA deputy head of service (QA DHOS)';
  const both = `${qa}; QA head of service (QA HOS)`;

  const TABLE: readonly [string, string, ...unknown[]][] = [
    ['[CPC-10] [CPC-31] [A-CPC-13]', 'cpc-1', 'Team manager', 'all', qa, null, 'none'],
    ['[CPC-16] [A-CPC-04]', 'cpc-2', 'Team manager', 'all', qa, null, 'none'],
    ['[CPC-17] [CPC-18]', 'cpc-3', 'Team manager', 'all', qa, '10 WD', 'none'],
    [
      '[CPC-20] [CPC-21] [A-CPC-05]',
      'cpc-4',
      'Deputy head of service (DHOS)',
      'all',
      qa,
      '5 WD',
      'none',
    ],
    ['[CPC-23] [CPC-32] [A-CPC-05]', 'cpc-5', 'Head of service (HOS)', 'all', both, '5 WD', 'none'],
    ['[CPC-24] [A-CPC-08]', 'cpc-6', 'Divisional Director', 'all', both, null, 'none'],
  ];
  for (const [ids, key, ...want] of TABLE) {
    it(`${ids} ${key}: who is asked, who is told, by when`, () => {
      assert.deepEqual(routing(p, key), want);
    });
  }

  it('[CPC-06] has six levels, two of them informal', () => {
    assert.deepEqual(
      p.stages.map(({ formal }) => formal),
      [false, false, true, true, true, true],
    );
    assert.equal(p.labels.step, 'level');
  });

  it('[CPC-16] [A-CPC-04] goes from level 1 or 2 to level 3; level 2 is an entry only', () => {
    assert.deepEqual(
      p.stages
        .map(({ key, next, entryOnly }) => [key, next ?? null, entryOnly ?? false])
        .slice(0, 3),
      [
        ['cpc-1', 'cpc-3', false],
        ['cpc-2', 'cpc-3', true],
        ['cpc-3', null, false],
      ],
    );
  });

  it('[CPC-03] [CPC-04] [CPC-05] begins at level 1, 2 or 3 and passes no level over', () => {
    assert.deepEqual([p.bypass.startAt, p.bypass.skip], [['cpc-1', 'cpc-2', 'cpc-3'], 'none']);
  });

  it('[CPC-24] asks for the exceptional reason at level 6 only', () => {
    assert.deepEqual(
      p.stages.flatMap(({ key, exceptional }) => (exceptional ? [key] : [])),
      ['cpc-6'],
    );
  });

  it('[CPC-25] [CPC-26] [A-CPC-09] has five categories, two of them with a question', () => {
    assert.deepEqual(keysOf(p.categories?.choices), numbered('cpc.cat.', 5));
    const { choices = [], required } = p.categories ?? {};
    assert.equal(required, 'always');
    assert.deepEqual(
      choices.flatMap(({ key, ask }) => (ask ? [key] : [])),
      ['cpc.cat.01', 'cpc.cat.03'],
    );
  });

  it('[CPC-11] asks for summary and outcome at the informal levels', () => {
    assert.deepEqual(fieldKeys(p, 'always'), ['discussion-summary', 'expected-outcome']);
  });

  it('[CPC-12] [CPC-13] [CPC-15] [CPC-29] asks for these entries', () => {
    const informal = ['level-form', 'register', 'action-plan', 'sign-off'];
    assert.deepEqual(keysOf(stageOf(p, 'cpc-1').records), informal);
    assert.deepEqual(keysOf(stageOf(p, 'cpc-2').records), informal);
    for (const key of ['cpc-3', 'cpc-4', 'cpc-5']) {
      assert.deepEqual(keysOf(stageOf(p, key).records), ['concern-form', 'register']);
    }
    assert.deepEqual(keysOf(stageOf(p, 'cpc-6').records), ['register']);
  });

  it('[CPC-07] [A-CPC-02] reminds the Chair within two working days of the conference', () => {
    const [clock] = p.beside?.raiserClocks ?? [];
    assert.deepEqual([clock?.within.n, clock?.within.unit], [2, 'working-day']);
  });

  it('[A-CPC-06] [A-CPC-07] [A-CPC-12] has no whole limit, no extension and no Cafcass', () => {
    assert.deepEqual([p.wholeLimit, p.extension, p.referral], [null, null, null]);
  });
});
