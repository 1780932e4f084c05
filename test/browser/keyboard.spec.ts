import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { openDesk, type TheDesk } from '../journeys/theDesk.ts';
import { Keyboard } from './keyboard.ts';
import { openBrowser, Visitor } from './visitor.ts';

/** WCAG 2.1.1, 2.1.2, 2.4.7: everything by keyboard, no trap, and the keyboard's place is seen. */
describe('the desk’s page by keyboard alone', () => {
  let desk: TheDesk;
  let browser: Browser;
  let page: Page;
  let keys: Keyboard;
  let visitor: Visitor;

  before(async () => {
    [desk, browser] = await Promise.all([openDesk({ now: '2026-12-17T10:00' }), openBrowser()]);
    page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
    page.setDefaultTimeout(15_000);
    keys = new Keyboard(page);
    visitor = new Visitor(page);
    await page.goto(desk.client.url);
    await page.getByRole('button', { name: 'IRO 1' }).waitFor();
  });

  after(async () => {
    await browser.close();
    await desk.stop();
  });

  it('raises a concern, step by step, and confirms it', async function () {
    this.timeout(120_000);
    await keys.choose(/^IRO 1$/);
    await page.getByRole('heading', { name: 'IRO 1' }).first().waitFor();
    await keys.type(/^Write to the bot/, '/escalate');
    await keys.press('Enter');
    await visitor.sees('Step 1 of 3');
    await keys.type(/^Liquid Logic number/, '100234', true);
    await keys.type(/^Initials/, 'AB');
    await keys.pick(['North', 'South'], 'North');
    await keys.pick(['Stage \\d'], 'Stage 2: Team Manager');
    await keys.choose(/^Continue$/);
    await visitor.sees('Step 2 of 3');
    await keys.writeEverything('The plan needs a date.');
    await keys.choose(/^Continue$/, 'Space');
    await visitor.sees('What happens when you confirm');
    await keys.choose(/^Confirm and send$/);
    await visitor.sees(/It is sent/);
  });

  it('finds the alert, and answers it', async function () {
    this.timeout(120_000);
    await keys.choose(/^Team manager, North/);
    await visitor.sees(/asks for your reply/);
    await keys.choose(/^Why this day\?$/);
    await visitor.sees(/Day 0/);
    await keys.choose(/^Reply$/, 'Space');
    await keys.type(/^Your reply/, 'The visit is booked for next week.');
    await keys.choose(/^Send reply$/);
    await visitor.sees(/Your reply is recorded/);
    const at = await keys.where();
    assert.notEqual(at.role, 'body', 'the keyboard kept its place when the card was drawn anew');
  });

  it('goes round the page, forwards and back, without a trap', async () => {
    const forwards = await keys.round();
    const back = await keys.round(true);
    assert.ok(forwards > 20, String(forwards));
    assert.equal(back, forwards);
  });

  it('keeps two open forms apart: a choice on one is no choice on the other', async function () {
    this.timeout(120_000);
    await keys.choose(/^IRO 2$/);
    await page.getByRole('heading', { name: 'IRO 2' }).first().waitFor();
    for (const text of ['one', 'two']) {
      await keys.type(/^Write to the bot/, '/escalate');
      await keys.press('Enter');
      await page
        .getByText('Step 1 of 3')
        .nth(text === 'one' ? 0 : 1)
        .waitFor();
      await keys.to(/^Initials/, true);
      await keys.pick(['North', 'South'], 'North');
    }
    const chosen = page.locator('input[type=radio][value=north]:checked');
    assert.equal(await chosen.count(), 2);
  });

  it('leaves the keyboard where the person put it, and loses no message while the desk is slow', async function () {
    this.timeout(120_000);
    await page
      .getByRole('button', { name: /^IRO 1 ?, ?1 ?new message/ })
      .waitFor({ timeout: 60_000 });
    await page.route('**/desk/**', async (route) => {
      await setTimeout(500);
      await route.continue();
    });
    await keys.choose(/^IRO 1, 1 new message$/);
    for (const text of ['/help', '/help me', '/help again']) {
      await keys.to(/^Write to the bot/);
      await page.keyboard.type(text, { delay: 100 });
      await keys.press('Enter');
      await keys.tab(true);
    }
    for (const text of ['/help', '/help me', '/help again'])
      await page
        .locator('.said.mine')
        .getByText(text, { exact: true })
        .waitFor({ timeout: 60_000 });
    await page.unroute('**/desk/**');
  });
});
