import { parseArgs } from 'node:util';

export interface Options {
  /** File name of a procedure without its ending; null: all, unless only rules are asked for. */
  readonly procedure: string | null;
  /** Beginnings of the paths of the rules to change; none: all, unless only a procedure is asked for. */
  readonly files: readonly string[];
  /** How much of the rules is tried, from 0 to 1; values are always tried all. */
  readonly share: number;
  readonly seed: number;
  readonly workers: number;
}

/** What a run tries where nothing is said. */
const SHARE = 0.1;

const number = (text: string, name: string): number => {
  const read = Number(text);
  if (!Number.isFinite(read) || read <= 0) throw new Error(`--${name} wants a number above 0.`);
  return read;
};

/** A narrowed run tries everything it is narrowed to. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      all: { type: 'boolean', default: false },
      procedure: { type: 'string' },
      file: { type: 'string', multiple: true, default: [] },
      share: { type: 'string' },
      seed: { type: 'string', default: '1' },
      workers: { type: 'string', default: '2' },
    },
  });
  const whole = values.all || values.file.length > 0;
  const share = values.share === undefined ? null : number(values.share, 'share');
  return {
    procedure: values.procedure ?? null,
    files: values.file,
    share: Math.min(share ?? (whole ? 1 : SHARE), 1),
    seed: number(values.seed, 'seed'),
    workers: number(values.workers, 'workers'),
  };
}
