import assert from 'node:assert/strict';
import { day } from '../../../domain/calendar/index.ts';
import { differenceOf, isSame, type Cover, type Post } from '../../../domain/people/index.ts';
import { aDirectory, DIRECTOR, POSTS_HELD, SERVICE_MANAGER } from '../../builders/index.ts';

const DAYS = { from: day('2027-01-11'), to: day('2027-01-15') };
const ROTA: Cover = { person: SERVICE_MANAGER, by: DIRECTOR, ...DAYS, roles: null };
const NARROW: Cover = { ...ROTA, to: day('2027-01-12'), roles: ['service-manager'] };

const people = aDirectory(POSTS_HELD);
const between = (before: readonly Cover[], after: readonly Cover[]) =>
  differenceOf({ ...people, covers: before }, { ...people, covers: after }, []);

describe('what an import would change in who covers by rota', () => {
  it('is shown by posts and days: another day or role is another cover', () => {
    const found = between([ROTA], [NARROW]);
    const nameOf = (id: Cover['person']) => people.people.get(id)?.post ?? '';
    const who = `${nameOf(DIRECTOR)} for ${nameOf(SERVICE_MANAGER)}`;
    assert.deepEqual(found.cover, {
      added: [`${who}, 2027-01-11 to 2027-01-12 (service-manager)`],
      changed: [],
      removed: [`${who}, 2027-01-11 to 2027-01-15`],
    });
    assert.ok(!isSame(found));
  });

  it('is the same where nothing differs, and another order is told', () => {
    assert.ok(isSame(between([ROTA, NARROW], [ROTA, NARROW])));
    assert.ok(isSame(differenceOf(people, { ...people, covers: [] }, [])));
    const turned = between([ROTA, NARROW], [NARROW, ROTA]);
    assert.deepEqual([turned.reordered, isSame(turned)], [true, false]);
  });
});

/** How often posts are looked at while two lists, in which every holder differs, are compared. */
function looksAtPosts(many: number): number {
  let looks = 0;
  const posts = (holder: Cover['person']): readonly Post[] =>
    Array.from({ length: many }, (_, i) => ({
      get role() {
        looks += 1;
        return `role-${i}`;
      },
      scope: { child: null, team: null, service: null, procedure: null },
      holder,
      deputy: null,
      from: null,
      to: null,
    }));
  const [before, after] = [posts(DIRECTOR), posts(SERVICE_MANAGER).toReversed()];
  const found = differenceOf({ ...people, posts: before }, { ...people, posts: after }, []);
  assert.equal(found.posts.changed.length, many);
  assert.deepEqual([found.posts.added, found.posts.removed], [[], []]);
  return looks;
}

describe('what an import would change in many posts', () => {
  it('is found by looking at each post a fixed number of times, however many there are', () => {
    assert.equal(looksAtPosts(400), 4 * looksAtPosts(100));
  });
});
