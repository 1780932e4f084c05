import type { Modules } from './modules.ts';
import { runSpec } from './runSpec.ts';

export interface Test {
  readonly spec: string;
  readonly title: string;
  /** Milliseconds; a spec's loading is shared out among its tests. */
  readonly ms: number;
}

/** Which tests touch which place; a place is a region of a file, or a procedure file. */
export interface Survey {
  readonly tests: readonly Test[];
  /** Numbers of tests in `tests`. */
  readonly touching: Readonly<Record<string, readonly number[]>>;
  /** Tests of the specs that load the file, whatever they call. */
  readonly loading: Readonly<Record<string, readonly number[]>>;
  /** Specs that cannot be used here, with the reason. */
  readonly unusable: readonly string[];
  /** Tests that fail here without any change. */
  readonly failing: readonly string[];
}

export const regionKey = (file: string, region: number): string => `${file}#${region}`;

/** Runs every spec once without a change, and notes what each of its tests touches. */
export class Surveyor {
  readonly #modules: Modules;
  readonly #tests: Test[] = [];
  readonly #unusable: string[] = [];
  readonly #failing: string[] = [];
  /** By spec: what it touches while it loads and, by test, while that runs. */
  readonly #bySpec = new Map<string, Map<string | null, Set<string>>>();
  /** What a shared module touches when it is loaded: it counts for every spec that uses the module. */
  readonly #byModule = new Map<string, Set<string>>();
  readonly #matters: readonly string[];
  #spec = '';
  #title: string | null = null;

  /** A spec that uses none of the files that matter is loaded and not run. */
  constructor(modules: Modules, matters: readonly string[]) {
    this.#modules = modules;
    this.#matters = matters;
  }

  /** Something was touched just now. */
  readonly touched = (place: string): void => {
    const { running } = this.#modules;
    if (running !== null && running !== this.#spec) {
      addTo(this.#byModule, running, place);
      return;
    }
    const of = this.#bySpec.get(this.#spec) ?? new Map<string | null, Set<string>>();
    this.#bySpec.set(this.#spec, of);
    addTo(of, this.#title, place);
  };

  async run(spec: string): Promise<void> {
    this.#spec = spec;
    this.#title = null;
    const started = performance.now();
    let loadMs = 0;
    try {
      const ran = await runSpec({
        load: () => {
          this.#modules.load(spec);
          loadMs = performance.now() - started;
        },
        only: () => (this.#isUsed(spec) ? null : new Set()),
        bail: false,
        onStart: (title) => (this.#title = title),
      });
      const share = loadMs / Math.max(ran.length, 1);
      const sound = ran.filter(({ failed }) => !failed);
      this.#tests.push(...sound.map(({ title, ms }) => ({ spec, title, ms: ms + share })));
      this.#failing.push(
        ...ran.filter(({ failed }) => failed).map(({ title }) => `${spec}: ${title}`),
      );
    } catch (error) {
      this.#unusable.push(`${spec}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  found(files: readonly string[]): Survey {
    const loading = Object.fromEntries(files.map((file) => [file, this.#loading(file)]));
    const touching = new Map<string, Set<number>>();
    const note = (places: Iterable<string>, tests: readonly number[]): void => {
      for (const place of places) {
        const set = touching.get(place) ?? new Set();
        touching.set(place, set);
        for (const test of tests) set.add(test);
      }
    };
    for (const [spec, byTitle] of this.#bySpec) {
      for (const [title, places] of byTitle) note(places, this.#testsOf(spec, title));
    }
    for (const [module, places] of this.#byModule) note(places, this.#loading(module));
    return {
      tests: this.#tests,
      touching: Object.fromEntries([...touching].map(([place, set]) => [place, [...set]])),
      loading,
      unusable: this.#unusable,
      failing: this.#failing,
    };
  }

  #isUsed(spec: string): boolean {
    return this.#matters.some((file) => this.#modules.usersOf(file).has(spec));
  }

  #testsOf(spec: string, title: string | null): readonly number[] {
    return this.#tests.flatMap((test, at) =>
      test.spec === spec && (title === null || test.title === title) ? [at] : [],
    );
  }

  #loading(file: string): readonly number[] {
    const users = this.#modules.usersOf(file);
    return this.#tests.flatMap(({ spec }, at) => (users.has(spec) ? [at] : []));
  }
}

function addTo<K>(map: Map<K, Set<string>>, key: K, value: string): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([value]));
  else set.add(value);
}
