import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { holderOf, type Directory } from '../../../domain/people/index.ts';
import { readPeople } from '../../../storage/peopleFile/readPeople.ts';

const TM = '00000000-0000-4000-8000-000000000101';
const DEPUTY = '00000000-0000-4000-8000-000000000102';
const hash = (text: string) => `#${text}#`;

/** The sample of design section 9, with a deputy and a post for one child. */
const GOOD = `people:
  - {id: ${TM}, post: "Team manager, North", mail: tm.north@desk.test}
  - {id: ${DEPUTY}, post: "Deputy team manager, North", mail: dtm.north@desk.test}
posts:
  - {role: team-manager, scope: {team: north}, holder: ${TM}, from: 2026-01-01, to: null, deputy: ${DEPUTY}}
  - {role: social-worker, scope: {child: "100234"}, holder: ${DEPUTY}, to: 2027-03-31}
  - {role: auditor, scope: authority, holder: ${TM}}
  - {role: director, scope: {}, holder: null}
teams: [{id: north, name: North, service: children}]
children:
  - {record: "100234", initials: AB, team: north}
`;

function directoryOf(text: string): Directory {
  const read = readPeople(text, 'people.yaml', hash);
  if ('errors' in read) assert.fail(JSON.stringify(read.errors, null, 2));
  return read.directory;
}

describe('readPeople (design section 9)', () => {
  it('reads people, posts, teams and children', () => {
    const { people, posts, teams, children } = directoryOf(GOOD);
    assert.deepEqual(
      [...people.values()].map(({ id, post, mail }) => [id, post, mail]),
      [
        [TM, 'Team manager, North', 'tm.north@desk.test'],
        [DEPUTY, 'Deputy team manager, North', 'dtm.north@desk.test'],
      ],
    );
    assert.deepEqual(posts[0], {
      role: 'team-manager',
      scope: { child: null, team: 'north', service: null, procedure: null },
      holder: TM,
      from: '2026-01-01',
      to: null,
      deputy: DEPUTY,
    });
    assert.deepEqual(teams, [{ id: 'north', name: 'North', service: 'children' }]);
    const child = { key: '#100234#', record: '100234', initials: 'AB', team: 'north' };
    assert.deepEqual(children, [child]);
  });

  it('matches a post for one child by the digest of the record number', () => {
    const directory = directoryOf(GOOD);
    const scope = { procedure: 'p', children: ['#100234#'], team: null, service: null };
    const { person } = holderOf(directory, 'social-worker', scope, day('2027-03-31'));
    assert.equal(person, DEPUTY);
  });

  const rota = (...lines: readonly string[]): string =>
    `${GOOD}cover:\n${lines.map((line) => `  - {${line}}\n`).join('')}`;
  const DAYS = 'from: 2027-01-11, to: 2027-01-15';

  it('reads who covers for whom by rota, with roles or for all of them', () => {
    const { covers } = directoryOf(
      rota(
        `person: ${TM}, by: ${DEPUTY}, ${DAYS}`,
        `person: ${DEPUTY}, by: ${TM}, from: 2027-01-16, to: 2027-01-16, roles: [auditor]`,
      ),
    );
    assert.deepEqual(covers, [
      { person: TM, by: DEPUTY, from: '2027-01-11', to: '2027-01-15', roles: null },
      { person: DEPUTY, by: TM, from: '2027-01-16', to: '2027-01-16', roles: ['auditor'] },
    ]);
    assert.equal(directoryOf(GOOD).covers, undefined);
  });

  it('refuses a rota with strangers, with no days, of oneself, and chains that end with nobody', () => {
    const stranger = TM.replace('101', '199');
    const wrong = (...lines: readonly string[]) => {
      const read = readPeople(rota(...lines), 'people.yaml', hash);
      assert.ok('errors' in read, lines.join());
      return read.errors.map(({ line, code }) => `${String(line)} ${code}`);
    };
    assert.deepEqual(wrong(`person: ${TM}, by: ${stranger}, ${DAYS}`), ['13 unknown-person']);
    assert.deepEqual(wrong(`person: ${stranger}, by: ${TM}, ${DAYS}`), ['13 unknown-person']);
    assert.deepEqual(wrong(`person: ${TM}, by: ${DEPUTY}, from: 2027-01-15, to: 2027-01-14`), [
      '13 ends-before-it-begins',
    ]);
    assert.deepEqual(wrong(`person: ${TM}, by: ${TM}, ${DAYS}`), ['13 covers-themselves']);
    const circle = [
      `person: ${TM}, by: ${DEPUTY}, ${DAYS}`,
      `person: ${DEPUTY}, by: ${TM}, from: 2027-01-15, to: 2027-01-20`,
    ];
    assert.deepEqual(wrong(...circle), ['13 covered-themselves', '14 covered-themselves']);
  });

  it('reads authority, {} and no scope as the whole authority', () => {
    const everywhere = { child: null, team: null, service: null, procedure: null };
    const { posts } = directoryOf(GOOD.replace('scope: {}, ', ''));
    assert.deepEqual([posts[2]?.scope, posts[3]?.scope], [everywhere, everywhere]);
    assert.equal(posts[3]?.holder, null);
  });

  it('reads a scope of team and procedure together', () => {
    const { posts } = directoryOf(GOOD.replace('{team: north},', '{team: north, procedure: p},'));
    const [post] = posts;
    assert.deepEqual(post?.scope, { child: null, team: 'north', service: null, procedure: 'p' });
  });

  it('writes ids in small letters, wherever they stand', () => {
    const id = '0000000A-0000-4000-8000-00000000000B';
    const { people, posts } = directoryOf(GOOD.replaceAll(TM, id));
    assert.deepEqual([...people.keys()][0], id.toLowerCase());
    assert.equal(posts[0]?.holder, id.toLowerCase());
  });

  it('has another version for another text', () => {
    const versioned = (text: string) => readPeople(text, 'people.yaml', (t) => `${t.length}`);
    const one = versioned(GOOD);
    const other = versioned(`${GOOD}\n`);
    assert.ok('directory' in one && 'directory' in other);
    assert.notEqual(one.directory.version, other.directory.version);
  });

  const BROKEN: readonly [string, string, string, RegExp][] = [
    [
      'a holder who is not among the people',
      `holder: ${TM}, from`,
      'holder: 00000000-0000-4000-8000-000000000999, from',
      /^people\.yaml:5:\d+ There is no person '.*999' in 'people'/,
    ],
    [
      'a deputy who is not among the people',
      `deputy: ${DEPUTY}`,
      'deputy: 00000000-0000-4000-8000-000000000999',
      /^people\.yaml:5:\d+ There is no person/,
    ],
    [
      'an unknown team',
      '{team: north},',
      '{team: west},',
      /^people\.yaml:5:\d+ There is no team 'w/,
    ],
    [
      'an unknown service',
      '{team: north},',
      '{service: adults},',
      /^people\.yaml:5:\d+ There is no service 'adults' in 'teams'/,
    ],
    [
      'an unknown child',
      '{child: "100234"}',
      '{child: "9"}',
      /^people\.yaml:6:\d+ There is no child '9' in 'children'/,
    ],
    [
      'a child of an unknown team',
      'AB, team: north',
      'AB, team: x',
      /^people\.yaml:11:\d+ .*team 'x'/,
    ],
    [
      'a day that is none',
      '2026-01-01',
      '2026-02-30',
      /^people\.yaml:5:\d+ '2026-02-30' is not a day/,
    ],
    [
      'a post that ends before it begins',
      'to: null',
      'to: 2025-01-01',
      /^people\.yaml:5:\d+ This post ends on 2025-01-01, before it begins/,
    ],
    [
      'a record number without quotes',
      'record: "100234"',
      'record: 100234',
      /^people\.yaml:11:\d+ Put the record number in quotes/,
    ],
    ['an id that is none', `{id: ${TM}`, '{id: 101', /^people\.yaml:2:\d+ 'id' must be text/],
    ['a person twice', `{id: ${DEPUTY}`, `{id: ${TM}`, /^people\.yaml:3:\d+ The person .*twice/],
    ['a mail address that is none', 'tm.north@desk.test', 'tm.north', /^people\.yaml:2:\d+ .*mail/],
    [
      'an entry that is not known',
      'initials: AB',
      'name: AB',
      /^people\.yaml:11:\d+ The entry 'name'/,
    ],
    ['an entry that is missing', 'role: auditor, ', '', /^people\.yaml:7:\d+ 'role' is missing/],
    ['a scope of another kind', 'scope: authority', 'scope: all', /^people\.yaml:7:\d+ A scope is/],
    ['broken YAML', 'teams: [', 'teams: [[', /^people\.yaml:\d+:\d+ The file is not well-formed/],
  ];
  for (const [what, from, to, want] of BROKEN) {
    it(`says where and how to mend: ${what}`, () => {
      assert.ok(GOOD.includes(from), from);
      const read = readPeople(GOOD.replace(from, to), 'people.yaml', hash);
      assert.ok('errors' in read, 'it was read');
      const lines = read.errors.map((e) => `${e.file}:${e.line}:${e.column} ${e.message}`);
      assert.ok(
        lines.some((each) => want.test(each)),
        lines.join('\n'),
      );
    });
  }
});
