import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type Frame, type Page } from 'playwright-core';
import { z } from 'zod';

const chromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** Headless Chromium that speaks to this machine only. */
export const openBrowser = async (): Promise<Browser> =>
  await chromium.launch({
    executablePath: chromiumPath,
    // The boxes for days speak the browser's language, which it takes from here.
    env: { ...process.env, LANGUAGE: 'en_GB' },
    args: [
      '--lang=en-GB',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

const Found = z.object({
  violations: z.array(
    z.object({ id: z.string(), help: z.string(), nodes: z.array(z.object({ html: z.string() })) }),
  ),
});

/** What stands in the way of people, by the rules of WCAG 2.2 A and AA. */
export async function barriers(page: Page | Frame): Promise<readonly string[]> {
  // A colour on its way from one theme to the next is neither.
  await page.evaluate(
    `Promise.allSettled(document.getAnimations()
      .filter((each) => each.effect?.getTiming().iterations !== Infinity)
      .map((each) => each.finished)).then(() => null)`,
  );
  // The page's own policy forbids foreign script; the checker comes in beside it.
  await page.evaluate(axeSource);
  const found: unknown = await page.evaluate(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })",
  );
  return Found.parse(found).violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html).join(' | ')})`,
  );
}

/** A person at the desk's page: sees what is on it, types and presses. */
export class Visitor {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async become(post: string): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Choose who you are' })
      .getByRole('button', { name: post })
      .first()
      .click();
    await this.page.getByRole('heading', { name: post }).first().waitFor();
  }

  async write(text: string): Promise<void> {
    const box = this.page.getByRole('textbox', { name: 'Write to the bot' });
    await box.fill(text);
    await box.press('Enter');
  }

  /** Fills text boxes of the newest card by their labels. */
  async fillNewest(answers: Readonly<Record<string, string>>): Promise<void> {
    const card = this.newest();
    for (const [label, value] of Object.entries(answers)) {
      await card.getByLabel(label, { exact: false }).first().fill(value);
    }
  }

  newest(): ReturnType<Page['locator']> {
    return this.page.locator('.ac-adaptiveCard').last();
  }

  async press(title: string): Promise<void> {
    await this.newest().getByRole('button', { name: title }).first().click();
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).last().waitFor();
  }
}

export async function noSidewaysScroll(page: Page | Frame): Promise<void> {
  const [wide, window] = z
    .tuple([z.number(), z.number()])
    .parse(await page.evaluate('[document.documentElement.scrollWidth, innerWidth]'));
  assert.ok(wide <= window, `the page is ${String(wide)} px wide in ${String(window)} px`);
}
