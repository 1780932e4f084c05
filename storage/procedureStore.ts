import { z } from 'zod';
import type { ProcedureSource } from '../application/ports/index.ts';
import type { Procedure } from '../domain/procedure/index.ts';
import { canonicalJson } from './cases/canonicalJson.ts';
import { StorageFailure } from './tables/failure.ts';
import { onceOnly, type Pace } from './tables/pace.ts';
import { pack } from './tables/pack.ts';
import { jsonOf, shape } from './tables/shape.ts';
import type { NewRow, Row, Table } from './tables/table.ts';

const known = z.looseObject({
  id: z.string().min(1),
  version: z.string().min(1),
  title: z.string(),
  labels: z.looseObject({}),
  roles: z.looseObject({}),
  stages: z.array(z.looseObject({ key: z.string() })).min(1),
});
/** It was checked against the procedures' own schema before it was registered. */
const procedureField = z.custom<Procedure>((value) => known.safeParse(value).success);
const procedure = shape(z.object({ text: jsonOf(procedureField) }));

const toProcedureRow = (each: Procedure): NewRow => ({
  partition: each.id,
  row: each.version,
  values: procedure.write(pack(canonicalJson(each))),
});
const fromProcedureRow = (row: Row): Procedure => procedure.read(row).text;

/**
 * The procedures in force, as loaded from their files, and every version a case began under: registered
 * before it is first handed out, and never changed (design section 8).
 */
export function createProcedureStore(
  table: Table,
  pace: Pace,
  inForce: readonly Procedure[],
): ProcedureSource {
  const versions = new Map(inForce.map((each) => [nameOf(each.id, each.version), each]));
  let registering: Promise<void> | null = null;

  async function register(each: Procedure): Promise<void> {
    const row = toProcedureRow(each);
    await onceOnly<unknown>(
      pace,
      async () => await table.insert(row),
      async () => {
        const found = await table.get(row);
        if (found === null) return undefined;
        if (canonicalJson(fromProcedureRow(found)) === canonicalJson(each)) return found;
        throw new StorageFailure('procedure-changed', { about: `${each.id} ${each.version}` });
      },
    );
  }

  async function registerAll(): Promise<void> {
    try {
      await Promise.all(inForce.map(register));
    } catch (error) {
      registering = null;
      throw error;
    }
  }

  const registered = async (): Promise<void> => await (registering ??= registerAll());

  return {
    inForce: async () => {
      await registered();
      return inForce;
    },
    version: async (id, version) => {
      await registered();
      const name = nameOf(id, version);
      const held = versions.get(name);
      if (held !== undefined) return held;
      const row = await table.get({ partition: id, row: version });
      if (row === null) return null;
      const found = fromProcedureRow(row);
      versions.set(name, found);
      return found;
    },
  };
}

const nameOf = (id: string, version: string): string => JSON.stringify([id, version]);
