import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { openDesk, type TheDesk } from '../journeys/theDesk.ts';
import { FramedTab } from './framedTab.ts';
import { Keyboard } from './keyboard.ts';
import { reachesEverything } from './reach.ts';
import { openBrowser } from './visitor.ts';

const CHIEF = 'IRO Operations Manager';
const ADMINISTRATOR = 'Administrator';
const AUDITOR = 'Auditor';

const OWN = ['My work', 'Procedures'] as const;
const REPORTS = ['My work', 'Reports', 'Procedures'] as const;

/** Which pages each kind of person has, by hand from the permission table of design section 6. */
const PAGES: Readonly<Record<string, readonly string[]>> = {
  'IRO 1': OWN,
  'IRO 2': OWN,
  [CHIEF]: ['My work', 'All cases', 'Reports', 'Procedures'],
  'Team manager, North': OWN,
  'Deputy team manager, North': OWN,
  'Social worker, North': OWN,
  'Operations manager, North': OWN,
  "Strategic manager, Children's Social Care": REPORTS,
  "Head of Children's Social Care": OWN,
  'Chief Executive': OWN,
  'Independent legal advisor': OWN,
  [ADMINISTRATOR]: ['My work', 'Procedures', 'People and posts', 'Calendar', 'Health'],
  [AUDITOR]: ['My work', 'Procedures', 'Audit'],
};

/** Every page of the tab, for everybody who has it; and each usable by everybody who has it. */
describe('the pages of the tab, for each kind of person, in Chromium', () => {
  let desk: TheDesk;
  let browser: Browser;
  let tab: FramedTab;
  let reference = '';
  const looked = new Set<string>();

  before(async function () {
    this.timeout(120_000);
    [desk, browser] = await Promise.all([openDesk({ now: '2027-03-01T10:00' }), openBrowser()]);
    const fill = { record: '100234', initials: 'ZX', team: 'north', stage: 'du-2' };
    ({ reference } = await desk.player.raise(desk.id('IRO 1'), fill));
    tab = await FramedTab.open(browser, desk);
  });
  after(async () => {
    await browser.close();
    await desk.stop();
  });
  afterEach(() => {
    assert.deepEqual(tab.problems.splice(0), []);
  });

  for (const [post, pages] of Object.entries(PAGES)) {
    it(`gives ${post} ${pages.join(', ')}, and no other`, async function () {
      this.timeout(180_000);
      await tab.enter(post);
      const inside = tab.inside();
      const links = inside.getByRole('navigation', { name: 'Pages' }).getByRole('link');
      assert.deepEqual(await links.allTextContents(), pages);
      for (const title of pages) {
        await tab.turnTo(title);
        await inside.locator('.waiting').first().waitFor({ state: 'detached' });
        assert.equal(await inside.getByRole('alert').count(), 0, title);
        // Once for each page: here it is who has it that is looked at.
        if (!looked.has(title)) {
          await tab.checked(`${post}: ${title}`, false);
          const stops = await reachesEverything(tab, `${post}: ${title}`);
          assert.ok(stops >= pages.length, 'the links to the pages are among them');
        }
        looked.add(title);
        assert.equal(
          await inside.getByRole('link', { name: title, exact: true }).getAttribute('aria-current'),
          'page',
        );
      }
      // An address is no key: what is not theirs leads to their own work.
      for (const key of ['cases', 'reports', 'audit', 'people', 'calendar', 'health']) {
        if (pages.includes(TITLES[key] ?? '')) continue;
        await tab.frame().evaluate(`location.hash = '#/${key}'`);
        await inside.getByRole('heading', { name: 'My work', level: 1 }).waitFor();
      }
    });
  }

  it('has no barrier on the lists and figures of the raisers’ manager, in three themes', async function () {
    this.timeout(120_000);
    await tab.enter(CHIEF);
    await tab.turnTo('All cases');
    await tab.inside().getByRole('link', { name: reference }).waitFor();
    await tab.checkThemes('all-cases');
    // The mouse rests on a row: its words are still read.
    await tab.inside().locator('.row').first().hover();
    await tab.checkThemes('all-cases-hover', false);
    await tab.turnTo('Reports');
    await tab.inside().locator('.plots figure svg').first().waitFor();
    await tab.checkThemes('all-reports');
  });

  it('lets all cases and figures be used by keyboard alone', async function () {
    this.timeout(120_000);
    await tab.enter(CHIEF);
    await tab.turnTo('All cases');
    const inside = tab.inside();
    await inside.getByRole('link', { name: reference }).waitFor();
    const keys = new Keyboard(tab.page, () => tab.frame());
    await keys.choose(/^Overdue only/, 'Space');
    await inside.getByText('0 cases are shown.').waitFor({ state: 'attached' });
    await keys.press('Space');
    await keys.choose(new RegExp(`^${reference}`));
    await inside.getByRole('heading', { name: reference, level: 1 }).waitFor();
    await tab.turnTo('Reports');
    await inside.locator('.headlines').first().waitFor();
    await keys.choose(/^1: Raised\. Show the cases/);
    await inside.getByText('Raised, All teams: 1 case').waitFor();
    await keys.choose(/^Close$/);
    assert.match((await keys.where()).name, /Raised. Show the cases/);
  });

  it('lets a concern be raised with the form in the tab by keyboard alone', async function () {
    this.timeout(180_000);
    await tab.enter('IRO 2');
    const inside = tab.inside();
    const keys = new Keyboard(tab.page, () => tab.frame());
    await keys.choose(/^Escalate$/);
    await inside.getByText('Step 1 of 3').waitFor();
    await keys.type(/^Liquid Logic number/, '100999');
    await keys.type(/^Initials/, 'ZX');
    await keys.pick(['North', 'South'], 'South');
    await keys.pick(['Stage 1', 'Stage 2'], 'Stage 2');
    await keys.choose(/^Continue$/);
    await inside.getByText('Step 2 of 3').waitFor();
    await keys.writeEverything('The plan needs a date.');
    await keys.choose(/^Continue$/);
    await inside.getByText('What happens when you confirm').waitFor();
    await keys.choose(/^Confirm and send$/);
    await inside.getByText(/It is sent/).waitFor();
  });

  it('lets posts be looked for and taken along by keyboard alone', async function () {
    this.timeout(120_000);
    await tab.enter(ADMINISTRATOR);
    await tab.turnTo('People and posts');
    await tab.inside().locator('.posts tbody tr').first().waitFor();
    const keys = new Keyboard(tab.page, () => tab.frame());
    await keys.type(/^Role, place or holder/, 'auditor');
    await tab
      .inside()
      .getByText(/^1 of \d+ shown$/)
      .waitFor();
    await keys.press('Escape');
    await tab
      .inside()
      .getByText(/^1 of \d+ shown$/)
      .waitFor({ state: 'detached' });
    assert.equal(
      await tab
        .inside()
        .getByLabel(/^Role, place or holder/)
        .inputValue(),
      '',
    );
    await keys.to(/^YAML, one file/);
    const coming = tab.page.waitForEvent('download');
    await keys.press('Enter');
    assert.match((await coming).suggestedFilename(), /\.yaml$/);
    await keys.to(/^Files/);
    await keys.to(/^Show the difference/);
  });

  it('[design 6] shows an auditor a case once their reason is on its record, by keyboard alone', async function () {
    this.timeout(120_000);
    await tab.enter(AUDITOR);
    await tab.turnTo('Audit');
    const inside = tab.inside();
    const keys = new Keyboard(tab.page, () => tab.frame());
    await keys.choose(/^Record it and read/);
    await inside.getByText('Write why: it stands in the record of the case.').waitFor();
    await tab.checkThemes('audit-empty');
    await keys.type(/^Reference of the case/, '2027-34679', true);
    await keys.type(/^Why you read it/, 'Sample of March, every tenth case.');
    await keys.choose(/^Record it and read/);
    await inside.getByText(/There is no such case among those that you audit/).waitFor();
    assert.ok(tab.problems.splice(0).every((each) => each.includes('404')));
    await inside.getByLabel('Reference of the case').fill(reference.toLowerCase());
    await keys.choose(/^Record it and read/);
    await inside.getByRole('heading', { name: reference, level: 2 }).waitFor();
    assert.equal((await keys.where()).role, 'h2');
    await inside.getByText('100234 ZX').first().waitFor();
    await inside
      .getByText(/Auditor read all of it for an audit.*Sample of March, every tenth case\./)
      .waitFor();
    for (const deed of ['Answer', 'Decide'])
      assert.equal(await inside.getByRole('button', { name: deed }).count(), 0);
    await tab.checkThemes('audit');
    await keys.to(/^Page to read and print/);
    const coming = tab.page.waitForEvent('download');
    await keys.press('Enter');
    assert.equal((await coming).suggestedFilename(), `evidence-${reference}.html`);
    // What was written stands in no address.
    assert.doesNotMatch(tab.frame().url(), new RegExp(`${reference}|Sample`));
  });

  it('lets what could not be done be tried again, and be noted as done by hand', async function () {
    this.timeout(120_000);
    const { client, player } = desk;
    const iro = desk.id('IRO 1');
    const booked = async (record: string, time: string): Promise<string> => {
      const fill = { record, initials: 'ZX', team: 'north', stage: 'du-2' };
      const raised = await player.raise(iro, fill);
      const slot = { slot: 'own', 'own-start': '2027-03-04', 'own-time': time };
      await player.act(iro, 'chooseSlot', slot, raised.reference);
      return raised.reference;
    };
    const both = [await booked('100777', '10:00'), await booked('100888', '14:00')];
    const { id } = await client.call<{ id: string }>('POST', '/desk/faults', {
      service: 'graph',
      match: 'POST /v1.0/users/[^/]+/events/[^/]+/cancel$',
      reply: { status: 403, body: { error: { code: 'ErrorAccessDenied', message: 'No.' } } },
    });
    for (const each of both) await player.decide(iro, each, 'withdraw');
    await client.call('DELETE', `/desk/faults/${id}`);
    await tab.enter(ADMINISTRATOR);
    await tab.turnTo('Health');
    const inside = tab.inside();
    const [one = '', other = ''] = both;
    for (const each of both) await inside.getByText(new RegExp(`^${each}, since`)).waitFor();
    await tab.checkThemes('health-undelivered');
    const keys = new Keyboard(tab.page, () => tab.frame());
    await keys.choose(new RegExp(`^Done by hand: .*${one}`));
    await inside.getByText('Write what was done.').waitFor();
    const letter = inside.locator('li').filter({ hasText: `${one}, since` });
    await letter.getByRole('textbox').fill('Taken out of the calendar by telephone.');
    await letter.getByRole('button', { name: 'Done by hand' }).click();
    await inside.getByText('It is noted that somebody has seen to it').first().waitFor();
    assert.equal(await inside.getByText(new RegExp(`^${one}, since`)).count(), 0);
    await keys.choose(new RegExp(`^Try again: .*${other}`));
    await inside.getByText('It is being tried again.', { exact: false }).first().waitFor();
    await inside.getByText('Nothing waits here.').waitFor();
    await client.moveClock({ minutes: 6 });
    const stands = (await client.calendar(desk.id('Team manager, North'))).filter(
      ({ subject = '', isCancelled }) => subject.includes(other) && isCancelled !== true,
    );
    assert.deepEqual(stands, []);
  });

  it('can be used at 320 px and at 400 % zoom', async function () {
    this.timeout(120_000);
    await tab.checkNarrow(CHIEF, 'All cases', 'all-cases', 'link');
    await tab.checkNarrow(CHIEF, 'Reports', 'all-reports');
    await tab.checkNarrow(AUDITOR, 'Audit', 'audit', 'textbox');
    await tab.inside().getByLabel('Reference of the case').fill(reference);
    await tab
      .inside()
      .getByLabel(/^Why you read it/)
      .fill('Sample of March.');
    await tab.inside().getByRole('button', { name: 'Record it and read' }).click();
    await tab.inside().getByRole('heading', { name: reference, level: 2 }).waitFor();
    await tab.checkWidth('audit-case');
  });
});

const TITLES: Readonly<Record<string, string>> = {
  cases: 'All cases',
  reports: 'Reports',
  audit: 'Audit',
  people: 'People and posts',
  calendar: 'Calendar',
  health: 'Health',
};
