import assert from 'node:assert/strict';
import type { JsonObject } from '../../desk/standins/json.ts';
import { nodes, wordsOf, type Card } from './deskClient.ts';
import { HostileDesk } from './hostile.ts';
import { filledForm } from './player.ts';

const QUOTED = 'Canary: nobody has said when the visit will be.';

interface Answered {
  readonly status: number;
  readonly body: {
    readonly task?: {
      readonly type: string;
      readonly value: string | { readonly card: { readonly content: Card } };
    };
    readonly composeExtension?: {
      readonly type: string;
      readonly text?: string;
      readonly attachments?: readonly { readonly content: Card }[];
    };
  };
}

/** `/escalate` from the `/` menu of a channel, and a case shared by its reference (platform 4.2). */
describe('the message extension', () => {
  let desk: HostileDesk;
  let iro = '';

  before(async function () {
    this.timeout(120_000);
    desk = await HostileDesk.open('durham', '2027-03-01T10:00');
    iro = desk.id('IRO 1');
  });
  after(async () => await desk.stop());

  const invoke = async (person: string, name: string, value: JsonObject): Promise<Answered> => {
    const activity = desk.desk.standins.teams.buildNamedInvoke(person, name, value, 'channel');
    return await desk.client.call<Answered>('POST', '/desk/activities', { activity, token: {} });
  };
  const search = async (person: string, words: string): Promise<Answered> =>
    await invoke(person, 'composeExtension/query', {
      commandId: 'find',
      parameters: [{ name: 'reference', value: words }],
    });
  const open = async (person: string, more: JsonObject = {}): Promise<Answered> =>
    await invoke(person, 'composeExtension/fetchTask', { commandId: 'escalate', ...more });
  const inChannel = async (): Promise<unknown> =>
    await desk.client.call('GET', `/desk/people/${iro}/chat?in=channel`);
  const cardIn = ({ body }: Answered): Card => {
    const value = body.task?.value;
    assert.ok(typeof value === 'object', JSON.stringify(body));
    return value.card.content;
  };
  const dataOf = (card: Card, verb: string): JsonObject => {
    const found = [...nodes(card)].find(
      ({ type, data }) =>
        type === 'Action.Submit' && JSON.stringify(data ?? {}).includes(`"verb":"${verb}"`),
    );
    assert.ok(found !== undefined, `${verb}: ${wordsOf(card)}`);
    return found['data'] as JsonObject;
  };
  const press = async (card: Card, verb: string, inputs: JsonObject = {}): Promise<Card> =>
    cardIn(
      await invoke(iro, 'composeExtension/submitAction', {
        commandId: 'escalate',
        data: { ...dataOf(card, verb), ...inputs },
      }),
    );

  let reference = '';

  it('raises a concern in a dialog that begins with the words of a message, and says nothing in the channel', async () => {
    const before = await inChannel();
    const payload = { id: '1', body: { contentType: 'html', content: `<p>${QUOTED}</p>` } };
    let card = cardIn(await open(iro, { commandContext: 'message', messagePayload: payload }));
    const fill = { record: '100234', initials: 'AB', team: 'north', stage: 'du-2' };
    card = await press(card, 'submitDraft', filledForm(card, fill, '2027-03-01'));
    assert.ok(JSON.stringify(card).includes(QUOTED), wordsOf(card));
    const form = filledForm(card, { ...fill, worries: QUOTED }, '2027-03-01');
    card = await press(card, 'submitDraft', form);
    card = await press(card, 'confirmDraft');
    reference = /2027-[A-Z0-9]{5}/.exec(wordsOf(card))?.[0] ?? '';
    assert.notEqual(reference, '', wordsOf(card));
    assert.ok(![...nodes(card)].some(({ type }) => type === 'Action.Execute'));
    assert.deepEqual(await inChannel(), before);
    const cards = await desk.client.cards(desk.id('Team manager, North'));
    assert.ok(cards.some((each) => JSON.stringify(each.card).includes(QUOTED)));
  });

  it('shares a case by its reference alone, with whoever has a part in it, and finds nothing for others', async () => {
    const found = await search(iro, reference.slice(2, 8).toLowerCase());
    const [card] = found.body.composeExtension?.attachments ?? [];
    assert.ok(card !== undefined, JSON.stringify(found));
    assert.equal(wordsOf(card.content).includes(reference), true);
    const text = JSON.stringify(found);
    assert.ok(!/100234|"AB"|Canary|Team manager|Stage/i.test(text), text);
    assert.match(text, /teams\.microsoft\.com.*cases\?context=%7B%22subEntityId%22/);
    for (const post of ['Team manager, North', 'IRO Operations Manager'])
      assert.ok((await search(desk.id(post), reference)).body.composeExtension?.attachments, post);
    for (const post of ['Team manager, South', 'Administrator', 'IRO 2']) {
      const none = await search(desk.id(post), reference);
      assert.equal(none.body.composeExtension?.type, 'message', post);
      assert.ok(!JSON.stringify(none).includes(reference), post);
    }
  });

  it('tells in its dialog who may not raise', async () => {
    const { body } = await open(desk.id('Team manager, South'));
    assert.match(JSON.stringify(body), /not one that raises cases/);
  });

  it('writes nothing of the message into the log', () => {
    assert.ok(!desk.logged.join('\n').includes('Canary'));
  });
});
