import assert from 'node:assert/strict';
import { createDesk, type Desk } from '../../desk/desk.ts';
import { textAt } from '../../desk/standins/json.ts';
import { moment } from '../../domain/calendar/index.ts';
import { stopChecked } from '../graph/metadata/stopChecked.ts';

const PERSON = '00000000-0000-4000-8000-000000000';
const IRO = `${PERSON}118`;
const SOCIAL_WORKER = `${PERSON}103`;
const TEAM_MANAGER = `${PERSON}101`;

interface Activity {
  readonly id: string;
  readonly notification: string;
}
interface Answer {
  readonly status: number;
  readonly body: {
    readonly kind?: string;
    readonly text?: string;
    readonly status?: number;
    readonly now?: string;
    readonly token?: string;
    readonly state?: string;
    readonly replies?: readonly Activity[];
    readonly activities?: readonly Activity[];
    readonly requests?: readonly object[];
    readonly error?: { readonly code: string; readonly actions?: readonly string[] };
  };
}

describe('a desk as it runs', function () {
  this.timeout(60_000);
  let desk: Desk;

  before(async () => {
    const now = moment('2026-12-22T10:00:00.000Z');
    desk = await createDesk({ port: 0, memory: true, browser: false, now });
  });
  after(async () => await stopChecked(desk));

  async function ask(method: string, path: string, body?: object): Promise<Answer> {
    const answer = await fetch(new URL(path, desk.url), {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Answer['body'] };
  }

  const person = async (id: string, what: string, body?: object): Promise<Answer['body']> =>
    (await ask(body === undefined ? 'GET' : 'POST', `/desk/people/${id}/${what}`, body)).body;

  const latest = async (id: string): Promise<Activity> => {
    const { activities = [] } = await person(id, 'chat');
    const last = activities.at(-1);
    if (last === undefined) throw new Error('nothing in the chat');
    return last;
  };

  async function raise(): Promise<Activity> {
    await person(IRO, 'messages', { text: '/escalate' });
    const { id: activityId } = await latest(IRO);
    const first = { record: '100234', initials: 'AB', team: 'north', stage: 'du-1' };
    const second = { chosen: 'social-worker' };
    for (const [action, inputs] of [
      ['Continue', first],
      ['Continue', second],
      ['Confirm and send', {}],
    ] as const) {
      const answer = await person(IRO, 'actions', { activityId, action, inputs });
      assert.equal(answer.kind, 'card', `${action}: ${JSON.stringify(answer)}`);
    }
    return await latest(SOCIAL_WORKER);
  }

  it('raises a case whose card arrives before the call comes back', async () => {
    const card = await raise();
    assert.match(card.notification, /Stage 1/);
    const open = await person(SOCIAL_WORKER, 'open', { activityId: card.id });
    assert.equal(open.kind, 'card');
  });

  it('names the actions of a card where one is asked for that it does not have', async () => {
    const { id: activityId } = await latest(SOCIAL_WORKER);
    const { status, body } = await ask('POST', `/desk/people/${SOCIAL_WORKER}/actions`, {
      activityId,
      action: 'Fly',
    });
    assert.equal(status, 404);
    assert.equal(body.error?.code, 'no-such-action');
    assert.ok((body.error.actions?.length ?? 0) > 0);
  });

  it('lets the wrong person press a forwarded card, and shows the refusal', async () => {
    const { id: activityId } = await latest(SOCIAL_WORKER);
    const pressed = { activityId, action: 'Acknowledge', inputs: {} };
    const answer = await person(`${PERSON}106`, 'actions', pressed);
    assert.equal(answer.kind, 'refused', JSON.stringify(answer));
    assert.equal((await person(SOCIAL_WORKER, 'actions', pressed)).kind, 'card');
  });

  it('moves the clock from due moment to due moment, and only forward', async () => {
    const before = (await person(SOCIAL_WORKER, 'chat')).activities?.length ?? 0;
    const { body } = await ask('POST', '/desk/clock', { workingDays: 2 });
    assert.equal(body.now, '2026-12-24T10:00:00.000Z');
    const { activities = [] } = await person(SOCIAL_WORKER, 'chat');
    const stamps = activities.slice(before).map((each) => textAt({ ...each }, 'timestamp'));
    assert.deepEqual(stamps, ['2026-12-23T09:00:00.000Z', '2026-12-24T09:00:00.000Z']);
    assert.equal((await ask('POST', '/desk/clock', { to: '2026-12-22T10:00' })).status, 409);
  });

  it('refuses activities whose token is missing, of another key or expired', async () => {
    const activity = { type: 'message', serviceUrl: desk.standins.urls.teamsServiceUrl };
    for (const token of [{ none: true }, { key: 'other' }, { expired: true }]) {
      const { body } = await ask('POST', '/desk/activities', { activity, token });
      assert.equal(body.status, 401, JSON.stringify(token));
    }
  });

  it('answers 503 while the app is killed, and goes on after the restart', async () => {
    const pid = desk.appPid();
    assert.equal((await ask('POST', '/desk/app/kill')).body.state, 'stopped');
    const { status, body } = await ask('POST', `/desk/people/${IRO}/messages`, { text: '/cases' });
    assert.equal(status, 503);
    assert.equal(body.error?.code, 'app-stopped');
    assert.equal((await ask('POST', '/desk/clock', { minutes: 60 })).status, 200);
    assert.equal((await ask('POST', '/desk/app/restart')).body.state, 'running');
    assert.notEqual(desk.appPid(), pid);
    const { replies = [] } = await person(IRO, 'messages', { text: '/cases' });
    assert.equal(replies.length, 1);
  });

  it('plays faults and takes them away again', async () => {
    const reply = { status: 403 };
    await ask('POST', '/desk/faults', { service: 'teams', person: TEAM_MANAGER, reply });
    const none = await person(TEAM_MANAGER, 'messages', { text: '/help' });
    assert.deepEqual(none.replies, []);
    await ask('DELETE', '/desk/faults');
    const one = await person(TEAM_MANAGER, 'messages', { text: '/help' });
    assert.equal(one.replies?.length, 1);
  });

  it('shows what the app has sent, and gives out tab tokens', async () => {
    const { body } = await ask('GET', '/desk/requests?to=teams');
    assert.ok((body.requests?.length ?? 0) > 0);
    assert.match((await person(IRO, 'token', {})).token ?? '', /^[\w-]+\.[\w-]+\.[\w-]+$/);
  });

  it('adds to a calendar and lists it as Graph does', async () => {
    const change = { do: 'add', start: '2027-01-05T09:00', end: '2027-01-05T10:00' };
    const made = await ask('POST', `/desk/people/${IRO}/calendar`, change);
    assert.equal(made.status, 200);
    const listed = await ask('GET', `/desk/people/${IRO}/calendar`);
    assert.match(JSON.stringify(listed.body), /2027-01-05T09:00:00/);
  });

  it('serves the page from memory', async () => {
    for (const path of ['/', '/page/main.js', '/page/style.css']) {
      assert.equal((await fetch(new URL(path, desk.url))).status, 200, path);
    }
  });
});
