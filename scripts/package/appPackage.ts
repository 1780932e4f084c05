import { strToU8, zipSync } from 'fflate';
import { checkManifest, checkStrings } from './schemas.ts';
import type { PackageSettings } from './settings.ts';

/** A manifest as it stands in the package: JSON, of which the schema says what may be in it. */
export type Manifest = Readonly<Record<string, unknown>>;

/** For which validators a package is made. */
export interface Flavour {
  /** The version of the manifest's schema. */
  readonly version: string;
  /** Fields that the version does not know, by name, wherever they stand. */
  readonly without: readonly string[];
}

/** The newest schema that is out, and one for tenants whose upload does not take it yet (platform 4.1). */
export const FLAVOURS: readonly Flavour[] = [
  { version: '1.30', without: [] },
  { version: '1.25', without: ['supportsTargetedMessages', 'triggers', 'prompt'] },
];

const STRINGS_FILE = 'en-gb.json';
const SCHEMAS = 'https://developer.microsoft.com/en-us/json-schemas/teams';

/**
 * The template with its gaps filled, as that version of the schema has it.
 * @throws Error naming a gap that no setting fills.
 */
export function manifestOf(
  template: string,
  settings: PackageSettings,
  { version, without }: Flavour,
): Manifest {
  const values: Readonly<Record<string, string>> = settings;
  const filled = template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`No setting fills {{${name}}} of the manifest.`);
    return JSON.stringify(value).slice(1, -1);
  });
  const whole = JSON.parse(filled, (key, value: unknown) =>
    without.includes(key) ? undefined : value,
  ) as Manifest;
  return {
    ...whole,
    $schema: `${SCHEMAS}/v${version}/MicrosoftTeams.schema.json`,
    manifestVersion: version,
  };
}

/** Which texts of a manifest people read, and so stand in a file of their language. */
const READ: readonly RegExp[] = [
  /^(name|description)\.(short|full)$/,
  /^staticTabs\[\d+\]\.name$/,
  /^bots\[0\]\.commandLists\[\d+\]\.commands\[\d+\]\.(title|description)$/,
  /^composeExtensions\[0\]\.commands\[\d+\]\.(title|description|parameters\[\d+\]\.(title|description))$/,
];

/** The strings file of the one language that there is: British English. */
export function stringsOf(manifest: Manifest): Manifest {
  const version = String(manifest['manifestVersion']);
  const texts = leavesOf(manifest, '').filter(([key]) => READ.some((each) => each.test(key)));
  return {
    $schema: `${SCHEMAS}/v${version}/MicrosoftTeams.Localization.schema.json`,
    ...Object.fromEntries(texts),
  };
}

function leavesOf(value: unknown, at: string): readonly (readonly [string, unknown])[] {
  if (Array.isArray(value)) {
    return value.flatMap((each, n) => leavesOf(each, `${at}[${String(n)}]`));
  }
  if (typeof value !== 'object' || value === null) return [[at, value]];
  return Object.entries(value).flatMap(([key, each]) =>
    leavesOf(each, at === '' ? key : `${at}.${key}`),
  );
}

export interface Icons {
  readonly color: Uint8Array;
  readonly outline: Uint8Array;
}

export interface AppPackage {
  readonly name: string;
  readonly zip: Uint8Array;
}

/** No file of the package has a time of its own: the same input makes the same bytes. */
const NO_TIME = new Date('1980-01-01T12:00:00.000Z');

/**
 * The package as Teams takes it: everything at the root, nothing else in it.
 * @throws Error naming what the published schemas, or our own rules, find wrong.
 */
export function packageOf(
  template: string,
  settings: PackageSettings,
  icons: Icons,
  flavour: Flavour,
): AppPackage {
  const manifest = manifestOf(template, settings, flavour);
  const strings = stringsOf(manifest);
  const wrong = [
    ...checkManifest(manifest, flavour.version),
    ...checkStrings(strings, flavour.version),
    ...checkIcon('color.png', icons.color, 192),
    ...checkIcon('outline.png', icons.outline, 32),
  ];
  if (wrong.length > 0) throw new Error(`The package was not made:\n  ${wrong.join('\n  ')}`);
  const text = (value: unknown): Uint8Array => strToU8(`${JSON.stringify(value, null, 2)}\n`);
  const files = {
    'manifest.json': text(manifest),
    [STRINGS_FILE]: text(strings),
    'color.png': icons.color,
    'outline.png': icons.outline,
  };
  return {
    name: `escalation-${flavour.version}.zip`,
    zip: zipSync(files, { mtime: NO_TIME }),
  };
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Width and height stand in the first chunk of a PNG, in four bytes each from byte 16 on. */
export function checkIcon(name: string, bytes: Uint8Array, size: number): readonly string[] {
  if (bytes.length < 24 || PNG.some((byte, at) => bytes[at] !== byte))
    return [`${name}: must be a PNG`];
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  return width === size && height === size
    ? []
    : [
        `${name}: must be ${String(size)} × ${String(size)}, and is ${String(width)} × ${String(height)}`,
      ];
}
