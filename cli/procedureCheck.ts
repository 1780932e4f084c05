import { readProcedure } from '../storage/procedureFiles/readProcedure.ts';
import type { CliResult, Command } from './command.ts';
import { fileText } from './procedureFile.ts';
import { plural } from './plural.ts';
import { theOne, typed } from './typed.ts';
import { withHints } from './yamlHints.ts';

const USAGE = `procedure check FILE [--json]
    says what is wrong (error), doubtful (warning) or good to know (note) about a procedure file;
    exit code 0: it can be used, 1: it has errors, 2: the command line is wrong`;

const HOW = 'Name one file, such as: procedure check procedures/durham-resolution.yaml';

async function run(args: readonly string[]): Promise<CliResult> {
  const line = typed(args, { json: { type: 'boolean', default: false } });
  const file = theOne(line, HOW);
  const text = await fileText(file);
  const read = readProcedure(text, file);
  const procedure = 'procedure' in read ? read.procedure : null;
  const findings = 'errors' in read ? withHints(read.errors, text) : read.findings;
  const code = procedure === null ? 1 : 0;
  if (line.values.json) {
    const { id = null, version = null } = procedure ?? {};
    const answer = { file, usable: procedure !== null, id, version, findings };
    return { code, out: `${JSON.stringify(answer, null, 2)}\n`, err: '' };
  }
  const lines = findings.map(
    ({ line, column, severity, message }) => `${file}:${line}:${column} ${severity} ${message}\n`,
  );
  const count = (kind: string) => findings.filter(({ severity }) => severity === kind).length;
  const errors = plural(count('error'), 'error');
  const sum = `${errors}, ${plural(count('warning'), 'warning')}, ${plural(count('note'), 'note')}`;
  const verdict =
    procedure === null
      ? 'it cannot be used'
      : `${procedure.id} ${procedure.version} can be used, ${plural(procedure.stages.length, 'stage')}`;
  return { code, out: `${lines.join('')}${file}: ${sum}; ${verdict}.\n`, err: '' };
}

/** `iro procedure check FILE`: every finding with its place in the file (design section 9). */
export const procedureCheck: Command = { name: 'procedure check', usage: USAGE, run };
