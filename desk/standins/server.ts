import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { decodeJwt } from 'jose';
import type { FaultBook, ListedFault } from './faults.ts';
import { isObject } from './json.ts';
import type { Answer, LoggedCall, RequestLog, ServiceName } from './requestLog.ts';

export interface ServiceReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: unknown;
  /** In place of a JSON body: a page for people. */
  readonly text?: string | undefined;
}

/** A refusal from deep inside a handler; it carries the whole answer. */
export class ServiceRefusal extends Error {
  readonly reply: ServiceReply;

  constructor(reply: ServiceReply) {
    super(`refused with ${reply.status}`);
    this.reply = reply;
  }
}

/** A call as the handlers see it. `path` is without the service's prefix; `logged` holds it as sent. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly text: string;
  readonly logged: LoggedCall;
}

export interface Service {
  readonly name: ServiceName;
  readonly prefix: string;
  personsOf(call: Call): readonly string[];
  /** Runs as the call arrives, before faults; a function answered is called when the call is over. */
  admit?(call: Call): ServiceReply | (() => void);
  handle(call: Call): Promise<ServiceReply>;
  /** The error this service words for a status, where a fault gives only the number. */
  wording(status: number): unknown;
  /** What of the body may be kept in the log. */
  loggable?(body: unknown): unknown;
}

interface ServerParts {
  readonly faults: FaultBook;
  readonly log: RequestLog;
  readonly now: () => string;
}

export interface RunningServer {
  readonly origin: string;
  stop(): Promise<void>;
}

/** Serves one stand-in on loopback, on a port of the system's choice. */
export async function serve(service: Service, parts: ServerParts): Promise<RunningServer> {
  const server = createServer((request, response) => {
    answer(service, parts, request, response).catch((error: unknown) => {
      console.error(`stand-in ${service.name}:`, error);
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return { origin: `http://127.0.0.1:${address.port}`, stop: () => stopServer(server) };
}

async function stopServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

async function answer(
  service: Service,
  parts: ServerParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const call = await receive(service, parts, request);
  const done = (outcome: Answer): void => parts.log.finish(call.logged.n, outcome);
  const admitted = service.admit?.(call) ?? (() => undefined);
  if (typeof admitted !== 'function') {
    send(response, admitted);
    done(admitted.status);
    return;
  }
  try {
    const reply = await turn(service, parts, call);
    if (reply === 'reset') request.socket.resetAndDestroy();
    else if (reply === 'lost') request.socket.destroy();
    else send(response, reply);
    done(typeof reply === 'string' ? reply : reply.status);
  } finally {
    admitted();
  }
}

/** Hook, fault, deed, hook: in that order, so that a harness can stop on either side of the deed. */
async function turn(
  service: Service,
  parts: ServerParts,
  call: Call,
): Promise<ServiceReply | 'reset' | 'lost'> {
  if ((await parts.faults.ask(call.logged, 'before')) === 'halt') return 'reset';
  const fault = parts.faults.take({
    service: service.name,
    method: call.method,
    paths: [call.logged.path, call.path],
    persons: service.personsOf(call),
  });
  if (fault?.delayMs !== undefined) await wait(fault.delayMs, undefined, { ref: false });
  if (fault?.reset === true) return 'reset';
  const reply = faultReply(service, fault) ?? (await handled(service, call));
  const goOn = await parts.faults.ask(call.logged, 'after');
  return fault?.loseAnswer === true || goOn === 'halt' ? 'lost' : reply;
}

function faultReply(service: Service, fault: ListedFault | null): ServiceReply | null {
  if (fault?.reply === undefined) return null;
  const { status, headers, body } = fault.reply;
  return { status, headers, body: body ?? service.wording(status) };
}

async function handled(service: Service, call: Call): Promise<ServiceReply> {
  try {
    return await service.handle(call);
  } catch (error) {
    if (error instanceof ServiceRefusal) return error.reply;
    console.error(`stand-in ${service.name}, ${call.method} ${call.path}:`, error);
    return { status: 500, body: service.wording(500) };
  }
}

async function receive(
  service: Service,
  parts: ServerParts,
  request: IncomingMessage,
): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  const url = new URL(request.url ?? '/', 'http://standin');
  const headers = headersOf(request);
  const body = bodyOf(text);
  const method = request.method ?? 'GET';
  const query = Object.fromEntries(url.searchParams);
  const sent = decodeURIComponentSafely(url.pathname);
  const logged = parts.log.record({
    service: service.name,
    method,
    path: sent,
    query,
    headers: { ...headers, ...(headers['authorization'] ? { authorization: 'Bearer …' } : {}) },
    claims: claimsOf(headers['authorization']),
    body: service.loggable === undefined ? body : service.loggable(body),
    businessTime: parts.now(),
  });
  const path = sent.startsWith(service.prefix) ? sent.slice(service.prefix.length) : sent;
  return { method, path, query, headers, body, text, logged };
}

function headersOf(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(', ')]),
  );
}

function bodyOf(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function claimsOf(authorization: string | undefined): Record<string, unknown> | null {
  const token = bearerToken(authorization);
  if (token === null) return null;
  try {
    const claims: unknown = decodeJwt(token);
    return isObject(claims) ? claims : null;
  } catch {
    return null;
  }
}

export function bearerToken(authorization: string | undefined): string | null {
  return /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1] ?? null;
}

function decodeURIComponentSafely(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function send(response: ServerResponse, reply: ServiceReply): void {
  if (response.destroyed) return;
  const text = reply.text ?? (reply.body === undefined ? '' : JSON.stringify(reply.body));
  const type = text === '' ? {} : { 'content-type': 'application/json; charset=utf-8' };
  response.writeHead(reply.status, { ...type, ...reply.headers });
  response.end(text);
}
