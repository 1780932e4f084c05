import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { iro } from '../../cli/iro.ts';
import type { CliResult } from '../../cli/command.ts';
import { readPeople } from '../../storage/peopleFile/readPeople.ts';

const GUIDE = readFileSync('docs/writing-a-procedure.md', 'utf8');

/**
 * An example of the guide, by the words after its language: `file=NAME` is a whole procedure, `add` a part
 * that goes into the first of them, `wrong` a part that makes it unusable, `people=NAME` a people file,
 * `seen=COMMAND` what the command says of the example before it.
 */
interface Block {
  readonly kind: string;
  readonly name: string;
  readonly text: string;
  /** The heading under which it stands. */
  readonly under: string;
}

function blocksOf(guide: string): readonly Block[] {
  const found = /^#+ (?<heading>.+)$|^```(?:yaml|text) (?<info>\S+)\n(?<text>[\s\S]*?)^```$/gm;
  let under = '';
  return [...guide.matchAll(found)].flatMap(({ groups = {} }): readonly Block[] => {
    const { heading, info, text = '' } = groups;
    if (heading !== undefined) under = heading;
    if (info === undefined) return [];
    const [kind = '', name = ''] = info.split('=');
    return [{ kind, name, text, under }];
  });
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const keyOf = (value: unknown): unknown => (isFields(value) ? value['key'] : undefined);

/** A part put into a whole: entries beside entries, members of a list by their keys. */
function withPart(whole: unknown, part: unknown): unknown {
  if (isFields(whole) && isFields(part)) {
    const names = [...new Set([...Object.keys(whole), ...Object.keys(part)])];
    return Object.fromEntries(
      names.map((name) => [name, name in part ? withPart(whole[name], part[name]) : whole[name]]),
    );
  }
  return isKeyed(whole) && isKeyed(part) ? withMembers(whole, part) : part;
}

const isKeyed = (value: unknown): value is readonly Fields[] =>
  Array.isArray(value) && value.every((each) => keyOf(each) !== undefined);

/** The members of the part in its order, then those of the whole that it does not name. */
const withMembers = (whole: readonly Fields[], part: readonly Fields[]): readonly unknown[] => [
  ...part.map((each) =>
    withPart(
      whole.find((other) => keyOf(other) === keyOf(each)),
      each,
    ),
  ),
  ...whole.filter((other) => part.every((each) => keyOf(each) !== keyOf(other))),
];

const plain = (text: string): string =>
  text
    .slice(Math.max(0, text.indexOf('<main>')))
    .replace(/<[^>]*>/g, '\n')
    .replaceAll('&#39;', "'");

/** The lines that are not found in their order. */
function missing(wanted: string, said: string): readonly string[] {
  const lines = plain(said)
    .split('\n')
    .map((line) => line.trim().replaceAll(/\s+/g, ' '));
  let from = 0;
  return wanted
    .trim()
    .split('\n')
    .filter((line) => {
      const at = lines.findIndex((each, n) => n >= from && each.includes(line.trim()));
      if (at === -1) return true;
      from = at + 1;
      return false;
    });
}

const BLOCKS = blocksOf(GUIDE);
const PARTS = BLOCKS.filter(({ kind }) => kind !== 'seen');

describe('the guide to writing a procedure', () => {
  let dir = '';
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'guide-'));
  });
  after(async () => {
    await rm(dir, { recursive: true });
  });
  const run = async (command: string, text: string): Promise<CliResult> => {
    const file = join(dir, 'example.yaml');
    await writeFile(file, text);
    return await iro(['procedure', command, file]);
  };

  it('has examples of each kind', () => {
    const kinds = new Set(BLOCKS.map(({ kind }) => kind));
    assert.deepEqual([...kinds].sort(), ['add', 'file', 'people', 'seen', 'wrong']);
  });

  const whole = parse(BLOCKS.find(({ kind }) => kind === 'file')?.text ?? '') as unknown;
  for (const block of PARTS.filter(({ kind }) => kind !== 'people')) {
    const { kind, name, text, under } = block;
    const example = kind === 'file' ? text : stringify(withPart(whole, parse(text)));
    const seen: Block[] = [];
    for (const next of BLOCKS.slice(BLOCKS.indexOf(block) + 1)) {
      if (next.kind !== 'seen') break;
      seen.push(next);
    }

    it(`holds what it says of ${name === '' ? `“${under}”` : name}`, async () => {
      const usable = kind !== 'wrong';
      const checked = await run('check', example);
      assert.equal(checked.code, usable ? 0 : 1, checked.out);
      const rehearsed = await run('rehearse', example);
      assert.equal(rehearsed.code, usable ? 0 : 2, rehearsed.err);
      for (const { name: command, text: wanted } of seen) {
        const { out } = await run(command, example);
        assert.deepEqual(missing(wanted, out), [], `${command} says:\n${plain(out)}`);
      }
    });
  }

  it('shows of every part what its reader then sees', () => {
    const silent = PARTS.filter(
      (part) => part.kind !== 'people' && BLOCKS[BLOCKS.indexOf(part) + 1]?.kind !== 'seen',
    );
    assert.deepEqual(
      silent.map(({ under }) => under),
      [],
    );
  });

  it('has a people file whose posts are those of the first file', () => {
    const people = BLOCKS.find(({ kind }) => kind === 'people');
    const first = BLOCKS.find(({ kind }) => kind === 'file');
    assert.ok(people !== undefined && first !== undefined);
    const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');
    const read = readPeople(people.text, people.name, digest);
    if ('errors' in read) assert.fail(JSON.stringify(read.errors));
    const { roles } = parse(first.text) as { readonly roles: Fields };
    assert.deepEqual(
      read.directory.posts.map(({ role }) => role),
      Object.keys(roles),
    );
  });
});
