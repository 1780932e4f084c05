import {
  createDOMRenderer,
  FluentProvider,
  RendererProvider,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from '@fluentui/react-components';
import { useEffect, useState, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { Boundary } from './boundary.tsx';
import type { Host, Theme } from './host.ts';
import { hrefOf } from './route.ts';
import { Service } from './service.ts';
import { Shell } from './shell.tsx';

const THEMES = {
  default: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
} as const;

/** Draws the tab into the page, in the host's colours. */
export function show(host: Host): void {
  const place = document.querySelector('#tab');
  if (place === null) throw new Error('The page has no #tab.');
  // A link wins over the page that was open when the tab was last left.
  if (host.caseId !== null)
    history.replaceState(null, '', hrefOf({ page: 'case', caseId: host.caseId }));
  createRoot(place).render(<App host={host} service={new Service(host.token)} />);
  host.ready();
}

function App({ host, service }: { readonly host: Host; readonly service: Service }): ReactNode {
  const [theme, setTheme] = useState<Theme>(host.theme);
  const [renderer] = useState(() => createDOMRenderer(document, rendering()));
  useEffect(() => {
    host.onTheme(setTheme);
  }, [host]);
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      <FluentProvider theme={THEMES[theme]} className="provider">
        <Boundary>
          <Shell service={service} />
        </Boundary>
      </FluentProvider>
    </RendererProvider>
  );
}

/** The page's policy lets in the styles that bear the nonce of this very answer, and no others. */
function rendering(): { styleElementAttributes: Record<string, string> } {
  const nonce = document.querySelector<HTMLLinkElement>('#style')?.nonce ?? '';
  return { styleElementAttributes: { nonce } };
}
