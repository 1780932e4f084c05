import type { Hasher } from '../../application/ports/index.ts';
import type { CaseId } from '../../domain/case/index.ts';
import { failedWith, isUncertain } from '../tables/failure.ts';
import { onceOnly, type Pace } from '../tables/pace.ts';
import { WHATEVER_STANDS, type Key, type NewRow, type Row, type Table } from '../tables/table.ts';
import { writeByPartition } from './byPartition.ts';
import {
  fromManifestRow,
  MANIFEST_ROW,
  nameOf,
  toManifestRow,
  type Entry,
  type Manifest,
} from './manifest.ts';

export interface IndexParts {
  readonly rows: Table;
  /** Partition = case. */
  readonly manifests: Table;
  readonly hasher: Hasher;
  readonly pace: Pace;
  /** Rows are taken away by others too, as those of what is due when it was handled. */
  readonly takenByOthers: boolean;
}

/** A row that is wanted, and whether it may have been taken away by somebody but this module. */
export type Wanted = NewRow & { readonly mayBeGone: boolean };

const MOST_RACES = 20;

/**
 * Replaces all rows of a case in an index, whose rows lie in many partitions and so in no transaction.
 *
 * 1. The case's manifest is read. A higher case version there: somebody knows better, nothing is done;
 *    an empty manifest is the tombstone of a case that left the index.
 * 2. The manifest is replaced by its etag: that is the claim. It names the rows to be written, and those
 *    of earlier claims, which must go. Whoever loses this race reads again.
 * 3. The new rows are written, then the old ones removed. A new row's key bears the number of its claim
 *    and is kept while the row says the same from version to version; once it has left the manifest it
 *    never comes back, so whoever finds it there, however late, may remove it.
 * 4. The manifest is settled by its etag. If another claim was made meanwhile, that claim removes the
 *    rows it found in our manifest, but may have done so before we wrote them: so we take what we wrote
 *    away, except what that claim kept.
 *
 * Rows of which nothing new is known `stay` as they are, whatever came of the claim before: two that say
 * the same of one thing, or one that was never written, are as it was.
 *
 * A crash after 2 leaves the manifest unsettled: the `project` effect is still waiting and runs again,
 * under this version or a higher one, and both write everything anew and remove what is left over. For a
 * moment old and new rows may stand side by side, never neither. Only a projector that stalls between
 * 2 and 3 through another's whole run and then crashes before 4 leaves a row that nobody names: a due
 * row of that kind wakes for nothing and goes, a work line stays until the index is rebuilt.
 */
export async function replaceRows(
  parts: IndexParts,
  id: CaseId,
  version: number,
  wanted: readonly Wanted[],
  stays: (key: Key) => boolean = () => false,
): Promise<void> {
  for (let race = 0; race < MOST_RACES; race += 1) {
    const found = await parts.manifests.get({ partition: id, row: MANIFEST_ROW });
    const standing = found && fromManifestRow(found);
    if (standing !== null && standing.version > version) return;
    const plan = planOf(parts, standing, version, wanted, stays);
    const etag = await claim(parts, id, plan.manifest, found);
    if (etag === null) continue;
    await carryOut(parts, id, plan, etag);
    return;
  }
  throw new Error('index-race-persisted');
}

interface Plan {
  readonly manifest: Manifest;
  readonly fresh: readonly NewRow[];
}

function planOf(
  parts: IndexParts,
  standing: Manifest | null,
  version: number,
  wanted: readonly Wanted[],
  stays: (key: Key) => boolean,
): Plan {
  const generation = (standing?.generation ?? 0) + 1;
  const kept = keptOf(standing, version);
  const entries: Entry[] = named(standing).filter(stays);
  const fresh: NewRow[] = [];
  for (const { mayBeGone, ...row } of wanted) {
    // A row that says the same under a later version is the same row.
    const said = JSON.stringify([row.partition, row.row, { ...row.values, version: 0 }]);
    const digest = parts.hasher.hash(said);
    const stands = kept.get(digest);
    const key = stands?.row ?? `${row.row}|${inOrder(generation)}`;
    entries.push({ partition: row.partition, row: key, digest });
    if (stands === undefined || mayBeGone) fresh.push({ ...row, row: key });
  }
  const gone = leftOver(standing, entries);
  const settled = fresh.length === 0 && gone.length === 0;
  return { fresh, manifest: { version, generation, settled, entries, gone } };
}

/** So written, the row of a later claim lies behind that of an earlier one. */
const inOrder = (generation: number): string => String(generation).padStart(6, '0');

/**
 * Rows that may stay, by what they say. The same version again is a repeat after a crash, or a rebuild:
 * then everything is written anew.
 */
function keptOf(standing: Manifest | null, version: number): ReadonlyMap<string, Entry> {
  const trusted = standing?.settled === true && standing.version < version;
  return new Map(trusted ? standing.entries.map((entry) => [entry.digest, entry]) : []);
}

function leftOver(standing: Manifest | null, entries: readonly Entry[]): readonly Entry[] {
  const stay = new Set(entries.map(nameOf));
  return named(standing).filter((entry) => !stay.has(nameOf(entry)));
}

/** Every row that may stand: where a claim was not settled, those too that were to go. */
const named = (standing: Manifest | null): readonly Entry[] =>
  standing === null ? [] : [...standing.entries, ...standing.gone];

/** The etag of our claim; null when another was first, or nothing is known: then it is read again. */
async function claim(
  { manifests }: IndexParts,
  id: CaseId,
  manifest: Manifest,
  found: Row | null,
): Promise<string | null> {
  const row = toManifestRow(id, manifest);
  try {
    return found === null ? await manifests.insert(row) : await manifests.replace(row, found.etag);
  } catch (error) {
    if (isUncertain(error) || failedWith(error, 'exists', 'stale', 'absent')) return null;
    throw error;
  }
}

async function carryOut(
  parts: IndexParts,
  id: CaseId,
  { manifest, fresh }: Plan,
  etag: string,
): Promise<void> {
  if (manifest.settled) return;
  await writeByPartition(parts, fresh, manifest.gone);
  const settled = { ...manifest, settled: true, gone: [] };
  const now = await settle(parts, id, settled, etag);
  if (now === null) return;
  const stays = new Set(now.entries.map(nameOf));
  const ours = new Set(fresh.map(({ row }) => row));
  await removeAll(
    parts,
    manifest.entries.filter((entry) => ours.has(entry.row) && !stays.has(nameOf(entry))),
  );
}

async function removeAll({ rows }: IndexParts, entries: readonly Entry[]): Promise<void> {
  await Promise.all(entries.map(async (entry) => await rows.remove(entry, WHATEVER_STANDS)));
}

/** Null when it is settled; the manifest of whoever claimed meanwhile, when it is not ours any more. */
async function settle(
  { manifests, pace }: IndexParts,
  id: CaseId,
  settled: Manifest,
  etag: string,
): Promise<Manifest | null> {
  const row = toManifestRow(id, settled);
  return await onceOnly<Manifest | null>(
    pace,
    async () => {
      await manifests.replace(row, etag);
      return null;
    },
    async () => {
      const found = await manifests.get(row);
      if (found === null || found.etag === etag) return undefined;
      const stands = fromManifestRow(found);
      return stands.generation === settled.generation ? null : stands;
    },
  );
}
