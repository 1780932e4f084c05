import assert from 'node:assert/strict';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { factOf, wordsOf } from '../journeys/deskClient.ts';
import { openDesk, type TheDesk } from '../journeys/theDesk.ts';
import { Keyboard } from './keyboard.ts';
import { barriers, noSidewaysScroll, openBrowser } from './visitor.ts';

const IRO = 'IRO 1';
const MANAGER = 'Team manager, North';
const BLOCKED = {
  status: 403,
  body: { error: { code: 'MessageWritesBlocked', message: 'blocked' } },
};

/** Teams is down for the one who is asked: the mail, its page, the same card, the same record. */
describe('the page that a mail leads to, in Chromium', () => {
  let desk: TheDesk;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let old: Page;
  let reference: string;
  const problems: string[] = [];
  const urls: string[] = [];

  before(async function () {
    this.timeout(90_000);
    [desk, browser] = await Promise.all([openDesk({ now: '2026-12-17T10:00' }), openBrowser()]);
    await desk.client.call('POST', '/desk/faults', {
      service: 'teams',
      person: desk.id(MANAGER),
      reply: BLOCKED,
    });
    const fill = { record: '100234', initials: 'ZX', team: 'north', stage: 'du-2' };
    ({ reference } = await desk.player.raise(desk.id(IRO), fill));
    context = await browser.newContext({ viewport: { width: 1100, height: 900 } });
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    page.on('request', (request) => urls.push(request.url()));
  });
  after(async () => {
    await browser.close();
    await desk.stop();
  });

  const link = async (): Promise<string> => {
    const mails = await desk.client.mail(desk.id(MANAGER));
    const [, found = ''] =
      /href="(http:[^"]*api\/answer[^"]*)"/.exec(mails.at(-1)?.body.content ?? '') ?? [];
    return found.replaceAll('&amp;', '&');
  };

  const signInAs = async (post: string, at = page): Promise<void> => {
    await at.goto(await link());
    await at.getByRole('button', { name: 'Sign in with your work account' }).click();
    await at.getByRole('link', { name: post, exact: true }).click();
    await at.getByText('What is asked is shown below.').waitFor();
  };

  it('is reached from the mail at the desk, by a click', async () => {
    await page.goto(desk.client.url);
    await page.getByRole('button', { name: MANAGER }).first().click();
    await page.getByText(new RegExp(reference)).first().click();
    const [opened] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('link', { name: new RegExp(`Open .*${reference} on the page`) }).click(),
    ]);
    await opened.getByRole('button', { name: 'Sign in with your work account' }).waitFor();
    assert.deepEqual(await barriers(opened), []);
    await opened.close();
  });

  it('asks who one is, and shows the card of the alert, which is recorded as opened', async () => {
    await signInAs(MANAGER);
    await page.getByText(/asks for your reply/).waitFor();
    assert.deepEqual(await barriers(page), []);
    assert.equal(await page.evaluate('document.activeElement.id'), 'place');
    const seen = factOf((await desk.player.case(desk.id(IRO), reference)).card, MANAGER);
    assert.match(seen, /^Asked\. Opened on Thu 17 Dec 2026, 10:00/);
  });

  it('holds ids alone in every address, and no text of the case', () => {
    // What chance has made there may spell anything.
    const chance = /\b(state|nonce|code|code_challenge|session_state)=[^&#]*/g;
    for (const url of urls) {
      assert.doesNotMatch(url.replace(chance, '$1='), /ZX|100234|North|Delay/);
    }
    assert.ok(urls.some((url) => url.includes('code_challenge_method=S256')));
  });

  it('can be used at 320 px, in the dark and in forced colours', async () => {
    await page.setViewportSize({ width: 320, height: 700 });
    await noSidewaysScroll(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    assert.deepEqual(await barriers(page), []);
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
    assert.deepEqual(await barriers(page), []);
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
    await page.setViewportSize({ width: 1100, height: 900 });
  });

  it('keeps what was typed when the line is cut or the app is gone, and says what to do', async () => {
    await page.getByRole('button', { name: 'Reply', exact: true }).click();
    await page.getByLabel(/Your reply/).fill('Typed once.');
    await page.route('**/api/answer/act', async (route) => await route.abort());
    await page.getByRole('button', { name: 'Send reply' }).click();
    await page.getByText(/does not answer. What you wrote is still here/).waitFor();
    await page.unroute('**/api/answer/act');
    await desk.client.call('POST', '/desk/app/kill', {});
    await page.getByRole('button', { name: 'Send reply' }).click();
    await page.getByText(/at the moment. What you wrote is still here/).waitFor();
    await desk.client.restart();
    assert.equal(await page.getByLabel(/Your reply/).inputValue(), 'Typed once.');
    assert.equal(
      problems.splice(0).every((each) => each.includes('Failed to load resource')),
      true,
    );
  });

  it('can be open twice', async () => {
    old = await context.newPage();
    await signInAs(MANAGER, old);
    await old.getByRole('button', { name: 'Reply', exact: true }).click();
    await old.getByLabel(/Your reply/).fill('Sent from an old card.');
  });

  it('lets a reply be given by keyboard alone, though the hour is over; the clock stops, and the record says by which door', async function () {
    this.timeout(120_000);
    await signInAs(MANAGER);
    const keys = new Keyboard(page);
    await keys.choose(/^Reply$/);
    await keys.type(/^Your reply/, 'The visit is booked for next week.');
    let calls = 0;
    await page.route('**/api/answer/act', async (route) => {
      calls += 1;
      // The token has run out: the page renews it in silence, and nothing that was typed is lost.
      if (calls > 1) await route.continue();
      else await route.fulfill({ status: 401, body: '{}' });
    });
    await keys.choose(/^Send reply$/);
    await page.getByText(/Your reply is recorded/).waitFor();
    assert.equal(calls, 2);
    await page.unroute('**/api/answer/act');
    problems.splice(0);
    assert.equal((await keys.where()).name, 'What is asked');
    assert.deepEqual(await barriers(page), []);
    const told = await desk.player.case(desk.id(IRO), reference);
    assert.ok(factOf(told.card, 'Due').includes('clock stands still'), wordsOf(told.card));
    const { html } = await evidence();
    assert.match(
      html,
      /Reply given[\s\S]{0,200}by Team manager, North[^<]*, on the page that the mail leads to/,
    );
  });

  it('shows a second press, from an old card, what stands, and records nothing twice', async () => {
    const replies = async (): Promise<number> =>
      [...(await evidence()).html.matchAll(/Reply given/g)].length;
    const before = await replies();
    await old.getByRole('button', { name: 'Send reply' }).click();
    await old.getByText('What came of it is shown below.').waitFor();
    assert.equal(await old.getByRole('button', { name: 'Send reply' }).count(), 0);
    const { html } = await evidence();
    assert.equal(await replies(), before);
    assert.ok(html.includes('The visit is booked for next week.'));
    assert.ok(!html.includes('Sent from an old card.'));
    assert.deepEqual(await barriers(old), []);
    await old.close();
  });

  it('comes from a mail that nothing keeps anybody from reading', async () => {
    const mail = (await desk.client.mail(desk.id(MANAGER))).at(-1)?.body.content ?? '';
    assert.match(mail, /^<!DOCTYPE html>/);
    const read = await context.newPage();
    await read.setContent(mail);
    assert.deepEqual(await barriers(read), []);
    await read.close();
  });

  it('shows somebody else nothing', async () => {
    const other = await context.newPage();
    await signInAs('Team manager, South', other);
    await other
      .getByText(/not yours|no case/i)
      .first()
      .waitFor();
    assert.doesNotMatch(await other.content(), /ZX|100234/);
    await other.close();
  });

  it('reports no error of its own', () => {
    assert.deepEqual(problems, []);
  });

  const evidence = async (): Promise<{ html: string }> => {
    const at = `/desk/people/${desk.id(IRO)}/evidence?reference=${reference}&as=html`;
    const answer = await fetch(new URL(at, desk.client.url));
    return { html: await answer.text() };
  };
});
