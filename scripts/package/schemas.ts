import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import AjvDraft04 from 'ajv-draft-04';

const require = createRequire(import.meta.url);
/** Microsoft's own package holds every published schema, so that nothing is fetched (platform 4.3). */
const SCHEMAS = path.join(
  path.dirname(require.resolve('@microsoft/app-manifest/package.json')),
  'build/json-schemas/teams',
);

const Ajv = AjvDraft04.default;

function against(value: unknown, name: string, version: string): readonly string[] {
  const schema = JSON.parse(
    readFileSync(path.join(SCHEMAS, `v${version}`, `${name}.schema.json`), 'utf8'),
  ) as Record<string, unknown>;
  Reflect.deleteProperty(schema, '$schema');
  // The patterns of the published schemas are none of the stricter, Unicode kind.
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    validateFormats: false,
    unicodeRegExp: false,
  });
  const isRight = ajv.compile(schema);
  if (isRight(value)) return [];
  return (isRight.errors ?? []).map(
    ({ instancePath, message = 'is wrong', params }) =>
      `${instancePath === '' ? name : instancePath}: ${message} ${JSON.stringify(params)}`,
  );
}

/** What the published schema finds wrong, and what it does not ask for and Teams refuses. */
export const checkManifest = (manifest: unknown, version: string): readonly string[] => [
  ...against(manifest, 'MicrosoftTeams', version),
  ...domainsOf(manifest).flatMap((domain) =>
    /[/:]/.test(domain) ? [`validDomains: ${domain} must be a host name alone`] : [],
  ),
];

export const checkStrings = (strings: unknown, version: string): readonly string[] =>
  against(strings, 'MicrosoftTeams.Localization', version);

function domainsOf(manifest: unknown): readonly string[] {
  const found: unknown =
    typeof manifest === 'object' && manifest !== null && 'validDomains' in manifest
      ? manifest.validDomains
      : [];
  return Array.isArray(found) ? found.filter((each) => typeof each === 'string') : [];
}
