// Makes the app package that an administrator uploads to Teams: `npm run package`. The settings are read
// from the environment, or from a file of NAME=value lines: `npm run package -- --settings FILE`.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs, parseEnv } from 'node:util';
import { FLAVOURS, packageOf } from './package/appPackage.ts';
import { readPackageSettings } from './package/settings.ts';

const { values } = parseArgs({
  options: { settings: { type: 'string' }, out: { type: 'string', default: 'dist/package' } },
});

try {
  const given =
    values.settings === undefined ? process.env : parseEnv(await readFile(values.settings, 'utf8'));
  const settings = readPackageSettings(given);
  const [template, color, outline] = await Promise.all([
    readFile('manifest/manifest.json', 'utf8'),
    readFile('manifest/color.png'),
    readFile('manifest/outline.png'),
  ]);
  await mkdir(values.out, { recursive: true });
  for (const flavour of FLAVOURS) {
    const { name, zip } = packageOf(template, settings, { color, outline }, flavour);
    const file = path.join(values.out, name);
    await writeFile(file, zip);
    console.log(`${file}: ${String(zip.length)} bytes, manifest schema ${flavour.version}`);
  }
  console.log('Upload the first. Where the tenant does not take it, upload the second.');
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
