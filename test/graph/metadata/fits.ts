import { readFileSync } from 'node:fs';
import { checkRequest, type GraphRequest } from './check.ts';
import { readCsdl, type Csdl } from './csdl.ts';
import { permissionRows } from './permissionRows.ts';

const EXCERPT = new URL('v1.0-excerpt.csdl', import.meta.url);

let csdl: Csdl | null = null;

/** The excerpt that lies beside this file, or the file that `npm run graph-requests` was given. */
export function metadata(): Csdl {
  csdl ??= readCsdl(readFileSync(process.env['GRAPH_METADATA'] ?? EXCERPT, 'utf8'));
  return csdl;
}

const counted = { requests: 0, templates: new Set<string>() };

let permitted: ReadonlySet<string> | null = null;

/**
 * @throws naming each request to Graph that does not fit the v1.0 metadata or has no row in
 * docs/permissions.md, and what is wrong.
 */
export function assertFitsGraph(requests: readonly GraphRequest[]): void {
  permitted ??= new Set(permissionRows().map(({ call }) => call));
  const calls = permitted;
  const verdicts = requests.map((request) => {
    const { template, problems } = checkRequest(metadata(), request);
    const missing = calls.has(template) ? [] : [`docs/permissions.md has no row for ${template}`];
    return { request, template, problems: [...problems, ...missing] };
  });
  if (counted.requests === 0) process.once('exit', tell);
  counted.requests += verdicts.length;
  for (const { template } of verdicts) counted.templates.add(template);
  const wrong = verdicts.filter(({ problems }) => problems.length > 0);
  if (wrong.length > 0) throw new Error([...new Set(wrong.map(described))].join('\n'));
}

function described({
  request: { method, path },
  problems,
}: {
  readonly request: GraphRequest;
  readonly problems: readonly string[];
}): string {
  return `A request to Graph is not as it must be: ${method} ${path}: ${problems.join('; ')}`;
}

function tell(): void {
  const { requests, templates } = counted;
  console.log(
    `  ${requests} requests to Graph held against its v1.0 metadata, ${templates.size} different ones:`,
  );
  for (const template of [...templates].sort()) console.log(`    ${template}`);
}
