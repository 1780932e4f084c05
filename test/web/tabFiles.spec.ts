import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MICROSOFT_365_HOSTS, readTabFiles } from '../../web/index.ts';
import { tabFile, type TabParts } from '../../web/tabFiles.ts';

/** Platform 8.1, as Microsoft lists it, word for word. */
const LISTED =
  'https://*.cloud.microsoft https://teams.microsoft.com https://*.teams.microsoft.com https://*.microsoft365.com https://*.office.com https://outlook.office.com https://outlook.office365.com https://outlook-sdf.office.com https://outlook-sdf.office365.com';

describe('the tab’s files', () => {
  let made = 0;
  const parts: TabParts = {
    tabFiles: {
      html: '<link href="/api/tab/style-A1.css" nonce="{{nonce}}">',
      files: new Map([
        ['tab-B2.js', Buffer.from('script')],
        ['style-A1.css', Buffer.from('style')],
      ]),
    },
    tabHosts: MICROSOFT_365_HOSTS,
    nonce: () => `n${String((made += 1))}`,
  };
  const policyOf = (headers: Readonly<Record<string, string>>): readonly string[] =>
    (headers['content-security-policy'] ?? '').split('; ');

  it('may be framed by Teams, Outlook and Microsoft 365, and by nobody else', () => {
    const { status, headers } = tabFile(parts, undefined);
    assert.equal(status, 200);
    assert.ok(policyOf(headers).includes(`frame-ancestors ${LISTED}`), String(policyOf(headers)));
    assert.ok(!Object.keys(headers).some((name) => name.toLowerCase() === 'x-frame-options'));
    assert.equal(headers['cross-origin-resource-policy'], 'cross-origin');
    assert.equal(headers['cross-origin-opener-policy'], 'unsafe-none');
  });

  it('runs its own script alone, speaks to the app alone, and is never kept', () => {
    const { headers } = tabFile(parts, undefined);
    const policy = policyOf(headers);
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
    ])
      assert.ok(policy.includes(rule), rule);
    assert.doesNotMatch(policy.join(), /unsafe/);
    assert.equal(headers['cache-control'], 'no-store');
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.match(headers['strict-transport-security'] ?? '', /^max-age=31536000/);
    assert.equal(headers['content-type'], 'text/html; charset=utf-8');
  });

  it('lets in the component library’s styles by a nonce, which is another at each answer', () => {
    const [one, two] = [tabFile(parts, undefined), tabFile(parts, undefined)];
    const nonces = [one, two].map(({ headers, body }) => {
      const [, nonce = ''] =
        /style-src 'self' 'nonce-([\w-]+)'/.exec(policyOf(headers).join('; ')) ?? [];
      assert.equal(body, `<link href="/api/tab/style-A1.css" nonce="${nonce}">`);
      return nonce;
    });
    assert.notEqual(nonces[0], nonces[1]);
  });

  it('are kept by the browser, since another text has another name; they are no pages', () => {
    for (const [name, type, body] of [
      ['tab-B2.js', 'text/javascript; charset=utf-8', 'script'],
      ['style-A1.css', 'text/css; charset=utf-8', 'style'],
    ] as const) {
      const answer = tabFile(parts, name);
      assert.equal(answer.status, 200);
      assert.equal(String(answer.body), body);
      assert.equal(answer.headers['content-type'], type);
      assert.equal(answer.headers['cache-control'], 'public, max-age=31536000, immutable');
      assert.deepEqual(policyOf(answer.headers), ["default-src 'none'", "frame-ancestors 'none'"]);
      assert.equal(answer.headers['cross-origin-resource-policy'], 'same-origin');
    }
  });

  it('are these and no others', () => {
    for (const name of ['', 'index.html', '../page.js', '..%2fpage.js', 'tab-B2.js.map', 'tab.js'])
      assert.equal(tabFile(parts, name).status, 404, name);
  });

  it('are read when the app starts, which it does not without them', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'tab-files-'));
    try {
      await assert.rejects(readTabFiles(folder), /the tab is missing beside it/);
      await writeFile(path.join(folder, 'index.html'), 'page');
      await writeFile(path.join(folder, 'tab-B2.js'), 'script');
      await writeFile(path.join(folder, 'notes.txt'), 'no file of the tab');
      const { html, files } = await readTabFiles(folder);
      assert.equal(html, 'page');
      assert.deepEqual([...files.keys()], ['tab-B2.js']);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
