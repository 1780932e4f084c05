import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import {
  checkPosts,
  postHolders,
  type Directory,
  type Post,
} from '../../../domain/people/index.ts';
import type { Procedure } from '../../../domain/procedure/index.ts';
import {
  aDirectory,
  aStage,
  CHIEF,
  DIRECTOR,
  HEAD,
  ladderWith,
  NORTH,
  post,
  SUPPORT,
  TEAM_DEPUTY,
  TEAM_MANAGER,
} from '../../builders/index.ts';

const TODAY = day('2027-03-01');
const role = (title: string, rest: object = {}) =>
  ({ title, side: 'operational', ...rest }) as const;

/** Asks a lead, and both of a pair together; nobody else is needed. */
const P: Procedure = ladderWith({
  title: 'Made-up',
  roles: { lead: role('Lead'), one: role('One'), other: role('Other') },
  stages: [
    aStage('s1', 'lead'),
    aStage('s2', 'one', { to: { roles: ['one', 'other'], mode: 'joint' } }),
  ],
});

const held = (...posts: readonly Post[]): Directory => aDirectory(posts);
const ALL: readonly Post[] = ['lead', 'one', 'other'].map((each) =>
  post(each, HEAD, { deputy: DIRECTOR }),
);

function found(directory: Directory, procedures: readonly Procedure[] = [P]): readonly string[] {
  return checkPosts(directory, { procedures, today: TODAY, endingDays: 14 }).map((each) => {
    const words = 'named' in each ? `${each.named.title}, ${each.named.where}` : '';
    const more = each.what === 'vacant' ? `: ${each.deputy ?? 'nobody'}` : '';
    const until = each.what === 'ending' ? `: ${each.post}, ${each.to}` : '';
    const whose = each.what === 'no-deputy' ? `: ${each.post}` : '';
    const by = each.what === 'role-unheld' ? `: ${each.procedure}` : '';
    return `${each.what} ${words}${more}${until}${whose}${by}`;
  });
}

describe('what stands in the way of a duty, post by post', () => {
  it('is nothing where all that is asked for is held, with a deputy', () => {
    assert.deepEqual(found(held(...ALL)), []);
  });

  it('looks at a post from its first day to its last, and at no other', () => {
    const vacant = (rest: Parameters<typeof post>[2]) =>
      found(held(...ALL, post('extra', null, rest))).length;
    assert.equal(vacant({ from: TODAY }), 1);
    assert.equal(vacant({ to: TODAY }), 1);
    assert.equal(vacant({ from: day('2027-03-02') }), 0);
    assert.equal(vacant({ to: day('2027-02-28') }), 0);
  });

  it('says who deputises for a vacant post, or that nobody does', () => {
    assert.deepEqual(found(held(...ALL, post('extra', null, { deputy: TEAM_DEPUTY }))), [
      'vacant extra, the whole authority: Deputy team manager, North',
    ]);
    assert.deepEqual(found(held(...ALL, post('extra', null))), [
      'vacant extra, the whole authority: nobody',
    ]);
  });

  it('tells an ending where a day is left between one holder and the next, and where none comes', () => {
    const to = day('2027-03-10');
    const leaving = post('extra', TEAM_MANAGER, { to });
    const told = ['ending extra, the whole authority: Team manager, North, 2027-03-10'];
    const next = (holder: typeof CHIEF | null, from: string, scope = {}) =>
      found(held(...ALL, leaving, post('extra', holder, { from: day(from), scope })));
    assert.deepEqual(found(held(...ALL, leaving)), told);
    assert.deepEqual(next(CHIEF, '2027-03-11'), []);
    assert.deepEqual(next(CHIEF, '2027-03-12'), told);
    assert.deepEqual(next(null, '2027-03-11'), told);
    for (const scope of [NORTH, { service: 'children' }, { child: 'k' }, { procedure: 'ladder' }]) {
      assert.deepEqual(next(CHIEF, '2027-03-11', scope), told, JSON.stringify(scope));
    }
  });

  it('asks for a deputy only of those who are asked to answer, and of a group not at all', () => {
    const without = (...posts: readonly Post[]) =>
      found(held(...ALL.slice(1), ...posts)).filter((each) => each.startsWith('no-deputy'));
    const told = ['no-deputy Lead, the whole authority: Head of service'];
    const lead = post('lead', HEAD);
    assert.deepEqual(without(lead), told);
    assert.deepEqual(without(lead, post('lead', CHIEF, { deputy: HEAD })), []);
    assert.deepEqual(without(lead, post('lead', null)), told);
    assert.deepEqual(without(lead, post('lead', CHIEF, { to: day('2027-02-28') })), told);
    assert.deepEqual(without(lead, post('lead', CHIEF, { deputy: HEAD, scope: NORTH })), told);
    assert.deepEqual(without(post('lead', HEAD, { deputy: CHIEF }), post('extra', SUPPORT)), []);
    const pair = found(held(ALL[0]!, post('one', HEAD), post('other', CHIEF)));
    assert.deepEqual(pair, [
      'no-deputy One, the whole authority: Head of service',
      'no-deputy Other, the whole authority: Chief executive',
    ]);
  });

  it('finds those on whom a duty may fall today, holders and deputies, each once', () => {
    const posts = [
      post('a', HEAD, { deputy: DIRECTOR }),
      post('b', HEAD),
      post('c', null, { deputy: CHIEF }),
      post('d', SUPPORT, { to: day('2027-02-28') }),
    ];
    assert.deepEqual(postHolders(held(...posts), TODAY), [HEAD, DIRECTOR, CHIEF]);
  });
});

describe('what stands in the way of a duty, role by role', () => {
  const always = { kind: 'always' } as const;
  const COPIES = ladderWith({
    title: 'Copies',
    roles: {
      asked: role('Asked'),
      copied: role('Copied'),
      spare: role('Spare'),
      both: role('Both'),
      outside: role('Outside', { outside: true }),
    },
    stages: [
      aStage('s1', 'asked', {
        copies: [
          { role: 'copied', when: always },
          { role: 'spare', when: always, ifHeld: true },
          { role: 'both', when: always, ifHeld: true },
        ],
      }),
      aStage('s2', 'both'),
    ],
  });

  it('is a role that nobody holds: not one outside, nor one that is copied only where it is held [A-CB-04]', () => {
    assert.deepEqual(found(held(), [COPIES]), [
      'role-unheld Asked, the whole authority: Copies',
      'role-unheld Copied, the whole authority: Copies',
      'role-unheld Both, the whole authority: Copies',
    ]);
  });

  it('is not one that is held child by child; that of another role counts for nothing', () => {
    const others = ALL.slice(1);
    const byChild = (key: string) =>
      found(held(...others, post(key, HEAD, { deputy: CHIEF, scope: { child: 'k' } })));
    assert.deepEqual(byChild('lead'), []);
    assert.deepEqual(byChild('one'), ['role-unheld Lead, the whole authority: Made-up']);
  });

  it('is said team by team, and once where there are no teams', () => {
    const lead = (scope: object) => post('lead', HEAD, { deputy: CHIEF, scope });
    const one = { id: 'north', name: 'North', service: null };
    const others = ALL.slice(1);
    const of = (teams: Directory['teams'], ...posts: readonly Post[]) =>
      found({ ...held(...others, ...posts), teams });
    assert.deepEqual(of([one], lead(NORTH)), []);
    assert.deepEqual(of([one, { ...one, id: 'south', name: 'South' }], lead(NORTH)), [
      'role-unheld Lead, South: Made-up',
    ]);
    assert.deepEqual(of([], lead({})), []);
    assert.deepEqual(of([]), ['role-unheld Lead, the whole authority: Made-up']);
    assert.deepEqual(of([{ ...one, service: 'children' }], lead({ service: 'children' })), []);
  });

  it('is not one whose posts are held under a procedure with which it shares them, or its own alone', () => {
    const shares = { ...P, id: 'ours', sharesPostsWith: ['theirs'] };
    const lead = (procedure: string) =>
      found(held(...ALL.slice(1), post('lead', HEAD, { deputy: CHIEF, scope: { procedure } })), [
        shares,
      ]);
    assert.deepEqual(lead('theirs'), []);
    assert.deepEqual(lead('ours'), []);
    assert.deepEqual(lead('another'), ['role-unheld Lead, the whole authority: Made-up']);
  });

  it('names a team of which nothing else is known by its key, and every part of where a post holds', () => {
    const scope = { team: 'west', child: 'k', service: 'children', procedure: 'ladder' };
    assert.deepEqual(found(held(...ALL, post('extra', null, { scope }))), [
      'vacant extra, one child, west, children service, ladder: nobody',
    ]);
  });
});
