import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { checkRequest } from './metadata/check.ts';
import { metadata } from './metadata/fits.ts';
import { permissionRows } from './metadata/permissionRows.ts';

const excerpt = z
  .object({ calls: z.record(z.string(), z.record(z.string(), z.enum(['least', 'enough']))) })
  .parse(
    JSON.parse(readFileSync(new URL('metadata/permissions-excerpt.json', import.meta.url), 'utf8')),
  );

/** What Exchange can scope to a mailbox, by the roles of RBAC for Applications. */
const ROLES = new Set([
  ...['Mail.Read', 'Mail.ReadBasic', 'Mail.ReadWrite', 'Mail.Send'],
  ...['MailboxSettings.Read', 'MailboxSettings.ReadWrite'],
  ...['Calendars.Read', 'Calendars.ReadWrite', 'Contacts.Read', 'Contacts.ReadWrite'],
]);

const CALL = /method: '(\w+)',\s*path: (?:path`([^`]+)`|'([^']+)')/g;
/** A search by our mark, and what a body binds: the other two ways in which a path is written. */
const SEARCH = /findMarked\(\s*[\w.]+,\s*path`([^`]+)`/g;
const BOUND = /@odata\.bind': `\$\{[\w.]+\}\$\{path`/g;

/** Every call that the code makes, by method and path. */
function callsOfTheCode(): ReadonlySet<string> {
  const calls = new Set<string>();
  for (const file of readdirSync('graph').filter((name) => name.endsWith('.ts'))) {
    const code = readFileSync(`graph/${file}`, 'utf8').replace(/\/\*\*[\s\S]*?\*\//g, '');
    const named = [...code.matchAll(CALL)].map(
      ([, method = '', template, plain]) => `${method} ${template ?? plain ?? ''}`,
    );
    const searched = [...code.matchAll(SEARCH)].map(([, template = '']) => `GET ${template}`);
    const paths = [...code.matchAll(/path(`|: ')/g)].length;
    const bound = [...code.matchAll(BOUND)].length;
    assert.equal(
      named.length + searched.length + bound,
      paths,
      `a path in graph/${file} is read by no pattern here`,
    );
    for (const call of [...named, ...searched]) calls.add(call.replace(/\$\{[^}]+\}/g, '{id}'));
  }
  return calls;
}

/** Least for a whole user; with `User.ReadBasic.All` whether the account is enabled is not answered. */
const FOR_MORE_THAN_THE_BASICS = ['User.Read.All'];

describe('docs/permissions.md', () => {
  const rows = permissionRows();

  it('has a row for each call to Graph that the code makes, and no other', () => {
    assert.deepEqual(rows.map(({ call }) => call).sort(), [...callsOfTheCode()].sort());
  });

  it('names calls that Graph has', () => {
    for (const { call } of rows) {
      const [method = '', path = ''] = call.split(' ');
      const { problems, template } = checkRequest(metadata(), { method, path: `/v1.0${path}` });
      assert.equal(template, call);
      const ofThePath = problems.filter((problem) => !/is no body|is missing/.test(problem));
      assert.deepEqual(ofThePath, [], call);
    }
  });

  it('names for each call a permission that an application can have and that is enough', () => {
    for (const { call, permission } of rows) {
      const [method = '', path = ''] = call.split(' ');
      const enough = excerpt.calls[`${method} ${path.toLowerCase()}`] ?? {};
      // "Create, read, update and delete", says Graph of each ReadWrite.
      const read = permission.replace(/ReadWrite$/, 'Read');
      const does = permission in enough || (method === 'GET' && read in enough);
      assert.ok(does, `${call}: ${Object.keys(enough).join(', ')}`);
    }
  });

  it('asks for no permission but where it is the least for some call', () => {
    const least = rows.filter(({ call, permission }) => {
      const [method = '', path = ''] = call.split(' ');
      return excerpt.calls[`${method} ${path.toLowerCase()}`]?.[permission] === 'least';
    });
    const asked = new Set(rows.map(({ permission }) => permission));
    const known = [...least.map(({ permission }) => permission), ...FOR_MORE_THAN_THE_BASICS];
    assert.deepEqual(new Set(known), asked);
    const looks = readFileSync('graph/accounts.ts', 'utf8');
    assert.match(looks, /accountEnabled/);
  });

  it('grants in Exchange, for a mailbox, what can be granted there, and says so in the commands', () => {
    const text = readFileSync('docs/permissions.md', 'utf8');
    for (const { call, permission, granted } of rows) {
      const scoped = ROLES.has(permission);
      assert.match(granted, scoped ? /^RBAC, / : /^Entra, application$/, call);
      if (scoped) assert.ok(text.includes(`-Role "Application ${permission}"`), permission);
    }
    const granted = [...text.matchAll(/-Role "Application ([\w.]+)"/g)].map(([, role]) => role);
    const asked = new Set(rows.map(({ permission }) => permission).filter((one) => ROLES.has(one)));
    assert.deepEqual(new Set(granted), asked);
    const forbidden = /must not be consented there:\*\* (.*)/.exec(text)?.[1] ?? '';
    for (const permission of asked) assert.ok(forbidden.includes(`\`${permission}\``), permission);
  });

  it('fits the manifest: no resource-specific consent', () => {
    const manifest = readFileSync('manifest/manifest.json', 'utf8');
    assert.ok(!manifest.includes('resourceSpecific'));
    assert.ok(manifest.includes('"webApplicationInfo"'));
  });
});
