import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildPage } from '../../scripts/buildPage.ts';
import { buildTab } from '../../scripts/buildTab.ts';

let folder: string | null = null;

/** What is the same for every desk of this process lies here, and is gone with the process. */
export function builtFolder(): string {
  if (folder !== null) return folder;
  const made = mkdtempSync(path.join(tmpdir(), 'iro-desk-'));
  process.on('exit', () => rmSync(made, { recursive: true, force: true }));
  return (folder = made);
}

export interface Served {
  readonly pageDir: string;
  readonly tabDir: string;
}

let served: Promise<Served> | null = null;

/** What the app serves to browsers, built once: whoever opens many desks does not wait for it each time. */
export async function buildServed(): Promise<Served> {
  return await (served ??= servedIn(builtFolder()));
}

async function servedIn(home: string): Promise<Served> {
  const dirs = { pageDir: path.join(home, 'page'), tabDir: path.join(home, 'tab') };
  await Promise.all([buildPage(dirs.pageDir), buildTab(dirs.tabDir)]);
  return dirs;
}
