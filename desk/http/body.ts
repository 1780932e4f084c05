import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import { DeskRefusal } from '../api.ts';
import { checkContentType } from './guard.ts';

const MOST_BYTES = 1024 * 1024;

/** The body as JSON; an empty one counts as `{}`. */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  const text = await readText(request);
  if (text === '') return {};
  checkContentType(request);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new DeskRefusal(400, 'not-json', 'The body is not JSON. Check quotes and commas.');
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > MOST_BYTES) {
      throw new DeskRefusal(413, 'too-large', 'The body is larger than 1 MB; send less.');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Names each wrong field and what it must be; never repeats what was sent. */
export function parseWith<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => {
    const field = path.map(String).join('.');
    return field === '' ? message : `${field}: ${message}`;
  });
  throw new DeskRefusal(
    400,
    'bad-request',
    `The request does not fit: ${problems.join('; ')}. docs/desk.md shows every call.`,
    { problems },
  );
}
