import { Agent, createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands between the app and its storage: asked before a request is passed on, and after it was done. */
export type Around = (name: string, when: 'before' | 'after') => Promise<void>;

export interface KillingProxy {
  readonly url: string;
  stop(): Promise<void>;
}

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

export async function killingProxy(targetUrl: string, around: Around): Promise<KillingProxy> {
  const target = new URL(targetUrl);
  const agent = new Agent({ keepAlive: true });
  const pass = async (
    incoming: IncomingMessage,
    body: Buffer,
  ): Promise<{ readonly message: IncomingMessage; readonly bytes: Buffer }> =>
    await new Promise((resolve, reject) => {
      const { method, url: path, headers } = incoming;
      const { hostname: host, port } = target;
      const onward = request({ agent, host, port, method, path, headers }, (message) => {
        bytesOf(message).then((bytes) => {
          resolve({ message, bytes });
        }, reject);
      });
      onward.on('error', reject);
      onward.end(body);
    });
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const name = `${incoming.method ?? ''} ${incoming.url?.split('?')[0] ?? ''}`;
      try {
        const body = await bytesOf(incoming);
        await around(name, 'before');
        const { message, bytes } = await pass(incoming, body);
        await around(name, 'after');
        outgoing.writeHead(message.statusCode ?? 500, message.headers);
        outgoing.end(bytes);
      } catch {
        // The app is gone, and its request with it.
        incoming.socket.destroy();
      }
    })();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}${target.pathname}`,
    stop: async () => {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
