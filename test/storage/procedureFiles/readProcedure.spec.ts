import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadProcedures } from '../../../storage/procedureFiles/loadProcedures.ts';
import { readProcedure } from '../../../storage/procedureFiles/readProcedure.ts';

const GOOD = `id: sample
version: "1.0"
title: Sample procedure
authority: Sample
labels:
  raiser: IRO
  raiserManager: manager
  matter: alert
  matterPlural: alerts
  step: stage
  process: alert process
  recordNumber: number
roles:
  team-manager: { title: Team manager, side: operational }
subject: { kind: child }
recordSystem: System
stages:
  - key: one
    label: Stage 1
    name: Team manager
    formal: true
    to: { roles: [team-manager] }
    copies:
      - { role: raiser-manager }
    clock: { n: 5 }
    meeting:
      label: Meeting
      convener: raiser
fields:
  - { key: concern, label: What is it?, kind: long-text }
`;

/** The file with one place changed, so that the line numbers of the rest stand. */
function changed(from: string, to: string): string {
  assert.ok(GOOD.includes(from), from);
  return GOOD.replace(from, () => to);
}

function errorsOf(text: string): string[] {
  const read = readProcedure(text, 'sample.yaml');
  assert.ok('errors' in read, 'it was read');
  return read.errors
    .filter(({ severity }) => severity === 'error')
    .map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);
}

describe('readProcedure', () => {
  it('fills in what the file leaves out', () => {
    const read = readProcedure(GOOD, 'sample.yaml');
    assert.ok('procedure' in read);
    const { procedure } = read;
    const [stage] = procedure.stages;
    assert.deepEqual(procedure.bypass, {
      startAt: 'any',
      skip: 'any',
      consult: null,
      emergency: false,
      neverBackToInformal: false,
    });
    const { wholeLimit, categories, extension, referral } = procedure;
    assert.deepEqual([wholeLimit, categories, extension, referral], [null, null, null, null]);
    assert.deepEqual(stage, {
      key: 'one',
      label: 'Stage 1',
      name: 'Team manager',
      formal: true,
      to: { roles: ['team-manager'], mode: 'all' },
      copies: [{ role: 'raiser-manager', when: { kind: 'always' } }],
      clock: { n: 5, unit: 'working-day', stopsOn: ['response'], wording: 'reply' },
      timescale: 'none',
      meeting: {
        label: 'Meeting',
        convener: 'raiser',
        required: [],
        optional: [],
        othersBy: null,
        managerOversees: false,
        within: null,
        recorder: null,
      },
      records: [],
    });
    assert.equal(procedure.fields[0]?.required, 'never');
  });

  it('gives another version for another text, and the same for other line ends', () => {
    const version = (text: string) => {
      const read = readProcedure(text, 'sample.yaml');
      return 'procedure' in read ? read.procedure.version : null;
    };
    assert.match(version(GOOD) ?? '', /^1\.0-[0-9a-f]{8}$/);
    assert.equal(version(GOOD.replaceAll('\n', '\r\n')), version(GOOD));
    assert.notEqual(version(changed('n: 5', 'n: 6')), version(GOOD));
  });

  const BROKEN: readonly [string, string, string, RegExp][] = [
    [
      'an entry that is misspelt',
      'title: Sample',
      'titel: Sample',
      /:3:1 .*'titel'.*mean 'title'\?/,
    ],
    ['an entry that is missing', 'recordSystem: System\n', '', /:1:1 'recordSystem' is missing/],
    [
      'a meeting that nobody arranges',
      '      convener: raiser\n',
      '',
      /:26:5 'convener' is missing here \(who arranges it/,
    ],
    ['a word that is not possible', 'step: stage', 'step: rung', /:10:9 'rung' .*stage, level/],
    ['a text instead of a number', 'n: 5', 'n: five', /:25:17 This is text, but must be a whole/],
    ['a limit of zero', 'n: 5', 'n: 0', /:25:17 0 is too little.*left out or null, never zero/],
    ['a version without quotes', '"1.0"', '1.0', /:2:10 .*must be text. Put it in quotes/],
    ['a key in capitals', 'key: one', 'key: One', /:18:10 'One' is not written in the form/],
    [
      'a requirement id that is none',
      'subject: { kind: child }',
      'subject: { kind: child, req: [du1] }',
      /:15:31 'du1' .*requirement id such as DU-118/,
    ],
    [
      'a condition that is not known',
      '{ role: raiser-manager }',
      '{ role: raiser-manager, when: { kind: sometimes } }',
      /:24:47 'sometimes' is not possible.*always, bypassed, ask/,
    ],
    [
      'a label that is too long',
      'What is it?',
      'x'.repeat(101),
      /:30:28 This text has 101 characters; at most 100 fit/,
    ],
    [
      'a list that is none',
      'fields:\n  -',
      'fields:\n   ',
      /:29:1 This is a group.*must be a list/,
    ],
    ['an entry that stands twice', 'authority: Sample', 'title: Sample', /:4:1 .*stands twice/],
    ['broken YAML', 'labels:', 'labels: {', /:\d+:\d+ The file is not well-formed YAML here/],
    ['an alias of nothing', 'kind: child', 'kind: *nothing', /:\d+:\d+ .*not well-formed YAML/],
    [
      'a role nobody knows',
      'roles: [team-manager]',
      'roles: [team-manger]',
      /:22:19 The role 'team-manger' is not in 'roles'/,
    ],
    [
      'a next stage that is not there',
      'formal: true',
      'formal: true\n    next: two',
      /:22:11 There is no stage 'two'/,
    ],
  ];
  for (const [what, from, to, want] of BROKEN) {
    it(`says where and how to mend: ${what}`, () => {
      const errors = errorsOf(changed(from, to));
      assert.ok(
        errors.some((each) => want.test(each)),
        errors.join('\n'),
      );
      assert.ok(errors.every((each) => each.startsWith('sample.yaml:')));
    });
  }

  it('names the words that are possible where a number, a truth or nothing stands for one', () => {
    for (const given of ['2', 'true', 'null']) {
      const text = changed(
        'to: { roles: [team-manager] }',
        `to: { roles: [team-manager], mode: ${given} }`,
      );
      assert.deepEqual(errorsOf(text), [
        `sample.yaml:22:40 '${given}' is not possible here. Write one of: all, joint, choose-one, choose-some.`,
      ]);
    }
  });

  it('guesses at no entry that is not near', () => {
    const of = (entry: string) =>
      errorsOf(changed('convener: raiser', `convener: raiser\n      within: { n: 30, ${entry} }`));
    assert.deepEqual(of('from: opening'), [
      "sample.yaml:29:24 The entry 'from' is not known here. Take it out; known here are n, unit, source, req.",
    ]);
    assert.deepEqual(of('units: calendar-day'), [
      "sample.yaml:29:24 The entry 'units' is not known here. Did you mean 'unit'?",
    ]);
  });

  it('says everything at once, from top to bottom', () => {
    const errors = errorsOf(GOOD.replace('step: stage', 'step: rung').replace('n: 5', 'n: 0'));
    assert.deepEqual(
      errors.map((each) => each.split(' ')[0]),
      ['sample.yaml:10:9', 'sample.yaml:25:17'],
    );
  });

  it('says once what is wrong with a condition', () => {
    const text = changed(
      '{ role: raiser-manager }',
      '{ role: raiser-manager, when: { kind: ask } }',
    );
    assert.equal(errorsOf(text).length, 1);
  });

  it('shows the place in the anchor where a value is shared', () => {
    const text = changed(
      '    to: { roles: [team-manager] }',
      '    to: &to { roles: [nobody] }',
    ).replace(
      'fields:',
      '  - { key: two, label: Two, name: Two, formal: true, to: *to, clock: { n: 1 } }\nfields:',
    );
    assert.deepEqual(
      errorsOf(text).map((each) => each.split(' ')[0]),
      ['sample.yaml:22:23', 'sample.yaml:22:23'],
    );
  });

  it('takes neither an empty file nor a list for a procedure', () => {
    assert.match(errorsOf('').join(), /^sample\.yaml:1:1 This is null, but must be a group/);
    assert.match(errorsOf('- a').join(), /^sample\.yaml:1:1 This is a list, but must be a group/);
  });
});

describe('loadProcedures', () => {
  let dir = '';
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'procedures-'));
  });
  after(async () => {
    await rm(dir, { recursive: true });
  });

  it('loads what can be used, leaves out the rest and says why', async () => {
    await writeFile(join(dir, 'a.yaml'), GOOD);
    await writeFile(join(dir, 'b.yaml'), changed('n: 5', 'n: 0'));
    await writeFile(join(dir, 'c.yml'), GOOD);
    await writeFile(join(dir, 'README.md'), 'not a procedure');
    const { procedures, findings } = await loadProcedures(dir);
    assert.deepEqual(
      procedures.map(({ id }) => id),
      ['sample'],
    );
    assert.deepEqual(
      findings.filter(({ severity }) => severity === 'error').map(({ file, code }) => [file, code]),
      [
        ['b.yaml', 'shape-minimum'],
        ['c.yml', 'duplicate-procedure'],
      ],
    );
  });
});
