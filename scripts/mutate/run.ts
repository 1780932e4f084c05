import { chosenFor } from './choose.ts';
import { textAt } from './files.ts';
import { Lane } from './lane.ts';
import type { Mutant, Outcome } from './mutant.ts';
import { mark, type Region } from './regions.ts';
import type { Survey } from './survey.ts';
import { TypeCheck } from './typeCheck.ts';
import { rewritten } from './valueMutants.ts';

/** Milliseconds beside five times what the tests took before; a machine may be busy. */
const PATIENCE_MS = 20_000;

export interface Run {
  readonly outcomes: readonly Outcome[];
  readonly survey: Survey;
}

/** Tries each change in a copy of the house, in so many processes. */
export async function tryAll(
  root: string,
  mutants: readonly Mutant[],
  workers: number,
  tell: (done: number) => void,
): Promise<Run> {
  const lanes = Array.from({ length: workers }, () => new Lane(root));
  const [first] = lanes;
  if (first === undefined) throw new Error('No worker.');
  try {
    const files = [...new Set(mutants.map(({ file }) => file))];
    const marked = files.filter((file) => file.endsWith('.ts'));
    const plain = files.filter((file) => file.endsWith('.yaml'));
    const texts = Object.fromEntries(
      plain.map((file) => [file, rewritten(file, textAt(root, file))]),
    );
    const survey = await first.survey({ kind: 'survey', marked, texts });
    const regions = new Map(marked.map((file) => [file, mark(file, textAt(root, file)).regions]));
    const outcomes = await inLanes(lanes, mutants, survey, regions, tell);
    return { outcomes: afterTypes(root, outcomes), survey };
  } finally {
    for (const lane of lanes) lane.close();
  }
}

/** What no test noticed and the type check refuses never gets as far as a test. */
function afterTypes(root: string, outcomes: readonly Outcome[]): readonly Outcome[] {
  const types = new TypeCheck(root);
  const isOpen = ({ fate, mutant }: Outcome): boolean =>
    fate === 'survived' && mutant.file.endsWith('.ts');
  return outcomes.map((each) =>
    isOpen(each) && types.refuses(each.mutant.file, each.mutant.text())
      ? { ...each, fate: 'refused' as const }
      : each,
  );
}

async function inLanes(
  lanes: readonly Lane[],
  mutants: readonly Mutant[],
  survey: Survey,
  regions: ReadonlyMap<string, readonly Region[]>,
  tell: (done: number) => void,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = mutants.values();
  await Promise.all(
    lanes.map(async (lane) => {
      for (const mutant of waiting) {
        const { chosen, ms } = chosenFor(mutant, survey, regions.get(mutant.file) ?? []);
        const job = { kind: 'attempt', file: mutant.file, text: mutant.text(), chosen } as const;
        const result = await lane.attempt(job, PATIENCE_MS + 5 * ms);
        outcomes.push({ mutant, ...result });
        tell(outcomes.length);
      }
    }),
  );
  return outcomes;
}
