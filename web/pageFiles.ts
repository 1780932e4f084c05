import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { SignInAnchors } from './anchors.ts';
import { NO_PAGE, pagePolicy, SECURITY } from './headers.ts';
import { SCOPE } from './personOf.ts';
import type { WebResponse } from './request.ts';

/** The page as it is built: its text with gaps for what differs by deployment, its script, its style. */
export interface PageFiles {
  readonly html: string;
  readonly script: Uint8Array;
  readonly style: Uint8Array;
}

/** @throws Error when the page was not built: the app must not start without the second way in. */
export async function readPageFiles(folder: string): Promise<PageFiles> {
  const at = (name: string): string => path.join(folder, name);
  try {
    const [html, script, style] = await Promise.all([
      readFile(at('index.html'), 'utf8'),
      readFile(at('page.js')),
      readFile(at('page.css')),
    ]);
    return { html, script, style };
  } catch (cause) {
    throw new Error(
      'The app cannot start: the page that mails lead to is missing beside it. Build the app again.',
      { cause },
    );
  }
}

interface PageParts {
  readonly files: PageFiles;
  readonly anchors: SignInAnchors;
  readonly clientId: string;
}

/** What the page has to know to sign a person in; nothing of it is secret. */
const gaps = ({ anchors, clientId }: PageParts): Readonly<Record<string, string>> => ({
  issuer: anchors.issuer,
  authorize: anchors.authorizeUrl,
  token: anchors.tokenUrl,
  client: clientId,
  // The registration asks for a token for itself, which Entra grants under its id alone (AADSTS90009).
  scope: `openid offline_access ${clientId}/${SCOPE}`,
});

const filled = (parts: PageParts): string => {
  const values = gaps(parts);
  return parts.files.html.replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
    escaped(values[name] ?? ''),
  );
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** The page itself where no file is named, else one of its two files. Nobody has to be known for it. */
export function pageFile(parts: PageParts, name: string | undefined): WebResponse {
  switch (name) {
    case undefined:
      return file(filled(parts), 'text/html', pagePolicy(parts.anchors));
    case 'page.js':
      return file(parts.files.script, 'text/javascript', NO_PAGE);
    case 'page.css':
      return file(parts.files.style, 'text/css', NO_PAGE);
    default:
      return { status: 404, headers: { ...SECURITY, ...NO_PAGE }, body: '' };
  }
}

const file = (
  body: string | Uint8Array,
  type: string,
  policy: Readonly<Record<string, string>>,
): WebResponse => ({
  status: 200,
  headers: { ...SECURITY, ...policy, 'content-type': `${type}; charset=utf-8` },
  body,
});
