/**
 * Stands between the desk's page and the tab. teams-js answers a host only from Microsoft's own addresses
 * or from the tab's own: this page is served under the app's address, so that nothing in the tab has to
 * know of the desk. It hands on what both say, through a port that only the desk's page has been given.
 */
const isDesk = (origin: string): boolean => /^http:\/\/(127\.0\.0\.1|localhost):\d+$/.test(origin);

function relay(port: MessagePort): void {
  const frame = document.createElement('iframe');
  frame.title = 'My cases';
  frame.src = '/api/tab';
  frame.style.cssText = 'display:block;width:100%;height:100vh;border:0';
  addEventListener('message', ({ source, origin, data }) => {
    if (source === frame.contentWindow && origin === location.origin) port.postMessage(data);
  });
  port.onmessage = ({ data }) => frame.contentWindow?.postMessage(data, location.origin);
  document.body.style.margin = '0';
  document.body.replaceChildren(frame);
}

function meet({ source, origin, ports: [port] }: MessageEvent): void {
  if (source !== parent || !isDesk(origin) || port === undefined) return;
  removeEventListener('message', meet);
  relay(port);
}

addEventListener('message', meet);
