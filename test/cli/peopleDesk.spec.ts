import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { iro } from '../../cli/iro.ts';
import { DeskRefusal } from '../../desk/api.ts';
import { serveDesk, type DeskServer } from '../../desk/http/httpServer.ts';
import { fakeDesk } from '../desk/fakeDesk.ts';

const NONE = { added: [], changed: [], removed: [] };
const SHOWN = {
  kind: 'shown',
  version: 'edition-1',
  difference: {
    people: { ...NONE, added: ['New team manager, North'] },
    posts: {
      ...NONE,
      changed: [
        {
          what: 'Team Manager, North',
          how: ['holder: Team manager, North → New team manager, North'],
        },
      ],
    },
    teams: NONE,
    children: { ...NONE, removed: ['100345'] },
    cover: { ...NONE, added: ['IRO 2 for IRO 1, 2027-01-11 to 2027-01-15'] },
    reordered: true,
  },
  seats: [
    { caseId: 'c1', reference: '2027-7KQ4M', role: 'team-manager', to: 'another' },
    { caseId: 'c2', reference: '2027-8KQ4M', role: 'team-manager', to: 'nobody' },
  ],
};

/** The words of the command line about what the app answers; test/journeys/people.spec.ts asks the app itself. */
describe('iro people export and import (design section 9)', () => {
  let folder = '';
  let server: DeskServer;
  let answer: () => Promise<unknown>;
  let asked: unknown[][];

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'iro-people-'));
    const desk = fakeDesk({
      directory: async (format) =>
        await Promise.resolve({
          text: `${format}: text\n`,
          files: [
            { name: `people.${format}`, text: 'a' },
            { name: `posts.${format}`, text: 'b' },
          ],
        }),
      importDirectory: async (...wish) => {
        asked.push(wish);
        return await answer();
      },
    });
    server = await serveDesk({
      desk,
      page: new Map(),
      port: 0,
      app: 'http://127.0.0.1:9',
      onError: () => undefined,
    });
  });
  beforeEach(() => {
    asked = [];
    answer = async () => await Promise.resolve(SHOWN);
  });
  after(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  const run = async (...args: readonly string[]) =>
    await iro(['people', ...args, '--desk', `http://127.0.0.1:${server.port}`]);
  const file = async (): Promise<string> => {
    await writeFile(path.join(folder, 'people.yaml'), 'people: []\n');
    return path.join(folder, 'people.yaml');
  };

  it('prints the list, or writes a file for each table', async () => {
    assert.deepEqual(await run('export'), { code: 0, out: 'yaml: text\n', err: '' });
    const out = path.join(folder, 'new', 'csv');
    assert.deepEqual(await run('export', '--format', 'csv', '--out', out), {
      code: 0,
      out: `Written to ${out}: people.csv, posts.csv.\n`,
      err: '',
    });
    assert.equal(await readFile(path.join(out, 'posts.csv'), 'utf8'), 'b');
  });

  it('shows what would change, in which open cases, and how to take it in', async () => {
    const shown = await run('import', await file());
    assert.deepEqual(shown, {
      code: 0,
      err: '',
      out: `people: + New team manager, North
posts: ~ Team Manager, North: holder: Team manager, North → New team manager, North
children: - 100345
cover: + IRO 2 for IRO 1, 2027-01-11 to 2027-01-15
posts or cover: another order; of several that fit alike, the first one counts
Open seats: 1 gets another holder, 1 loses its holder.
  2027-7KQ4M team-manager: another
  2027-8KQ4M team-manager: nobody
Nothing was changed yet. Take it in with --seen edition-1.
`,
    });
    const files = [{ name: await file(), text: 'people: []\n' }];
    assert.deepEqual(asked, [[{ files, dryRun: true }, null]]);
    answer = async () =>
      await Promise.resolve({ ...SHOWN, kind: 'imported', version: 'edition-2' });
    const taken = await run('import', await file(), '--seen', 'edition-1');
    assert.match(taken.out, /\nTaken in\. Version edition-2 stands now\.\n$/);
    assert.deepEqual(asked[1], [{ files, seen: 'edition-1' }, null]);
    answer = async () => await Promise.resolve({ ...SHOWN, kind: 'same' });
    assert.match((await run('import', await file())).out, /^Nothing differs .* changed\.\n$/);
  });

  it('answers JSON when asked', async () => {
    const { code, out } = await run('import', await file(), '--json');
    const { difference, seats, version } = JSON.parse(out) as typeof SHOWN;
    assert.equal(code, 0);
    assert.deepEqual(
      { difference, version },
      { difference: SHOWN.difference, version: 'edition-1' },
    );
    assert.equal(seats[1]?.to, 'nobody');
  });

  it('answers 3 with the places, or with what to do next, where the app refuses', async () => {
    const errors = [
      { file: 'people.yaml', line: 8, column: 3, code: 'unknown-team', message: 'No team.' },
    ];
    answer = async () =>
      await Promise.reject(new DeskRefusal(422, 'errors', 'Nothing was changed.', { errors }));
    assert.deepEqual(await run('import', await file()), {
      code: 3,
      out: '',
      err: 'people.yaml:8:3 error No team.\nNothing was changed.\n',
    });
    answer = async () => await Promise.reject(new DeskRefusal(409, 'changed-since', 'dryRun', {}));
    const since = await run('import', await file(), '--seen', 'old');
    assert.equal(since.code, 3);
    assert.match(since.err, /Nothing was changed\. Leave out --seen/);
  });

  it('answers 2 where the command line is wrong or no desk answers', async () => {
    for (const [args, said] of [
      [['import'], /Name a people file/],
      [['import', 'no-such.yaml'], /cannot be read/],
      [['import', await file(), '--desk', 'http://127.0.0.1:9'], /No desk answers at/],
      [['import', await file(), '--desk', 'nonsense'], /No desk answers at nonsense/],
      [['export', '--format', 'xlsx'], /The format is yaml or csv/],
      [['export', 'people.yaml'], /with --out/],
    ] as const) {
      const { code, err } = await iro([
        'people',
        ...args,
        ...(args.includes('--desk' as never) ? [] : ['--desk', `http://127.0.0.1:${server.port}`]),
      ]);
      assert.equal(code, 2, err);
      assert.match(err, said);
    }
    answer = async () => await Promise.resolve({ kind: 'shown' });
    const other = await run('import', await file());
    assert.deepEqual([other.code, other.err.includes('same edition')], [2, true]);
    const taken = await run('export', '--out', await file());
    assert.equal(taken.code, 2);
    assert.match(taken.err, /cannot be written to/);
  });
});
