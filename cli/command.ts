/** What a command of `iro` answers: an exit code and two texts, so that tests need no process. */
export interface CliResult {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Exit codes: 0 done, 2 the command line is wrong, 3 the rules refuse it. */
const EXIT = { done: 0, badInput: 2, refused: 3 } as const;

export interface Command {
  /** The words after `iro` that choose it, as in 'working-days add'. */
  readonly name: string;
  readonly usage: string;
  readonly run: (args: readonly string[]) => CliResult | Promise<CliResult>;
}

/** The command line is wrong in a way its writer can mend: the message says how. */
export class BadInput extends Error {}

export function done(out: string): CliResult {
  return { code: EXIT.done, out, err: '' };
}

export function badInput(message: string): CliResult {
  return { code: EXIT.badInput, out: '', err: `${message}\n` };
}

export function refused(message: string): CliResult {
  return { code: EXIT.refused, out: '', err: `${message}\n` };
}
