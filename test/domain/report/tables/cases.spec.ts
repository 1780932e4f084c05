import assert from 'node:assert/strict';
import type { Procedure } from '../../../../domain/procedure/index.ts';
import type { Ask } from '../../../../domain/report/index.ts';
import { LADDER, ladderWith } from '../../../builders/index.ts';
import { reportOn } from '../../../oracle/compareReports.ts';
import { ask, CASES, raised } from './aMarch.ts';
import { printed, rowsOf } from './printed.ts';

const eventsOf = (cases: typeof CASES) => cases.map(({ events }) => events);
const march = (rest: Partial<Ask> = {}, cases = CASES) => reportOn(ask(rest), eventsOf(cases));
const of = (procedure: Procedure) => march({ procedure });

describe('tables of the cases of a month', () => {
  it('[WF-50] [WF-51] what came in, was closed and goes on, for each team by name and for those without', () => {
    assert.deepEqual(printed(march(), 'flow'), [
      'Raised, closed and carried forward',
      'Raised + brought forward + opened again = closed + carried forward, in each row.',
      'Team | Raised | Raised: children | Brought forward | Opened again | Dealt with | Dealt with: children | Closed | Closed: children | Carried forward | Carried forward: children',
      'North | 4 | 4 | 0 | 0 | 4 | 4 | 1 | 1 | 3 | 4',
      'South | 1 | 1 | 1 | 1 | 3 | 3 | 2 | 2 | 1 | 1',
      'West | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0',
      'No team recorded | 1 | 2 | 0 | 0 | 1 | 2 | 1 | 2 | 0 | 0',
      '= All teams | 6 | 7 | 1 | 1 | 8 | 9 | 4 | 5 | 4 | 5',
    ]);
  });

  it('a team that is gone stands below the others under its id, two of one name as they are listed', () => {
    const teams = new Map([
      ['b', 'Twin'],
      ['a', 'Twin'],
      ['north', 'North'],
    ]);
    const rows = march({ teams }).tables.find(({ key }) => key === 'flow')?.rows ?? [];
    assert.deepEqual(
      rows.map(({ key, label }) => [key, label]),
      [
        ['team:north', 'North'],
        ['team:b', 'Twin'],
        ['team:a', 'Twin'],
        ['team:', 'No team recorded'],
        ['team:south', 'south'],
        ['all', 'All teams'],
      ],
    );
  });

  it('the rate per hundred children stands in the total alone, to one decimal', () => {
    // Six of 32: 18.75.
    assert.deepEqual(
      rowsOf(march({ childrenLookedAfter: 32 }), 'flow').map((row) => row.split(' | ').at(-1)),
      ['–', '–', '–', '–', '18.8'],
    );
  });

  for (const [cases, children, rate] of [
    [4, 9, '44.4'],
    [1, 1, '100'],
    [1, 0, '–'],
    [0, 9, '0'],
  ] as const) {
    it(`${cases} raised among ${children} children: the rate is ${rate}`, () => {
      const some = Array.from({ length: cases }, (_, n) => raised('2027-03-01', 's2', [`${n}`]));
      const total = rowsOf(march({ childrenLookedAfter: children }, some), 'flow').at(-1);
      assert.equal(total?.split(' | ').at(-1), rate);
    });
  }

  it('where those raised began, and the highest stage each has come to', () => {
    assert.deepEqual(printed(march(), 'stages'), [
      'Stage entered and highest stage reached',
      'Stage | Began here | Began here: children | Came this far | Came this far: children',
      'S1: Stage s1 | 2 | 2 | 2 | 2',
      'AGAIN: Stage again | 0 | 0 | 0 | 0',
      'S2: Stage s2 | 3 | 3 | 2 | 2',
      'S3: Stage s3 | 0 | 0 | 1 | 2',
      'S4: Stage s4 | 0 | 0 | 0 | 0',
      'S5: Stage s5 | 1 | 2 | 1 | 2',
      '= All | 6 | 7 | 6 | 7',
    ]);
  });

  it('[SW-03] how each stood when the month ended, with the informal stages marked', () => {
    assert.deepEqual(printed(march(), 'outcomes'), [
      'Outcome',
      'Outcome | Concerns | Concerns: children',
      'Resolved at S1: Stage s1 (informal) | 1 | 1',
      'Resolved at AGAIN: Stage again (informal) | 0 | 0',
      'Resolved at S2: Stage s2 | 1 | 1',
      'Resolved at S3: Stage s3 | 0 | 0',
      'Resolved at S4: Stage s4 | 0 | 0',
      'Resolved at S5: Stage s5 | 0 | 0',
      'Referred: Outside referral | 1 | 2',
      'Withdrawn | 1 | 1',
      'Closed without a resolution | 0 | 0',
      'Still open | 4 | 5',
      '= Dealt with | 8 | 9',
    ]);
  });

  it('how each stood, by team', () => {
    assert.deepEqual(printed(march(), 'outcomes-by-team'), [
      'Outcome by team',
      'Team | Resolved | Referred | Withdrawn | Without a resolution | Closed | Still open | Dealt with',
      'North | 1 | 0 | 0 | 0 | 1 | 3 | 4',
      'South | 1 | 0 | 1 | 0 | 2 | 1 | 3',
      'West | 0 | 0 | 0 | 0 | 0 | 0 | 0',
      'No team recorded | 0 | 1 | 0 | 0 | 1 | 0 | 1',
      '= All teams | 2 | 1 | 1 | 0 | 4 | 4 | 8',
    ]);
  });

  it('referrals made and answered, by team', () => {
    assert.deepEqual(printed(march(), 'referrals'), [
      'Referrals: Outside referral',
      'Team | Referred | Referred: children | Answered',
      'North | 0 | 0 | 0',
      'South | 0 | 0 | 0',
      'West | 0 | 0 | 0',
      'No team recorded | 1 | 2 | 1',
      '= All teams | 1 | 2 | 1',
    ]);
  });

  it('a procedure that refers nowhere speaks of outside', () => {
    const report = of(ladderWith({ referral: null }));
    assert.equal(printed(report, 'referrals')[0], 'Referrals: outside');
    assert.ok(rowsOf(report, 'outcomes').includes('Referred: outside | 1 | 2'));
    const column = report.tables
      .find(({ key }) => key === 'outcomes-by-team')
      ?.columns.find(({ key }) => key === 'referred');
    assert.equal(column?.formula, 'Closed after a referral: outside');
  });
});

describe('tables of what the cases of a month are about', () => {
  it('[WF-11] counts each under its first category, and under all it names; the second has no total', () => {
    assert.deepEqual(printed(march(), 'categories'), [
      'What they are about',
      'Category | As the first | As the first: children | Named at all',
      'Drift | 3 | 4 | 4',
      'Agency | 1 | 2 | 1',
      'Other | 1 | 1 | 1',
      'None given | 1 | 1 | 0',
      '= All | 6 | 7 | –',
    ]);
  });

  it('[DO-76] [SW-03] a list with two levels has its themes beside it, a list with one has none', () => {
    assert.deepEqual(printed(march(), 'themes'), []);
    const choices = [
      { key: 'plan', label: 'The plan' },
      { key: 'drift', label: 'Drift', under: 'plan' },
      { key: 'agency', label: 'Agency', under: 'plan' },
      { key: 'safety', label: 'Safety' },
    ];
    const categories = LADDER.categories;
    assert.ok(categories !== null);
    assert.deepEqual(
      printed(of(ladderWith({ categories: { ...categories, choices } })), 'themes'),
      ['Themes', 'Theme | As the first', 'The plan | 4'],
    );
  });

  it('[SW-40] children about whom there are several are told, as a pattern to look into', () => {
    assert.deepEqual(printed(march(), 'several'), [
      'Children with several concerns',
      'Concerns raised in the period | Children',
      'One | 6',
      'Two | 1',
      'Three or more | 0',
      '= All | 7',
    ]);
    const third = march({}, [...CASES, raised('2027-03-30', 's2', ['ann'])]);
    assert.deepEqual(rowsOf(third, 'several'), [
      'One | 6',
      'Two | 0',
      'Three or more | 1',
      '= All | 7',
    ]);
  });

  it('[SW-40] where a procedure is about carers, they are carers', () => {
    const subject = { ...LADDER.subject, kind: 'carer' } as const;
    assert.deepEqual(printed(of(ladderWith({ subject })), 'several').slice(0, 2), [
      'Carers with several concerns',
      'Concerns raised in the period | Carers',
    ]);
  });
});
