import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import {
  differenceOf,
  isSame,
  type Cover,
  type Directory,
  type Post,
} from '../../../domain/people/index.ts';
import {
  aDirectory,
  CHIEF,
  DIRECTOR,
  HEAD,
  post,
  SERVICE_MANAGER,
  STRANGER,
  SUPPORT,
} from '../../builders/index.ts';

const NONE = { added: [], changed: [], removed: [] };
const base: Directory = { ...aDirectory([]), children: [], covers: [] };

const between = (before: Partial<Directory>, after: Partial<Directory>) =>
  differenceOf({ ...base, ...before }, { ...base, ...after }, []);

const postsBetween = (before: readonly Post[], after: readonly Post[]) =>
  between({ posts: before }, { posts: after }).posts;

describe('what an import would do to people, teams and children', () => {
  const person = (post: string, mail = 'head@desk.test') => ({ id: HEAD, post, mail });
  const peopleOf = (...all: readonly ReturnType<typeof person>[]): Partial<Directory> => ({
    people: new Map(all.map((each) => [each.id, each])),
  });

  it('names a person by their post, with the old and the new of what differs', () => {
    const before = peopleOf(person('Head of service'));
    assert.deepEqual(between(before, peopleOf(person('Head of practice'))).people, {
      ...NONE,
      changed: [{ what: 'Head of practice', how: ['post: Head of service → Head of practice'] }],
    });
    assert.deepEqual(between(before, peopleOf(person('Head of service', 'hos@desk.test'))).people, {
      ...NONE,
      changed: [{ what: 'Head of service', how: ['mail: head@desk.test → hos@desk.test'] }],
    });
    assert.deepEqual(between(before, peopleOf()).people, { ...NONE, removed: ['Head of service'] });
    assert.deepEqual(between(peopleOf(), before).people, { ...NONE, added: ['Head of service'] });
  });

  it('says of a team its name and its service, and that it had none', () => {
    const team = (name: string, service: string | null): Partial<Directory> => ({
      teams: [{ id: 'north', name, service }],
    });
    assert.deepEqual(between(team('North', null), team('North East', 'children')).teams, {
      ...NONE,
      changed: [
        { what: 'North East', how: ['name: North → North East', 'service: none → children'] },
      ],
    });
    assert.deepEqual(between(team('North', 'children'), team('North', null)).teams.changed, [
      { what: 'North', how: ['service: children → none'] },
    ]);
  });

  it('names a child by their number alone', () => {
    const child = (initials: string | null, team: string | null): Partial<Directory> => ({
      children: [{ key: 'k', record: '100234', initials, team }],
    });
    assert.deepEqual(between(child('AB', 'north'), child('AC', null)).children, {
      ...NONE,
      changed: [{ what: '100234', how: ['initials: AB → AC', 'team: north → none'] }],
    });
    assert.deepEqual(between({}, child('AB', null)).children, { ...NONE, added: ['100234'] });
  });
});

describe('what an import would do to posts', () => {
  it('takes a post of another child, team, service or procedure for another post', () => {
    for (const [part, before, after] of [
      ['child', 'one child', 'one child'],
      ['team', 'North', 'South'],
      ['service', 'north service', 'south service'],
      ['procedure', 'north', 'south'],
    ] as const) {
      const of = (scope: string): readonly Post[] => [
        post('head', HEAD, { scope: { [part]: scope } }),
      ];
      assert.deepEqual(
        postsBetween(of('north'), of('south')),
        {
          added: [`head, ${after} (Head of service)`],
          changed: [],
          removed: [`head, ${before} (Head of service)`],
        },
        part,
      );
    }
  });

  it('says who holds it now, and that nobody does or did', () => {
    const vacant = [post('head', null)];
    const held = [post('head', HEAD)];
    assert.deepEqual(postsBetween(vacant, held).changed, [
      { what: 'head', how: ['holder: vacant → Head of service'] },
    ]);
    assert.deepEqual(postsBetween(held, vacant).changed, [
      { what: 'head', how: ['holder: Head of service → vacant'] },
    ]);
    assert.deepEqual(postsBetween([], vacant), { ...NONE, added: ['head (vacant)'] });
    assert.deepEqual(postsBetween(vacant, []), { ...NONE, removed: ['head (vacant)'] });
    assert.deepEqual(postsBetween([], held), { ...NONE, added: ['head (Head of service)'] });
  });

  it('says from when and until when, and who deputises', () => {
    const of = (rest: Parameters<typeof post>[2]): readonly Post[] => [post('head', HEAD, rest)];
    const how = (rest: Parameters<typeof post>[2]) => {
      const there = postsBetween(of({}), of(rest)).changed;
      const back = postsBetween(of(rest), of({})).changed;
      return [...there, ...back].flatMap((each) => each.how);
    };
    assert.deepEqual(how({ from: day('2027-04-01') }), [
      'from: always → 2027-04-01',
      'from: 2027-04-01 → always',
    ]);
    assert.deepEqual(how({ to: day('2027-04-01') }), [
      'to: open → 2027-04-01',
      'to: 2027-04-01 → open',
    ]);
    assert.deepEqual(how({ deputy: DIRECTOR }), [
      'deputy: none → Director',
      'deputy: Director → none',
    ]);
  });

  it('counts posts that are alike in everything: as many as there are too many', () => {
    const many = (count: number): readonly Post[] =>
      Array.from({ length: count }, () => post('head', HEAD));
    const named = (count: number): readonly string[] =>
      Array.from({ length: count }, () => 'head (Head of service)');
    for (const [before, after] of [
      [2, 0],
      [2, 1],
      [3, 1],
      [3, 2],
    ] as const) {
      const less = postsBetween(many(before), many(after));
      assert.deepEqual(less, { ...NONE, removed: named(before - after) }, `${before} to ${after}`);
      const more = postsBetween(many(after), many(before));
      assert.deepEqual(more, { ...NONE, added: named(before - after) }, `${after} to ${before}`);
    }
    assert.deepEqual(postsBetween(many(2), many(2)), NONE);
  });

  it('tells another order within a role, not between roles, and not what comes or goes', () => {
    const [one, two, three] = [post('head', HEAD), post('head', CHIEF), post('head', DIRECTOR)];
    const other = post('support', SUPPORT);
    const reordered = (before: readonly Post[], after: readonly Post[]): boolean =>
      between({ posts: before }, { posts: after }).reordered;
    assert.ok(reordered([one, two], [two, one]));
    assert.ok(reordered([one, two, three], [three, one]));
    assert.ok(!reordered([one, other], [other, one]));
    assert.ok(!reordered([one, two, three], [one, three]));
    assert.ok(!reordered([one, three], [one, two, three]));
  });
});

describe('what an import would do to cover by rota', () => {
  const cover: Cover = {
    person: SERVICE_MANAGER,
    by: DIRECTOR,
    from: day('2027-01-11'),
    to: day('2027-01-15'),
    roles: null,
  };

  it('takes other people, days or roles for another cover', () => {
    const others: readonly Partial<Cover>[] = [
      { person: HEAD },
      { by: CHIEF },
      { from: day('2027-01-12') },
      { to: day('2027-01-14') },
      { roles: ['head'] },
    ];
    for (const other of others) {
      const found = between({ covers: [cover] }, { covers: [{ ...cover, ...other }] }).cover;
      const what = JSON.stringify(other);
      assert.deepEqual([found.added.length, found.removed.length], [1, 1], what);
      assert.deepEqual(
        found.removed,
        ['Director for Service manager, 2027-01-11 to 2027-01-15'],
        what,
      );
    }
  });
});

describe('whether an import would change anything', () => {
  it('does so wherever one thing is added, changed or removed, and where as many come as go', () => {
    const child = { key: 'k', record: '100234', initials: null, team: null };
    const team = { id: 'west', name: 'West', service: null };
    const cover = {
      person: HEAD,
      by: CHIEF,
      from: day('2027-01-11'),
      to: day('2027-01-15'),
      roles: null,
    };
    const stranger = base.people.get(STRANGER);
    assert.ok(stranger !== undefined);
    const differences: readonly (readonly [Partial<Directory>, Partial<Directory>])[] = [
      [{}, { people: new Map([...base.people, [CHIEF, { ...stranger, id: CHIEF }]]) }],
      [{}, { posts: [post('head', HEAD)] }],
      [{}, { teams: [...base.teams, team] }],
      [{}, { children: [child] }],
      [{}, { covers: [cover] }],
      // One comes and one changes; one comes and one goes; one changes and one goes.
      [{ posts: [post('head', HEAD)] }, { posts: [post('head', CHIEF), post('chief', CHIEF)] }],
      [{ posts: [post('head', HEAD)] }, { posts: [post('chief', HEAD)] }],
      [{ posts: [post('head', HEAD), post('chief', CHIEF)] }, { posts: [post('head', CHIEF)] }],
    ];
    for (const [before, after] of differences) {
      assert.ok(!isSame(between(before, after)), JSON.stringify(after));
      assert.ok(!isSame(between(after, before)), JSON.stringify(after));
    }
    assert.ok(isSame(between({ children: [child] }, { children: [child] })));
  });
});
