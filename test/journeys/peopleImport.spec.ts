import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { iro } from '../../cli/iro.ts';
import { wordsOf } from './deskClient.ts';
import { openDesk, postsOf, type TheDesk } from './theDesk.ts';

const TM = 'Team manager, North';
const NEW_TM = 'New team manager, North';
const NEW_ID = '00000000-0000-4000-8000-000000000190';
const NORTH = { record: '100234', initials: 'AB', team: 'north', stage: 'du-2' };

/** From the command line to the new holder's chat (issue 4, part 2; design sentence 2). */
describe('an import that gives a post to another, at the desk', () => {
  let desk: TheDesk;
  let folder = '';

  before(async function () {
    this.timeout(60_000);
    folder = await mkdtemp(path.join(tmpdir(), 'people-'));
    desk = await openDesk({ now: '2027-01-04T10:00' });
  });
  after(async () => {
    await desk.stop();
    await rm(folder, { recursive: true });
  });

  const run = async (...args: readonly string[]) =>
    await iro(['people', ...args, '--desk', desk.client.url]);
  const TABLES = ['people', 'posts', 'teams', 'children', 'cover'];
  const csv = (): readonly string[] => TABLES.map((table) => path.join(folder, `${table}.csv`));

  it('goes out as CSV and comes in again as the same', async () => {
    assert.equal((await run('export', '--format', 'csv', '--out', folder)).code, 0);
    const same = await run('import', ...csv());
    assert.deepEqual([same.code, same.err], [0, '']);
    assert.match(same.out, /^Nothing differs/);
  });

  it('names the reference first; taken in, the new one has the alert with its day as it stood, and both others are told', async () => {
    const { player, client } = desk;
    const { reference } = await player.raise(desk.id('IRO 1'), NORTH);
    const old = await player.newestWith(desk.id(TM), ['reply'], reference);
    const due = /by the end of \w+ \d+ \w+ 2027/.exec(wordsOf(old.card))?.[0] ?? assert.fail();
    const [people = '', posts = ''] = csv();
    const before = await readFile(posts, 'utf8');
    await writeFile(
      people,
      `${await readFile(people, 'utf8')}${NEW_ID},"${NEW_TM}",ntm.north@desk.test\r\n`,
    );
    await writeFile(
      posts,
      before.replace(`team-manager,north,,,,${desk.id(TM)}`, `team-manager,north,,,,${NEW_ID}`),
    );
    const shown = await run('import', people, posts);
    assert.equal(shown.code, 0, shown.err);
    assert.match(shown.out, /posts: ~ Team Manager, North: holder: Team manager, North → New team/);
    assert.match(shown.out, new RegExp(`\\n  ${reference} \\S*team-manager: another\\n`));
    assert.doesNotMatch(shown.out, /100234/);
    const seen = /--seen (\S+)\.\n/.exec(shown.out)?.[1] ?? assert.fail();
    const watch = await desk.watch();
    const taken = await run('import', people, posts, '--seen', seen);
    assert.match(taken.out, /Taken in\./);
    assert.equal(
      (await run('import', people, posts, '--seen', seen)).out.slice(0, 15),
      'Nothing differs',
    );
    const again = await run('import', posts, '--seen', 'another');
    assert.equal(again.code, 0, 'the same list is no change');
    await client.moveClock({ minutes: 7 });
    const told = (await watch.news(reference)).map(({ post, heading }) => `${post}: ${heading}`);
    assert.ok(
      told.some((each) => each.startsWith(`${TM}: `) && each.includes('No longer yours')),
      told.join(),
    );
    assert.ok(
      told.some((each) => each.startsWith('IRO 1: ') && each.includes('Somebody else is asked')),
      told.join(),
    );
    const alert = await player.newestWith(NEW_ID, ['reply'], reference);
    assert.match(wordsOf(alert.card), /This was handed over to you\. The days are not new/);
    assert.ok(wordsOf(alert.card).includes(due), wordsOf(alert.card));
    assert.deepEqual(postsOf(await watch.news(reference), 'alert'), []);
  });

  it('changes nothing by a broken file or an old difference, and answers 3', async () => {
    const [people = '', posts = '', teams = ''] = csv();
    const good = await readFile(teams, 'utf8');
    await writeFile(teams, good.replace('north,North', 'nort,North'));
    const broken = await run('import', teams);
    assert.equal(broken.code, 3);
    assert.match(broken.err, /posts as they stand:\d+:1 error There is no team 'north'/);
    assert.match(broken.err, /Nothing was changed/);
    await writeFile(teams, good.replace('north,North', 'north,North and West'));
    const old = await run('import', teams, '--seen', 'old');
    assert.deepEqual([old.code, old.err.includes('Leave out --seen')], [3, true]);
    assert.match((await run('import', people, posts)).out, /^Nothing differs/);
  });
});
