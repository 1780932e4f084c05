import assert from 'node:assert/strict';
import { wordsOf, type DeskMail } from './deskClient.ts';
import { openDesk, type TheDesk } from './theDesk.ts';

const MANAGER = 'IRO Operations Manager';
const STRATEGIC = "Strategic manager, Children's Social Care";

describe('reports at the desk', () => {
  let desk: TheDesk;

  before(async function () {
    this.timeout(60_000);
    desk = await openDesk({ now: '2026-12-29T10:00' });
  });

  after(async () => await desk.stop());

  const reportsTo = async (post: string): Promise<readonly DeskMail[]> => {
    const mails = await desk.client.mail(desk.id(post));
    return mails.filter(
      ({ parentFolderId, attachments }) => parentFolderId === 'inbox' && attachments !== undefined,
    );
  };

  const newestCard = async (post: string): Promise<string> =>
    wordsOf((await desk.client.cards(desk.id(post))).at(-1)?.card);

  it('[DU-65] gives whoever may see reports a card with the headline figures, and the files by mail', async () => {
    await desk.client.say(desk.id(MANAGER), '/report');
    const words = await newestCard(MANAGER);
    assert.match(words, /Raised/);
    assert.match(words, /In time × 100 ÷/);
    const [mail] = await reportsTo(MANAGER);
    assert.deepEqual(
      mail?.attachments?.map(({ name }) => name.split('.').at(-1)),
      ['xlsx', 'csv'],
    );
    const csv = Buffer.from(mail.attachments[1]?.contentBytes ?? '', 'base64').toString('utf8');
    assert.match(csv, /^Procedure,From,To,Table,Row,Figure,Value,How it is counted\r\n/);
  });

  it('tells nobody else a figure', async () => {
    const person = desk.id('Team manager, North');
    const before = (await desk.client.cards(person)).length;
    await desk.client.say(person, '/report year');
    assert.equal((await desk.client.cards(person)).length, before);
    assert.deepEqual(await reportsTo('Team manager, North'), []);
  });

  it('[DU-65] sends the regular report on the first working day of the quarter at nine, once', async () => {
    await desk.client.moveClock({ to: '2027-01-04T08:59' });
    assert.deepEqual(await reportsTo(STRATEGIC), []);
    await desk.client.moveClock({ to: '2027-01-04T09:05' });
    const [mail, ...more] = await reportsTo(STRATEGIC);
    assert.deepEqual(more, []);
    assert.match(mail?.subject ?? '', /2026-10-01 to 2026-12-31$/);
    assert.match(await newestCard(STRATEGIC), /Carried forward/);
    await desk.client.restart();
    await desk.client.moveClock({ to: '2027-01-06T10:00' });
    assert.equal((await reportsTo(STRATEGIC)).length, 1);
  });
});
