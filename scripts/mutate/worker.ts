// One process of the mutation run: surveys the specs once, then tries one change after another.
import { filesBelow, textAt } from './files.ts';
import { openHouse } from './house.ts';
import type { Answer, Chosen, Job, Result } from './jobs.ts';
import { HIT, mark } from './regions.ts';
import { runSpec } from './runSpec.ts';
import { regionKey, Surveyor, type Survey } from './survey.ts';
import { isRefused } from './valueMutants.ts';

/** Specs of other kinds need Azurite, a desk, a browser or minutes (`.mocharc.json`). */
const OTHER_KIND = /\.int\.spec\.ts$|^test\/(journeys|browser|crash|faults|years)\//;

/** Whoever reads a procedure file does it through one of these. */
const READERS = ['storage/procedureFiles/readProcedure.ts', 'scripts/trace/files.ts'];

const root = process.cwd();
/** Procedure files as a change would have them. */
const texts = new Map<string, string>();
let onRead: (file: string) => void = () => undefined;

const modules = await openHouse(root, (file) => {
  if (/^procedures\/[^/]+\.yaml$/.test(file)) onRead(file);
  return texts.get(file) ?? null;
});

async function survey(job: Extract<Job, { kind: 'survey' }>): Promise<Survey> {
  const hasTexts = Object.keys(job.texts).length > 0;
  const surveyor = new Surveyor(modules, [...job.marked, ...(hasTexts ? READERS : [])]);
  for (const [file, text] of Object.entries(job.texts)) texts.set(file, text);
  onRead = surveyor.touched;
  const hit = (file: string, region: number): void => surveyor.touched(regionKey(file, region));
  Object.assign(globalThis, { [HIT]: hit });
  for (const file of job.marked) modules.replace(file, mark(file, textAt(root, file)).text);
  for (const spec of filesBelow(root, 'test', '.spec.ts')) {
    if (!OTHER_KIND.test(spec)) await surveyor.run(spec);
  }
  const found = surveyor.found(job.marked);
  onRead = () => undefined;
  texts.clear();
  for (const file of job.marked) modules.replace(file, null);
  return found;
}

async function attempt({ file, text, chosen }: Extract<Job, { kind: 'attempt' }>): Promise<Result> {
  return await (file.endsWith('.ts') ? tryRule(file, text, chosen) : tryValue(file, text, chosen));
}

async function tryRule(file: string, text: string, chosen: readonly Chosen[]): Promise<Result> {
  modules.replace(file, text);
  const result = await firstToNotice(chosen);
  modules.replace(file, null);
  return result;
}

async function tryValue(file: string, text: string, chosen: readonly Chosen[]): Promise<Result> {
  if (isRefused(file, text)) return { fate: 'refused', by: null };
  texts.set(file, text);
  // What a test's helper worked out from the last text must not stay.
  modules.forget(modules.loaded.filter((each) => each.startsWith('test/')));
  const result = await firstToNotice(chosen);
  texts.delete(file);
  return result;
}

async function firstToNotice(chosen: readonly Chosen[]): Promise<Result> {
  for (const { spec, titles } of chosen) {
    modules.forget([spec]);
    const load = (): unknown => modules.load(spec);
    try {
      const ran = await runSpec({ load, only: () => new Set(titles), bail: true });
      const failed = ran.find((each) => each.failed);
      if (failed !== undefined) return { fate: 'noticed', by: `${spec}: ${failed.title}` };
    } catch {
      return { fate: 'noticed', by: `${spec}: loading it` };
    }
  }
  return { fate: 'survived', by: null };
}

// A test that has failed may leave a promise behind that fails later, and that is no other change's fault.
process.on('unhandledRejection', () => undefined);
process.on('uncaughtException', () => undefined);

process.on('message', (job: Job) => {
  const answer = async (): Promise<Answer> =>
    job.kind === 'survey'
      ? { kind: 'survey', survey: await survey(job) }
      : { kind: 'attempt', result: await attempt(job) };
  void answer().then((said) => process.send?.(said));
});
process.send?.({ kind: 'ready' } satisfies Answer);
