import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { appIsStopped, DeskRefusal, Page, type DeskApi } from '../api.ts';
import { AppStopped } from '../app/appProcess.ts';
import { NotQuiet } from '../quiet.ts';
import { readBody } from './body.ts';
import { checkCaller } from './guard.ts';
import { dispatch } from './routes.ts';

/** A file of the page, held in memory. */
export interface PageFile {
  readonly type: string;
  readonly content: string | Uint8Array;
}

export interface HttpParts {
  readonly desk: DeskApi;
  /** By path: `/`, `/page/main.js`. */
  readonly page: ReadonlyMap<string, PageFile>;
  readonly port: number;
  /** The app's public address: the page frames the tab from there. */
  readonly app: string;
  /** Bugs of the desk itself. */
  readonly onError: (error: unknown) => void;
}

export interface DeskServer {
  readonly port: number;
  close(): Promise<void>;
}

const policyOf = (app: string): string =>
  `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src ${app}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const SECURITY: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** The desk's HTTP interface and its page, on 127.0.0.1 and nowhere else (design section 9). */
export async function serveDesk(parts: HttpParts): Promise<DeskServer> {
  let port = parts.port;
  const server = createServer((request, response) => {
    answer(parts, port, request)
      .catch((error: unknown) => refusal(error, parts.onError))
      .then((reply) => send(request, response, { policy: policyOf(parts.app), ...reply }))
      .catch(parts.onError);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(parts.port, '127.0.0.1', resolve);
  });
  port = (server.address() as AddressInfo).port;
  return {
    port,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

interface Said {
  readonly status: number;
  readonly type: string;
  readonly content: string | Uint8Array;
  /** Where it is not that of the desk's own page. */
  readonly policy?: string;
}

type Reply = Said & Required<Pick<Said, 'policy'>>;

/** Its style stands in it; script and anything from elsewhere stay out. */
const standingAlone = ({ html }: Page): Said => ({
  status: 200,
  type: 'text/html; charset=utf-8',
  content: html,
  policy: "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
});

const json = (status: number, value: unknown): Said => ({
  status,
  type: 'application/json; charset=utf-8',
  content: JSON.stringify(value),
});

async function answer(parts: HttpParts, port: number, request: IncomingMessage): Promise<Said> {
  checkCaller(request, port);
  const url = new URL(request.url ?? '/', 'http://desk');
  const method = request.method ?? 'GET';
  const file = method === 'GET' ? parts.page.get(url.pathname) : undefined;
  if (file !== undefined) return { status: 200, ...filled(file, parts.app) };
  const reads = method === 'GET' || method === 'HEAD';
  const result = await dispatch(parts.desk, {
    method,
    path: decoded(url.pathname),
    query: Object.fromEntries(url.searchParams),
    body: reads ? {} : await readBody(request),
  });
  return result instanceof Page ? standingAlone(result) : json(200, result ?? {});
}

/** The page's text has a gap for the app's address. */
const filled = (file: PageFile, app: string): PageFile =>
  typeof file.content === 'string'
    ? { ...file, content: file.content.replace('{{app}}', app) }
    : file;

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new DeskRefusal(400, 'bad-request', 'The address is not well formed.');
  }
}

/** What happened and what to do; a bug says nothing of itself to the caller. */
function refusal(error: unknown, onError: (error: unknown) => void): Said {
  const known = knownRefusal(error);
  if (known !== null) {
    const { status, code, message, more } = known;
    return json(status, { error: { code, message, ...more } });
  }
  onError(error);
  const message = 'The desk itself failed; its terminal says why. Start it again if this goes on.';
  return json(500, { error: { code: 'desk-failed', message } });
}

function knownRefusal(error: unknown): DeskRefusal | null {
  if (error instanceof DeskRefusal) return error;
  if (error instanceof AppStopped) return appIsStopped();
  if (!(error instanceof NotQuiet)) return null;
  const message =
    'The app did not come to rest within the time given. What is pending is listed; wait and look again, or take away the fault that holds it.';
  return new DeskRefusal(504, 'not-quiet', message, { pending: error.pending });
}

function send(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
  if (response.destroyed) return;
  response.writeHead(reply.status, {
    ...SECURITY,
    'content-security-policy': reply.policy,
    'content-type': reply.type,
    // What was refused unread is not read on.
    ...(request.complete ? {} : { connection: 'close' }),
  });
  response.end(request.method === 'HEAD' ? '' : reply.content);
}
