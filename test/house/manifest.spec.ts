import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { z } from 'zod';
import { ESCALATE, FIND } from '../../bot/fromActivity.ts';
import { parseCommand } from '../../bot/parseCommand.ts';
import {
  checkIcon,
  FLAVOURS,
  manifestOf,
  packageOf,
  stringsOf,
} from '../../scripts/package/appPackage.ts';
import { checkManifest, checkStrings } from '../../scripts/package/schemas.ts';
import { PACKAGE_SETTINGS, readPackageSettings } from '../../scripts/package/settings.ts';

const Manifest = z.object({
  bots: z.array(
    z.object({
      scopes: z.array(z.string()),
      commandLists: z.array(z.object({ commands: z.array(z.object({ title: z.string() })) })),
    }),
  ),
});

const TEMPLATE = readFileSync('manifest/manifest.json', 'utf8');
const ICONS = {
  color: readFileSync('manifest/color.png'),
  outline: readFileSync('manifest/outline.png'),
};
const GOOD = {
  MANIFEST_APP_ID: '00000000-0000-4000-8000-000000000001',
  APP_ID: '00000000-0000-4000-8000-000000000002',
  SIGN_IN_APP_ID: '00000000-0000-4000-8000-000000000003',
  PUBLIC_HOST: 'escalations.authority.gov.uk',
  DEVELOPER_NAME: 'Example "authority"',
  WEBSITE_URL: 'https://www.authority.gov.uk/',
  PRIVACY_URL: 'https://www.authority.gov.uk/privacy',
  TERMS_URL: 'https://www.authority.gov.uk/terms',
};
const settings = readPackageSettings(GOOD);
const [newest, older] = FLAVOURS;
assert.ok(newest !== undefined && older !== undefined);

describe('the Teams manifest', () => {
  const manifest = Manifest.parse(JSON.parse(TEMPLATE));

  it('offers in its command menu only what the bot understands', () => {
    const titles = manifest.bots.flatMap(({ commandLists }) =>
      commandLists.flatMap(({ commands }) => commands.map(({ title }) => title)),
    );
    const understood = titles.map((title) => parseCommand(title).command);
    assert.deepEqual(titles, [
      'escalate',
      'cases',
      'notice',
      'report',
      'handover',
      'about',
      'messages',
      'undelivered',
      'help',
    ]);
    assert.equal(understood.includes('unknown'), false, understood.join(', '));
  });

  it('has in its message extension the commands that the bot reads, and announces no other activity', () => {
    const { composeExtensions, activities } = JSON.parse(TEMPLATE) as {
      composeExtensions: { commands: { id: string; type: string; triggers?: string[] }[] }[];
      activities?: unknown;
    };
    assert.deepEqual(
      composeExtensions.flatMap(({ commands }) =>
        commands.map(({ id, type, triggers = [] }) => [id, type, ...triggers]),
      ),
      [
        [ESCALATE, 'action', 'slash'],
        [FIND, 'query'],
      ],
    );
    // The app sends messages, mails and invitations; it writes into nobody's activity feed.
    assert.equal(activities, undefined);
    const sources = ['application', 'bot', 'graph'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => `${folder}/${name}`),
    );
    assert.ok(sources.length > 50);
    for (const name of sources)
      assert.ok(!readFileSync(name, 'utf8').includes('sendActivityNotification'), name);
  });

  it('keeps the bot to personal chats, where case content may be (design section 6)', () => {
    assert.deepEqual(
      manifest.bots.flatMap(({ scopes }) => scopes),
      ['personal'],
    );
  });

  it('has the chat and the tab, at the address where the app serves it and the desk frames it', () => {
    const { staticTabs } = manifestOf(TEMPLATE, settings, newest);
    const served = readFileSync('functions/register.ts', 'utf8');
    assert.ok(served.includes("route: 'tab',"));
    assert.ok(readFileSync('desk/page/teamsHost.ts', 'utf8').includes("entityId: 'cases'"));
    const address = `https://${GOOD.PUBLIC_HOST}/api/tab`;
    assert.deepEqual(staticTabs, [
      { entityId: 'conversations', scopes: ['personal'] },
      {
        entityId: 'cases',
        name: 'Cases',
        contentUrl: address,
        websiteUrl: address,
        scopes: ['personal'],
      },
    ]);
  });

  it('asks for tokens of the registration that people sign in to (platform 8.2)', () => {
    assert.deepEqual(manifestOf(TEMPLATE, settings, newest)['webApplicationInfo'], {
      id: GOOD.SIGN_IN_APP_ID,
      resource: `api://${GOOD.PUBLIC_HOST}/${GOOD.SIGN_IN_APP_ID}`,
    });
  });
});

describe('the app package', () => {
  for (const flavour of FLAVOURS) {
    it(`holds manifest, strings and icons at its root, as schema ${flavour.version} has them`, () => {
      const made = packageOf(TEMPLATE, settings, ICONS, flavour);
      const files = unzipSync(made.zip);
      assert.deepEqual(Object.keys(files).sort(), [
        ...['color.png', 'en-gb.json', 'manifest.json', 'outline.png'],
      ]);
      const read = (name: string): unknown => JSON.parse(strFromU8(files[name]!));
      assert.deepEqual(checkManifest(read('manifest.json'), flavour.version), []);
      assert.deepEqual(checkStrings(read('en-gb.json'), flavour.version), []);
      assert.equal(strFromU8(files['manifest.json']!).includes('{{'), false);
      assert.deepEqual(files['color.png'], new Uint8Array(ICONS.color));
      const again = packageOf(TEMPLATE, settings, ICONS, flavour);
      assert.deepEqual(again.zip, made.zip, 'the same input makes the same bytes');
    });
  }

  it('says every text that people read in British English, in a file of its own', () => {
    const manifest = manifestOf(TEMPLATE, settings, newest);
    assert.deepEqual(manifest['localizationInfo'], {
      defaultLanguageTag: 'en-gb',
      defaultLanguageFile: 'en-gb.json',
    });
    const strings = stringsOf(manifest);
    assert.equal(strings['name.short'], 'Escalation');
    assert.equal(strings['bots[0].commandLists[0].commands[0].title'], 'escalate');
    const read = JSON.stringify(manifest).match(/"(?:short|full|title|description)":"/g) ?? [];
    assert.equal(strings['staticTabs[1].name'], 'Cases');
    const more = read.length + 2;
    assert.equal(Object.keys(strings).length, more, 'and the tab’s name, and that of its schema');
  });

  it('leaves out for an older validator what that does not know', () => {
    const slash = JSON.parse(TEMPLATE) as { bots: Record<string, unknown>[] };
    const [bot] = slash.bots;
    slash.bots = [{ ...bot, supportsTargetedMessages: true }];
    const template = JSON.stringify(slash);
    const wrong = checkManifest(manifestOf(template, settings, { ...older, without: [] }), '1.25');
    assert.equal(wrong.length, 2, wrong.join());
    assert.deepEqual(checkManifest(manifestOf(template, settings, older), '1.25'), []);
    assert.deepEqual(checkManifest(manifestOf(template, settings, newest), '1.30'), []);
  });

  it('is not made of a manifest, a text or an icon that Teams would refuse', () => {
    const with_ = (change: (manifest: Record<string, unknown>) => void): string => {
      const manifest = JSON.parse(TEMPLATE) as Record<string, unknown>;
      change(manifest);
      return JSON.stringify(manifest);
    };
    const made = (template: string, icons = ICONS) => packageOf(template, settings, icons, newest);
    assert.throws(() => made(with_((each) => (each['accentColor'] = 'blue'))), /accentColor/);
    assert.throws(() => made(with_((each) => (each['surprise'] = true))), /surprise/);
    assert.throws(
      () => made(with_((each) => (each['validDomains'] = ['https://authority.gov.uk']))),
      /validDomains: https:\/\/authority.gov.uk must be a host name alone/,
    );
    assert.throws(() => made(TEMPLATE.replace('{{APP_ID}}', '{{ANOTHER}}')), /ANOTHER/);
    assert.throws(
      () => made(TEMPLATE, { ...ICONS, color: ICONS.outline }),
      /color.png: must be 192 × 192, and is 32 × 32/,
    );
    assert.deepEqual(checkIcon('a.png', new Uint8Array([1, 2, 3]), 32), ['a.png: must be a PNG']);
  });

  it('names each setting that is missing or wrong, and what it must be', () => {
    const complaint = (given: Readonly<Record<string, string>>): string => {
      try {
        readPackageSettings(given);
        return '';
      } catch (error) {
        return error instanceof Error ? error.message : '';
      }
    };
    const nothing = complaint({});
    for (const name of PACKAGE_SETTINGS) assert.match(nothing, new RegExp(`${name}: is missing`));
    for (const [name, value, must] of [
      ['APP_ID', 'mine', 'must be a GUID'],
      ['PUBLIC_HOST', 'https://authority.gov.uk', 'must be a host name'],
      ['PRIVACY_URL', 'http://authority.gov.uk/privacy', 'begins with https'],
      ['DEVELOPER_NAME', 'a'.repeat(33), '32 characters at most'],
    ] as const) {
      const said = complaint({ ...GOOD, [name]: value });
      assert.match(said, new RegExp(`^The package was not made[^\n]*\n  ${name}: .*${must}`));
    }
  });

  it('is explained: every setting that it needs, and no other', () => {
    const rows = readFileSync('docs/app-package.md', 'utf8').matchAll(/^\| `([A-Z_]+)` +\|/gm);
    assert.deepEqual(
      [...rows].map(([, name]) => name),
      PACKAGE_SETTINGS,
    );
  });
});
