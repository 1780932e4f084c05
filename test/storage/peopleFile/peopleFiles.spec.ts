import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { PeopleFile } from '../../../application/ports/index.ts';
import { guarded, unguarded } from '../../../storage/peopleFile/guard.ts';
import { differenceOf, isSame, type Directory } from '../../../domain/people/index.ts';
import { readPeopleFiles } from '../../../storage/peopleFile/readPeopleFiles.ts';
import { writePeople } from '../../../storage/peopleFile/writePeople.ts';

const TM = '00000000-0000-4000-8000-000000000101';
const DEPUTY = '00000000-0000-4000-8000-000000000102';
const hash = (text: string) => `#${text}#`;
const file = (name: string, text: string): PeopleFile => ({ name, text });

const YAML = `people:
  - {id: ${TM}, post: "Team manager, North; \\"acting\\"", mail: tm.north@desk.test}
  - {id: ${DEPUTY}, post: "=HYPERLINK(\\"x\\")", mail: dtm.north@desk.test}
posts:
  - {role: team-manager, scope: {team: north}, holder: ${TM}, from: 2026-01-01, to: null, deputy: ${DEPUTY}}
  - {role: social-worker, scope: {child: "00100234", procedure: p}, holder: ${DEPUTY}, to: 2027-03-31}
  - {role: head, scope: {service: children}, holder: ${TM}, to: 2026-12-31}
  - {role: head, scope: {service: children}, holder: ${DEPUTY}, from: 2027-01-01}
  - {role: director, scope: {}, holder: null, deputy: ${TM}}
teams: [{id: north, name: "-North", service: children}, {id: south, name: South}]
children:
  - {record: "00100234", initials: AB, team: north}
  - {record: "=1+1"}
cover:
  - {person: ${TM}, by: ${DEPUTY}, from: 2027-01-11, to: 2027-01-15}
  - {person: ${TM}, by: ${DEPUTY}, from: 2027-02-01, to: 2027-02-01, roles: [team-manager, head]}
`;

function directoryOf(files: readonly PeopleFile[], standing: Directory | null = null): Directory {
  const read = readPeopleFiles(files, standing, hash);
  if ('errors' in read) assert.fail(JSON.stringify(read.errors, null, 2));
  return read.directory;
}

function errorsOf(...files: readonly PeopleFile[]): readonly string[] {
  const read = readPeopleFiles(files, null, hash);
  if (!('errors' in read)) assert.fail('it was taken');
  return read.errors.map(
    (each) => `${each.file}:${String(each.line)}:${String(each.column)} ${each.code}`,
  );
}

const unversioned = (directory: Directory) => ({ ...directory, version: '' });

const PEOPLE = `id,post,mail\r\n${TM},"Team manager, North",tm.north@desk.test\r\n${DEPUTY},Deputy,d@desk.test\r\n`;
const TEAMS = 'id,name,service\nnorth,North,children\n';
const POSTS = `role,team,service,child,procedure,holder,from,to,deputy\nteam-manager,north,,,,${TM},2026-01-01,,${DEPUTY}\n`;
const CHILDREN = 'record,initials,team\n00100234,AB,north\n';

describe('the people file as YAML and CSV', () => {
  const directory = directoryOf([file('people.yaml', YAML)]);

  for (const format of ['yaml', 'csv'] as const)
    it(`is written as ${format} and read again to the same`, () => {
      const again = directoryOf(writePeople(directory, format));
      assert.deepEqual(unversioned(again), unversioned(directory));
      assert.ok(isSame(differenceOf(directory, again, [])));
    });

  it('keeps who covers by rota where no file holds it, and takes it away by an empty table', () => {
    const teams = writePeople(directory, 'csv').filter(({ name }) => name === 'teams.csv');
    assert.deepEqual(directoryOf(teams, directory).covers, directory.covers);
    const none = directoryOf([file('cover.csv', 'person,by,from,to,roles\n')], directory);
    assert.equal(none.covers, undefined);
    assert.deepEqual(none.posts, directory.posts);
    assert.ok(!isSame(differenceOf(directory, none, [])));
  });

  it('reads UK days and several roles of a cover, and names the cell that is wrong', () => {
    const cover = (roles: string) =>
      file(
        'cover.csv',
        `person,by,roles,from,to\n${TM},${DEPUTY},"${roles}",11/01/2027,15/1/2027\n`,
      );
    assert.deepEqual(directoryOf([cover('team-manager; head')], directory).covers, [
      {
        person: TM,
        by: DEPUTY,
        from: '2027-01-11',
        to: '2027-01-15',
        roles: ['team-manager', 'head'],
      },
    ]);
    const errors = errorsOf(
      file('people.csv', PEOPLE),
      file('teams.csv', TEAMS),
      file('posts.csv', POSTS),
      cover('team-manager Head'),
    );
    assert.deepEqual(errors, ['cover.csv:2:3 not-right']);
  });

  it('is written for Excel: UTF-8 with its mark, CRLF, and no cell that begins a formula', () => {
    const files = writePeople(directory, 'csv');
    assert.deepEqual(
      files.map(({ name }) => name),
      ['people.csv', 'posts.csv', 'teams.csv', 'children.csv', 'cover.csv'],
    );
    const [people = assert.fail(), , teams] = files;
    assert.ok(people.text.startsWith('\u{feff}id,post,mail\r\n'));
    assert.ok(people.text.includes(`"'=HYPERLINK(""x"")"`), people.text);
    assert.equal(
      teams?.text,
      "\u{feff}id,name,service\r\nnorth,'-North,children\r\nsouth,South,\r\n",
    );
  });

  it('reads what Excel saves: semicolons, UK days, empty columns, quoted cells over two lines', () => {
    const posts =
      '\u{feff}role;team;holder;from;to;;\r\n' +
      `team-manager;north;${TM};01/02/2026;31/3/2027;;\r\n;;;;;;\r\n`;
    const people = `id;post;mail\r\n${TM};"Team manager, North\r\nand West";tm@desk.test\r\n`;
    const read = directoryOf([
      file('posts.csv', posts),
      file('people.csv', people),
      file('teams.csv', 'id\tname\nnorth\tNorth\n'),
    ]);
    assert.equal(read.posts[0]?.from, '2026-02-01');
    assert.equal(read.posts[0].to, '2027-03-31');
    assert.equal([...read.people.values()][0]?.post, 'Team manager, North\r\nand West');
  });

  it('reads several tables in one file', () => {
    const read = directoryOf([file('all.csv', [PEOPLE, POSTS, TEAMS, CHILDREN].join('\n'))]);
    assert.deepEqual([read.people.size, read.posts.length, read.children.length], [2, 1, 1]);
    assert.equal(read.children[0]?.record, '00100234');
  });

  it('leaves a table as it stands where no file holds it, and checks it with the others', () => {
    const moved = directoryOf(
      [file('teams.csv', 'id,name,service\nnorth,North-west,children\n')],
      directory,
    );
    assert.deepEqual(moved.posts, directory.posts);
    assert.equal(moved.teams[0]?.name, 'North-west');
    const read = readPeopleFiles([file('teams.csv', 'id,name\nsouth,South\n')], directory, hash);
    assert.ok('errors' in read);
    assert.deepEqual(
      read.errors.map(({ file: name, line, code }) => [name, line, code]),
      [
        ['children as they stand', 2, 'unknown-team'],
        ['posts as they stand', 2, 'unknown-team'],
        ['posts as they stand', 4, 'unknown-service'],
        ['posts as they stand', 5, 'unknown-service'],
      ],
    );
  });

  it('names file, line and cell of everything that is wrong, behind a cell of two lines too', () => {
    const people = `id,post,mail\n${TM},"Two\nlines",tm@desk.test\n${TM},Again,tm-at-desk\n`;
    const posts = `holder,role,team,to\n${DEPUTY},team-manager,north,soon\n`;
    assert.deepEqual(errorsOf(file('people.csv', people), file('posts.csv', posts)), [
      'people.csv:4:3 not-right',
      'posts.csv:2:4 not-right',
    ]);
    const twice = people.replace('tm-at-desk', 'tm2@desk.test');
    assert.deepEqual(
      errorsOf(file('people.csv', twice), file('posts.csv', posts.replace('soon', '2027-01-01'))),
      ['people.csv:4:1 duplicate', 'posts.csv:2:1 unknown-person', 'posts.csv:2:3 unknown-team'],
    );
  });

  it('refuses what was not saved as UTF-8, has no header, too many cells, open quotes, or lost digits', () => {
    assert.deepEqual(errorsOf(file('a.csv', 'id,name\nnorth,N\u{fffd}rth')), [
      'a.csv:2:1 not-utf-8',
    ]);
    assert.deepEqual(errorsOf(file('a.csv', 'north,North')), ['a.csv:1:1 no-header']);
    assert.deepEqual(errorsOf(file('a.csv', 'id,name\nnorth,North,x,y')), [
      'a.csv:2:3 too-many-cells',
    ]);
    assert.deepEqual(errorsOf(file('a.csv', 'id,name\nnorth,"North\n')), ['a.csv:2:1 not-csv']);
    assert.deepEqual(errorsOf(file('a.csv', '')), ['a.csv:1:1 empty']);
    assert.deepEqual(errorsOf(file('c.csv', 'record\n1.00E+05\n')), ['c.csv:2:1 not-right']);
    assert.deepEqual(errorsOf(file('a.yaml', YAML), file('t.csv', TEAMS)), [
      'a.yaml:1:1 too-many-files',
    ]);
  });

  it('guards any cell and gives it back as it was', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('', '=', "'=", '+', '-', '@', "''+"),
        (text, start) => {
          const cell = start + text;
          assert.ok(!/^[=+\-@\t\r]/.test(guarded(cell)));
          assert.equal(unguarded(guarded(cell)), cell);
        },
      ),
    );
  });
});
