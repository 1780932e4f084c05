import type { CaseId } from '../domain/case/index.ts';
import { codeOf } from './failures.ts';
import type { CaseStore, Logger } from './ports/index.ts';

/** Cases handled at the same time. */
const LANES = 6;

/** Every case there is, a few side by side. */
export async function eachCase(
  cases: Pick<CaseStore, 'all'>,
  handle: (id: CaseId) => Promise<void>,
): Promise<void> {
  const ids = cases.all()[Symbol.asyncIterator]();
  const lane = async (): Promise<void> => {
    for (let next = await ids.next(); next.done !== true; next = await ids.next()) {
      await handle(next.value);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** What came of going through all cases. */
export interface GoneThrough {
  /** Cases in which something changed. */
  readonly moved: number;
  readonly failed: number;
}

export const NOTHING_TO_DO: GoneThrough = { moved: 0, failed: 0 };

/** The same with what each came to; one that fails is logged under this code and holds up none of the others. */
export async function goThrough(
  { cases, log }: { readonly cases: Pick<CaseStore, 'all'>; readonly log: Logger },
  failure: string,
  change: (id: CaseId) => Promise<boolean>,
): Promise<GoneThrough> {
  let [moved, failed] = [0, 0];
  await eachCase(cases, async (id) => {
    try {
      if (await change(id)) moved += 1;
    } catch (error) {
      failed += 1;
      log.error(failure, { caseId: id, code: codeOf(error) });
    }
  });
  return { moved, failed };
}
