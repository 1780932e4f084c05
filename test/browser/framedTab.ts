import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import type { Browser, Frame, FrameLocator, Page } from 'playwright-core';
import type { TheDesk } from '../journeys/theDesk.ts';
import { reachesEverything } from './reach.ts';
import { barriers, noSidewaysScroll } from './visitor.ts';

const WIDE = { width: 1400, height: 1000 };
const NARROW = { width: 320, height: 640 };
const THEMES = ['default', 'dark', 'contrast'] as const;
const SHOTS = process.env['SCREENSHOTS'];

/** The tab in the desk's frame, as one person after the other sees it. */
export class FramedTab {
  readonly page: Page;
  /** What the browser complained about; an error that is expected is taken out. */
  readonly problems: string[] = [];
  readonly #desk: TheDesk;

  private constructor(page: Page, desk: TheDesk) {
    this.page = page;
    this.#desk = desk;
  }

  static async open(browser: Browser, desk: TheDesk): Promise<FramedTab> {
    const context = await browser.newContext({ viewport: WIDE, locale: 'en-GB' });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const opened = new FramedTab(page, desk);
    page.on('pageerror', (error) => opened.problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') opened.problems.push(message.text());
    });
    return opened;
  }

  inside(): FrameLocator {
    return this.page.frameLocator('.teams-frame iframe').frameLocator('iframe');
  }

  frame(): Frame {
    const found = this.page.frames().find((each) => /\/api\/tab(#|$)/.test(each.url()));
    assert.ok(found !== undefined, 'the tab is not open');
    return found;
  }

  async enter(post: string, viewport = WIDE): Promise<void> {
    await this.page.setViewportSize(viewport);
    await this.page.goto(this.#desk.client.url);
    if (viewport === NARROW) await this.page.locator('#people summary').click();
    await this.page.getByRole('button', { name: post }).first().click();
    await this.page
      .getByRole('group', { name: 'Chat, channel or tab' })
      .getByText('My cases')
      .click();
    await this.inside().getByRole('heading', { level: 1 }).waitFor();
  }

  async turnTo(title: string): Promise<void> {
    await this.inside().getByRole('link', { name: title, exact: true }).click();
    await this.inside().getByRole('heading', { name: title, level: 1 }).waitFor();
  }

  /**
   * All of it within reach of Tab, and no barrier in any of the three themes; a picture of each where they
   * are wanted (`SCREENSHOTS=dir`).
   */
  async checkThemes(name: string, pictured = true): Promise<void> {
    await reachesEverything(this, name);
    for (const theme of THEMES) {
      await this.page.getByLabel('Theme of Teams').selectOption(theme);
      await this.inside()
        .locator('html')
        .and(this.inside().locator(`[data-theme=${theme}]`))
        .waitFor();
      await this.checked(theme === 'default' ? name : `${name}-${theme}`, pictured);
    }
    await this.page.getByLabel('Theme of Teams').selectOption('default');
  }

  async checked(name: string, pictured = true): Promise<void> {
    if (pictured) await this.picture(name);
    assert.deepEqual(await barriers(this.frame()), [], name);
  }

  /** Usable where the page is 320 px wide, as on a phone or at 400 % zoom. */
  async checkNarrow(
    post: string,
    title: string,
    name: string,
    shown: 'heading' | 'link' | 'textbox' = 'heading',
  ): Promise<void> {
    await this.enter(post, NARROW);
    await this.turnTo(title);
    const main = this.inside().locator('main');
    await (shown === 'heading' ? main.locator('h2') : main.getByRole(shown)).first().waitFor();
    await this.checkWidth(name);
  }

  async checkWidth(name: string): Promise<void> {
    await noSidewaysScroll(this.page);
    await noSidewaysScroll(this.frame());
    await this.picture(`${name}-narrow`);
  }

  async picture(name: string): Promise<void> {
    if (SHOTS === undefined || SHOTS === '') return;
    mkdirSync(SHOTS, { recursive: true });
    await this.page.locator('.teams-frame').screenshot({ path: `${SHOTS}/tab-${name}.png` });
  }
}
