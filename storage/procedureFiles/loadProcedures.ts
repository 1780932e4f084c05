import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Procedure } from '../../domain/procedure/index.ts';
import { readProcedure, type ProcedureFinding } from './readProcedure.ts';

export interface LoadedProcedures {
  readonly procedures: readonly Procedure[];
  readonly findings: readonly ProcedureFinding[];
}

function sameId(procedure: Procedure, file: string): ProcedureFinding {
  const message = `Another file of this folder already has the procedure '${procedure.id}', so this one is left out. Give it an id of its own.`;
  return { file, line: 1, column: 1, severity: 'error', code: 'duplicate-procedure', message };
}

/** All procedures of a folder, in the order of their file names; a file with errors is left out. */
export async function loadProcedures(dir: string): Promise<LoadedProcedures> {
  const names = (await readdir(dir)).filter((name) => /\.ya?ml$/.test(name)).sort();
  const procedures: Procedure[] = [];
  const findings: ProcedureFinding[] = [];
  for (const name of names) {
    const read = readProcedure(await readFile(join(dir, name), 'utf8'), name);
    if ('errors' in read) {
      findings.push(...read.errors);
    } else if (procedures.some(({ id }) => id === read.procedure.id)) {
      findings.push(sameId(read.procedure, name));
    } else {
      procedures.push(read.procedure);
      findings.push(...read.findings);
    }
  }
  return { procedures, findings };
}
