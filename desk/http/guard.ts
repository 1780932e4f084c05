import type { IncomingMessage } from 'node:http';
import { DeskRefusal } from '../api.ts';

/**
 * Who may call: this machine's own pages and programs. Another site in the same browser can reach
 * 127.0.0.1, so the Host must be ours (no name that was rebound), the Origin ours or absent, and a
 * body must say that it is JSON, which a foreign form cannot (design section 9).
 */
export function checkCaller(request: IncomingMessage, port: number): void {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const host = request.headers.host ?? '';
  if (!hosts.includes(host.toLowerCase())) {
    throw new DeskRefusal(
      403,
      'wrong-host',
      `The desk answers to http://127.0.0.1:${port}/ only; use that address.`,
    );
  }
  const origin = request.headers.origin;
  if (origin !== undefined && !hosts.some((each) => origin === `http://${each}`)) {
    throw new DeskRefusal(
      403,
      'wrong-origin',
      'Another page is calling. Only the page of this desk may; scripts send no Origin header.',
    );
  }
  if (request.headers['sec-fetch-site'] === 'cross-site') {
    throw new DeskRefusal(403, 'wrong-origin', 'Another site is calling. Only this desk may.');
  }
}

export function checkContentType(request: IncomingMessage): void {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json') return;
  throw new DeskRefusal(
    415,
    'not-json',
    'Send the body as JSON, with the header content-type: application/json.',
  );
}
