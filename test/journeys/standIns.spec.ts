import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { wordsOf } from './deskClient.ts';
import { openDesk, type TheDesk, type Watch } from './theDesk.ts';

const IRO = 'IRO 1';
const MANAGER = 'Team manager, North';
const DEPUTY = 'Deputy team manager, North';
const COVER = 'Team manager, South';
const DUTY = 'Operations manager, South';
const CHILD = { record: 'ZQK4471', initials: 'QZJ', team: 'north', stage: 'du-2' };
const CANARY = /ZQK4471|QZJ/;

const id = (n: number): string => `00000000-0000-4000-8000-000000000${String(n)}`;
const DUTY_POST = `
  - role: duty
    scope: { team: north }
    holder: ${id(107)}
`;
const ROTA = `
cover:
  - { person: ${id(101)}, by: ${id(105)}, from: 2027-01-11, to: 2027-01-12 }
`;

/** The people of Durham, with something changed. */
async function peopleFile(folder: string, change: (text: string) => string): Promise<string> {
  const text = await readFile(
    new URL('../../desk/authorities/durham.yaml', import.meta.url),
    'utf8',
  );
  const changed = change(text);
  assert.notEqual(changed, text);
  const file = path.join(folder, `${String(Math.random()).slice(2)}.yaml`);
  await writeFile(file, changed);
  return file;
}

describe('people who are away, blocked or not there', function () {
  this.timeout(180_000);
  let folder: string;
  let desk: TheDesk;
  let watch: Watch;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'iro-people-'));
  });
  after(async () => await rm(folder, { recursive: true, force: true }));
  afterEach(async () => await desk.stop());

  async function open(now: string, change: (text: string) => string): Promise<void> {
    desk = await openDesk({ now, people: await peopleFile(folder, change) });
    watch = await desk.watch();
  }

  const raise = async (): Promise<string> =>
    (await desk.player.raise(desk.id(IRO), CHILD)).reference;

  /** Who got what since the last look, without the raiser's own form. */
  async function told(reference: string): Promise<readonly string[]> {
    const news = await watch.news(reference);
    return news
      .filter(({ heading }) => !heading.startsWith('Check'))
      .map(({ post, kind, heading }) =>
        kind === 'notice' ? `${post}: ${heading.split(': ').at(-1) ?? ''}` : `${post}: ${kind}`,
      )
      .sort();
  }

  const refuse = async (service: 'teams' | 'graph', match: string, person: string | null) => {
    await desk.client.call('POST', '/desk/faults', {
      service,
      match,
      ...(person !== null && { person: desk.id(person) }),
      reply: {
        status: 403,
        body: {
          error: {
            code: service === 'teams' ? 'MessageWritesBlocked' : 'ErrorAccessDenied',
            message: 'no',
          },
        },
      },
    });
  };

  /** The record of the case, as the raiser reads it and as it is verified. */
  async function record(reference: string): Promise<string> {
    const page = await fetch(
      new URL(
        `/desk/people/${desk.id(IRO)}/evidence?reference=${reference}&as=html`,
        desk.client.url,
      ),
    );
    return (await page.text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  }

  /** No child's details outside opened cards: notifications, mails. */
  async function canary(): Promise<void> {
    for (const { id: person, post } of desk.people) {
      for (const { notification, summary } of await desk.client.chat(person)) {
        assert.doesNotMatch(`${notification ?? ''} ${summary ?? ''}`, CANARY, post);
      }
      for (const { subject } of await desk.client.mail(person)) {
        assert.doesNotMatch(subject, CANARY, post);
      }
    }
  }

  it('a manager who is away: the deputy has the alert at once, the raiser knows, the days run on', async () => {
    await open('2027-01-11T10:00', (text) => text + ' ');
    await desk.client.changeCalendar(desk.id(MANAGER), {
      ...{ do: 'outOfOffice', from: '2027-01-08T18:00', to: '2027-01-18T09:00' },
    });
    const reference = await raise();
    const news = await told(reference);
    assert.ok(news.includes(`${MANAGER}: alert`), news.join('\n'));
    assert.ok(news.includes(`${DEPUTY}: alert`), news.join('\n'));
    assert.ok(news.includes(`${IRO}: Somebody asked is away`), news.join('\n'));
    const card = await desk.player.newestWith(desk.id(DEPUTY), ['acknowledge'], reference);
    assert.match(wordsOf(card.card), /Team manager, North/);
    await desk.player.act(desk.id(DEPUTY), 'acknowledge', {}, reference);
    const page = await record(reference);
    assert.match(page, /Away, as Outlook says/);
    const history = await desk.player.case(desk.id(IRO), reference);
    assert.match(
      wordsOf(history.card),
      /Away until Monday 18 January 2027, Deputy team manager, North is told/,
    );
    await canary();
  });

  it('cover by rota: on its days both are told and either answers; afterwards the holder alone', async () => {
    await open('2027-01-11T10:00', (text) => `${text}${ROTA}`);
    const reference = await raise();
    const news = await told(reference);
    assert.ok(
      news.includes(`${MANAGER}: alert`) && news.includes(`${COVER}: alert`),
      news.join('\n'),
    );
    const answer = await desk.player.act(desk.id(COVER), 'acknowledge', {}, reference);
    assert.equal(answer.kind, 'card', JSON.stringify(answer));
    assert.match(await record(reference), /Team manager, South .*Team manager, North/);
    await desk.client.moveClock({ to: '2027-01-14T09:30' });
    const later = await raise();
    const onlyHolder = await told(later);
    assert.ok(!onlyHolder.includes(`${COVER}: alert`), onlyHolder.join('\n'));
    await canary();
  });

  it('blocked bot and refused mail: deputy, then the duty post, then the raiser', async () => {
    await open('2027-01-11T10:00', (text) => text.replace('\nteams:', `${DUTY_POST}\nteams:`));
    for (const post of [MANAGER, DEPUTY]) await refuse('teams', 'POST', post);
    await refuse('graph', 'messages', null);
    const first = await raise();
    const news = await told(first);
    assert.ok(news.includes(`${DUTY}: alert`), news.join('\n'));
    assert.ok(news.includes(`${IRO}: Somebody else has it now`), news.join('\n'));
    assert.match(await record(first), /Operations manager, South, in their place/);
    await refuse('teams', 'POST', DUTY);
    const second = await raise();
    const lost = await told(second);
    assert.ok(lost.includes(`${IRO}: Could not be delivered`), lost.join('\n'));
    await desk.client.moveClock({ to: '2027-01-12T09:30' });
    assert.ok((await told(second)).includes(`${IRO}: Still not delivered`));
    await canary();
  });

  it('a vacant post: the duty post answers for it', async () => {
    await open('2027-01-11T10:00', (text) =>
      text
        .replace(`    holder: ${id(101)}\n    deputy: ${id(102)}\n`, '    holder: null\n')
        .replace('\nteams:', `${DUTY_POST}\nteams:`),
    );
    const reference = await raise();
    const news = await told(reference);
    assert.ok(news.includes(`${DUTY}: alert`), news.join('\n'));
    const answer = await desk.player.act(desk.id(DUTY), 'acknowledge', {}, reference);
    assert.equal(answer.kind, 'card', JSON.stringify(answer));
    await canary();
  });

  it('an outage over Christmas: nobody is reminded on Boxing Day', async () => {
    await open('2026-12-18T10:00', (text) => text + ' ');
    const reference = await raise();
    await told(reference);
    await desk.client.call('POST', '/desk/app/kill', {});
    await desk.client.moveClock({ to: '2026-12-26T03:00' });
    // All that the app missed in eight days is done now; a busy machine needs longer than one call waits.
    await desk.client.restart().catch((error: unknown) => {
      assert.match(String(error), /not-quiet/);
    });
    await desk.client.moveClock({ minutes: 10 });
    assert.deepEqual(await told(reference), []);
    await desk.client.moveClock({ to: '2026-12-28T12:00' });
    assert.deepEqual(await told(reference), []);
    await desk.client.moveClock({ to: '2026-12-29T09:30' });
    const news = await told(reference);
    assert.ok(
      news.some((each) => each.startsWith(`${MANAGER}: `)),
      news.join('\n'),
    );
  });
});
