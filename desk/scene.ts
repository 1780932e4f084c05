import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Directory } from '../domain/people/index.ts';
import { readPeople } from '../storage/peopleFile/readPeople.ts';
import { readProcedure } from '../storage/procedureFiles/readProcedure.ts';
import type { Finding } from '../storage/procedureFiles/yamlText.ts';
import { readAuthority, type Authority } from './authorities/readAuthority.ts';
import { AUTHORITIES, type DeskOptions } from './options.ts';

/** Files that cannot be used; the message names each place and what is wrong there. */
export class BrokenFiles extends Error {}

/** Who and what is on the stage: an authority, its people, and the files of its procedures. */
export interface Scene {
  readonly authority: Authority;
  readonly directory: Directory;
  /** Paths of the procedures in force. */
  readonly procedureFiles: readonly string[];
  /** Doubtful, but nothing to stop for. */
  readonly warnings: readonly string[];
}

type Chosen = Pick<DeskOptions, 'authority' | 'procedures' | 'people'>;

const here = path.dirname(fileURLToPath(import.meta.url));
const USUAL_PROCEDURES = path.join(path.dirname(here), 'procedures');

const hash = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('base64url');

/** @throws BrokenFiles before anything has been started. */
export async function readScene(chosen: Chosen): Promise<Scene> {
  const known: readonly string[] = AUTHORITIES;
  if (!known.includes(chosen.authority)) {
    throw new BrokenFiles(
      `There is no sample authority '${chosen.authority}'. Choose one of: ${AUTHORITIES.join(', ')}.`,
    );
  }
  const sample = sampleFile(chosen.authority);
  const authority = await readSample(chosen.authority);
  const directory = await readDirectory(chosen.people ?? sample);
  const folder = chosen.procedures ?? USUAL_PROCEDURES;
  const all = await readProcedures(folder);
  const inForce = all.filter(await isInForce(authority, chosen, all));
  if (inForce.length === 0) {
    throw new BrokenFiles(
      `${folder} holds no procedure that could be run. Put at least one procedure file there (*.yaml).`,
    );
  }
  const warnings = inForce.flatMap(({ findings }) => findings.map(line));
  return { authority, directory, procedureFiles: inForce.map(({ file }) => file), warnings };
}

const sampleFile = (name: string): string => path.join(here, 'authorities', `${name}.yaml`);

async function readSample(name: string): Promise<Authority> {
  const file = sampleFile(name);
  const read = readAuthority(await readText(file), path.basename(file));
  if ('errors' in read) throw broken(read.errors);
  return read.authority;
}

/**
 * The sample authority's own procedures; from a folder that somebody hands in also those that no sample
 * authority has, and all of it where nothing else is left.
 */
async function isInForce(
  { procedures }: Authority,
  chosen: Chosen,
  all: readonly Found[],
): Promise<(found: Found) => boolean> {
  if (chosen.procedures === null) return ({ id }) => procedures.includes(id);
  const samples = await Promise.all(AUTHORITIES.map(readSample));
  const elsewhere = new Set(samples.flatMap((sample) => sample.procedures));
  for (const own of procedures) elsewhere.delete(own);
  const some = all.some(({ id }) => !elsewhere.has(id));
  return ({ id }) => !some || !elsewhere.has(id);
}

/** The app reads a folder, as it does in Azure: this one holds the procedures in force and no other. */
export async function copyProcedures(scene: Scene, folder: string): Promise<string> {
  const target = path.join(folder, 'procedures');
  await mkdir(target, { recursive: true });
  await Promise.all(
    scene.procedureFiles.map((file) => copyFile(file, path.join(target, path.basename(file)))),
  );
  return target;
}

async function readDirectory(file: string): Promise<Directory> {
  const read = readPeople(await readText(file), file, hash);
  if ('errors' in read) throw broken(read.errors);
  return read.directory;
}

interface Found {
  readonly id: string;
  readonly file: string;
  readonly findings: readonly Finding[];
}

async function readProcedures(folder: string): Promise<readonly Found[]> {
  const names = await readdir(folder).catch(() => {
    throw new BrokenFiles(`The folder ${folder} cannot be read. Check the path.`);
  });
  const found: Found[] = [];
  const errors: Finding[] = [];
  for (const name of names.filter((each) => /\.ya?ml$/.test(each)).sort()) {
    const file = path.join(folder, name);
    const read = readProcedure(await readText(file), file);
    if ('errors' in read) errors.push(...read.errors);
    else found.push({ id: read.procedure.id, file, findings: read.findings });
  }
  if (errors.length > 0) throw broken(errors);
  return found;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new BrokenFiles(`The file ${file} cannot be read. Check the path.`);
  }
}

const line = ({ file, line: at, column, severity, message }: Finding): string =>
  `${file}:${at}:${column}: ${severity}: ${message}`;

const broken = (findings: readonly Finding[]): BrokenFiles =>
  new BrokenFiles(findings.map(line).join('\n'));
