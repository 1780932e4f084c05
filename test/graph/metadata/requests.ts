import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { assertFitsGraph } from './fits.ts';

/**
 * Holds the app's requests to Graph against its metadata (`docs/permissions.md`):
 *
 *     npm run -s graph-requests -- [--metadata CSDL] [SPEC…]     plays journeys and checks what they send
 *     npm run -s graph-requests -- [--metadata CSDL] --requests FILE     an answer of `GET /desk/requests`
 *
 * Without `--metadata` the excerpt in `test/graph/metadata/` is used, without a spec every journey.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { metadata: { type: 'string' }, requests: { type: 'string' } },
});

const loggedSchema = z.object({
  requests: z.array(
    z.object({
      service: z.string().default('graph'),
      method: z.string(),
      path: z.string(),
      query: z.record(z.string(), z.string()).optional(),
      body: z.unknown().optional(),
    }),
  ),
});

const metadata = values.metadata === undefined ? undefined : path.resolve(values.metadata);
if (values.requests === undefined) process.exitCode = play(positionals);
else {
  if (metadata !== undefined) process.env['GRAPH_METADATA'] = metadata;
  const { requests } = loggedSchema.parse(JSON.parse(readFileSync(values.requests, 'utf8')));
  assertFitsGraph(requests.filter(({ service }) => service === 'graph'));
}

/** Each journey checks all that its desk has sent when the desk is stopped (test/journeys/theDesk.ts). */
function play(specs: readonly string[]): number {
  const mocha = ['node_modules/mocha/bin/mocha.js', '--reporter', 'dot'];
  const config = ['--node-option', 'import=tsx', '--timeout', '240000', '--no-config'];
  const played = specs.length > 0 ? specs : ['test/journeys/**/*.spec.ts'];
  const run = spawnSync(process.execPath, [...mocha, ...config, ...played], {
    stdio: 'inherit',
    env: { ...process.env, ...(metadata === undefined ? {} : { GRAPH_METADATA: metadata }) },
  });
  return run.status ?? 1;
}
