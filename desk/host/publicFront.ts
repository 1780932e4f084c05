import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PageFile } from '../http/httpServer.ts';

export interface PublicFront {
  /** Stays the same when the app is killed and started again. */
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * The app's public address, as Azure's front end plays it: one name, whichever process answers behind
 * it. Links in mails lead here. Without an app it says 503, as the real one does.
 */
export async function openFront(
  app: () => string | null,
  frame: ReadonlyMap<string, PageFile> = new Map(),
): Promise<PublicFront> {
  let own = '';
  const server = createServer((incoming, outgoing) => {
    // Another site could have its own name led here.
    const file = frame.get(incoming.url ?? '');
    if (incoming.headers.host !== own) refuse(outgoing, 403);
    else if (file !== undefined) serve(file, outgoing);
    else pass(app(), incoming, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  own = `127.0.0.1:${port}`;
  return {
    origin: `http://${own}`,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function pass(origin: string | null, incoming: IncomingMessage, outgoing: ServerResponse): void {
  if (origin === null) {
    refuse(outgoing, 503);
    return;
  }
  const { method, headers } = incoming;
  const onward = request(
    new URL(incoming.url ?? '/', origin),
    { method, headers, agent: false },
    (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    },
  );
  onward.on('error', () => {
    if (outgoing.headersSent) outgoing.destroy();
    else refuse(outgoing, 502);
  });
  incoming.pipe(onward);
}

/** Framed by the desk's page, on this machine; frames the tab. */
const FRAME_POLICY =
  "default-src 'none'; script-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors http://127.0.0.1:* http://localhost:*";

const serve = ({ type, content }: PageFile, outgoing: ServerResponse): void => {
  outgoing.writeHead(200, {
    'content-type': type,
    'content-security-policy': FRAME_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  outgoing.end(content);
};

const refuse = (outgoing: ServerResponse, status: number): void => {
  outgoing.writeHead(status, { 'content-length': 0 }).end();
};
