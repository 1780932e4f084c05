// Draws the icons of the Teams package from their drawings, with the Chromium that the browser journeys
// use: `npm run icons`. Needed only after a drawing was changed.
import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

const ICONS = [
  { name: 'color', size: 192 },
  { name: 'outline', size: 32 },
];

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  for (const { name, size } of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const drawing = await readFile(`manifest/${name}.svg`, 'utf8');
    await page.setContent(`<style>html,body{margin:0}svg{display:block}</style>${drawing}`);
    await page.screenshot({ path: `manifest/${name}.png`, omitBackground: true });
    console.log(`manifest/${name}.png, ${String(size)} × ${String(size)}`);
  }
} finally {
  await browser.close();
}
