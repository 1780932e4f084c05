import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { evidencePage } from '../../adaptive-cards/pages/evidencePage.ts';
import { iro } from '../../cli/iro.ts';
import { SMALL } from '../cli/smallProcedure.ts';
import { playedCase } from '../evidence/playedCase.ts';
import { barriers, noSidewaysScroll, openBrowser } from './visitor.ts';

describe('pages to read and to print', () => {
  let browser: Browser;
  let page: Page;
  before(async () => {
    browser = await openBrowser();
    page = await browser.newPage();
  });
  after(async () => await browser.close());

  it('the evidence of a case stands in nobody’s way, and runs nothing', async () => {
    const { evidence, raiser } = await playedCase();
    const pack = await evidence(raiser);
    assert.ok(pack);
    const alerts: string[] = [];
    page.on('dialog', (dialog) => {
      alerts.push(dialog.message());
      void dialog.dismiss();
    });
    await page.setContent(evidencePage(pack));
    assert.deepEqual(await barriers(page), []);
    await noSidewaysScroll(page);
    assert.deepEqual([alerts, await page.locator('img, script').count()], [[], 0]);
    const printed = await page.pdf({ preferCSSPageSize: true });
    assert.ok(printed.length > 10_000);
  });

  it('the picture of a procedure stands in nobody’s way', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'picture-'));
    await writeFile(join(dir, 'small.yaml'), SMALL);
    const { out } = await iro(['procedure', 'picture', join(dir, 'small.yaml')]);
    await rm(dir, { recursive: true });
    await page.setContent(out);
    assert.deepEqual(await barriers(page), []);
    await noSidewaysScroll(page);
  });
});
