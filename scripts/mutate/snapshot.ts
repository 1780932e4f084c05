import { cp, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const LEFT_OUT = new Set(['node_modules', 'coverage', 'dist']);

/**
 * A copy of the house as it stands now, under the system's folder for temporary files: somebody may go on
 * working in the checkout meanwhile, and nothing here can touch it.
 */
export async function snapshotOf(root: string): Promise<string> {
  const copy = await mkdtemp(path.join(tmpdir(), 'mutate-'));
  const names = (await readdir(root)).filter(
    (name) => !name.startsWith('.') && !LEFT_OUT.has(name),
  );
  for (const name of names) {
    await cp(path.join(root, name), path.join(copy, name), { recursive: true });
  }
  await symlink(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  return copy;
}

export const discard = async (copy: string): Promise<void> =>
  await rm(copy, { recursive: true, force: true });
