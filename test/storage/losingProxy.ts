import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands in front of a server: passes requests on, and loses the answers it is told to lose. */
export interface LosingProxy {
  readonly url: string;
  /** Loses the answer of the next request that fits, after the deed was done. */
  lose(fits: (method: string, path: string) => boolean): void;
  /** Answers the next request that fits with this status, and the deed is not done. */
  refuse(fits: (method: string, path: string) => boolean, status: number): void;
  /** The next request that fits is done and never answered. */
  hang(fits: (method: string, path: string) => boolean): void;
  readonly requests: number;
  stop(): Promise<void>;
}

interface Rule {
  readonly fits: (method: string, path: string) => boolean;
  readonly how: 'lose' | 'hang' | number;
}

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

async function pass(target: URL, incoming: IncomingMessage, body: Buffer) {
  return await new Promise<{ message: IncomingMessage; body: Buffer }>((resolve, reject) => {
    const onward = request(
      {
        host: target.hostname,
        port: target.port,
        method: incoming.method,
        path: incoming.url,
        headers: incoming.headers,
      },
      (message) => {
        bytesOf(message).then((bytes) => {
          resolve({ message, body: bytes });
        }, reject);
      },
    );
    onward.on('error', reject);
    onward.end(body);
  });
}

export async function losingProxy(targetUrl: string): Promise<LosingProxy> {
  const target = new URL(targetUrl);
  const rules: Rule[] = [];
  let requests = 0;
  const server = createServer((incoming, outgoing) => {
    requests += 1;
    const at = rules.findIndex(({ fits }) => fits(incoming.method ?? '', incoming.url ?? ''));
    const [rule] = at < 0 ? [] : rules.splice(at, 1);
    void (async () => {
      const body = await bytesOf(incoming);
      if (typeof rule?.how === 'number') {
        outgoing.writeHead(rule.how).end();
        return;
      }
      const answer = await pass(target, incoming, body);
      if (rule?.how === 'lose') incoming.socket.destroy();
      else if (rule === undefined) {
        outgoing.writeHead(answer.message.statusCode ?? 500, answer.message.headers);
        outgoing.end(answer.body);
      }
    })();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${target.pathname}`,
    get requests() {
      return requests;
    },
    lose: (fits) => rules.push({ fits, how: 'lose' }),
    hang: (fits) => rules.push({ fits, how: 'hang' }),
    refuse: (fits, status) => rules.push({ fits, how: status }),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
