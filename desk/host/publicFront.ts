import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PublicFront {
  /** Stays the same when the app is killed and started again. */
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * The app's public address, as Azure's front end plays it: one name, whichever process answers behind
 * it. Links in mails lead here. Without an app it says 503, as the real one does.
 */
export async function openFront(app: () => string | null): Promise<PublicFront> {
  let own = '';
  const server = createServer((incoming, outgoing) => {
    // Another site could have its own name led here.
    if (incoming.headers.host !== own) refuse(outgoing, 403);
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

const refuse = (outgoing: ServerResponse, status: number): void => {
  outgoing.writeHead(status, { 'content-length': 0 }).end();
};
