import { sourcedParts } from '../../domain/procedure/index.ts';
import type { Outside, Requirements, Rule } from '../../storage/procedureFiles/readRequirements.ts';
import type { Spec } from './specs.ts';

/** One rule of a procedure, and what stands for it. */
export interface Traced extends Rule {
  readonly id: string;
  readonly tests: readonly Spec[];
  /** Where the procedure's data name it. */
  readonly data: readonly string[];
  readonly outside: Outside | null;
  /** Obliging rules are proved, done outside, or neither; what only informs is shown or not. */
  readonly standing: 'proved' | 'outside' | 'unproved' | 'shown' | 'not shown';
}

export interface TraceReport {
  readonly procedure: string;
  readonly rules: readonly Traced[];
}

/**
 * Parts of a procedure that a card or its help shows: what only informs is shown there or nowhere.
 * Reports and mail subjects are data that no card shows.
 */
const SHOWN =
  /^[^/]+\/(about|fields|categories|stages|roles|wholeLimit|extension\/record|referral|beside\/(tasks|notes|guidance|otherRoutes|texts))(\/|$)/;

const idsIn = ({ title }: Spec): readonly string[] =>
  [...title.matchAll(/\[((?:A-)?[A-Z]+-\d+)\]/g)].map(([, id]) => id ?? '');

/**
 * The plain values of all procedure files, by name: what an authority's text asks for may stand in more
 * than one of them.
 */
export type Files = Readonly<Record<string, unknown>>;

/** What is proved by which test (design section 11). */
export function traceOf(
  { procedure, rules, outside }: Requirements,
  files: Files,
  specs: readonly Spec[],
): TraceReport {
  const parts = sourcedParts(files);
  const proofs = specs.filter(({ asserts }) => asserts);
  const traced = Object.entries(rules).map(([id, rule]): Traced => {
    const tests = proofs.filter((spec) => idsIn(spec).includes(id));
    const data = parts.filter(({ req }) => req.includes(id)).map(({ path }) => path);
    const person = outside[id] ?? null;
    return {
      ...rule,
      id,
      tests,
      data,
      outside: person,
      standing: standingOf(rule, tests, data, person),
    };
  });
  return { procedure, rules: traced };
}

function standingOf(
  { kind }: Rule,
  tests: readonly Spec[],
  data: readonly string[],
  person: Outside | null,
): Traced['standing'] {
  if (kind === 'INFO') return data.some((path) => SHOWN.test(path)) ? 'shown' : 'not shown';
  // What a person must do is proved by no test, however well their help is tested.
  if (person !== null) return 'outside';
  return tests.length > 0 ? 'proved' : 'unproved';
}

/** Ids in titles that no list knows: a slip of the pen proves nothing. */
export function unknownIds(
  specs: readonly Spec[],
  lists: readonly Requirements[],
): readonly { readonly id: string; readonly spec: Spec }[] {
  const known = new Set(
    lists.flatMap(({ rules, defaults }) => [...Object.keys(rules), ...Object.keys(defaults)]),
  );
  return specs.flatMap((spec) =>
    idsIn(spec)
      .filter((id) => !known.has(id))
      .map((id) => ({ id, spec })),
  );
}

/** Help that a list of outside rules names and the procedure's data do not hold under that rule. */
export function missingHelp(
  { procedure, outside }: Pick<Requirements, 'procedure' | 'outside'>,
  files: Files,
): readonly string[] {
  const parts = sourcedParts(files);
  const holds = (id: string, help: string): boolean =>
    parts.some(({ path, req }) => req.includes(id) && `/${path}`.endsWith(`/${help}`));
  return Object.entries(outside).flatMap(([id, { help }]) =>
    help.filter((each) => !holds(id, each)).map((each) => `${procedure} ${id}: ${each}`),
  );
}
