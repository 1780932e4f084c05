import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { openDesk, type TheDesk } from '../journeys/theDesk.ts';
import { FramedTab } from './framedTab.ts';
import { Keyboard } from './keyboard.ts';
import { openBrowser } from './visitor.ts';

const IRO = 'IRO 1';

/** The page on which anybody reads the procedures, and plays one on a day of their choice. */
describe('the procedures in the tab, in Chromium', () => {
  let desk: TheDesk;
  let browser: Browser;
  let tab: FramedTab;

  before(async function () {
    this.timeout(120_000);
    [desk, browser] = await Promise.all([openDesk({ now: '2027-03-01T10:00' }), openBrowser()]);
    tab = await FramedTab.open(browser, desk);
  });
  after(async () => {
    await browser.close();
    await desk.stop();
  });
  afterEach(() => {
    assert.deepEqual(tab.problems.splice(0), []);
  });

  it('shows the ladder, how the text is read, and who gets what from a day that is chosen', async function () {
    this.timeout(120_000);
    await tab.enter(IRO);
    await tab.turnTo('Procedures');
    const inside = tab.inside();
    await inside.getByLabel('Procedure', { exact: true }).selectOption('IRO Resolution Process');
    await inside.getByRole('heading', { name: 'Stage 2: Team Manager' }).waitFor();
    await inside.getByRole('rowheader', { name: 'A-X-02' }).waitFor();
    await inside.getByLabel('Begins on').fill('2027-03-24');
    await inside.getByLabel('Begins at').selectOption('Stage 2: Team Manager');
    await inside.getByRole('button', { name: 'Play it' }).click();
    // Four working days from Wednesday: Thursday 25, then, without Good Friday and Easter Monday, 30, 31 and 1 April.
    await inside.getByText('Reply by the end of Thursday 1 April 2027').waitFor();
    await tab.checkThemes('procedures');
    const stage = inside.locator('.finding').filter({ hasText: 'Wed 24 Mar 2027, 10:00' });
    await stage.getByText('More: Reply by the end of Thursday 1 April 2027').click();
    await stage.getByText('Not counted: Friday 26 March 2027 (Good Friday).').waitFor();
  });

  it('can be played by keyboard alone', async function () {
    this.timeout(120_000);
    await tab.enter(IRO);
    await tab.turnTo('Procedures');
    const keys = new Keyboard(tab.page, () => tab.frame());
    await keys.choose(/^Play it$/);
    await tab
      .inside()
      .getByText(/^Played with made-up people/)
      .first()
      .waitFor();
  });

  it('can be used at 320 px and at 400 % zoom', async () => {
    await tab.checkNarrow(IRO, 'Procedures', 'procedures');
  });
});
