import assert from 'node:assert/strict';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Asserting } from '../../scripts/trace/asserting.ts';
import { printed, summed } from '../../scripts/trace/print.ts';
import { missingHelp, traceOf, unknownIds } from '../../scripts/trace/report.ts';
import type { Spec } from '../../scripts/trace/specs.ts';
import type { Requirements } from '../../storage/procedureFiles/readRequirements.ts';

const spec = (title: string, asserts = true): Spec => ({ file: 'test/a.spec.ts', title, asserts });

const LIST: Requirements = {
  procedure: 'ladder',
  rules: {
    'XY-01': { kind: 'MUST', about: 'First stage' },
    'XY-02': { kind: 'MAY', about: 'Longer' },
    'XY-03': { kind: 'MUST', about: 'A talk' },
    'XY-04': { kind: 'INFO', about: 'Examples' },
    'XY-05': { kind: 'INFO', about: 'Background' },
  },
  defaults: { 'A-XY-01': { fixed: true, reading: 'Five days' } },
  outside: { 'XY-03': { who: 'raiser', help: ['fields/talk'] } },
};

const LADDER = {
  stages: [{ key: 's1', req: ['XY-01', 'XY-04'], clock: { n: 5, req: ['A-XY-01'] } }],
  fields: [{ key: 'talk', req: ['XY-03'] }],
};
const FILES = { ladder: LADDER };

describe('trace', () => {
  it('tells apart what is proved, done outside, open, shown and not shown', () => {
    const specs = [spec('ladder › [XY-01] goes to the manager'), spec('[XY-02] is longer', false)];
    const report = traceOf(LIST, FILES, specs);
    assert.equal(
      printed(report),
      `ladder

  Proved
    XY-01 MUST First stage
        data: ladder/stages/s1
        test/a.spec.ts: ladder › [XY-01] goes to the manager

  Done by a person outside any software
    XY-03 MUST A talk
        person: raiser; help: fields/talk
        data: ladder/fields/talk

  Not proved
    XY-02 MAY Longer

  For information, shown
    XY-04 INFO Examples
        data: ladder/stages/s1

  For information, not shown
    XY-05 INFO Background
`,
    );
    assert.equal(
      summed(report),
      'ladder: 1 proved, 1 done by a person (help tested for 0), 1 unproved; for information: 1 shown, 1 not shown\n    XY-02',
    );
  });

  it('counts what a person must do as theirs, also where a test reads the help', () => {
    const report = traceOf(LIST, FILES, [spec('[XY-03] asks')]);
    assert.equal(report.rules[2]?.standing, 'outside');
    assert.match(summed(report), /1 done by a person \(help tested for 1\)/);
  });

  it('finds titles that name no rule, and help that the procedure does not hold', () => {
    const strange = spec('[XY-99] [A-XY-01] does');
    assert.deepEqual(unknownIds([strange], [LIST]), [{ id: 'XY-99', spec: strange }]);
    assert.deepEqual(missingHelp(LIST, FILES), []);
    assert.deepEqual(missingHelp(LIST, { ladder: { fields: [{ key: 'talk', req: ['XY-01'] }] } }), [
      'ladder XY-03: fields/talk',
    ]);
  });
});

describe('a test proves something where it asserts', () => {
  let dir = '';
  const file = (name: string): string => join(dir, 'test', name);

  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'trace-'));
    await mkdir(join(dir, 'test'));
    await writeFile(
      file('helper.ts'),
      `export const isRight = (x) => { assert.ok(x); };
       export const quiet = (x) => x;
       export const later = (x) => ({ then: () => isRight(x) });
       export class Visitor { sees(x) { assert.ok(x); } goes(x) {} }`,
    );
    await writeFile(file('index.ts'), `export * from './helper.ts';`);
    await writeFile(
      file('a.spec.ts'),
      `import { isRight, quiet, later, Visitor } from './index.ts';
       const own = (x) => isRight(x);
       function around(x) { return around(x); }`,
    );
  });
  after(async () => {
    await rm(dir, { recursive: true });
  });

  const BODIES: readonly (readonly [string, boolean])[] = [
    ['() => assert.equal(1, 1)', true],
    ['function () { import_strict.default.equal(1, 1); }', true],
    ['async () => { await assert.rejects(x); }', true],
    ['() => fc.assert(x)', true],
    ['() => isRight(x)', true],
    ['() => (0, import_index.isRight)(x)', true],
    ['() => own(x)', true],
    ['() => later(x).then()', true],
    ['() => xs.forEach(isRight)', true],
    ['() => visitor.sees(x)', true],
    ['() => visitor.goes(x)', false],
    ['() => quiet(x)', false],
    ['() => around(x)', false],
    ['() => { const assertive = 1; }', false],
    ['() => {}', false],
  ];
  for (const [body, proves] of BODIES) {
    it(`${body}: ${proves ? 'yes' : 'no'}`, () => {
      assert.equal(new Asserting().inTest(body, file('a.spec.ts')), proves);
    });
  }
});
