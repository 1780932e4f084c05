import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chosenFor } from '../../scripts/mutate/choose.ts';
import { idleEntries, readHarmless, reasonFor } from '../../scripts/mutate/harmless.ts';
import { Modules } from '../../scripts/mutate/modules.ts';
import type { Fate, Mutant, Outcome } from '../../scripts/mutate/mutant.ts';
import { readOptions } from '../../scripts/mutate/options.ts';
import { printed, tooLow } from '../../scripts/mutate/print.ts';
import { mark, regionAt } from '../../scripts/mutate/regions.ts';
import { ruleMutants } from '../../scripts/mutate/ruleMutants.ts';
import { sampled } from '../../scripts/mutate/sample.ts';
import { isRefused, rewritten, valueMutants } from '../../scripts/mutate/valueMutants.ts';
import { SMALL } from './smallProcedure.ts';

const changed = (code: string): readonly string[] =>
  ruleMutants('domain/a.ts', code).map(({ text }) => text());

const mutant = (file: string, place: string, change = 'a → b'): Mutant => ({
  file,
  line: null,
  place,
  change,
  at: null,
  text: () => '',
});
const outcome = (fate: Fate, file = 'procedures/a.yaml', place = 'x'): Outcome => ({
  mutant: mutant(file, place),
  fate,
  by: null,
});

describe('changes of rules', () => {
  const CASES: readonly (readonly [string, string, ...string[]])[] = [
    ['turns a comparison round', 'f(a === b)', 'f(a !== b)', ''],
    ['moves a boundary', 'f(a < b)', 'f(a <= b)', ''],
    ['takes the other of and and or', 'f(a && b)', 'f(a || b)', ''],
    ['asks the opposite', 'f(a ? b : c)', 'f(!(a) ? b : c)', ''],
    ['asks without a not', 'f(!a)', 'f(a)', ''],
    ['turns a flag', 'f(true)', 'f(false)', ''],
    ['adds one', 'f(5)', 'f(6)', ''],
    ['leaves out a default', 'f(a ?? b)', 'f(a)', ''],
    ['takes one for all', 'x = a.some(g)', 'x = a.every(g)', ''],
    ['leaves out an entry', 'f([a, b])', 'f([b])', 'f([a, ])', ''],
    ['lets a filter pass all', 'f(a.filter(g))', 'f(a.filter(() => true))', ''],
    ['subtracts instead of adding', 'f(a + b)', 'f(a - b)', ''],
  ];
  for (const [name, code, ...want] of CASES) {
    it(name, () => assert.deepEqual([...changed(code)].sort(), [...want].sort()));
  }

  it('leaves types, wording, imports and what is thrown alone', () => {
    const code = `import a from 'a';
      type T = true | 5;
      const text = 'one' + two;
      interface I { a: 1 }
      if (a === b) throw new Error(\`\${1}\`);`;
    assert.deepEqual(
      ruleMutants('domain/a.ts', code).map(({ change }) => change),
      ['a === b → !=='],
    );
  });

  it('says where and what', () => {
    const [found] = ruleMutants('domain/a.ts', '\nconst late = (n: number) => n > 5;');
    assert.deepEqual(
      [found?.line, found?.place, found?.change],
      [2, 'const late = (n: number) => n > 5;', 'n > 5 → >='],
    );
  });
});

describe('changes of values', () => {
  const all = valueMutants('procedures/small.yaml', SMALL);
  const at = (place: string): readonly string[] =>
    all.filter((each) => each.place === place).map(({ change }) => change);

  it('changes days, units, roles, conditions, flags, and takes entries out', () => {
    assert.deepEqual(at('stages/s1/clock/n'), ['5 → 6', '5 → 4']);
    assert.deepEqual(at('stages/s1/clock/unit'), ['"working-day" → "calendar-day"']);
    assert.deepEqual(at('stages/s1/to/roles/team-manager'), [
      '"team-manager" → "responder"',
      'left out',
    ]);
    assert.deepEqual(at('stages/s1/copies/raiser-manager'), ['left out']);
    assert.deepEqual(at('stages/s1/copies/raiser-manager/when'), [
      '{"kind":"always"} → {"kind":"bypassed"}',
    ]);
    assert.deepEqual(at('stages/s1/formal'), ['true → false']);
    assert.deepEqual(at('stages/s1/exceptional'), ['not there → true']);
    assert.deepEqual(at('extension'), ['null → {"askedBy":"responder","record":[]}']);
  });

  it('leaves wording and names alone', () => {
    const touched = all
      .map(({ place }) => place)
      .filter((each) => /title|label|name|id$/.test(each));
    assert.deepEqual(touched, []);
  });

  it('knows what the check refuses, and changes one value only', () => {
    const nobody = all.find((each) => each.place === 'stages/s1/to/roles/team-manager');
    const longer = all.find((each) => each.change === '5 → 6');
    assert.ok(nobody && longer);
    const without = all.find(
      ({ place, change }) => place === nobody.place && change === 'left out',
    );
    assert.equal(isRefused('small.yaml', without?.text() ?? ''), true);
    assert.equal(isRefused('small.yaml', longer.text()), false);
    assert.equal(
      longer.text().replace('"n":6', '"n":5'),
      rewritten('procedures/small.yaml', SMALL),
    );
  });
});

describe('trying a change', () => {
  let root = '';
  before(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'mutate-spec-'));
    await mkdir(path.join(root, 'domain'));
    await writeFile(
      path.join(root, 'domain/late.ts'),
      'export const isLate = (n: number): boolean => n > 5;\nexport const LIMIT = 5;\n',
    );
    await writeFile(
      path.join(root, 'user.ts'),
      "import { isLate } from './domain/late.ts';\nexport const sixIsLate: boolean = isLate(6);\n",
    );
  });
  after(async () => await rm(root, { recursive: true }));

  it('loads a changed rule afresh, with all that use it, and the rule itself again afterwards', () => {
    const modules = new Modules(root, new Map());
    const answer = (): unknown => modules.load('user.ts')['sixIsLate'];
    assert.equal(answer(), true);
    modules.replace('domain/late.ts', 'export const isLate = () => false;');
    assert.equal(answer(), false);
    modules.replace('domain/late.ts', null);
    assert.equal(answer(), true);
    assert.deepEqual([...modules.usersOf('domain/late.ts')], ['domain/late.ts', 'user.ts']);
  });

  it('knows the innermost branch around a place, and reports when it is entered', () => {
    const text = 'const f = (a) => { if (a) { g(); } return (b) => b + 1; };';
    const { regions, text: marked } = mark('domain/a.ts', text);
    const inside = (part: string): string => {
      const { start, end } = regions[regionAt(regions, text.indexOf(part))] ?? { start: 0, end: 0 };
      return text.slice(start, end);
    };
    assert.equal(inside('g()'), '{ g(); }');
    assert.equal(inside('b + 1'), 'b + 1');
    assert.equal(inside('const'), text);
    assert.match(marked, /=> \(__hit\("domain\/a\.ts",3\),b \+ 1\);/);
  });

  it('asks the tests that enter the place, the quickest spec first', () => {
    const test = (spec: string, title: string, ms: number) => ({ spec, title, ms });
    const survey = {
      tests: [test('slow', 'a', 900), test('quick', 'b', 5), test('quick', 'c', 5)],
      touching: { 'domain/a.ts#1': [0, 1] },
      loading: { 'domain/a.ts': [2] },
      unusable: [],
      failing: [],
    };
    const regions = [
      { start: 0, end: 100 },
      { start: 10, end: 20 },
    ];
    const asked = (at: number) =>
      chosenFor({ ...mutant('domain/a.ts', ''), at }, survey, regions).chosen;
    assert.deepEqual(asked(15), [
      { spec: 'quick', titles: ['b'] },
      { spec: 'slow', titles: ['a'] },
    ]);
    assert.deepEqual(asked(50), [{ spec: 'quick', titles: ['c'] }]);
  });
});

describe('the result of a run', () => {
  const LIST = readHarmless(
    '- { file: procedures/*.yaml, place: roles/*/side, why: Nothing reads it }\n' +
      '- { file: procedures/a.yaml, place: gone, why: Was once }',
  );

  it('gives a survivor its reason, and names entries that nothing answers to', () => {
    const side = mutant('procedures/a.yaml', 'roles/raiser/side');
    assert.equal(reasonFor(LIST, side), 'Nothing reads it');
    assert.equal(reasonFor(LIST, mutant('procedures/a.yaml', 'stages/s1')), null);
    const idle = (fate: Fate) =>
      idleEntries(LIST, [side], [{ mutant: side, fate, by: null }]).map(({ place }) => place);
    assert.deepEqual(idle('survived'), ['gone']);
    assert.deepEqual(idle('noticed'), ['roles/*/side', 'gone']);
  });

  it('is too low below nine of ten, of each procedure by itself and of all rules together', () => {
    const nine = Array.from({ length: 9 }, () => outcome('noticed'));
    assert.deepEqual(tooLow([...nine, outcome('survived')]), []);
    assert.deepEqual(tooLow([...nine, outcome('survived'), outcome('survived')]), ['a']);
    assert.deepEqual(tooLow([...nine, outcome('survived', 'domain/case/a.ts')]), ['rules']);
  });

  it('is a table, and the survivors with their reasons', () => {
    const outcomes = [
      outcome('noticed'),
      outcome('refused'),
      outcome('survived', 'procedures/a.yaml', 'roles/raiser/side'),
      outcome('survived', 'domain/case/a.ts', 'if (late)'),
    ];
    const text = printed(outcomes, [], LIST);
    assert.match(text, /^a +3 +1 +1 +0 +1 +66\.7 %$/m);
    assert.match(text, /^domain\/case +1 +0 +0 +0 +1 +0\.0 %$/m);
    assert.match(text, /Nothing reads it\n +procedures\/a\.yaml {2}roles\/raiser\/side/);
    assert.match(text, /no reason is on the list:\n {2}domain\/case\/a\.ts {2}if \(late\)/);
  });

  it('comes from the same sample for the same seed', () => {
    const many = Array.from({ length: 1000 }, (_, at) => mutant('a.ts', `line ${at}`));
    const some = sampled(many, 0.1, 1);
    assert.ok(some.length > 60 && some.length < 140);
    assert.deepEqual(sampled(many, 0.1, 1), some);
    assert.notDeepEqual(sampled(many, 0.1, 2), some);
    assert.equal(sampled(many, 1, 1).length, 1000);
  });

  it('tries everything where it is told so or narrowed', () => {
    assert.equal(readOptions([]).share, 0.1);
    assert.equal(readOptions(['--all']).share, 1);
    assert.equal(readOptions(['--file', 'domain/calendar']).share, 1);
    const several = ['--file', 'domain/calendar', '--file', 'domain/case/may.ts'];
    assert.deepEqual(readOptions(several).files, ['domain/calendar', 'domain/case/may.ts']);
    assert.equal(readOptions(['--share', '0.3', '--seed', '7']).share, 0.3);
    assert.throws(() => readOptions(['--workers', 'none']), /--workers wants a number/);
  });
});
