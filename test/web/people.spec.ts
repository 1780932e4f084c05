import assert from 'node:assert/strict';
import { createPeopleAdministration } from '../../application/people/administerPeople.ts';
import { moment } from '../../domain/calendar/index.ts';
import type { PersonId } from '../../domain/people/index.ts';
import type { Standins } from '../../desk/standins/index.ts';
import { createPeopleFiles } from '../../storage/peopleFile/peopleFiles.ts';
import { entraOf, makePersonOf, peopleDoor, TOO_LARGE, type PeopleDoor } from '../../web/index.ts';
import { aDirectory, IRO, IRO_MANAGER, post, POSTS_HELD } from '../builders/index.ts';
import { handClock, memoryStorage, nodeHasher } from '../fakes/memoryStorage.ts';
import { APP, PERSON, TENANT } from '../bot/activities.ts';
import { startStand } from '../bot/stand.ts';

const NOW = moment('2027-03-01T10:00:00.000Z');
const ADMIN = PERSON as PersonId;
const RECORD = '100234';

const PEOPLE = aDirectory([...POSTS_HELD, post('administrator', ADMIN)]);
const DIRECTORY = {
  ...PEOPLE,
  version: 'people-1',
  people: new Map([
    ...PEOPLE.people,
    [ADMIN, { id: ADMIN, post: 'Administrator', mail: 'admin@desk.test' }],
  ]),
  children: [{ key: nodeHasher.hash(RECORD), record: RECORD, initials: 'AB', team: 'north' }],
};

/** The rules behind it are real; tokens are made by the stand-in of Entra. */
describe('the door for people and posts', () => {
  let stand: Standins;
  let door: PeopleDoor;
  let logged: string[];
  let bodies: number;
  let standing: () => Promise<string>;

  before(async function () {
    this.timeout(20_000);
    stand = await startStand();
  });
  after(async () => await stand.stop());

  beforeEach(async () => {
    logged = [];
    bodies = 0;
    const note = (event: string, fields: object = {}): void => {
      logged.push(`${event} ${JSON.stringify(fields)}`);
    };
    const log = { info: note, warn: note, error: note };
    const storage = memoryStorage({ wall: handClock(Date.parse(NOW)), procedures: [] });
    await storage.directory.replaceDirectory(DIRECTORY);
    standing = async () => (await storage.directory.standing()).version;
    const anchors = { ...entraOf(TENANT), keysUrl: stand.urls.tenantJwksUrl };
    const wall = { millis: () => Date.now() };
    door = peopleDoor({
      personOf: makePersonOf({ anchors, tenantId: TENANT, audience: APP, wall }),
      log,
      people: createPeopleAdministration({
        ...storage,
        peopleFiles: createPeopleFiles(nodeHasher),
        log,
        afterImport: async () => await Promise.reject(new Error(`AB ${RECORD}`)),
      }),
    });
  });

  const tokenOf = async (oid: string, claims: object = {}): Promise<string> =>
    `Bearer ${await stand.identity.tabToken({ oid, ...claims })}`;
  const request = (authorization: string | undefined, body: unknown = null) => ({
    authorization,
    format: 'yaml',
    now: NOW,
    body: async () => {
      bodies += 1;
      return await Promise.resolve(body);
    },
  });
  const codeOf = ({ jsonBody }: { readonly jsonBody: unknown }): string =>
    (jsonBody as { error?: { code: string } }).error?.code ?? 'none';
  const exported = async (): Promise<string> => {
    const { jsonBody } = await door.read(request(await tokenOf(ADMIN)));
    return (jsonBody as { text: string }).text;
  };

  it('says 413 and a sentence of what is too large, once it is known who asks', async () => {
    const answer = await door.import(request(await tokenOf(ADMIN), TOO_LARGE));
    assert.deepEqual([answer.status, codeOf(answer)], [413, 'too-large']);
    assert.match(JSON.stringify(answer.jsonBody), /larger than .* Nothing was changed\. Send /);
    assert.equal(await standing(), 'people-1');
    const stranger = await door.import(request(await tokenOf(IRO), TOO_LARGE));
    assert.deepEqual([stranger.status, codeOf(stranger)], [413, 'too-large']);
    assert.equal((await door.import(request(undefined, TOO_LARGE))).status, 401);
  });

  const strangers: readonly (readonly [
    string,
    () => Promise<string | undefined>,
    number,
    string,
  ])[] = [
    ['no token', async () => await Promise.resolve(undefined), 401, 'unauthorized'],
    [
      'a token that is none',
      async () => await Promise.resolve('Bearer a.b.c'),
      401,
      'unauthorized',
    ],
    [
      'a token of another tenant',
      async () => await tokenOf(ADMIN, { claims: { tid: '00000000-0000-4000-8000-000000000999' } }),
      401,
      'unauthorized',
    ],
    [
      'a token for another app',
      async () => await tokenOf(ADMIN, { claims: { aud: 'another' } }),
      401,
      'unauthorized',
    ],
    ['a raiser', async () => await tokenOf(IRO), 403, 'forbidden'],
    ['a manager', async () => await tokenOf(IRO_MANAGER), 403, 'forbidden'],
    [
      'somebody of no list',
      async () => await tokenOf('00000000-0000-4000-8000-000000000998'),
      403,
      'forbidden',
    ],
  ];
  for (const [name, authorization, status, code] of strangers) {
    it(`is closed to ${name}, for reading and for writing`, async () => {
      const token = await authorization();
      const text = await exported();
      const read = await door.read(request(token));
      const wish = { text: text.replace('Director', 'Boss'), format: 'yaml', seen: 'people-1' };
      const taken = await door.import(request(token, wish));
      assert.deepEqual([read.status, codeOf(read)], [status, code]);
      assert.deepEqual([taken.status, codeOf(taken)], [status, code]);
      assert.doesNotMatch(JSON.stringify([read, taken]), /100234|desk\.test/);
      assert.equal(await standing(), 'people-1');
      if (status === 401) assert.equal(bodies, 0, 'nothing is read before it is known who asks');
    });
  }

  it('refuses bodies that are no JSON, too large, too many files, or not of its shape', async () => {
    const files = (count: number) =>
      Array.from({ length: count }, (_, n) => ({ name: `${n}.csv`, text: 'id' }));
    for (const body of [
      undefined,
      [],
      {},
      { text: '', format: 'yaml' },
      { text: 'a', format: 'xlsx' },
      { text: 'x'.repeat(5_000_001), format: 'yaml' },
      { files: [] },
      { files: files(11) },
      { files: [{ name: 'n'.repeat(201), text: 'a' }] },
      { files: files(1), as: IRO },
    ]) {
      const answer = await door.import(request(await tokenOf(ADMIN), body));
      assert.deepEqual([answer.status, codeOf(answer)], [400, 'bad-request']);
    }
    assert.equal(await standing(), 'people-1');
  });

  it('lets an administrator read, see what would change, and take it in; logs hold ids and codes alone', async () => {
    const token = await tokenOf(ADMIN);
    const text = await exported();
    assert.ok(text.includes(RECORD), 'the administrator has the whole list');
    const next = text.replace(RECORD, '100999').replace('Director', 'Director of services');
    const ask = async (more: object) =>
      await door.import(request(token, { text: next, format: 'yaml', ...more }));
    assert.equal((await ask({ dryRun: true })).status, 200);
    assert.equal(await standing(), 'people-1');
    const late = await ask({ seen: 'older' });
    assert.deepEqual([late.status, codeOf(late)], [409, 'changed-since']);
    const broken = await door.import(
      request(token, { text: `${text}oops: ${RECORD}\n`, format: 'yaml' }),
    );
    assert.deepEqual([broken.status, codeOf(broken)], [422, 'errors']);
    const alone = text.replace('role: administrator', 'role: auditor');
    const none = await door.import(
      request(token, { text: alone, format: 'yaml', seen: 'people-1' }),
    );
    assert.deepEqual([none.status, codeOf(none)], [422, 'no-administrator']);
    assert.equal((await ask({ seen: 'people-1' })).status, 200);
    assert.notEqual(await standing(), 'people-1');
    assert.ok(logged.some((line) => line.startsWith('people-imported ')));
    assert.ok(logged.some((line) => line.startsWith('after-import-failed ')));
    assert.doesNotMatch(logged.join('\n'), /100234|100999|"AB"|AB |desk\.test|Director/);
  });
});
