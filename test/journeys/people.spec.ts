import assert from 'node:assert/strict';
import { wordsOf } from './deskClient.ts';
import { openDesk, type TheDesk } from './theDesk.ts';

const ADMIN = 'Administrator';
const MANAGER = 'Team manager, North';

interface Shown {
  readonly kind: string;
  readonly version: string;
  readonly difference: {
    readonly people: Changes;
    readonly posts: Changes;
    readonly children: Changes;
  };
  readonly seats: readonly {
    readonly reference: string;
    readonly role: string;
    readonly to: string;
  }[];
}
interface Changes {
  readonly added: readonly string[];
  readonly changed: readonly { readonly what: string; readonly how: readonly string[] }[];
  readonly removed: readonly string[];
}
interface Exported {
  readonly version: string;
  readonly text: string;
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

/** People and posts change under the app, as they do in a tenant (issue 4, part 2). */
describe('people and posts at the desk', () => {
  let desk: TheDesk;

  before(async function () {
    this.timeout(60_000);
    desk = await openDesk({ now: '2027-01-04T17:30' });
  });
  after(async () => await desk.stop());

  const bulletins = async (): Promise<readonly string[]> =>
    (await desk.client.cards(desk.id(ADMIN)))
      .map(({ card }) => wordsOf(card))
      .filter((words) => words.includes('People and posts'));
  const newest = async (): Promise<string> => (await bulletins()).at(-1) ?? '';
  const exported = async (format = 'yaml'): Promise<Exported> =>
    await desk.client.call<Exported>('GET', `/desk/directory?format=${format}`);
  const imported = async (body: object): Promise<Shown> =>
    await desk.client.call<Shown>('POST', '/desk/directory', body);

  it('tells the administrator next morning that an account is switched off, before an alert meets it, once', async () => {
    await desk.client.call('POST', `/desk/people/${desk.id(MANAGER)}/account`, { do: 'disable' });
    await desk.client.call('POST', `/desk/people/${desk.id('Social worker, North')}/account`, {
      do: 'delete',
    });
    await desk.client.call('POST', `/desk/people/${desk.id('Head of Legal Services')}/account`, {
      do: 'renameMail',
      mail: 'legal.head@desk.test',
    });
    await desk.client.moveClock({ to: '2027-01-05T07:55' });
    const before = await bulletins();
    assert.ok(!before.join('\n').includes('switched off'));
    await desk.client.moveClock({ to: '2027-01-05T09:05' });
    const words = await newest();
    assert.match(words, /Team manager, North: the account is switched off/);
    assert.match(words, /Social worker, North: the account is gone/);
    assert.match(
      words,
      /Head of Legal Services: the account's mail address is now legal\.head@desk\.test/,
    );
    assert.doesNotMatch(words, /100234/);
    const count = (await bulletins()).length;
    await desk.client.moveClock({ to: '2027-01-06T12:00' });
    assert.equal((await bulletins()).length, count, 'told twice');
  });

  it('tries again where Graph fails in the morning, and says nothing wrong meanwhile', async () => {
    const count = (await bulletins()).length;
    await desk.client.call('POST', '/desk/faults', {
      service: 'graph',
      match: 'GET /users',
      reply: { status: 503 },
      untilBusinessTime: '2027-01-07T10:30',
    });
    await desk.client.moveClock({ to: '2027-01-07T10:00' });
    assert.equal((await bulletins()).length, count);
    await desk.client.call('POST', `/desk/people/${desk.id('Legal advisor')}/account`, {
      do: 'removeMailbox',
    });
    await desk.client.moveClock({ to: '2027-01-07T11:05' });
    const words = await newest();
    assert.match(words, /Legal advisor: the account has no mailbox/);
    assert.match(words, /Told before and not put right yet/);
    assert.doesNotMatch(words, /could not be looked up/);
  });

  it('shows a difference, takes it in as a whole, and looks again: the new holder is in post', async () => {
    const { version, text } = await exported();
    const deputy = desk.id('Deputy team manager, North');
    const next = text
      .replace(`holder: ${desk.id(MANAGER)}`, `holder: ${deputy}`)
      .replace('mail: head.legal@desk.test', 'mail: legal.head@desk.test');
    const shown = await imported({ text: next, format: 'yaml', dryRun: true });
    assert.deepEqual(shown.difference.posts.changed, [
      {
        what: 'Team Manager, North',
        how: ['holder: Team manager, North → Deputy team manager, North'],
      },
    ]);
    assert.deepEqual(shown.difference.children, { added: [], changed: [], removed: [] });
    assert.equal(shown.version, version);
    assert.equal((await exported()).version, version, 'a look changes nothing');
    const done = await imported({ text: next, format: 'yaml', seen: shown.version });
    assert.equal(done.kind, 'imported');
    const people = await desk.client.people();
    assert.ok(people.find(({ id }) => id === deputy)?.roles.includes('team-manager'));
    await assert.rejects(
      imported({ text, format: 'yaml', seen: version }),
      /changed-since/,
      'the difference shown is out of date',
    );
  });

  it('changes nothing by a broken file, and says where it is broken', async () => {
    const { version, files } = await exported('csv');
    const broken = files.map(({ name, text }) => ({
      name,
      text:
        name === 'posts.csv'
          ? text.replace(/team-manager,north,(.*)/, 'team-manager,nort,$1')
          : text,
    }));
    await assert.rejects(imported({ files: broken, seen: version }), (error: Error) => {
      assert.match(error.message, /posts\.csv/);
      assert.match(error.message, /unknown-team/);
      return true;
    });
    assert.equal((await exported()).version, version);
    const same = await imported({ files, seen: version });
    assert.equal(same.kind, 'same');
  });

  it('is closed to everybody but an administrator, who cannot take the last one out', async () => {
    const as = desk.id('IRO Operations Manager');
    await assert.rejects(desk.client.call('GET', `/desk/directory?as=${as}`), /forbidden/);
    const { text, version } = await exported();
    await assert.rejects(imported({ text, format: 'yaml', seen: version, as }), /forbidden/);
    const without = text.replace('role: administrator', 'role: administrators');
    await assert.rejects(
      imported({ text: without, format: 'yaml', seen: version }),
      /no-administrator/,
    );
    assert.equal((await exported()).version, version);
  });
});
