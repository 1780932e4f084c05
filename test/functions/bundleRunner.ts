import http from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import { pathToFileURL } from 'node:url';
import { hookFunctionsCore } from '../../desk/host/coreHook.ts';
import { serveFunctions } from '../../desk/host/httpHost.ts';
import { makeInvoke } from '../../desk/host/invoke.ts';
import { Running } from '../../desk/host/running.ts';

/**
 * Starts the built bundle as the host does, in a process of its own: `bundleRunner.ts BUNDLE [ORIGIN]`.
 * With an origin, what the app says to the world by https goes there instead, with the host it was
 * meant for in `x-meant-for`: a world with real names in it, without a network.
 */
const [bundle = '', origin] = process.argv.slice(2);

if (origin !== undefined) {
  const world = new URL(origin);
  const redirected = (
    first: https.RequestOptions,
    answered: (response: http.IncomingMessage) => void,
  ) => {
    const meantFor = first.hostname ?? first.host ?? '';
    return http.request(
      {
        ...first,
        agent: undefined,
        protocol: 'http:',
        host: world.hostname,
        hostname: world.hostname,
        port: world.port,
        headers: { ...(first.headers as http.OutgoingHttpHeaders), 'x-meant-for': meantFor },
      },
      answered,
    );
  };
  Object.assign(https, { request: redirected });
  syncBuiltinESMExports();
  const fetched = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.protocol !== 'https:') return await fetched(input, init);
    const headers = new Headers(init?.headers);
    headers.set('x-meant-for', url.hostname);
    return await fetched(new URL(url.pathname + url.search, world), { ...init, headers });
  };
}

const registered = hookFunctionsCore();
await import(pathToFileURL(bundle).href);
const { port } = await serveFunctions({
  functions: registered.flatMap((each) => (each.kind === 'http' ? [each] : [])),
  running: new Running(),
  invoke: makeInvoke(() => undefined),
  log: () => undefined,
  ended: () => undefined,
});
process.send?.({ port });
process.on('disconnect', () => process.exit(0));
