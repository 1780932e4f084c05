import type { Procedure } from '../../domain/procedure/index.ts';
import { loadProcedures } from '../../storage/procedureFiles/loadProcedures.ts';
import { BadInput } from '../command.ts';

/** An authority's procedures, all of them usable: the app starts with no others. @throws BadInput */
export async function proceduresIn(dir: string): Promise<readonly Procedure[]> {
  const loaded = await loadProcedures(dir).catch(() => null);
  if (loaded === null) throw new BadInput(`The folder ${dir} cannot be read. Check the path.`);
  const broken = loaded.findings.find(({ severity }) => severity === 'error');
  if (broken !== undefined) {
    throw new BadInput(
      `${broken.file} in ${dir} cannot be used: line ${broken.line}: ${broken.message} 'procedure check' lists everything.`,
    );
  }
  if (loaded.procedures.length === 0) {
    throw new BadInput(`The folder ${dir} holds no procedure. Name the authority's own folder.`);
  }
  return loaded.procedures;
}
