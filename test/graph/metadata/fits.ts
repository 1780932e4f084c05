import { readFileSync } from 'node:fs';
import { checkRequest, type GraphRequest } from './check.ts';
import { readCsdl, type Csdl } from './csdl.ts';

const EXCERPT = new URL('v1.0-excerpt.csdl', import.meta.url);

let csdl: Csdl | null = null;

/** The excerpt that lies beside this file, or the file that `npm run graph-requests` was given. */
export function metadata(): Csdl {
  csdl ??= readCsdl(readFileSync(process.env['GRAPH_METADATA'] ?? EXCERPT, 'utf8'));
  return csdl;
}

const counted = { requests: 0, templates: new Set<string>() };

/** @throws naming each request to Graph that does not fit the v1.0 metadata, and what does not. */
export function assertFitsGraph(requests: readonly GraphRequest[]): readonly string[] {
  const verdicts = requests.map((request) => ({
    request,
    ...checkRequest(metadata(), request),
  }));
  if (counted.requests === 0) process.once('exit', tell);
  counted.requests += verdicts.length;
  for (const { template } of verdicts) counted.templates.add(template);
  const wrong = verdicts.filter(({ problems }) => problems.length > 0);
  if (wrong.length > 0) throw new Error(wrong.map(described).join('\n'));
  return verdicts.map(({ template }) => template);
}

function described({
  request: { method, path },
  problems,
}: {
  readonly request: GraphRequest;
  readonly problems: readonly string[];
}): string {
  return `A request to Graph does not fit its v1.0 metadata: ${method} ${path}: ${problems.join('; ')}`;
}

function tell(): void {
  const { requests, templates } = counted;
  console.log(
    `  ${requests} requests to Graph held against its v1.0 metadata, ${templates.size} different ones:`,
  );
  for (const template of [...templates].sort()) console.log(`    ${template}`);
}
