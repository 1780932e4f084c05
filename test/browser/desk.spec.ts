import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { openDesk, type TheDesk } from '../journeys/theDesk.ts';
import { barriers, noSidewaysScroll, openBrowser, Visitor } from './visitor.ts';

const SHOTS = process.env['SCREENSHOTS'];

/** `SCREENSHOTS=docs/screenshots npm test -- browser` renews the pictures of the documents. */
async function shot(page: Page, name: string): Promise<void> {
  if (SHOTS === undefined || SHOTS === '') return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: `${SHOTS}/${name}.png` });
}

describe('the desk’s page, in Chromium', () => {
  let desk: TheDesk;
  let browser: Browser;
  let page: Page;
  let visitor: Visitor;
  const problems: string[] = [];

  before(async () => {
    [desk, browser] = await Promise.all([openDesk({ now: '2026-12-17T10:00' }), openBrowser()]);
    page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    visitor = new Visitor(page);
    await page.goto(desk.client.url);
  });

  after(async () => {
    await browser.close();
    await desk.stop();
  });

  it('lets an IRO raise a concern with /escalate, step by step, and confirm it', async () => {
    await visitor.become('IRO 1');
    await visitor.write('/escalate');
    await visitor.sees('Step 1 of 3');
    assert.deepEqual(await barriers(page), []);
    await visitor.fillNewest({ 'Liquid Logic number': '100234', Initials: 'AB' });
    await visitor.newest().getByLabel('North').check();
    await visitor.newest().getByLabel('Stage 2: Team Manager').check();
    await visitor.press('Continue');
    await visitor.sees('Step 2 of 3');
    const asked = visitor.newest().locator('textarea');
    for (const box of await asked.all())
      await box.fill('The plan needs a date for the next visit.');
    await visitor.press('Continue');
    await visitor.sees('What happens when you confirm');
    await visitor.sees(/Reply by the end of Wednesday 23 December 2026/);
    await shot(page, 'preview');
    await visitor.press('Confirm and send');
    await visitor.sees(/It is sent/);
  });

  it('brings the card to the team manager, who answers in their own chat', async () => {
    await visitor.become('Team manager, North');
    await visitor.sees(/asks for your reply/);
    assert.deepEqual(await barriers(page), []);
    await shot(page, 'desk');
    await visitor.press('Reply');
    await visitor
      .newest()
      .getByLabel(/Your reply/)
      .fill('The visit is booked for next week.');
    await visitor.press('Send reply');
    await visitor.sees(/Your reply is recorded/);
  });

  it('shows the reply to the IRO with what can be decided', async () => {
    await visitor.become('IRO 1');
    await visitor.sees(/You decide/);
    await visitor.sees('The visit is booked for next week.');
    await shot(page, 'decision');
    assert.deepEqual(await barriers(page), []);
  });

  it('can be used at 320 px without scrolling sideways, and in the dark', async () => {
    await page.setViewportSize({ width: 320, height: 700 });
    await noSidewaysScroll(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    assert.deepEqual(await barriers(page), []);
    await shot(page, 'narrow-dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1360, height: 900 });
  });

  it('reports no error of its own', () => {
    assert.deepEqual(problems, []);
  });
});
