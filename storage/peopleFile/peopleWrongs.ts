import type { PeopleShape } from './peopleShape.ts';

/** What is wrong with one entry, and where it stands. */
export interface Wrong {
  readonly path: readonly string[];
  readonly code: string;
  readonly message: string;
}

function twice(
  what: string,
  keys: readonly string[],
  pathOf: (at: number) => readonly string[],
): Wrong[] {
  return keys.flatMap((each, at) =>
    keys.indexOf(each) === at
      ? []
      : [
          {
            path: pathOf(at),
            code: 'duplicate',
            message: `The ${what} '${each}' stands twice. Take one out.`,
          },
        ],
  );
}

function duplicates(file: PeopleShape): Wrong[] {
  return [
    ...twice(
      'person',
      file.people.map(({ id }) => id),
      (at) => ['people', String(at), 'id'],
    ),
    ...twice(
      'team',
      file.teams.map(({ id }) => id),
      (at) => ['teams', String(at), 'id'],
    ),
    ...twice(
      'record number',
      file.children.map(({ record }) => record),
      (at) => ['children', String(at), 'record'],
    ),
  ];
}

function postWrongs(file: PeopleShape): Wrong[] {
  const people = new Set<string>(file.people.map(({ id }) => id));
  const teams = new Set(file.teams.map(({ id }) => id));
  const services = new Set(file.teams.flatMap(({ service }) => service ?? []));
  const records = new Set(file.children.map(({ record }) => record));
  return file.posts.flatMap((post, at) => {
    const path = ['posts', String(at)];
    const known = (
      value: string | null | undefined,
      all: ReadonlySet<string>,
      what: string,
      ...end: string[]
    ): Wrong[] =>
      value === null || value === undefined || all.has(value)
        ? []
        : [{ path: [...path, ...end], code: `unknown-${what}`, message: unknown(value, what) }];
    const { team, service, child } = post.scope;
    return [
      ...known(post.holder, people, 'person', 'holder'),
      ...known(post.deputy, people, 'person', 'deputy'),
      ...known(team, teams, 'team', 'scope', 'team'),
      ...known(service, services, 'service', 'scope', 'service'),
      ...known(child, records, 'child', 'scope', 'child'),
      ...(post.from !== null && post.to !== null && post.to < post.from
        ? [
            {
              path: [...path, 'to'],
              code: 'ends-before-it-begins',
              message: `This post ends on ${post.to}, before it begins on ${post.from}. Correct one of the days.`,
            },
          ]
        : []),
    ];
  });
}

function unknown(value: string, what: string): string {
  const list = { person: 'people', team: 'teams', service: 'teams', child: 'children' }[what];
  return `There is no ${what} '${value}' in '${list ?? what}'. Add it there, or correct it here.`;
}

function childWrongs(file: PeopleShape): Wrong[] {
  const teams = new Set(file.teams.map(({ id }) => id));
  return file.children.flatMap(({ team }, at) =>
    team === null || team === undefined || teams.has(team)
      ? []
      : [
          {
            path: ['children', String(at), 'team'],
            code: 'unknown-team',
            message: unknown(team, 'team'),
          },
        ],
  );
}

function coverWrongs({ cover, people }: PeopleShape): Wrong[] {
  const known = new Set<string>(people.map(({ id }) => id));
  const overlaps = (a: PeopleShape['cover'][number], b: PeopleShape['cover'][number]): boolean =>
    a.from <= b.to && b.from <= a.to;
  return cover.flatMap((each, at): Wrong[] => {
    const wrong = (end: string, code: string, message: string): Wrong => ({
      path: ['cover', String(at), end],
      code,
      message,
    });
    const away = cover.find((other) => other.person === each.by && overlaps(each, other));
    return [
      ...(['person', 'by'] as const)
        .filter((name) => !known.has(each[name]))
        .map((name) => wrong(name, 'unknown-person', unknown(each[name], 'person'))),
      ...(each.to < each.from
        ? [
            wrong(
              'to',
              'ends-before-it-begins',
              `This cover ends on ${each.to}, before it begins on ${each.from}. Correct one of the days.`,
            ),
          ]
        : []),
      ...(each.person === each.by
        ? [wrong('by', 'covers-themselves', 'Nobody covers for themselves. Name somebody else.')]
        : []),
      // Who is covered for is not there: a chain or a circle would end with nobody.
      ...(away !== undefined && each.person !== each.by
        ? [
            wrong(
              'by',
              'covered-themselves',
              `Whoever covers here is covered for themselves from ${away.from} to ${away.to}. Name somebody who is there on all these days, or divide the days.`,
            ),
          ]
        : []),
    ];
  });
}

/** What the parts of a file say of each other, once each is right by itself. */
export const wrongsIn = (file: PeopleShape): readonly Wrong[] => [
  ...duplicates(file),
  ...postWrongs(file),
  ...childWrongs(file),
  ...coverWrongs(file),
];
