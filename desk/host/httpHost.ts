import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HttpResponseInit } from '@azure/functions';
import { HttpRequest, HttpResponse } from './azureFunctions.ts';
import { errorName, errorPlace, type HostLog, type Invoke } from './invoke.ts';
import type { HttpFunction } from './registry.ts';
import { routeOf } from './routes.ts';
import type { Running } from './running.ts';

export interface HttpHostParts {
  readonly functions: readonly HttpFunction[];
  readonly running: Running;
  readonly invoke: Invoke;
  readonly log: HostLog;
  /** Told when an invocation has ended: it may have left messages. */
  readonly ended: () => void;
}

const MOST_BYTES = 4 * 1024 * 1024;

/** Serves the registered HTTP functions on loopback. */
export async function serveFunctions(
  parts: HttpHostParts,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    void parts.running
      .during(() => answer(parts, request, response))
      .catch((error: unknown) => {
        parts.log('host-http-failed', { error: errorName(error) });
        response.destroy();
      })
      .finally(() => parts.ended());
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: portOf(server), close: () => close(server) };
}

function portOf(server: Server): number {
  const address = server.address() as AddressInfo;
  return address.port;
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

async function answer(
  parts: HttpHostParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const method = request.method ?? 'GET';
  const body = await bodyOf(request);
  const routed = routeOf(parts.functions, method, url.pathname);
  if (body === null) send(response, 413);
  else if (routed.kind === 'no-such-route') send(response, 404);
  else if (routed.kind === 'method-not-allowed') {
    send(response, 405, { allow: routed.allowed.join(', ') });
  } else {
    const { target, params } = routed;
    const input = toInput(request, { method, url, params, body });
    await invoked(parts, target, input, response);
  }
}

const toInput = (
  request: IncomingMessage,
  {
    method,
    url,
    params,
    body,
  }: { method: string; url: URL; params: Readonly<Record<string, string>>; body: Buffer },
) =>
  new HttpRequest({
    method,
    url: url.href,
    headers: headersOf(request),
    query: Object.fromEntries(url.searchParams),
    params: { ...params },
    ...(body.length === 0 ? {} : { body: { bytes: body } }),
  });

async function invoked(
  parts: HttpHostParts,
  target: HttpFunction,
  input: unknown,
  response: ServerResponse,
): Promise<void> {
  try {
    await reply(response, await parts.invoke(target, input));
  } catch (error) {
    // As the real host: the answer says nothing of what went wrong.
    parts.log('function-failed', {
      function: target.name,
      error: errorName(error),
      at: errorPlace(error),
    });
    send(response, 500);
  }
}

async function reply(response: ServerResponse, result: unknown): Promise<void> {
  // The library gives the handler's answer no type; its own class checks what is in it.
  const init = (result ?? {}) as HttpResponseInit;
  const made = new HttpResponse(init);
  const bytes = Buffer.from(await made.arrayBuffer());
  send(response, made.status, Object.fromEntries(made.headers), bytes);
}

function send(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body = Buffer.alloc(0),
): void {
  if (response.destroyed) return;
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.end(body);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size <= MOST_BYTES) chunks.push(chunk);
  }
  return size > MOST_BYTES ? null : Buffer.concat(chunks);
}

function headersOf(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(', ')]),
  );
}
