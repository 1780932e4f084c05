import { z } from 'zod';

const text = z.string('is missing');
const guid = text.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'must be a GUID');
const page = text.pipe(
  z.url({ protocol: /^https$/, error: 'must be an address that begins with https://' }),
);

/** What a package is made of beside what is the same for everybody; `docs/settings.md` explains each. */
const Settings = z.object({
  MANIFEST_APP_ID: guid,
  APP_ID: guid,
  SIGN_IN_APP_ID: guid,
  PUBLIC_HOST: text.regex(
    /^[a-z0-9-]+(\.[a-z0-9-]+)+$/,
    'must be a host name such as escalations.authority.gov.uk',
  ),
  /** Shown as who offers the app. */
  DEVELOPER_NAME: text.min(1, 'is missing').max(32, 'must have 32 characters at most'),
  WEBSITE_URL: page,
  PRIVACY_URL: page,
  TERMS_URL: page,
});

export type PackageSettings = z.infer<typeof Settings>;

export const PACKAGE_SETTINGS: readonly string[] = Object.keys(Settings.shape);

/** @throws Error that names each setting that is missing or wrong, and what it must be. */
export function readPackageSettings(
  given: Readonly<Record<string, string | undefined>>,
): PackageSettings {
  const parsed = Settings.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(
    ({ path, message }) => `  ${path.map(String).join('.')}: ${message}`,
  );
  throw new Error(
    `The package was not made: these settings are missing or wrong.\n${lines.join('\n')}`,
  );
}
