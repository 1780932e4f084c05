import assert from 'node:assert/strict';
import type { InstallActivity } from '../../../desk/standins/index.ts';
import { objectsAt, textAt } from '../../../desk/standins/json.ts';
import { ann, appId, ben, call, query, startBench, type Bench } from './kit.ts';

const bind = (id: string) => ({
  'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${id}`,
});

describe('Graph’s app installations', () => {
  let bench: Bench;
  let told: [string, readonly InstallActivity[]][];
  beforeEach(async () => {
    told = [];
    bench = await startBench({ onInstalled: (oid, activities) => told.push([oid, activities]) });
  });
  afterEach(async () => {
    await bench.stop();
  });

  const apps = `/users/${ann}/teamwork/installedApps`;
  const install = (id = 'catalogue-1', oid = ann) =>
    bench.graphCall('POST', `/users/${oid}/teamwork/installedApps`, bind(id));

  it('finds the catalogue id by the manifest id', async () => {
    const find = (id: string) =>
      bench.graphCall(
        'GET',
        `/appCatalogs/teamsApps${query({ $filter: `externalId eq '${id}'` })}`,
      );
    assert.equal(
      textAt(objectsAt((await find('manifest-1')).body, 'value')[0], 'id'),
      'catalogue-1',
    );
    assert.deepEqual((await find('catalogue-1')).body, { value: [] });
  });

  it('installs, opens the way in Teams and has Teams tell the bot', async () => {
    assert.equal((await install()).status, 201);
    assert.equal(bench.teams.user(ann).installed, true);
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(
      told.map(([oid, activities]) => [oid, activities.map((one) => one['type'])]),
      [[ann, ['conversationUpdate', 'installationUpdate']]],
    );
    const filter = query({ $expand: 'teamsApp', $filter: "teamsApp/id eq 'catalogue-1'" });
    const [installation] = objectsAt((await bench.graphCall('GET', apps + filter)).body, 'value');
    const chat = await bench.graphCall('GET', `${apps}/${textAt(installation, 'id')}/chat`);
    assert.equal(chat.body['id'], `19:${ann}_${appId}@unq.gbl.spaces`);
    const path = `/v3/conversations/${textAt(chat.body, 'id')}/activities`;
    assert.equal((await bench.connector('POST', path, { type: 'message', text: 'x' })).status, 201);
    assert.equal(bench.teams.chat(ann).length, 1);
  });

  it('refuses the manifest id, a second time, a stranger and what policy forbids', async () => {
    assert.equal((await install('manifest-1')).status, 404);
    assert.equal((await install('catalogue-1', 'nobody')).code, 'Request_ResourceNotFound');
    bench.teams.setForbidden(ben, true);
    assert.equal((await install('catalogue-1', ben)).status, 403);
    assert.equal((await install()).status, 201);
    assert.deepEqual([(await install()).status, (await install()).code], [409, 'Conflict']);
    const odd = await bench.graphCall('POST', apps, { ...bind('catalogue-1'), note: 1 });
    assert.deepEqual([odd.status, odd.code], [400, 'RequestBodyRead']);
  });

  it('installs even when the answer is lost', async () => {
    bench.faults.add({ service: 'graph', person: ann, loseAnswer: true, times: 1 });
    await assert.rejects(install());
    assert.equal(bench.teams.user(ann).installed, true);
    assert.equal((await install()).status, 409);
  });

  it('wants a token for Graph', async () => {
    const url = `${bench.urls.graphBaseUrl}${apps}`;
    const wrong = await bench.identity.tokenFor('https://api.botframework.com');
    for (const token of [null, wrong]) {
      const answer = await call(url, 'GET', token);
      assert.deepEqual([answer.status, answer.code], [401, 'InvalidAuthenticationToken']);
    }
  });

  it('knows people, their managers and when they are away', async () => {
    bench.graph.setManager(ann, ben);
    const manager = await bench.graphCall('GET', `/users/${ann}/manager`);
    assert.equal(manager.body['id'], ben);
    assert.equal((await bench.graphCall('GET', `/users/${ben}/manager`)).status, 404);
    bench.graph.setManagerForApps(false);
    const refused = await bench.graphCall('GET', `/users/${ann}/manager`);
    assert.deepEqual([refused.status, refused.code], [403, 'Authorization_RequestDenied']);
    const away = { from: '2026-12-22T09:00:00Z', to: '2026-12-24T17:00:00Z' };
    const replies = `/users/${ann}/mailboxSettings/automaticRepliesSetting`;
    assert.equal((await bench.graphCall('GET', replies)).body['status'], 'disabled');
    bench.graph.setOutOfOffice(ann, away);
    const set = await bench.graphCall('GET', replies);
    assert.equal(set.body['status'], 'scheduled');
    assert.deepEqual(set.body['scheduledStartDateTime'], {
      dateTime: '2026-12-22T09:00:00.0000000',
      timeZone: 'UTC',
    });
    bench.graph.setAccountEnabled(ben, false);
    const account = await bench.graphCall('GET', `/users/${ben}?$select=accountEnabled`);
    assert.deepEqual(account.body, { id: ben, accountEnabled: false });
    bench.graph.removePerson(ben);
    assert.equal((await bench.graphCall('GET', `/users/${ben}`)).status, 404);
  });
});
