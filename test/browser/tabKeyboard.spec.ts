import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { openDesk, type TheDesk } from '../journeys/theDesk.ts';
import { FramedTab } from './framedTab.ts';
import { reachesEverything } from './reach.ts';
import { openBrowser } from './visitor.ts';

const RAISER = 'IRO 1';
const MANAGER = 'Team manager, North';
const COPIED = 'Operations manager, North';
const CHIEF = 'IRO Operations Manager';

/** What opens within a page. The pages as they stand are gone through where each is looked at. */
describe('[WCAG 2.1.1] Tab comes to every control of the tab', () => {
  let desk: TheDesk;
  let browser: Browser;
  let tab: FramedTab;
  let reference = '';

  before(async function () {
    this.timeout(120_000);
    [desk, browser] = await Promise.all([openDesk({ now: '2027-03-01T10:00' }), openBrowser()]);
    const fill = { record: '100234', initials: 'ZX', team: 'north', stage: 'du-2' };
    ({ reference } = await desk.player.raise(desk.id(RAISER), fill));
    tab = await FramedTab.open(browser, desk);
  });
  after(async () => {
    await browser.close();
    await desk.stop();
  });
  afterEach(() => {
    assert.deepEqual(tab.problems.splice(0), []);
  });

  const openTheCase = async (post: string): Promise<void> => {
    await tab.enter(post);
    await tab.inside().getByRole('link', { name: reference }).first().click();
    await tab.inside().getByRole('heading', { name: reference, level: 1 }).waitFor();
  };

  const actions = () => tab.inside().getByRole('group', { name: 'What you can do' });

  /** The card of a deed as it opens, and with each of its parts open. */
  const throughTheForm = async (label: string, deed: string): Promise<void> => {
    const inside = tab.inside();
    await actions().getByRole('button', { name: deed, exact: true }).click();
    const card = inside.locator('.deed .card');
    await card.getByRole('button').first().waitFor();
    await reachesEverything(tab, label);
    const parts = await card.getByRole('button', { expanded: false }).allTextContents();
    for (const part of parts) {
      await card.getByRole('button', { name: part, exact: true }).click();
      await reachesEverything(tab, `${label}: ${part}`);
    }
  };

  for (const [post, least] of [
    [RAISER, 4],
    [MANAGER, 2],
    [COPIED, 0],
  ] as const)
    it(`on a case and in each form of it, for ${post}`, async function () {
      this.timeout(180_000);
      await openTheCase(post);
      await reachesEverything(tab, `${post}: a case`);
      const deeds = await actions().getByRole('button').allTextContents();
      assert.ok(deeds.length >= least, deeds.join());
      for (const deed of deeds) await throughTheForm(`${post}: ${deed}`, deed);
    });

  it('on each step of the form that raises a concern', async function () {
    this.timeout(120_000);
    await tab.enter(RAISER);
    const inside = tab.inside();
    const step = async (words: string): Promise<void> => {
      await inside.getByText(words).waitFor();
      await reachesEverything(tab, words);
    };
    await inside.getByRole('button', { name: 'Escalate' }).click();
    await step('Step 1 of 3');
    await inside.getByLabel('Liquid Logic number').fill('100777');
    await inside.getByLabel('Initials').fill('QZ');
    await inside.getByLabel('South').check();
    await inside.getByLabel('Stage 2: Team Manager').check();
    await inside.getByRole('button', { name: 'Continue' }).click();
    await step('Step 2 of 3');
    for (const box of await inside.locator('.deed textarea').all())
      await box.fill('The plan needs a date for the next visit.');
    await inside.getByRole('button', { name: 'Continue' }).click();
    await step('What happens when you confirm');
  });

  it('among the cases behind a figure', async function () {
    this.timeout(120_000);
    await tab.enter(CHIEF);
    await tab.turnTo('Reports');
    await tab.inside().getByRole('button', { name: '1: Raised. Show the cases' }).click();
    await tab.inside().getByText('Raised, All teams: 1 case').waitFor();
    await reachesEverything(tab, 'the cases behind a figure');
  });
});
