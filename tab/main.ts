import { enterHost } from './host.ts';

/** The first file: finds out whether there is a host, and only then loads the rest. */
async function start(): Promise<void> {
  const host = await enterHost();
  if (host === null) {
    document.querySelector('#outside')?.removeAttribute('hidden');
    return;
  }
  const { show } = await import('./app.tsx');
  show(host);
}

void start();
