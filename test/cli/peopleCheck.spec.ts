import assert from 'node:assert/strict';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { iro } from '../../cli/iro.ts';
import { PROCEDURES } from '../procedures/loaded.ts';

const id = (n: number): string => `00000000-0000-4000-8000-000000000${n}`;
const [TM, NEXT, DEPUTY, ADMIN, IRO] = [id(101), id(102), id(103), id(121), id(118)];

const PEOPLE = `people:
  - {id: ${TM}, post: 'Team manager, North', mail: tm@council.gov.uk}
  - {id: ${NEXT}, post: 'New team manager, North', mail: ntm@council.gov.uk}
  - {id: ${DEPUTY}, post: 'Deputy team manager, North', mail: dtm@council.gov.uk}
  - {id: ${ADMIN}, post: Administrator, mail: admin@council.gov.uk}
  - {id: ${IRO}, post: IRO 1, mail: iro1@council.gov.uk}
posts:
  - {role: team-manager, scope: {team: north}, holder: ${TM}, deputy: ${DEPUTY}}
  - {role: administrator, scope: {}, holder: ${ADMIN}}
  - {role: raiser, scope: {}, holder: ${IRO}}
  - {role: raiser, scope: {}, holder: ${NEXT}}
teams: [{id: north, name: North}]
children: []
`;
const POST = `  - {role: team-manager, scope: {team: north}, holder: ${TM}, deputy: ${DEPUTY}}\n`;

describe('iro people check (design section 9)', () => {
  let folder = '';
  let procedures = '';

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'iro-people-'));
    procedures = path.join(folder, 'procedures');
    await mkdir(procedures);
    await copyFile(`${PROCEDURES}durham-resolution.yaml`, path.join(procedures, 'durham.yaml'));
  });
  after(async () => await rm(folder, { recursive: true }));

  const written = async (name: string, text: string): Promise<string> => {
    await writeFile(path.join(folder, name), text);
    return path.join(folder, name);
  };
  const run = async (...args: readonly string[]) =>
    await iro(['people', 'check', ...args, '--today', '2027-01-04']);
  const warnings = async (text: string, ...args: readonly string[]): Promise<readonly string[]> => {
    const file = await written('people.yaml', text);
    const { code, out } = await run(file, '--procedures', procedures, ...args);
    assert.equal(code, 0, out);
    // What Durham's procedure needs and this small file has nobody for.
    return out
      .split('\n')
      .filter((line) => line !== '' && !line.includes('nobody holds this role'));
  };

  it('finds nothing doubtful in posts that are held, each with who answers in their place', async () => {
    const said = await warnings(PEOPLE, '--mail-domains', 'council.gov.uk');
    assert.deepEqual(said.length, 1);
    assert.match(said[0] ?? '', /^0 errors, \d+ warnings; it can be used\.$/);
  });

  it('names each error with file, line and column, as it was called, and answers 1', async () => {
    const file = await written(
      'broken.yaml',
      PEOPLE.replace('team: north}', 'team: nort}').replace('tm@council', 'tm-council'),
    );
    const wrong = await run(file);
    assert.deepEqual([wrong.code, wrong.err], [1, '']);
    assert.equal(
      wrong.out,
      `${file}:2:83 error This is not a mail address.\n1 error, 0 warnings; it cannot be used.\n`,
    );
    const unknown = await written('nort.yaml', PEOPLE.replace('team: north}', 'team: nort}'));
    assert.match(
      (await run(unknown)).out,
      /nort\.yaml:8:40 error There is no team 'nort' in 'teams'\./,
    );
  });

  it('names file, line and cell in CSV files that are read together', async () => {
    const files = [
      await written('people.csv', `id,post,mail\n${TM},"Team manager, North",tm@council.gov.uk\n`),
      await written('posts.csv', `role,team,holder\nteam-manager,north,${TM}\nhead,,${NEXT}\n`),
      await written('teams.csv', 'id,name\nnorth,North\n'),
    ];
    const { code, out } = await run(...files);
    assert.equal(code, 1);
    assert.match(out, /posts\.csv:3:3 error There is no person/);
    assert.match(out, /^1 error, 0 warnings; it cannot be used\.$/m);
  });

  const doubtful: readonly (readonly [string, string, RegExp])[] = [
    [
      'a role that is misspelt',
      PEOPLE.replace('role: team-manager', 'role: team-manger'),
      /No procedure has the role 'team-manger'\. Did you mean 'team-manager'\?/,
    ],
    [
      'two holders at the same time',
      PEOPLE.replace(POST, `${POST}${POST.replace(TM, NEXT)}`),
      /Team Manager, North: Team manager, North and New team manager, North stand at the same time; the first in the file counts\./,
    ],
    [
      'days on which nobody holds a post',
      PEOPLE.replace(
        POST,
        POST.replace('}\n', ', to: 2027-06-30}\n') +
          POST.replace(TM, NEXT).replace('}\n', ', from: 2027-07-05}\n'),
      ),
      /Team Manager, North: nobody holds it from 2027-07-01 until 2027-07-05 begins\./,
    ],
    [
      'a post that ends within sixty days',
      PEOPLE.replace(POST, POST.replace('}\n', ', to: 2027-03-05}\n')),
      /Team Manager, North: Team manager, North is in post until 2027-03-05, and nobody follows\./,
    ],
    [
      'a vacant post',
      PEOPLE.replace(POST, POST.replace(TM, 'null').replace(DEPUTY, 'null')),
      /Team Manager, North is vacant and has no deputy\./,
    ],
    [
      'no deputy',
      PEOPLE.replace(`, deputy: ${DEPUTY}`, ''),
      /Team Manager, North: Team manager, North has no deputy\./,
    ],
    [
      'a mail address elsewhere',
      PEOPLE.replace('tm@council.gov.uk', 'tm@elsewhere.example'),
      /Team manager, North: the mail address is not of the authority \(council\.gov\.uk\)/,
    ],
    [
      'nobody who would be told',
      PEOPLE.replace('role: administrator', 'role: auditor'),
      /Nobody holds the role administrator/,
    ],
  ];
  for (const [name, text, said] of doubtful) {
    it(`warns of ${name}, alone`, async () => {
      assert.notEqual(text, PEOPLE);
      const lines = await warnings(text, '--mail-domains', 'council.gov.uk');
      assert.equal(lines.length, 2, lines.join('\n'));
      assert.match(lines[0] ?? '', new RegExp(`^warning ${said.source}`));
    });
  }

  it('does not warn of what is in order: sixty-one days ahead, one after the other, a short stay in a long one', async () => {
    for (const posts of [
      POST.replace('}\n', ', to: 2027-03-06}\n'),
      POST.replace('}\n', ', to: 2027-01-31}\n') +
        POST.replace(TM, NEXT).replace('}\n', ', from: 2027-02-01}\n'),
    ]) {
      assert.equal((await warnings(PEOPLE.replace(POST, posts))).length, 1, posts);
    }
    const stay = (days: string) => POST.replace('}\n', `, ${days}}\n`);
    const lines = await warnings(
      PEOPLE.replace(
        POST,
        stay('to: 2027-12-31') +
          stay('from: 2027-02-01, to: 2027-02-05') +
          stay('from: 2028-01-01'),
      ),
    );
    assert.equal(lines.filter((line) => line.includes('nobody holds it')).length, 0);
    assert.equal(lines.filter((line) => line.includes('at the same time')).length, 1);
  });

  it('says what it cannot look at without procedures, and takes no group for two holders of one post', async () => {
    const file = await written('people.yaml', PEOPLE);
    const { code, out } = await run(file);
    assert.equal(code, 0);
    assert.match(
      out,
      /^warning Not looked at: unknown roles.*--procedures\.\n0 errors, 1 warning;/,
    );
  });

  it('answers JSON when asked, errors and warnings alike', async () => {
    const file = await written('people.yaml', PEOPLE);
    const good = await run(file, '--json', '--procedures', procedures);
    const read = JSON.parse(good.out) as { usable: boolean; warnings: { code: string }[] };
    assert.deepEqual([good.code, read.usable], [0, true]);
    assert.ok(read.warnings.every(({ code }) => code === 'role-unheld'));
    const broken = await written('broken.yaml', PEOPLE.replace('team: north}', 'team: nort}'));
    const bad = await run(broken, '--json');
    assert.equal(bad.code, 1);
    assert.deepEqual(JSON.parse(bad.out), {
      usable: false,
      errors: [
        {
          file: broken,
          line: 8,
          column: 40,
          severity: 'error',
          code: 'unknown-team',
          message: "There is no team 'nort' in 'teams'. Add it there, or correct it here.",
        },
      ],
      warnings: [],
    });
  });

  it('answers 2, with what to do, where the command line or a folder is wrong', async () => {
    const file = await written('people.yaml', PEOPLE);
    await writeFile(path.join(folder, 'broken.yaml'), 'people: {');
    for (const [args, said] of [
      [[], /Name a people file/],
      [['no-such.yaml'], /no-such\.yaml cannot be read/],
      [[file, '--procedures', path.join(folder, 'nowhere')], /nowhere cannot be read/],
      [[file, '--procedures', folder], /broken\.yaml in .* cannot be used: line 1/],
      [[file, '--today', 'soon'], /'soon' is not a day/],
      [[file, '--jason'], /Unknown option/],
    ] as const) {
      const { code, out, err } = await iro(['people', 'check', ...args]);
      assert.deepEqual([code, out], [2, ''], err);
      assert.match(err, said);
    }
  });
});
