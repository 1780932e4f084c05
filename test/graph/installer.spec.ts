import assert from 'node:assert/strict';
import { broken, empty, json, personId, problem, scripted, type Reply } from './kit.ts';

const LOOK_UP = 'GET /appCatalogs/teamsApps';
const INSTALL = `POST /users/${personId(1)}/teamwork/installedApps`;

async function installing(reply: Reply) {
  const { installer, service } = scripted([reply]);
  return { answer: await installer.install(personId(1)), sent: service.sent, deeds: service.deeds };
}

describe('installing the app for a person', () => {
  it("names the app by the catalogue's id", async () => {
    const { answer, sent, deeds } = await installing(empty(201));
    assert.deepEqual(answer, { kind: 'installed' });
    assert.deepEqual(deeds, [INSTALL]);
    assert.deepEqual(sent[0]?.body, {
      'teamsApp@odata.bind': 'https://graph.example/v1.0/appCatalogs/teamsApps/catalogue-1',
    });
  });

  for (const [name, reply, expected] of [
    ['409', problem(409, 'Conflict'), { kind: 'installed' }],
    ['403', problem(403, 'Forbidden'), { kind: 'refused', code: 'Forbidden' }],
    ['404', problem(404, 'NotFound'), { kind: 'refused', code: 'NotFound' }],
    ['429', problem(429, 'TooMany'), { kind: 'later', code: 'TooMany', afterSeconds: 30 }],
    ['503', problem(503, 'Broken'), { kind: 'later', code: 'Broken', afterSeconds: 30 }],
    ['nothing', broken, { kind: 'later', code: 'ConnectionLost', afterSeconds: 30 }],
  ] as const) {
    it(`understands ${name}`, async () => {
      assert.deepEqual((await installing(reply)).answer, expected);
    });
  }

  const appIds = { manifest: "o'manifest", catalog: null };

  it('looks the catalogue id up once', async () => {
    const found = json(200, { value: [{ id: 'c 1', externalId: "o'manifest" }] });
    const { installer, service } = scripted([found, empty(201), empty(201)], { appIds });
    await installer.install(personId(1));
    await installer.install(personId(1));
    assert.deepEqual(service.deeds, [LOOK_UP, INSTALL, INSTALL]);
    assert.equal(service.sent[0]?.query['$filter'], "externalId eq 'o''manifest'");
    assert.ok(JSON.stringify(service.sent[1]?.body).includes('/teamsApps/c%201'));
  });

  it('looks again after a look-up that failed, and refuses what no catalogue holds', async () => {
    const replies = [problem(503, 'Broken'), json(200, { value: [] })];
    const { installer, service } = scripted(replies, { appIds });
    assert.equal((await installer.install(personId(1))).kind, 'later');
    assert.deepEqual(await installer.install(personId(1)), {
      kind: 'refused',
      code: 'AppNotInCatalogue',
    });
    assert.deepEqual(service.deeds, [LOOK_UP, LOOK_UP]);
  });
});
