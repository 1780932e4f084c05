import assert from 'node:assert/strict';
import { followPosts } from '../../application/followPosts.ts';
import { seatsMoved } from '../../application/people/openSeats.ts';
import { plusMinutes } from '../../domain/calendar/index.ts';
import type { Post } from '../../domain/people/index.ts';
import {
  aDirectory,
  ID,
  IRO,
  NEW_TEAM_MANAGER,
  post,
  POSTS_HELD,
  SERVICE_MANAGER,
} from '../builders/index.ts';
import { aStand, NOW } from './stand.ts';

const without = (role: string, ...posts: readonly Post[]) =>
  aDirectory([...POSTS_HELD.filter((each) => each.role !== role), ...posts]);

const AFTER: readonly (readonly [string, ReturnType<typeof aDirectory>, readonly string[]])[] = [
  [
    'another holder',
    without('service-manager', post('service-manager', NEW_TEAM_MANAGER)),
    ['service-manager another'],
  ],
  [
    'a vacancy',
    without('service-manager', post('service-manager', null)),
    ['service-manager nobody'],
  ],
  [
    'a vacancy with a deputy, who is asked then',
    without('service-manager', post('service-manager', null, { deputy: NEW_TEAM_MANAGER })),
    ['service-manager another'],
  ],
  ['the same people', aDirectory(), []],
  [
    'a deputy who was the holder and still answers',
    without(
      'service-manager',
      post('service-manager', NEW_TEAM_MANAGER, { deputy: SERVICE_MANAGER }),
    ),
    [],
  ],
  [
    'no post for the raiser',
    aDirectory(POSTS_HELD.filter(({ holder }) => holder !== IRO)),
    ['raiser nobody'],
  ],
];

/** The service manager is asked in the one open case. */
describe('open seats that an import would move (design section 6)', () => {
  for (const [name, after, expected] of AFTER) {
    it(`shows ${name}: ${expected.join() || 'nothing'}`, async () => {
      const stand = await aStand();
      await stand.raised();
      const moved = await seatsMoved(stand.deps, aDirectory(), after, NOW);
      assert.deepEqual(
        moved.map(({ caseId, role, to }) => [caseId, `${role} ${to}`]),
        expected.map((each) => [ID, each]),
      );
      // As the posts are followed then.
      await stand.storage.directory.replaceDirectory({ ...after, version: 'people-2' });
      await followPosts(stand.deps, stand.storage.followed, NOW);
      await followPosts(stand.deps, stand.storage.followed, plusMinutes(NOW, 5));
      const seats = (await stand.events()).flatMap((event) =>
        event.type === 'SeatHandedOver'
          ? [event.role]
          : event.type === 'RaiserLeft'
            ? ['raiser']
            : [],
      );
      assert.deepEqual(
        seats,
        expected.map((each) => each.split(' ')[0]),
      );
    });
  }

  it('does not show what is about to follow its post anyway', async () => {
    const stand = await aStand();
    await stand.raised();
    const [, after] = AFTER[0] ?? assert.fail();
    assert.deepEqual(await seatsMoved(stand.deps, after, after, NOW), []);
  });
});
