import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { iro } from '../../cli/iro.ts';
import { wordsOf } from '../journeys/deskClient.ts';
import { openDesk, type TheDesk } from '../journeys/theDesk.ts';
import { FramedTab } from './framedTab.ts';
import { Keyboard } from './keyboard.ts';
import { openBrowser } from './visitor.ts';

const ADMINISTRATOR = 'Administrator';

/** People, calendar and health in the tab, as an administrator uses them (design section 6). */
describe('the tab of an administrator, in Chromium', () => {
  let desk: TheDesk;
  let browser: Browser;
  let tab: FramedTab;
  let reference = '';

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

  it('shows the pages of an administrator to nobody else, whatever stands in the address', async () => {
    await tab.enter('IRO 1');
    assert.equal(await tab.inside().getByRole('link', { name: 'Calendar' }).count(), 0);
    await tab.frame().evaluate("location.hash = '#/calendar'");
    await tab.inside().getByRole('heading', { name: 'My work', level: 1 }).waitFor();
    await tab.enter(ADMINISTRATOR);
    for (const title of ['People and posts', 'Calendar', 'Health']) await tab.turnTo(title);
  });

  it('[A-X-01] shows what a proclaimed day moves, changes it, and takes it back', async () => {
    await tab.enter(ADMINISTRATOR);
    await tab.turnTo('Calendar');
    const inside = tab.inside();
    await inside.getByLabel('Day', { exact: true }).fill('2027-03-03');
    await inside.getByRole('button', { name: 'See what moves' }).click();
    await inside.getByText('Give it a name: it explains due days.').waitFor();
    await inside.getByLabel('Name').fill('Proclaimed day');
    await inside.getByRole('button', { name: 'See what moves' }).click();
    await inside.getByText('The one open case was looked at: its due day moves.').waitFor();
    await inside.getByText(reference).waitFor();
    await inside.getByText(/Stage 2.*: from Friday 5 March 2027 to Monday 8 March 2027/).waitFor();
    await tab.checkThemes('calendar');
    await inside.getByRole('button', { name: 'Change the calendar' }).click();
    await inside
      .getByText(/counted again within ten minutes/)
      .first()
      .waitFor();
    await inside
      .getByText('Mon 1 Mar 2027, 10:00, Administrator: bank holiday put in:', { exact: false })
      .waitFor();
    await inside.getByRole('button', { name: 'Take out: Proclaimed day' }).waitFor();
    await tab.picture('calendar-changed');
    await inside.getByRole('button', { name: 'Undo' }).click();
    await inside.getByText(/Administrator: bank holiday taken out:/).waitFor();
    assert.equal(await inside.getByRole('button', { name: 'Take out: Proclaimed day' }).count(), 0);
  });

  it('tells the people concerned once when a day was announced here', async () => {
    await tab.enter(ADMINISTRATOR);
    await tab.turnTo('Calendar');
    const inside = tab.inside();
    await inside.getByLabel('Day', { exact: true }).fill('2027-03-03');
    await inside.getByLabel('Name').fill('Proclaimed day');
    await inside.getByRole('button', { name: 'See what moves' }).click();
    await inside.getByRole('button', { name: 'Change the calendar' }).click();
    await inside
      .getByText(/counted again within ten minutes/)
      .first()
      .waitFor();
    const watch = await desk.watch();
    await desk.client.moveClock({ minutes: 20 });
    await desk.client.moveClock({ minutes: 20 });
    const told = (await watch.news()).filter(({ card }) =>
      wordsOf(card).includes('Monday 8 March 2027'),
    );
    // A card for the stage and one for the whole: each of them once to each.
    const cards = told.map(({ post, card }) => `${post}: ${wordsOf(card).split('\n')[0] ?? ''}`);
    assert.ok(
      cards.includes(`Team manager, North: RP ${reference}: The due day has moved`),
      cards.join(),
    );
    assert.equal(new Set(cards).size, cards.length, cards.join());
  });

  it('says what is wrong with a day, and changes nothing', async () => {
    await tab.enter(ADMINISTRATOR);
    await tab.turnTo('Calendar');
    const inside = tab.inside();
    await inside.getByLabel('Day', { exact: true }).fill('2027-03-29');
    await inside.getByLabel('Name').fill('Easter again');
    await inside.getByRole('button', { name: 'See what moves' }).click();
    await inside.getByText('Monday 29 March 2027 is a bank holiday already.').waitFor();
    assert.equal(await inside.getByRole('button', { name: 'Change the calendar' }).count(), 0);
    await inside.getByRole('button', { name: 'Close' }).click();
  });

  it('can be changed by keyboard alone', async function () {
    this.timeout(120_000);
    await tab.enter(ADMINISTRATOR);
    await tab.turnTo('Calendar');
    const keys = new Keyboard(tab.page, () => tab.frame());
    await keys.choose(/^Council closures stop the clock/, 'Space');
    await tab.inside().getByText('Council closures are no working days any more').waitFor();
    await keys.choose(/^Leave it as it is$/);
    await keys.choose(/^Make it a working day: Easter Monday/);
    await tab
      .inside()
      .getByText(/Bank holiday made a working day/)
      .waitFor();
    await keys.choose(/^Leave it as it is$/);
  });

  it('shows posts, finds them, and takes in a list after its difference was seen', async () => {
    await tab.enter(ADMINISTRATOR);
    await tab.turnTo('People and posts');
    const inside = tab.inside();
    const rows = inside.locator('.posts tbody tr');
    await rows.first().waitFor();
    const all = await rows.count();
    await inside.getByLabel('Role, place or holder').fill('team manager');
    await inside.getByText(new RegExp(`^\\d+ of ${String(all)} shown$`)).waitFor();
    assert.ok((await rows.count()) < all);
    await inside.getByLabel('Role, place or holder').fill('');
    await tab.checkThemes('people');
    const [download] = await Promise.all([
      tab.page.waitForEvent('download'),
      inside.getByRole('button', { name: 'YAML, one file' }).click(),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    assert.match(download.suggestedFilename(), /\.yaml$/);
    const choose = async (content: string): Promise<void> => {
      const file = { name: 'people.yaml', mimeType: 'text/yaml', buffer: Buffer.from(content) };
      await inside.getByLabel('Files').setInputFiles(file);
      await inside.getByRole('button', { name: 'Show the difference' }).click();
    };
    await choose(text);
    await inside.getByText('The files say what stands already.').first().waitFor();
    await choose('people: [');
    await inside.getByText('The files have errors. Nothing was changed.').first().waitFor();
    await choose(text.replace('Team manager, North', 'Team manager, Far North'));
    await inside.getByText(/Team manager, North → Team manager, Far North/).waitFor();
    await tab.checked('people-difference');
    await inside.getByRole('button', { name: 'Take it in' }).click();
    await inside.getByText('The list is taken in.').first().waitFor();
    await inside.getByRole('cell', { name: 'Team manager, Far North' }).first().waitFor();
  });

  it('takes in a list by keyboard alone', async function () {
    this.timeout(120_000);
    await tab.enter(ADMINISTRATOR);
    await tab.turnTo('People and posts');
    const inside = tab.inside();
    const keys = new Keyboard(tab.page, () => tab.frame());
    const [download] = await Promise.all([
      tab.page.waitForEvent('download'),
      keys.choose(/^YAML, one file$/),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    const buffer = Buffer.from(text.replaceAll('Team manager, South', 'Team manager, Far South'));
    const [chooser] = await Promise.all([
      tab.page.waitForEvent('filechooser'),
      keys.choose(/^Files$/),
    ]);
    await chooser.setFiles({ name: 'people.yaml', mimeType: 'text/yaml', buffer });
    // The page reads the file first; until then the button says that it cannot be pressed.
    await inside.getByRole('button', { name: 'Show the difference', disabled: false }).waitFor();
    await keys.choose(/^Show the difference$/);
    await inside.getByText(/Team manager, South → Team manager, Far South/).waitFor();
    await keys.choose(/^Take it in$/);
    await inside.getByText('The list is taken in.').first().waitFor();
    await inside.getByRole('cell', { name: 'Team manager, Far South' }).first().waitFor();
  });

  it('says that the app does its work, and lets what could not be done be tried again', async () => {
    await tab.enter(ADMINISTRATOR);
    await tab.turnTo('Health');
    const inside = tab.inside();
    await inside.getByText('What is due was last looked at on').waitFor();
    await inside.getByText('Nothing waits here.').waitFor();
    await tab.checkThemes('health');
  });

  it('has lists and reports written anew, by keyboard alone and by the command', async function () {
    this.timeout(120_000);
    const inside = tab.inside();
    const standing = async (state: string): Promise<void> => {
      await tab.enter(ADMINISTRATOR);
      await tab.turnTo('Health');
      const row = inside.locator('.checks > li').filter({ hasText: 'Lists and reports' });
      await row.getByText(state, { exact: true }).waitFor();
    };
    await standing('In order');
    await new Keyboard(tab.page, () => tab.frame()).choose(/^Write lists and reports anew$/);
    await inside.getByText('written anew within ten minutes.').first().waitFor();
    await standing('Being written anew');
    await desk.client.moveClock({ minutes: 10 });
    await standing('In order');
    const asked = await iro(['index', 'rebuild', '--desk', desk.client.url]);
    assert.deepEqual(asked, {
      code: 0,
      out: "Lists and reports will be written anew within ten minutes. The cases stay as they are.\nA desk's time stands still: move its clock for it to happen.\n",
      err: '',
    });
    await standing('Being written anew');
    await desk.client.moveClock({ minutes: 10 });
    await standing('In order');
    const stranger = desk.id('IRO 1');
    const no = await iro(['index', 'rebuild', '--as', stranger, '--desk', desk.client.url]);
    assert.deepEqual(no, {
      code: 3,
      out: '',
      err: 'Only an administrator can ask for this. Nothing was changed.\n',
    });
  });

  it('can be used at 320 px and at 400 % zoom', async () => {
    for (const [title, name] of [
      ['People and posts', 'people'],
      ['Calendar', 'calendar'],
      ['Health', 'health'],
    ] as const)
      await tab.checkNarrow(ADMINISTRATOR, title, name);
  });
});
