import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { openDesk, type TheDesk } from '../journeys/theDesk.ts';
import { Keyboard } from './keyboard.ts';
import { barriers, noSidewaysScroll, openBrowser, Visitor } from './visitor.ts';

const SHOTS = process.env['SCREENSHOTS'];
const IRO = 'IRO 1';
const MANAGER = 'Team manager, North';
const WORDS = 'The school has asked again when the visit will be. Nobody has told them a day.';

/** `/escalate` and _Find a case_ where there is no chat with the bot, clicked as in Teams (platform 4.2). */
describe('the message extension in a channel, in Chromium', () => {
  let desk: TheDesk;
  let browser: Browser;
  let page: Page;
  let visitor: Visitor;
  let reference = '';
  const problems: string[] = [];

  before(async function () {
    this.timeout(120_000);
    [desk, browser] = await Promise.all([openDesk({ now: '2027-03-01T10:00' }), openBrowser()]);
    page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => problems.push(error.message));
    visitor = new Visitor(page);
    await page.goto(desk.client.url);
  });
  after(async () => {
    await browser.close();
    await desk.stop();
  });

  const turnTo = async (view: 'Chat' | 'Channel', post: string): Promise<void> => {
    await page
      .getByRole('navigation', { name: 'Choose who you are' })
      .getByRole('button', { name: post })
      .first()
      .click();
    const views = page.getByRole('group', { name: 'Chat, channel or tab' });
    await views.getByRole('button', { name: view, exact: true }).click();
  };
  const toTheChannel = async (post: string): Promise<void> => {
    await turnTo('Channel', post);
    await page.getByText(`${post} opens the app’s message extension.`).waitFor();
  };
  /** `SCREENSHOTS=docs/screenshots npm test -- browser` renews the pictures of the documents. */
  const shot = async (name: string): Promise<void> => {
    if (SHOTS === undefined || SHOTS === '') return;
    mkdirSync(SHOTS, { recursive: true });
    await page.screenshot({ path: `${SHOTS}/${name}.png` });
  };
  const dialog = () => page.getByRole('dialog', { name: 'Escalate' });
  const find = async (words: string): Promise<void> => {
    await page.getByLabel('Reference of a case to share').fill(words);
    await page.getByRole('button', { name: 'Find' }).click();
  };

  it('raises a concern in a dialog, with the words of the message on which it was opened', async () => {
    await toTheChannel(IRO);
    await page.getByRole('button', { name: 'Escalate from this message' }).click();
    await dialog().getByText('Step 1 of 3').waitFor();
    assert.deepEqual(await barriers(page), []);
    await dialog().getByLabel('Liquid Logic number').fill('100234');
    await dialog().getByLabel('Initials').fill('ZX');
    await dialog().getByLabel('North').check();
    await dialog().getByLabel('Stage 2: Team Manager').check();
    await dialog().getByRole('button', { name: 'Continue' }).click();
    await dialog().getByText('Step 2 of 3').waitFor();
    await shot('extension');
    const boxes = await dialog().locator('textarea').all();
    const written = await Promise.all(boxes.map(async (box) => await box.inputValue()));
    assert.equal(written.filter((text) => text === WORDS).length, 1, JSON.stringify(written));
    for (const [n, box] of boxes.entries())
      if (written[n] === '') await box.fill('The plan needs a date for the next visit.');
    await dialog().getByRole('button', { name: 'Continue' }).click();
    await dialog().getByText('What happens when you confirm').waitFor();
    await dialog().getByRole('button', { name: 'Confirm and send' }).click();
    await dialog()
      .getByText(/It is sent/)
      .waitFor();
    reference = /2027-\w{5}/.exec(await dialog().innerText())?.[0] ?? '';
    assert.notEqual(reference, '');
    await dialog().getByRole('button', { name: 'Close' }).first().click();
    await turnTo('Chat', MANAGER);
    await visitor.sees(WORDS);
  });

  it('finds a case to share by a part of its reference, and for somebody without a part in it none', async () => {
    await toTheChannel(IRO);
    await find(reference.slice(5));
    const card = page.locator('.found .card');
    await card.getByText(reference, { exact: false }).first().waitFor();
    assert.doesNotMatch(await card.innerText(), /ZX|100234|Stage|visit/);
    assert.deepEqual(await barriers(page), []);
    await toTheChannel('Team manager, South');
    await find(reference);
    await page.locator('.found p').waitFor();
    assert.equal(await card.count(), 0);
    assert.doesNotMatch(await page.locator('.found').innerText(), new RegExp(reference));
  });

  it('raises a concern in the dialog by keyboard alone, and gives the keyboard back to where it was', async function () {
    this.timeout(180_000);
    await toTheChannel('IRO 2');
    const keys = new Keyboard(page);
    await keys.choose(/^Escalate from the \/ menu/);
    await dialog().getByText('Step 1 of 3').waitFor();
    await keys.type(/^Liquid Logic number/, '100999');
    await keys.type(/^Initials/, 'ZX');
    await keys.pick(['North', 'South'], 'South');
    await keys.pick(['Stage \\d'], 'Stage 2: Team Manager');
    await keys.choose(/^Continue$/);
    await dialog().getByText('Step 2 of 3').waitFor();
    await keys.writeEverything('The plan needs a date for the next visit.');
    await keys.choose(/^Continue$/, 'Space');
    await dialog().getByText('What happens when you confirm').waitFor();
    await keys.choose(/^Confirm and send$/);
    await dialog()
      .getByText(/It is sent/)
      .waitFor();
    await keys.choose(/^Close$/);
    await dialog().waitFor({ state: 'hidden' });
    assert.equal((await keys.where()).name, 'Escalate from the / menu');
    await keys.type(/^Reference of a case to share/, reference);
    await keys.press('Enter');
    await page.locator('.found p').waitFor();
  });

  it('tells somebody who may not raise so, by keyboard alone', async function () {
    this.timeout(90_000);
    await toTheChannel('Team manager, South');
    const keys = new Keyboard(page);
    await keys.choose(/^Escalate from the \/ menu/);
    await dialog()
      .getByText(/not one that raises cases/)
      .first()
      .waitFor();
    await keys.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
    assert.equal((await keys.where()).name, 'Escalate from the / menu');
  });

  it('can be used at 320 px', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    await noSidewaysScroll(page);
    await page.getByRole('button', { name: 'Escalate from this message' }).click();
    await dialog().waitFor();
    await noSidewaysScroll(page);
    assert.deepEqual(problems, []);
  });
});
