import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';

/**
 * Cuts out of Graph's published permissions who may call what as an application:
 *
 *     npx tsx test/graph/metadata/cutPermissions.ts --from permissions.json --commit <hash>
 *
 * The file is `permissions/new/permissions.json` of github.com/microsoftgraph/microsoft-graph-devx-content.
 */
const CALLS = [
  /^\/users(\/\{id\}(\/manager)?)?$/,
  /^\/users\/\{id\}\/(events|messages)(\/\{id\}(\/(cancel|send))?)?$/,
  /^\/users\/\{id\}\/(calendarview|calendar\/getschedule|sendmail)$/,
  /^\/users\/\{id\}\/mailboxsettings(\/(automaticrepliessetting|workinghours))?$/,
  /^\/users\/\{id\}\/teamwork\/installedapps(\/\{id\}(\/chat)?)?$/,
  /^\/appcatalogs\/teamsapps$/,
  /^\/communications\/getpresencesbyuserid$/,
];

const publishedSchema = z.object({
  permissions: z.record(
    z.string(),
    z.object({
      pathSets: z
        .array(
          z.object({
            schemeKeys: z.array(z.string()),
            methods: z.array(z.string()),
            paths: z.record(z.string(), z.string()),
          }),
        )
        .default([]),
    }),
  ),
});

/** By call, `GET /users/{id}`: the permissions that do, the least of them marked. */
function allowedCalls(text: string): Record<string, Record<string, 'least' | 'enough'>> {
  const { permissions } = publishedSchema.parse(JSON.parse(text.replace(/^\uFEFF/, '')));
  const calls: Record<string, Record<string, 'least' | 'enough'>> = {};
  for (const [name, { pathSets }] of Object.entries(permissions)) {
    for (const { schemeKeys, methods, paths } of pathSets) {
      if (!schemeKeys.includes('Application')) continue;
      for (const [path, how] of Object.entries(paths)) {
        if (!CALLS.some((call) => call.test(path))) continue;
        const least = /least=[^;]*\bApplication\b/.test(how) ? 'least' : 'enough';
        for (const method of methods) (calls[`${method} ${path}`] ??= {})[name] = least;
      }
    }
  }
  return Object.fromEntries(Object.entries(calls).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const { values } = parseArgs({
  options: {
    from: { type: 'string' },
    commit: { type: 'string' },
    to: { type: 'string', default: 'test/graph/metadata/permissions-excerpt.json' },
  },
});
const { from, commit, to } = values;
if (from === undefined || commit === undefined) {
  console.error('Usage: cutPermissions.ts --from FILE --commit HASH [--to FILE]');
  process.exitCode = 2;
} else {
  const text = readFileSync(from, 'utf8');
  const excerpt = {
    source:
      'github.com/microsoftgraph/microsoft-graph-devx-content, permissions/new/permissions.json (MIT licence)',
    commit,
    sha256: createHash('sha256').update(text).digest('hex'),
    calls: allowedCalls(text),
  };
  writeFileSync(to, `${JSON.stringify(excerpt, null, 2)}\n`);
}
