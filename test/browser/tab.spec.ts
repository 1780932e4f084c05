import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { openDesk, type TheDesk } from '../journeys/theDesk.ts';
import { Keyboard } from './keyboard.ts';
import { barriers, noSidewaysScroll, openBrowser } from './visitor.ts';

const IRO = 'IRO 1';
const MANAGER = 'Team manager, North';
const OTHER = 'Team manager, South';
const CHIEF = 'IRO Operations Manager';
const COPIED = 'Operations manager, North';
const THEMES = ['default', 'dark', 'contrast'] as const;
const MOST_KB = 400;
const WIDE = { width: 1400, height: 1000 };
const SHOTS = process.env['SCREENSHOTS'];

/** Long, as people write where much is at stake. */
const LONG =
  'The plan that was agreed at the last review names a visit to the new placement, and no day for it. ' +
  'The school asked twice. The child looks forward to it, and it has to be before the end of the term.';

/** Days on which a concern is raised: on 17 December their replies are late, due today, soon and later. */
const RAISED = ['2026-12-10T10:00', '2026-12-11T10:00', '2026-12-14T10:00', '2026-12-17T10:00'];

/** The tab at the desk, framed as in Teams, with the real teams-js between them and the app's own answers. */
describe('the tab, in Chromium', () => {
  let desk: TheDesk;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  /** The references, in the order in which they were raised. */
  const raised: string[] = [];
  const problems: string[] = [];
  const urls: string[] = [];

  beforeEach(async () => {
    await page.setViewportSize(WIDE);
    await page.emulateMedia({ forcedColors: 'none', media: 'screen' });
  });

  before(async function () {
    this.timeout(120_000);
    [desk, browser] = await Promise.all([openDesk({ now: RAISED[0] ?? '' }), openBrowser()]);
    for (const [n, at] of RAISED.entries()) {
      if (n > 0) await desk.client.moveClock({ to: at });
      const fill = { record: `10023${String(n)}`, initials: 'ZX', team: 'north', stage: 'du-2' };
      raised.push((await desk.player.raise(desk.id(IRO), { ...fill, worries: LONG })).reference);
    }
    context = await browser.newContext({ viewport: WIDE, locale: 'en-GB' });
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

  const last = (): string => raised.at(-1) ?? '';

  const tab = (): FrameLocator => page.frameLocator('.teams-frame iframe').frameLocator('iframe');

  const toTheTab = async (at = page): Promise<void> =>
    await at.getByRole('group', { name: 'Chat, channel or tab' }).getByText('My cases').click();

  const enter = async (post: string): Promise<void> => {
    await page.goto(desk.client.url);
    await page.getByRole('button', { name: post }).first().click();
    await toTheTab();
    await tab().getByRole('heading', { level: 1 }).waitFor();
  };

  const openTheCase = async (reference = last()): Promise<void> => {
    await tab().getByRole('link', { name: reference }).first().click();
    await tab().getByRole('heading', { name: reference, level: 1 }).waitFor();
  };

  const listOf = (title: RegExp): ReturnType<FrameLocator['locator']> =>
    tab()
      .locator('section.list')
      .filter({ has: tab().getByRole('heading', { name: title }) });

  it('shows each their own work: what is due first stands first, and words where nothing is', async () => {
    await enter(MANAGER);
    await listOf(/To answer/)
      .getByRole('link')
      .first()
      .waitFor();
    assert.deepEqual(
      await listOf(/To answer/)
        .getByRole('link')
        .allTextContents(),
      raised,
    );
    assert.deepEqual(
      await listOf(/To answer/)
        .locator('.left')
        .allTextContents(),
      ['1 working day overdue', 'Due today', '1 working day left', '4 working days left'],
    );
    await enter(OTHER);
    await tab().getByText('Nothing waits for your answer.').waitFor();
    assert.equal(await tab().locator('main').getByRole('link').count(), 0);
    assert.equal(await tab().getByRole('button', { name: 'Escalate' }).count(), 0);
    await enter(IRO);
    await listOf(/Raised by you/)
      .getByRole('link')
      .first()
      .waitFor();
    assert.equal(
      await listOf(/Raised by you/)
        .getByRole('link')
        .count(),
      raised.length,
    );
    await tab().getByRole('button', { name: 'Escalate' }).waitFor();
  });

  it('sorts, filters and finds by reference, and says how many are left', async () => {
    await enter(MANAGER);
    await tab().getByLabel('Order').selectOption('reference');
    const links = listOf(/To answer/).getByRole('link');
    assert.deepEqual(await links.allTextContents(), [...raised].sort());
    await tab().getByLabel('Due').selectOption('late');
    await tab()
      .getByText(/^1 of \d+ shown/)
      .first()
      .waitFor();
    assert.deepEqual(await links.allTextContents(), raised.slice(0, 1));
    await tab().getByLabel('Due').selectOption('');
    await tab().getByLabel('Reference').fill(last().toLowerCase());
    await tab()
      .getByText(/^\d of \d+ shown/)
      .first()
      .waitFor();
    assert.deepEqual(await links.allTextContents(), [last()]);
    await tab().getByLabel('Reference').fill('no such');
    await tab()
      .getByText(/Nothing fits/)
      .waitFor();
  });

  it('shows a case, why a day is due, and moves the keyboard to its heading', async () => {
    await enter(IRO);
    await openTheCase();
    assert.equal(await inner().evaluate('document.activeElement.tagName'), 'H1');
    await tab().getByText('Why this day?').first().click();
    await tab()
      .getByText(/Day 0 is Thursday 17 December 2026/)
      .first()
      .waitFor();
    await tab().getByText(LONG).first().waitFor();
    await tab()
      .getByRole('listitem')
      .filter({ hasText: 'Stage 2: Team Manager' })
      .first()
      .waitFor();
    await tab()
      .getByText(/Delivered in Teams on Thu 17 Dec 2026, 10:00/)
      .first()
      .waitFor();
    assert.equal(await tab().getByRole('button', { name: 'Answer' }).count(), 0);
    await tab().getByRole('button', { name: 'Decide' }).waitFor();
  });

  it('says the same of a case that is not theirs and of one that does not exist', async () => {
    const said = [];
    for (const hash of [await idOf(last()), 'made-up-nothing']) {
      await page.goto('about:blank');
      await page.goto(new URL(`#case/${hash}`, desk.client.url).toString());
      await page.getByRole('button', { name: OTHER }).first().click();
      await toTheTab();
      said.push(await tab().getByRole('alert').innerText());
    }
    assert.match(said[0] ?? '', /no such case among those that you can see. Nothing was changed/);
    assert.equal(said[0], said[1]);
    assert.ok(problems.splice(0).every((each) => each.includes('404')));
  });

  it('opens at the case that a link in Teams names', async () => {
    const id = await idOf(last());
    await page.goto('about:blank');
    await page.goto(new URL(`#case/${id}`, desk.client.url).toString());
    await page.getByRole('button', { name: MANAGER }).first().click();
    await toTheTab();
    await tab().getByRole('heading', { name: last(), level: 1 }).waitFor();
  });

  it('has no barrier of WCAG 2.2 A and AA, in three themes, on both pages and with a form', async function () {
    this.timeout(180_000);
    for (const theme of THEMES) {
      await enter(MANAGER);
      await page.getByLabel('Theme of Teams').selectOption(theme);
      await tab()
        .locator('html')
        .and(tab().locator(`[data-theme=${theme}]`))
        .waitFor();
      await tab().getByRole('link', { name: last() }).first().waitFor();
      await checked(`work-${theme}`);
      await openTheCase();
      await tab().getByText('Why this day?').first().click();
      await checked(`case-${theme}`);
      await tab().getByRole('button', { name: 'Answer' }).click();
      await tab()
        .getByText(/asks for your reply/)
        .first()
        .waitFor();
      await checked(`form-${theme}`);
    }
  });

  it('can be used by keyboard alone: a case, why a day is due, an answer', async function () {
    this.timeout(120_000);
    await enter(MANAGER);
    const keys = new Keyboard(page, () => inner());
    await keys.to(new RegExp(`^${last()}`));
    await keys.press('Enter');
    await tab().getByRole('heading', { name: last(), level: 1 }).waitFor();
    await keys.choose(/^Answer$/);
    await tab()
      .getByText(/asks for your reply/)
      .first()
      .waitFor();
    await keys.choose(/^Reply$/, 'Space');
    await keys.type(/^Your reply/, 'The visit is booked for next week.');
    await keys.choose(/^Send reply$/);
    await tab()
      .getByText(/Your reply is recorded/)
      .first()
      .waitFor();
    await tab()
      .getByText(/The visit is booked for next week\./)
      .first()
      .waitFor();
    await keys.choose(/^Why this day\?/);
    await tab()
      .getByText(/Day 0 is Thursday 17 December 2026/)
      .first()
      .waitFor();
  });

  it('raises a concern with the form of the chat, which then stands in the list', async () => {
    await enter(IRO);
    await tab().getByRole('button', { name: 'Escalate' }).click();
    await tab().getByText('Step 1 of 3').waitFor();
    await tab().getByLabel('Liquid Logic number').fill('100777');
    await tab().getByLabel('Initials').fill('QZ');
    await tab().getByLabel('South').check();
    await tab().getByLabel('Stage 2: Team Manager').check();
    await tab().getByRole('button', { name: 'Continue' }).click();
    await tab().getByText('Step 2 of 3').waitFor();
    for (const box of await tab().locator('.deed textarea').all())
      await box.fill('The plan needs a date for the next visit.');
    await tab().getByRole('button', { name: 'Continue' }).click();
    await tab().getByText('What happens when you confirm').waitFor();
    await tab().getByRole('button', { name: 'Confirm and send' }).click();
    await tab()
      .getByText(/It is sent/)
      .waitFor();
    await tab().getByText('100777 QZ').first().waitFor();
  });

  it('hands the whole record of a case to its raiser as a file, and to its responder not', async () => {
    await enter(IRO);
    await openTheCase();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      tab().getByRole('button', { name: 'Page to read and print' }).click(),
    ]);
    assert.equal(download.suggestedFilename(), `evidence-${last()}.html`);
    await tab()
      .getByText(/is in your downloads\. It holds all/)
      .waitFor();
    const text = await readFile(await download.path(), 'utf8');
    assert.ok(text.includes(LONG) && text.includes('<h1>'));
    assert.match(text, /Reply given[\s\S]{0,200}by Team manager, North[^<]*, in the tab\./);
    assert.doesNotMatch(text, /the mail leads to/);
    await enter(MANAGER);
    await openTheCase();
    await tab().getByRole('heading', { name: 'Chronology' }).waitFor();
    assert.equal(await tab().getByRole('button', { name: 'Page to read and print' }).count(), 0);
  });

  it('shows whoever has a copy the alert, and neither a reply nor anything to do', async () => {
    await enter(COPIED);
    await openTheCase();
    const words = await tab().locator('main.page').innerText();
    assert.match(words, /Stage 2: Team Manager/);
    assert.ok(words.includes(LONG));
    assert.doesNotMatch(words, /The visit is booked|Decide|Answer/);
    await checked('copied');
  });

  it('shows whoever oversees the raisers all open cases, by stage and overdue, and nothing of a child', async () => {
    await enter(CHIEF);
    await tab().getByRole('link', { name: 'All cases' }).click();
    await tab().getByRole('heading', { name: 'All cases', level: 1 }).waitFor();
    const links = tab().locator('ul.rows').getByRole('link');
    await links.first().waitFor();
    // The one that was raised here last, in the South, is due as late as the last of the North.
    assert.deepEqual((await links.allTextContents()).slice(0, 3), raised.slice(0, 3));
    assert.equal(await links.count(), raised.length + 1);
    assert.doesNotMatch(await tab().locator('main.page').innerText(), /ZX|QZ|10023|100777/);
    await checked('cases');
    await tab().getByLabel('Overdue only').check();
    await tab().getByText('1 cases are shown.').waitFor({ state: 'attached' });
    assert.deepEqual(await links.allTextContents(), raised.slice(0, 1));
    await tab().getByLabel('Overdue only').uncheck();
    await tab().getByLabel('Where').selectOption('South');
    await tab().getByText('1 cases are shown.').waitFor({ state: 'attached' });
    await tab().getByLabel('Procedure').selectOption('IRO Resolution Process');
    await tab().getByLabel('Stage').selectOption('Stage 3: Operations Manager');
    await tab()
      .getByText(/No open case fits/)
      .waitFor();
    await tab().getByLabel('Stage').selectOption('Any stage');
    await links.first().click();
    await tab().getByRole('link', { name: 'Back to All cases' }).waitFor();
    await tab().getByText('100777 QZ').first().waitFor();
  });

  it('shows the figures of a period with how each is counted, and hands them out as files', async () => {
    await enter(CHIEF);
    await tab().getByRole('link', { name: 'Reports' }).click();
    const report = tab().locator('section.report').filter({ hasText: 'IRO Resolution Process' });
    await tab().getByText('Counted on Thu 17 Dec 2026, 10:00.').waitFor();
    const figure = async (label: string): Promise<string> =>
      await report
        .locator('.headlines > div')
        .filter({ has: tab().getByText(label, { exact: true }) })
        .locator('dd')
        .first()
        .innerText();
    assert.equal(await figure('Raised'), String(raised.length + 1));
    assert.equal(await figure('Overdue'), '1');
    await report.locator('.plots figure svg').first().waitFor();
    await checked('reports');
    await report.locator('.plots').scrollIntoViewIfNeeded();
    await shot('reports-plots');
    // The figure opens the cases that it counts; closed, the keyboard is back at the figure.
    await report
      .getByRole('button', { name: `${String(raised.length + 1)}: Raised. Show the cases` })
      .click();
    await report.getByText(`Raised, All teams: ${String(raised.length + 1)} cases`).waitFor();
    const behind = report.locator('.behind').getByRole('link');
    // By day: the one that was raised here stands beside the last of the others, of the same day.
    const opened = await behind.allTextContents();
    assert.equal(opened.length, raised.length + 1);
    assert.deepEqual(opened.slice(0, -2), raised.slice(0, -1));
    assert.ok(opened.slice(-2).includes(last()));
    await checked('reports-cases');
    await report.locator('.behind').getByRole('button', { name: 'Close' }).click();
    assert.match(
      String(await inner().evaluate('document.activeElement.getAttribute("aria-label")')),
      /Raised. Show the cases/,
    );
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      report.getByRole('button', { name: 'Excel workbook' }).click(),
    ]);
    assert.match(download.suggestedFilename(), /^durham-resolution-.*\.xlsx$/);
    // A workbook is a zip.
    assert.equal((await readFile(await download.path())).subarray(0, 2).toString(), 'PK');
    await tab().getByLabel('Period', { exact: true }).selectOption('Last year');
    await tab()
      .getByText(/1 April 2025 to/)
      .first()
      .waitFor();
    // Back at once to what was counted before, while every case is read again.
    let counted = (): void => undefined;
    const counting = new Promise<void>((resolve) => (counted = resolve));
    await page.route('**/api/tab-data/reports-counted', async (route) => {
      await counting;
      await route.continue();
    });
    await tab().getByLabel('Period', { exact: true }).selectOption('This quarter so far');
    await tab().getByText('As counted on Thu 17 Dec 2026, 10:00. Counting again …').waitFor();
    assert.equal(await figure('Raised'), String(raised.length + 1));
    counted();
    await tab().getByText('Counted on Thu 17 Dec 2026, 10:00.').waitFor();
    await page.unroute('**/api/tab-data/reports-counted');
    await tab().getByRole('button', { name: 'Count again' }).click();
    await tab().getByText('Counted on Thu 17 Dec 2026, 10:00.').waitFor();
  });

  it('can be used at 320 px and at 400 % zoom, in forced colours and on paper', async () => {
    // 1280 px at 400 % are 320 px of the page.
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(desk.client.url);
    await page.locator('#people summary').click();
    await page.getByRole('button', { name: MANAGER }).first().click();
    await toTheTab();
    await tab()
      .getByRole('link', { name: raised[0] ?? '' })
      .first()
      .waitFor();
    await noSidewaysScroll(page);
    await noSidewaysScroll(inner());
    await shot('work-narrow');
    await openTheCase(raised[0]);
    await noSidewaysScroll(page);
    await noSidewaysScroll(inner());
    await shot('case-narrow');
    await page.setViewportSize(WIDE);
    await page.emulateMedia({ forcedColors: 'active' });
    await checked('case-forced');
    await page.emulateMedia({ forcedColors: 'none', media: 'print' });
    assert.equal(await tab().getByRole('button', { name: 'Answer' }).isVisible(), false);
    assert.equal(await tab().getByText('Stage 2: Team Manager').first().isVisible(), true);
    await page.emulateMedia({ media: 'screen' });
  });

  it('asks for a token once more when one is not accepted, and then says so', async () => {
    await enter(IRO);
    let tokens = 0;
    await page.route('**/desk/people/*/token', async (route) => {
      tokens += 1;
      await route.continue();
    });
    await page.route('**/api/tab-data/case', async (route) => {
      await route.fulfill({ status: 401, json: { error: { code: 'unauthorized' } } });
    });
    await tab().getByRole('link', { name: last() }).first().click();
    await tab()
      .getByText(/Your sign-in was not accepted. Nothing was changed/)
      .waitFor();
    assert.equal(tokens, 2);
    await page.unroute('**/api/tab-data/case');
    await tab().getByRole('button', { name: 'Try again' }).click();
    await tab().getByText(LONG).first().waitFor();
    await page.unroute('**/desk/people/*/token');
    assert.ok(problems.splice(0).every((each) => each.includes('401')));
  });

  it('says how to open it in Teams where there is no host', async () => {
    const alone = await context.newPage();
    alone.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    await alone.goto(new URL('/api/tab', inner().url()).toString());
    await alone.getByRole('heading', { name: 'Open this in Teams' }).waitFor();
    assert.deepEqual(await barriers(alone), []);
    await alone.close();
  });

  it('loads at most 400 KB, gzipped, before a page is shown', async () => {
    const files = new Set<string>();
    const fresh = await context.newPage();
    fresh.on('request', (request) => {
      if (new URL(request.url()).pathname.startsWith('/api/tab')) files.add(request.url());
    });
    await fresh.goto(desk.client.url);
    await fresh.getByRole('button', { name: MANAGER }).first().click();
    await toTheTab(fresh);
    await fresh
      .frameLocator('.teams-frame iframe')
      .frameLocator('iframe')
      .getByRole('heading', { name: /To answer/ })
      .waitFor();
    let size = 0;
    for (const url of [...files].filter((each) => !each.includes('/tab-data/')))
      size += gzipSync(Buffer.from(await (await fetch(url)).arrayBuffer())).length;
    await fresh.close();
    console.log(`      first load of the tab: ${String(Math.ceil(size / 1024))} KB gzipped`);
    assert.ok(size > 50 * 1024 && size <= MOST_KB * 1024, String(size));
  });

  it('holds no text of a case in any address, and reports no error of its own', () => {
    for (const url of urls) assert.doesNotMatch(url, /ZX|10023|2026-[0-9A-Z]{5}|North/);
    assert.deepEqual(problems, []);
  });

  /** The tab's own frame. */
  function inner(): ReturnType<Page['frames']>[number] {
    const found = page.frames().find((frame) => /\/api\/tab(#|$)/.test(frame.url()));
    assert.ok(found !== undefined, 'the tab is framed');
    return found;
  }

  async function checked(name: string): Promise<void> {
    await shot(name);
    assert.deepEqual(await barriers(inner()), [], name);
  }

  /** `SCREENSHOTS=docs/screenshots npm test -- browser` renews the pictures of the documents. */
  async function shot(name: string): Promise<void> {
    if (SHOTS === undefined || SHOTS === '') return;
    mkdirSync(SHOTS, { recursive: true });
    await page.locator('.teams-frame').screenshot({ path: `${SHOTS}/tab-${name}.png` });
  }

  /** The id of a case, as its link in the raiser's list has it. */
  async function idOf(reference: string): Promise<string> {
    await enter(IRO);
    const link = tab().getByRole('link', { name: reference }).first();
    return (await link.getAttribute('href'))?.split('/').at(-1) ?? '';
  }
});
