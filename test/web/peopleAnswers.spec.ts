import assert from 'node:assert/strict';
import type { PeopleAdministration } from '../../application/people/administerPeople.ts';
import { moment } from '../../domain/calendar/index.ts';
import { peopleDoor, type PeopleDoor, type PeopleRequest, type Signed } from '../../web/index.ts';
import { IRO } from '../builders/index.ts';

const SIGNED: Signed = { kind: 'ok', person: IRO };
const NOBODY: Signed = { kind: 'refused', status: 401, code: 'no-token' };

const request: PeopleRequest = {
  authorization: 'Bearer x',
  format: null,
  body: async () => await Promise.resolve({ text: 'people: []', format: 'yaml' }),
  now: moment('2027-01-04T10:00:00.000Z'),
};

describe('the door for people and posts', () => {
  let logged: string[];
  beforeEach(() => {
    logged = [];
  });

  const door = (signed: Signed, people: Partial<PeopleAdministration>): PeopleDoor => {
    const note = (event: string, fields: object = {}): void => {
      logged.push(`${event} ${JSON.stringify(fields)}`);
    };
    return peopleDoor({
      personOf: async () => await Promise.resolve(signed),
      people: people as PeopleAdministration,
      log: { info: note, warn: note, error: note },
    });
  };

  it('lets nobody keep names and addresses on the way, whatever it answers', async () => {
    const files = [{ name: 'people.yaml', text: 'people: []' }];
    const read = async () => await Promise.resolve({ version: 'v1', files });
    const answers = [
      await door(SIGNED, { read }).read(request),
      await door(SIGNED, { read: async () => await Promise.resolve(null) }).read(request),
      await door(NOBODY, {}).import(request),
    ];
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 403, 401],
    );
    for (const { headers } of answers) {
      assert.equal(headers['cache-control'], 'no-store');
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.match(headers['strict-transport-security'] ?? '', /^max-age=31536000/);
    }
  });

  it('answers 500 without a word of what was in the file, and logs a code alone', async () => {
    const failing = async (): Promise<never> => await Promise.reject(new Error('AB 100234'));
    const open = door(SIGNED, { read: failing, import: failing });
    for (const answer of [await open.read(request), await open.import(request)]) {
      assert.equal(answer.status, 500);
      assert.doesNotMatch(JSON.stringify(answer.jsonBody), /100234/);
      assert.equal(answer.headers['cache-control'], 'no-store');
    }
    assert.deepEqual(logged, Array(2).fill('people-failed {"status":500,"code":"unexpected"}'));
  });
});
