import assert from 'node:assert/strict';
import { textAt, type JsonObject } from '../../../desk/standins/json.ts';
import { ann, ben, call, startBench, tenantId, type Bench } from './kit.ts';

const message: JsonObject = { type: 'message', text: 'hello' };
const cardOf = (text: string): JsonObject => ({
  contentType: 'application/vnd.microsoft.card.adaptive',
  content: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text }] },
});

describe('the connector stand-in', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await startBench();
    bench.teams.setInstalled(ann, true);
  });
  afterEach(async () => {
    await bench.stop();
  });

  const create = (id: string, more: JsonObject = {}) =>
    bench.connector('POST', '/v3/conversations', { members: [{ id }], tenantId, ...more });
  const activities = (oid = ann) =>
    `/v3/conversations/${bench.teams.conversationId(oid)}/activities`;

  it('opens the same personal conversation for the same pair', async () => {
    const first = await create(ann);
    const second = await create(bench.teams.user(ann).mri);
    assert.deepEqual([first.status, second.status], [201, 201]);
    assert.equal(first.body['id'], second.body['id']);
    assert.equal(first.body['serviceUrl'], bench.urls.teamsServiceUrl);
  });

  it('refuses whom it cannot reach, each in its own way', async () => {
    assert.deepEqual(outcome(await create(ben)), [403, 'BotNotInConversationRoster']);
    assert.deepEqual(outcome(await create('ben@desk.test')), [400, 'BadArgument']);
    assert.deepEqual(outcome(await create(ann.replace('101', '999'))), [404, 'NotFound']);
    assert.deepEqual(outcome(await create(ann, { tenantId: ben })), [
      403,
      'ForbiddenOperationException',
    ]);
    assert.equal((await create(ann, { tenantId: null })).status, 400);
    bench.teams.setForbidden(ann, true);
    assert.deepEqual(outcome(await create(ann)), [403, 'ForbiddenOperationException']);
    bench.teams.setForbidden(ann, false);
    bench.teams.setBlocked(ann, true);
    assert.deepEqual(outcome(await create(ann)), [403, 'MessageWritesBlocked']);
    assert.deepEqual(outcome(await bench.connector('POST', activities(), message)), [
      403,
      'MessageWritesBlocked',
    ]);
  });

  it('tells a person who removed the app from one who never had it', async () => {
    bench.teams.installationUpdate(ann, 'remove');
    const removed = await bench.connector('POST', activities(), message);
    assert.deepEqual(outcome(removed), [403, 'MessageWritesBlocked']);
    const never = await bench.connector('POST', activities(ben), message);
    assert.deepEqual(outcome(never), [403, 'BotNotInConversationRoster']);
    const unknown = await bench.connector('POST', '/v3/conversations/a:0/activities', message);
    assert.deepEqual(outcome(unknown), [404, 'ConversationNotFound']);
  });

  it('takes the id built by hand for a stranger until Graph has given it', async () => {
    const id = `19:${ann}_00000000-0000-4000-8000-0000000000bb@unq.gbl.spaces`;
    const path = `/v3/conversations/${id}/activities`;
    assert.deepEqual(outcome(await bench.connector('POST', path, message)), [
      403,
      'BotNotInConversationRoster',
    ]);
    assert.equal(bench.teams.chatIdForGraph(ann), id);
    assert.equal((await bench.connector('POST', path, message)).status, 201);
  });

  it('wants the app’s own token for its own audience', async () => {
    const url = bench.urls.teamsServiceUrl + activities().slice(1);
    const tokens = [
      null,
      'rubbish',
      await bench.identity.tokenFor('https://graph.microsoft.com'),
      await bench.identity.tokenFor('https://api.botframework.com', { key: 'other' }),
      await bench.identity.tokenFor('https://api.botframework.com', { expired: true }),
      await bench.identity.tokenFor('https://api.botframework.com', { claims: { appid: ben } }),
    ];
    for (const token of tokens) {
      assert.equal((await call(url, 'POST', token, message)).status, 401);
    }
    assert.equal(bench.teams.chat(ann).length, 0);
  });

  it('takes the same message twice as two messages', async () => {
    const first = await bench.connector('POST', activities(), message);
    const second = await bench.connector(
      'POST',
      `${activities()}/${textAt(first.body, 'id')}`,
      message,
    );
    assert.deepEqual([first.status, second.status], [201, 201]);
    assert.equal(bench.teams.chat(ann).length, 2);
  });

  it('changes and deletes only what the bot has sent', async () => {
    const sent = await bench.connector('POST', activities(), {
      type: 'message',
      attachments: [cardOf('one')],
    });
    const path = `${activities()}/${textAt(sent.body, 'id')}`;
    const edited = { type: 'message', summary: 'changed', attachments: [cardOf('two')] };
    assert.equal((await bench.connector('PUT', path, edited)).status, 200);
    const [seen] = bench.teams.chat(ann);
    assert.deepEqual(seen?.attachments, [cardOf('two')]);
    assert.equal(seen.notification, 'changed');
    const own = bench.teams.userSays(ann, 'mine');
    const notOurs = `${activities()}/${textAt(own, 'id')}`;
    assert.equal((await bench.connector('PUT', notOurs, edited)).status, 403);
    const gone = await bench.connector('PUT', `${activities()}/1`, edited);
    assert.deepEqual(outcome(gone), [404, 'ActivityNotFoundInConversation']);
    assert.equal((await bench.connector('DELETE', path)).status, 200);
    assert.equal((await bench.connector('PUT', path, edited)).status, 404);
    assert.equal(bench.teams.chat(ann)[0]?.deleted, true);
  });

  it('names the members of a conversation', async () => {
    const path = activities().replace('activities', 'members');
    const all = await bench.connector('GET', path);
    assert.equal((all.body['list'] as JsonObject[])[0]?.['aadObjectId'], ann);
    assert.equal((await bench.connector('GET', `${path}/${ann}`)).body['email'], 'ann@desk.test');
    const stranger = await bench.connector('GET', `${path}/${ben}`);
    assert.deepEqual(outcome(stranger), [404, 'MemberNotFoundInConversation']);
    const page = await bench.connector('GET', path.replace('members', 'pagedmembers'));
    assert.equal((page.body['members'] as unknown[]).length, 1);
  });

  it('refuses above 100 KB of UTF-16 and notes what is above 28 KB', async () => {
    const sized = (length: number) => ({ type: 'message', text: 'x'.repeat(length) });
    assert.equal((await bench.connector('POST', activities(), sized(27_000))).status, 201);
    assert.deepEqual(bench.teams.oversized, []);
    assert.equal((await bench.connector('POST', activities(), sized(30_000))).status, 201);
    assert.equal(bench.teams.oversized.length, 1);
    const big = await bench.connector('POST', activities(), sized(51_200));
    assert.deepEqual(outcome(big), [413, 'MessageSizeTooBig']);
  });

  it('answers 412 while another operation is under way', async () => {
    bench.teams.contend(ann, 1);
    assert.deepEqual(outcome(await bench.connector('POST', activities(), message)), [
      412,
      'PreconditionFailed',
    ]);
    assert.equal((await bench.connector('POST', activities(), message)).status, 201);
  });

  it('throttles the eighth message in a second, per conversation', async () => {
    let wall = 0;
    const busy = await startBench({ throttle: true, wall: () => wall });
    try {
      busy.teams.setInstalled(ann, true);
      busy.teams.setInstalled(ben, true);
      const to = (oid: string) => `/v3/conversations/${busy.teams.conversationId(oid)}/activities`;
      const statuses: number[] = [];
      for (let n = 0; n < 7; n += 1) {
        statuses.push((await busy.connector('POST', to(ann), message)).status);
      }
      assert.deepEqual(new Set(statuses), new Set([201]));
      const eighth = await busy.connector('POST', to(ann), message);
      assert.deepEqual(outcome(eighth), [429, 'Throttled']);
      assert.equal(eighth.headers.get('retry-after'), '1');
      assert.equal((await busy.connector('POST', to(ben), message)).status, 201);
      wall = 1_000;
      assert.equal((await busy.connector('POST', to(ann), message)).status, 201);
      assert.equal((await busy.connector('POST', to(ann), message)).status, 429);
    } finally {
      await busy.stop();
    }
  });

  it('shows a targeted message to its one reader, and takes none in a personal chat', async () => {
    bench.teams.userSays(ann, 'hello', 'group');
    const group = `/v3/conversations/${bench.teams.conversationId(ann, 'group')}/activities`;
    const targeted = { ...message, recipient: { id: bench.teams.user(ann).mri } };
    const sent = await bench.connector('POST', `${group}?isTargetedActivity=true`, targeted);
    assert.equal(sent.status, 201);
    assert.equal(bench.teams.chat(ann, 'group').length, 2);
    assert.equal(bench.teams.chat(ben, 'group').length, 1);
    const personal = `${activities()}?isTargetedActivity=true`;
    assert.equal((await bench.connector('POST', personal, targeted)).status, 400);
  });
});

function outcome(answer: { readonly status: number; readonly code: string }): unknown {
  return [answer.status, answer.code];
}
