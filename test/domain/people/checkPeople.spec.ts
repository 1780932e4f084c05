import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { checkPosts, differenceOf, isSame, type Directory } from '../../../domain/people/index.ts';
import {
  aDirectory,
  directoryWith,
  LADDER,
  NEW_TEAM_MANAGER,
  NORTH,
  post,
  POSTS_HELD,
  TEAM_DEPUTY,
  TEAM_MANAGER,
} from '../../builders/index.ts';

const TODAY = day('2027-03-01');
const SOUTH = post('team-manager', null, { scope: { team: 'south' } });

function found(directory: Directory): readonly string[] {
  const at = { procedures: [LADDER], today: TODAY, endingDays: 14 };
  return checkPosts(directory, at)
    .filter((each) => 'named' in each && each.named.role === 'team-manager')
    .map((each) => ('named' in each ? `${each.what} ${each.named.where}` : each.what));
}

const north = (rest: Parameters<typeof post>[2]) =>
  post('team-manager', TEAM_MANAGER, { scope: NORTH, deputy: TEAM_DEPUTY, ...rest });

describe('posts looked at before an alert meets them', () => {
  it('tells a vacant post, and one without a deputy', () => {
    assert.deepEqual(found(directoryWith('team-manager', north({}), SOUTH)), ['vacant South']);
    assert.deepEqual(found(directoryWith('team-manager', north({ deputy: null }), SOUTH)), [
      'no-deputy North',
      'vacant South',
    ]);
  });

  it('tells a post that ends within fourteen days and that nobody follows', () => {
    const ending = (to: string, ...more: Parameters<typeof directoryWith>[1][]) =>
      found(directoryWith('team-manager', north({ to: day(to) }), ...more));
    assert.deepEqual(ending('2027-03-15'), ['ending North', 'role-unheld South']);
    assert.deepEqual(ending('2027-03-16'), ['role-unheld South']);
    const next = post('team-manager', NEW_TEAM_MANAGER, { scope: NORTH, from: day('2027-03-16') });
    assert.deepEqual(ending('2027-03-15', next), ['role-unheld South']);
  });

  it('tells a role that nobody holds for one team, and for none', () => {
    assert.deepEqual(found(directoryWith('team-manager', north({}))), ['role-unheld South']);
    assert.deepEqual(found(directoryWith('team-manager')), ['role-unheld the whole authority']);
    const over = north({ to: day('2027-02-28') });
    assert.deepEqual(found(directoryWith('team-manager', over)), [
      'role-unheld the whole authority',
    ]);
  });
});

describe('what an import would do', () => {
  const before = aDirectory();

  it('is said in posts: who takes a post over, and until when', () => {
    const after = directoryWith(
      'team-manager',
      post('team-manager', NEW_TEAM_MANAGER, { scope: NORTH, to: day('2027-12-31') }),
    );
    const { posts, children } = differenceOf(before, after, []);
    assert.deepEqual(posts.changed, [
      {
        what: 'team-manager, North',
        how: [
          'holder: Team manager, North → New team manager, North',
          'to: open → 2027-12-31',
          'deputy: Deputy team manager, North → none',
        ],
      },
    ]);
    assert.deepEqual(posts.removed, ['team-manager, South (Team manager, South)']);
    assert.deepEqual(children, { added: [], changed: [], removed: [] });
  });

  it('is nothing where nothing differs, and an order that counts is a difference', () => {
    assert.ok(isSame(differenceOf(before, aDirectory(), [])));
    const other = aDirectory([POSTS_HELD[1]!, POSTS_HELD[0]!, ...POSTS_HELD.slice(2)]);
    const difference = differenceOf(before, other, []);
    assert.deepEqual([difference.reordered, difference.posts.changed], [true, []]);
  });
});
