import assert from 'node:assert/strict';
import { fieldKeys, keysOf, loaded, numbered, routing, stageOf } from './loaded.ts';

describe('procedures/swindon-fciro.yaml', () => {
  const p = loaded('swindon-fciro');
  const qar = 'Service Manager, Quality Assurance and Review';
  const head = 'Head of Service – Children, Families and Community Health';
  const board = 'Board Director, Commissioning (DCS/DASS)';

  const TABLE: readonly [string, string, ...unknown[]][] = [
    [
      '[SW-16] [SW-20] [SW-27] [A-SW-04]',
      'sw-0',
      "Practitioner; Social worker; Supervising social worker; Fostering Manager; The social worker's supervisor or manager",
      'choose-some',
      '',
      '10 WD',
      'none',
    ],
    [
      '[SW-28] [SW-29]',
      'sw-1',
      'Team manager',
      'all',
      `Operational Service Manager; ${qar}`,
      '5 WD',
      'none',
    ],
    [
      '[SW-30] [SW-31]',
      'sw-2',
      'Operational Service Manager',
      'all',
      `${head}; ${qar}`,
      '5 WD',
      'none',
    ],
    ['[SW-33] [SW-34] [A-SW-05]', 'sw-3', head, 'all', board, '5 WD', 'none'],
    ['[SW-35] [SW-36]', 'sw-4', board, 'all', `${head}; ${qar}`, '5 WD', 'none'],
  ];
  for (const [ids, key, ...want] of TABLE) {
    it(`${ids} ${key}: who is asked, who is told, by when`, () => {
      assert.deepEqual(routing(p, key), want);
    });
  }

  it('[SW-15] [SW-22] has an informal stage and four formal levels', () => {
    assert.deepEqual(
      p.stages.map(({ label, formal }) => [label, formal]),
      [
        ['Informal', false],
        ['Level 1', true],
        ['Level 2', true],
        ['Level 3', true],
        ['Level 4', true],
      ],
    );
  });

  it('[SW-37] [A-SW-02] counts to the resolution at every level, not to a reply', () => {
    for (const { key, clock } of p.stages) {
      assert.deepEqual([clock?.stopsOn, clock?.wording], [['resolution'], 'resolution'], key);
    }
  });

  it('[SW-42] [SW-44] has four themes with 27 issues: 11, 8, 4 and 4', () => {
    const themes = [11, 8, 4, 4];
    assert.deepEqual(
      keysOf(p.categories?.choices),
      themes.flatMap((count, at) => [
        `sw.theme.${at + 1}`,
        ...numbered(`sw.theme.${at + 1}.`, count),
      ]),
    );
    for (const { key, under } of p.categories?.choices ?? []) {
      assert.equal(
        under,
        key.split('.').length === 3 ? undefined : key.slice(0, 'sw.theme.1'.length),
      );
    }
    assert.equal(p.categories?.required, 'always');
  });

  it('[SW-01] [A-SW-03] is about a carer, children being optional', () => {
    assert.equal(p.subject.kind, 'carer');
    const children = p.fields.find(({ key }) => key === 'children-concerned');
    assert.equal(children?.required, 'never');
  });

  it('[SW-18] asks for the concerns only', () => {
    assert.deepEqual([fieldKeys(p, 'always'), fieldKeys(p, 'formal')], [['concerns'], []]);
  });

  it('[SW-18] [SW-19] [SW-23] [SW-10] asks for these entries in ICS', () => {
    assert.deepEqual(keysOf(stageOf(p, 'sw-0').records), ['informal-form', 'informal-outcome']);
    for (const { records } of p.stages.slice(1)) {
      assert.deepEqual(keysOf(records), ['formal-form', 'carer-file']);
    }
  });

  it('[SW-32] [SW-39] [A-SW-06] opens legal advice and advice with the manager from level 2', () => {
    const notes = (p.beside?.notes ?? []).filter(({ from }) => from !== undefined);
    assert.deepEqual(
      notes.map(({ key, by, text, from }) => [key, by, text, from]),
      [
        ['legal-advice', ['raiser'], 'none', 'sw-2'],
        ['manager-advice', ['raiser', 'raiser-manager'], 'optional', 'sw-2'],
      ],
    );
  });

  it('[SW-38] [A-SW-01] [A-SW-12] may skip any level; no whole limit, no extension, no Cafcass', () => {
    assert.deepEqual([p.bypass.startAt, p.bypass.skip, p.bypass.consult], ['any', 'any', null]);
    assert.deepEqual([p.wholeLimit, p.extension, p.referral], [null, null, null]);
  });
});
