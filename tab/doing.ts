import { useRef, useState } from 'react';
import { wordsOf } from './loaded.ts';

export interface Doing {
  readonly busy: boolean;
  readonly problem: string | null;
  /** Null where something stood in the way, or another is under way. */
  readonly run: <T>(deed: () => Promise<T>) => Promise<T | null>;
}

/** One thing at a time; what stood in its way is kept to be said. */
export function useDoing(): Doing {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const underWay = useRef(false);
  const run: Doing['run'] = async (deed) => {
    if (underWay.current) return null;
    underWay.current = true;
    setBusy(true);
    setProblem(null);
    try {
      return await deed();
    } catch (error) {
      setProblem(wordsOf(error));
      return null;
    } finally {
      underWay.current = false;
      setBusy(false);
    }
  };
  return { busy, problem, run };
}
