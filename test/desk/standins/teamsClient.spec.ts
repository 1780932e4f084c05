import assert from 'node:assert/strict';
import { objectAt, objectsAt, textAt, type JsonObject } from '../../../desk/standins/json.ts';
import { collectInputs, findAction } from '../../../desk/standins/teams/cardActions.ts';
import { ann, appId, ben, startBench, tenantId, type Bench } from './kit.ts';

const execute = (title: string, verb: string, more: JsonObject = {}): JsonObject => ({
  type: 'Action.Execute',
  title,
  verb,
  data: { caseId: 'c1', op: 'k1' },
  fallback: { type: 'Action.Submit', title, data: { verb, caseId: 'c1' } },
  ...more,
});

const card: JsonObject = {
  type: 'AdaptiveCard',
  version: '1.5',
  fallbackText: 'ref 2026-AAAAA',
  refresh: { action: { type: 'Action.Execute', verb: 'open', data: { caseId: 'c1' } } },
  body: [
    { type: 'Input.Text', id: 'note', value: 'typed' },
    { type: 'Container', items: [{ type: 'Input.Toggle', id: 'agree', title: 'Agree' }] },
    { type: 'Input.ChoiceSet', id: 'kinds', isMultiSelect: true, choices: [] },
    { type: 'Input.Date', id: 'by' },
    { type: 'ActionSet', actions: [execute('Reply', 'reply')] },
    {
      type: 'Container',
      items: [],
      selectAction: { type: 'Action.OpenUrl', title: 'Record', url: 'https://x' },
    },
  ],
  actions: [
    execute('Acknowledge', 'acknowledge', { associatedInputs: 'none' }),
    {
      type: 'Action.ShowCard',
      title: 'Ask for time',
      card: {
        type: 'AdaptiveCard',
        body: [{ type: 'Input.Number', id: 'days', value: 5 }],
        actions: [execute('Ask', 'extend')],
      },
    },
    { type: 'Action.Submit', title: 'Dialog', data: { msteams: { type: 'task/fetch' }, a: 1 } },
    { type: 'Action.Execute', title: 'Not now', verb: 'never', isEnabled: false },
  ],
};

describe('a person in the Teams stand-in', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await startBench();
    bench.teams.setInstalled(ann, true);
  });
  afterEach(async () => {
    await bench.stop();
  });

  const sendCard = async (content: JsonObject = card): Promise<string> => {
    const path = `/v3/conversations/${bench.teams.conversationId(ann)}/activities`;
    const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content }];
    return textAt(
      (await bench.connector('POST', path, { type: 'message', attachments })).body,
      'id',
    );
  };

  it('writes as Teams posts it', () => {
    const said = bench.teams.userSays(ann, 'escalate');
    assert.deepEqual(
      {
        channelId: said['channelId'],
        serviceUrl: said['serviceUrl'],
        from: said['from'],
        recipient: objectAt(said, 'recipient')['id'],
        tenant: objectAt(said, 'conversation')['tenantId'],
        channelTenant: objectAt(objectAt(said, 'channelData'), 'tenant')['id'],
        locale: said['locale'],
        text: said['text'],
      },
      {
        channelId: 'msteams',
        serviceUrl: bench.urls.teamsServiceUrl,
        from: { id: bench.teams.user(ann).mri, name: 'Team manager, North', aadObjectId: ann },
        recipient: `28:${appId}`,
        tenant: tenantId,
        channelTenant: tenantId,
        locale: 'en-GB',
        text: 'escalate',
      },
    );
    assert.match(bench.teams.user(ann).mri, /^29:/);
  });

  it('mentions the bot in a channel or group chat', () => {
    const said = bench.teams.userSays(ann, 'escalate', 'channel');
    assert.equal(said['text'], '<at>IRO escalation</at> escalate');
    const mention = objectsAt(said, 'entities').find((one) => one['type'] === 'mention');
    assert.equal(objectAt(mention, 'mentioned')['id'], `28:${appId}`);
    assert.equal(objectAt(said, 'conversation')['conversationType'], 'channel');
  });

  it('presses an action: inputs beside its data, as text', async () => {
    const id = await sendCard();
    const inputs = { agree: true, kinds: ['a', 'b'], by: '2026-12-24', hidden: 1 };
    const pressed = bench.teams.press(ann, id, 'Reply', inputs);
    assert.ok(pressed.kind === 'invoke');
    assert.deepEqual(pressed.unknownInputs, ['hidden']);
    assert.equal(pressed.activity['name'], 'adaptiveCard/action');
    assert.equal(pressed.activity['replyToId'], id);
    assert.deepEqual(pressed.activity['value'], {
      action: {
        type: 'Action.Execute',
        title: 'Reply',
        verb: 'reply',
        data: {
          caseId: 'c1',
          op: 'k1',
          note: 'typed',
          agree: 'true',
          kinds: 'a,b',
          by: '2026-12-24',
        },
      },
      trigger: 'manual',
    });
  });

  it('finds actions by title, id or verb, with the inputs in their scope', () => {
    assert.equal(textAt(findAction(card, 'acknowledge')?.action, 'title'), 'Acknowledge');
    assert.deepEqual(findAction(card, 'Acknowledge')?.inputs, []);
    const scope = findAction(card, 'extend')?.inputs.map((input) => input['id']);
    assert.deepEqual(scope, ['note', 'agree', 'kinds', 'by', 'days']);
    assert.equal(textAt(findAction(card, 'Record')?.action, 'url'), 'https://x');
    assert.equal(textAt(findAction(card, 'reply')?.action, 'type'), 'Action.Execute');
    assert.equal(findAction(card, 'Not now'), null);
    assert.deepEqual(collectInputs(card), { note: 'typed', agree: 'false', by: '' });
  });

  it('sends the fallback of an old client as a message with a value', async () => {
    const id = await sendCard();
    const found = findAction(card, 'Reply');
    const sent = bench.teams.buildSubmitFallback(ann, id, found?.action ?? {}, { note: 'n' });
    assert.deepEqual(
      [sent['type'], sent['value'], sent['text'], sent['replyToId']],
      ['message', { verb: 'reply', caseId: 'c1', note: 'n' }, undefined, id],
    );
  });

  it('opens links and dialogs as the client does', async () => {
    const id = await sendCard();
    assert.deepEqual(bench.teams.press(ann, id, 'Record'), { kind: 'openUrl', url: 'https://x' });
    const dialog = bench.teams.press(ann, id, 'Dialog');
    assert.ok(dialog.kind === 'invoke');
    assert.equal(dialog.activity['name'], 'task/fetch');
    assert.deepEqual(bench.teams.press(ann, id, 'nothing'), { kind: 'noSuchAction' });
    assert.deepEqual(bench.teams.press(ben, id, 'Reply'), { kind: 'noSuchActivity' });
  });

  it('refreshes by itself unless the card names others', async () => {
    const refresh = bench.teams.buildRefresh(ann, await sendCard());
    assert.equal(objectAt(refresh, 'value')['trigger'], 'automatic');
    const action = objectAt(card, 'refresh')['action'];
    const manual = await sendCard({ ...card, refresh: { action, userIds: [] } });
    assert.equal(bench.teams.buildRefresh(ann, manual), null);
    assert.notEqual(bench.teams.buildRefresh(ann, manual, 'manual'), null);
  });

  it('keeps a card of one’s own until the message is edited', async () => {
    const id = await sendCard();
    assert.equal(bench.teams.chat(ann)[0]?.notification, 'ref 2026-AAAAA');
    bench.teams.replaceForUser(ann, id, { type: 'AdaptiveCard', body: [] });
    assert.equal(bench.teams.chat(ann)[0]?.personalView, true);
    assert.deepEqual(bench.teams.press(ann, id, 'Reply'), { kind: 'noSuchAction' });
    const path = `/v3/conversations/${bench.teams.conversationId(ann)}/activities/${id}`;
    await bench.connector('PUT', path, { type: 'message', attachments: [] });
    assert.equal(bench.teams.chat(ann)[0]?.personalView, false);
  });

  it('adds and removes the app', () => {
    const added = bench.teams.installationUpdate(ben, 'add');
    assert.deepEqual([added['type'], added['action']], ['installationUpdate', 'add']);
    assert.equal(bench.teams.user(ben).installed, true);
    const joined = bench.teams.conversationUpdate(ben);
    assert.deepEqual(joined['membersAdded'], [{ id: `28:${appId}` }]);
    bench.teams.installationUpdate(ben, 'remove');
    assert.equal(bench.teams.user(ben).installed, false);
  });
});
