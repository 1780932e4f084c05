import assert from 'node:assert/strict';
import { TEAMS_PUBLIC_CLOUD } from '../../bot/anchors.ts';
import { fromActivity } from '../../bot/fromActivity.ts';
import * as kit from './activities.ts';

const read = (body: unknown) =>
  fromActivity(body, { tenantId: kit.TENANT, anchors: TEAMS_PUBLIC_CLOUD });

const opened = (inbound: ReturnType<typeof read>): readonly [string, string | null] =>
  inbound.kind === 'dialog' ? [inbound.kind, inbound.quoted] : [inbound.kind, null];

function refusalOf(body: unknown): string {
  const inbound = read(body);
  return inbound.kind === 'rejected' ? `${inbound.status} ${inbound.code}` : inbound.kind;
}

function part(body: unknown, ...keys: string[]): Record<string, unknown> {
  const inbound: object = read(body);
  return Object.fromEntries(keys.map((key) => [key, Reflect.get(inbound, key)]));
}

describe('an activity becomes an inbound message', () => {
  it('knows the person and the place of a personal message', () => {
    assert.deepEqual(read(kit.aMessage('cases')), {
      kind: 'message',
      text: 'cases',
      targeted: false,
      person: kit.PERSON,
      place: {
        where: 'personal',
        conversationId: 'a:1personal',
        serviceUrl: kit.SERVICE,
        botId: `28:${kit.APP}`,
        userId: '29:1AbCdEf',
        activityId: '1766397600123',
      },
    });
  });

  it('writes the person in lower case', () => {
    const from = { id: '29:1', aadObjectId: 'ABCDEF00-0000-4000-8000-00000000ABCD' };
    const inbound = read(kit.aMessage('x', { from }));
    assert.ok('person' in inbound);
    assert.equal(inbound.person, 'abcdef00-0000-4000-8000-00000000abcd');
  });

  it('takes the mention of the bot out of a message in a group or channel', () => {
    assert.deepEqual(part(kit.aGroupMessage('escalate'), 'text'), { text: 'escalate' });
    assert.deepEqual(part(kit.aChannelMessage('escalate'), 'text'), { text: 'escalate' });
  });

  it('is not made to grow by a mention that spells nothing', () => {
    const mention = { type: 'mention', mentioned: { id: `28:${kit.APP}` }, text: '' };
    const entities = Array.from({ length: 200 }, () => mention);
    assert.deepEqual(part(kit.aMessage('escalate', { entities }), 'text'), { text: 'escalate' });
  });

  it('tells group and channel from the personal chat', () => {
    const where = (body: unknown) => {
      const inbound = read(body);
      return 'place' in inbound ? inbound.place.where : null;
    };
    assert.equal(where(kit.aGroupMessage('x')), 'group');
    assert.equal(where(kit.aChannelMessage('x')), 'channel');
  });

  it('sees that a message was meant for the bot alone', () => {
    const recipient = { id: `28:${kit.APP}`, isTargeted: true };
    assert.deepEqual(part(kit.aChannelMessage('x', { recipient }), 'targeted'), { targeted: true });
  });

  it('reads a press and a refresh', () => {
    assert.deepEqual(
      part(kit.anExecute('reply', { caseId: 'c', v: 3 }), 'verb', 'data', 'trigger', 'form'),
      { verb: 'reply', data: { caseId: 'c', v: 3 }, trigger: 'manual', form: 'execute' },
    );
    assert.deepEqual(part(kit.aRefresh({}), 'verb', 'trigger', 'replyToId'), {
      verb: 'openCard',
      trigger: 'automatic',
      replyToId: '1766397500000',
    });
  });

  it('reads a press without data', () => {
    assert.deepEqual(part(kit.anExecute('help', undefined), 'data'), { data: {} });
  });

  it('reads the Submit fallback as the same press', () => {
    assert.deepEqual(part(kit.aSubmit('reply', { caseId: 'c' }), 'kind', 'verb', 'data', 'form'), {
      kind: 'action',
      verb: 'reply',
      data: { caseId: 'c' },
      form: 'submit',
    });
  });

  for (const [action, kind] of [
    ['add', 'installed'],
    ['add-upgrade', 'installed'],
    ['remove', 'removed'],
    ['remove-upgrade', 'other'],
  ] as const) {
    it(`reads the installation update ${action} as ${kind}`, () => {
      assert.equal(read(kit.anInstallation(action)).kind, kind);
    });
  }

  it('sees that the bot was added, and leaves others who were', () => {
    assert.equal(read(kit.membersAdded()).kind, 'membersAdded');
    assert.equal(read(kit.membersAdded({ membersAdded: [{ id: '29:1other' }] })).kind, 'other');
  });

  it('reads the words of the message on which it was opened, without marks, pictures and addresses', () => {
    const on = (value: kit.Json) => opened(read(kit.aFetchTask('escalate', { value })));
    const html =
      '<div><p>The visit has <b>no day</b>.</p><p>Ask <a href="https://x.test/y">the school</a><img src="z" alt="face"> &amp; me</p></div>';
    assert.deepEqual(on(kit.aMessagePayload(html)), [
      'dialog',
      'The visit has no day.\n\nAsk the school & me',
    ]);
    assert.deepEqual(on(kit.aMessagePayload('1 < 2', 'text')), ['dialog', '1 < 2']);
    assert.deepEqual(on(kit.aMessagePayload('<p> </p>')), ['dialog', null]);
    assert.equal(on(kit.aMessagePayload('x'.repeat(9_000), 'text'))[1]?.length, 4_000);
  });

  it('reads a button in its dialog, and what is searched for', () => {
    const pressed = read(kit.aDialogSubmit({ verb: 'submitDraft', draftId: 'd', worries: 'w' }));
    assert.ok(pressed.kind === 'dialogPress');
    assert.deepEqual([pressed.verb, pressed.data], ['submitDraft', { draftId: 'd', worries: 'w' }]);
    const task = read(
      kit.aDialogSubmit(
        { verb: 'help' },
        { name: 'task/submit', value: { data: { verb: 'help' } } },
      ),
    );
    assert.equal(task.kind, 'dialogPress');
    assert.equal(refusalOf(kit.aDialogSubmit({})), '400 bad-activity');
    const found = read(kit.aQuery(' 2027-AA '));
    assert.equal(found.kind === 'search' && found.words, '2027-AA');
    const first = { commandId: 'find', parameters: [{ name: 'initialRun', value: 'true' }] };
    const run = read(kit.aQuery('', { value: first }));
    assert.equal(run.kind === 'search' && run.words, '');
    const other = read(kit.aQuery('', { value: { ...first, commandId: 'other' } }));
    assert.equal(other.kind, 'other');
  });

  it('reads the message extension escalate, and no other', () => {
    assert.deepEqual(opened(read(kit.aFetchTask('escalate'))), ['dialog', null]);
    assert.deepEqual(opened(read(kit.aFetchTask('Escalate'))), ['dialog', null]);
    assert.equal(read(kit.aFetchTask('other')).kind, 'other');
  });

  it('leaves what it does not know', () => {
    assert.equal(read(kit.aMessage('', { type: 'messageReaction' })).kind, 'other');
    assert.equal(
      read(kit.aMessage('', { type: 'invoke', name: 'signin/verifyState' })).kind,
      'other',
    );
  });

  it('takes the tenant from channelData where the conversation has none', () => {
    const conversation = { id: 'a:1', conversationType: 'personal' };
    assert.equal(read(kit.aMessage('x', { conversation })).kind, 'message');
  });
});

describe('an activity is turned away', () => {
  const table: readonly (readonly [string, unknown, string])[] = [
    ['nothing', undefined, '400 no-activity'],
    ['null', null, '400 no-activity'],
    ['a list', [], '400 no-activity'],
    ['a text', 'message', '400 no-activity'],
    ['without a type', kit.without(kit.aMessage('x'), 'type'), '400 no-activity'],
    ['with a type that is no text', kit.aMessage('x', { type: 7 }), '400 bad-activity'],
    ['without a sender', kit.without(kit.aMessage('x'), 'from'), '400 bad-activity'],
    ['without a recipient', kit.without(kit.aMessage('x'), 'recipient'), '400 bad-activity'],
    ['without a conversation', kit.without(kit.aMessage('x'), 'conversation'), '400 bad-activity'],
    [
      'in a conversation of unknown kind',
      kit.aMessage('x', { conversation: { id: 'a:1', tenantId: kit.TENANT } }),
      '400 bad-activity',
    ],
    ['from another channel', kit.aMessage('x', { channelId: 'directline' }), '403 wrong-channel'],
    ['from the emulator', kit.aMessage('x', { channelId: 'emulator' }), '403 wrong-channel'],
    [
      'from another tenant',
      kit.aMessage('x', {
        conversation: { id: 'a:1', conversationType: 'personal', tenantId: kit.OTHER },
      }),
      '403 wrong-tenant',
    ],
    [
      'of no tenant',
      kit.aMessage('x', {
        conversation: { id: 'a:1', conversationType: 'personal' },
        channelData: {},
      }),
      '403 wrong-tenant',
    ],
    ['from nobody', kit.aMessage('x', { from: { id: '29:1' } }), '403 no-person'],
    [
      'from somebody who is no object id',
      kit.aMessage('x', { from: { id: '29:1', aadObjectId: 'anna@example.org' } }),
      '403 no-person',
    ],
    [
      'from an address not allowed',
      kit.aMessage('x', { serviceUrl: 'https://smba.trafficmanager.net.evil.example/' }),
      '403 service-not-allowed',
    ],
    [
      'from the right host without https',
      kit.aMessage('x', { serviceUrl: 'http://smba.trafficmanager.net/emea/' }),
      '403 service-not-allowed',
    ],
    [
      'from an address with a user in it',
      kit.aMessage('x', { serviceUrl: 'https://a@smba.trafficmanager.net/' }),
      '403 service-not-allowed',
    ],
    [
      'from an address that would swallow what is put behind it',
      kit.aMessage('x', { serviceUrl: 'https://smba.trafficmanager.net/uk/?to=' }),
      '403 service-not-allowed',
    ],
    [
      'from an address with a fragment',
      kit.aMessage('x', { serviceUrl: 'https://smba.trafficmanager.net/uk/#' + 'x' }),
      '403 service-not-allowed',
    ],
    [
      'of our tenant by one word and of another by the next',
      kit.aMessage('x', { channelData: { tenant: { id: kit.OTHER } } }),
      '403 wrong-tenant',
    ],
    [
      'nested deeper than the stack bears',
      kit.aMessage('x', { value: JSON.parse('['.repeat(60_000) + ']'.repeat(60_000)) as unknown }),
      '400 bad-activity',
    ],
    [
      'from loopback',
      kit.aMessage('x', { serviceUrl: 'http://127.0.0.1:8080/' }),
      '403 service-not-allowed',
    ],
    [
      'with too much of it',
      kit.aMessage('x', { entities: ['y'.repeat(300_000)] }),
      '413 too-large',
    ],
    ['with an action without a verb', kit.anExecute('', {}), '400 bad-activity'],
    [
      'with an action that is a text',
      kit.anExecute('x', {}, { value: 'reply' }),
      '400 bad-activity',
    ],
    ['with data that is a list', kit.anExecute('reply', [1, 2]), '400 bad-activity'],
  ];
  for (const [name, body, expected] of table) {
    it(`when it is ${name}`, () => assert.equal(refusalOf(body), expected));
  }
});
