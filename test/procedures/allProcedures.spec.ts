import assert from 'node:assert/strict';
import { loadProcedures } from '../../storage/procedureFiles/loadProcedures.ts';
import { loaded, PROCEDURES } from './loaded.ts';
import { DEFAULT_IDS, REQUIREMENT_IDS } from './requirementIds.ts';

const IDS = [
  'central-bedfordshire',
  'dorset-qaro',
  'durham-resolution',
  'swindon-fciro',
  'waltham-forest-cpc',
  'waltham-forest-iro',
];
const NOTICES = [
  'central-bedfordshire-change',
  'central-bedfordshire-good-practice',
  'central-bedfordshire-intended',
  'central-bedfordshire-plan-hold',
  'central-bedfordshire-referral',
  'dorset-good-practice',
  'durham-immediate',
  'waltham-forest-agency',
  'waltham-forest-audit',
  'waltham-forest-good-practice',
  'waltham-forest-performance',
  'waltham-forest-review-decisions',
];

/** Every value under a key of that name, anywhere. */
function under(name: string, value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]: [string, unknown]) => [
    ...(key === name ? [each] : []),
    ...under(name, each),
  ]);
}

const strings = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
};

describe('procedures/', () => {
  it('holds the six procedures and the notices beside them, each without an error', async () => {
    const { procedures, findings } = await loadProcedures(PROCEDURES);
    const ids = (kind: 'alert' | 'notice') =>
      procedures.filter((each) => (each.kind ?? 'alert') === kind).map(({ id }) => id);
    assert.deepEqual([ids('alert'), ids('notice')], [IDS, NOTICES]);
    assert.deepEqual(
      findings.filter(({ severity }) => severity === 'error'),
      [],
    );
  });

  it('[A-DU-02] [A-DU-03] warns of these and nothing else', async () => {
    const { findings } = await loadProcedures(PROCEDURES);
    assert.deepEqual(
      findings
        .filter(({ severity }) => severity === 'warning')
        .map(({ file, code, message }) => [file, code, message.split(' ')[0]]),
      [
        ['durham-resolution.yaml', 'limits-over', 'The'],
        ['durham-resolution.yaml', 'long-meeting-window', 'The'],
        ['waltham-forest-cpc.yaml', 'no-days', 'cpc-1'],
        ['waltham-forest-cpc.yaml', 'no-days', 'cpc-2'],
        ['waltham-forest-cpc.yaml', 'no-days', 'cpc-6'],
        ['waltham-forest-iro.yaml', 'no-days', 'wf-1'],
        ['waltham-forest-iro.yaml', 'no-days', 'wf-5'],
      ],
    );
    const over = findings.find(({ code }) => code === 'limits-over');
    assert.match(over?.message ?? '', /add up to 21 working days, .* limit is 17 working days/);
  });

  it('names requirements that exist', () => {
    const known = new Set([...REQUIREMENT_IDS, ...DEFAULT_IDS]);
    assert.deepEqual([REQUIREMENT_IDS.length, DEFAULT_IDS.length], [474, 119]);
    for (const id of IDS) {
      const named = new Set(under('req', loaded(id)).flatMap(strings));
      assert.deepEqual(
        [...named].filter((each) => !known.has(each)),
        [],
        id,
      );
    }
  });

  it('names only requirements of its own procedure, and of those that are common', () => {
    const PREFIX = new Map([
      ['central-bedfordshire', 'CB'],
      ['dorset-qaro', 'DO'],
      ['durham-resolution', 'DU'],
      ['swindon-fciro', 'SW'],
      ['waltham-forest-cpc', 'CPC'],
      ['waltham-forest-iro', 'WF'],
    ]);
    for (const id of IDS) {
      const own = new RegExp(`^(A-)?${PREFIX.get(id) ?? 'no prefix'}-|^A-X-`);
      const strange = under('req', loaded(id))
        .flatMap(strings)
        .filter((each) => !own.test(each));
      assert.deepEqual(strange, [], id);
    }
  });

  it('gives each stage, clock, copy, meeting and monitoring rule its requirement ids', () => {
    for (const id of IDS) {
      const { stages } = loaded(id);
      for (const { key, req, to, clock, copies, meeting, monitoring } of stages) {
        const parts = [{ req }, to, clock, ...copies, meeting, monitoring].filter(
          (part) => part !== null && part !== undefined,
        );
        const bare = parts.filter((part) => (part.req ?? []).length === 0);
        // What is shared by anchor bears the ids of every stage that shares it.
        assert.deepEqual(bare, [], `${id} ${key}`);
      }
    }
  });

  it('[DU-03] says "dispute" nowhere that a person reads', () => {
    for (const id of IDS) {
      assert.deepEqual(
        strings(loaded(id)).filter((each) => /dispute/i.test(each)),
        [],
        id,
      );
    }
  });

  it('keeps labels to 100 characters and question keys unique and in kebab case', () => {
    for (const id of IDS) {
      const procedure = loaded(id);
      for (const label of under('label', procedure).flatMap(strings)) {
        assert.ok(label.length <= 100, label);
      }
      const keys = [
        ...procedure.fields,
        ...(procedure.extension?.record ?? []),
        ...(procedure.referral?.fields ?? []),
      ].map(({ key }) => key);
      assert.equal(new Set(keys).size, keys.length, id);
      for (const key of keys) assert.match(key, /^[a-z]+(-[a-z0-9]+)*$/);
    }
  });
});
