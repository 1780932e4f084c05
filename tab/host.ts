import { app, authentication } from '@microsoft/teams-js';

export type Theme = 'default' | 'dark' | 'contrast';

/** Where the tab stands: in Teams, Outlook or the Microsoft 365 app. */
export interface Host {
  readonly theme: Theme;
  /** The case that a link asks for. */
  readonly caseId: string | null;
  readonly onTheme: (change: (theme: Theme) => void) => void;
  /** The person's own token. The host keeps it; nothing is kept here. */
  readonly token: () => Promise<string>;
  /** Takes the host's own "Loading …" away. */
  readonly ready: () => void;
}

/** A host answers at once; a page with an opener and no host would wait for a minute. */
const PATIENCE_MS = 10_000;

/** Null where there is no host around the page, as in an ordinary browser. */
export async function enterHost(): Promise<Host | null> {
  try {
    await soon(app.initialize());
    const { app: around, page } = await soon(app.getContext());
    return {
      theme: themeOf(around.theme),
      caseId: idOf(page.subPageId),
      onTheme: (change) =>
        app.registerOnThemeChangeHandler((theme) => {
          change(themeOf(theme));
        }),
      token: async () => await authentication.getAuthToken(),
      ready: () => {
        app.notifyAppLoaded();
        void app.notifySuccess();
      },
    };
  } catch {
    return null;
  }
}

/** `glass`, and whatever comes after it, is shown as the default (platform 8.1). */
const themeOf = (name: string): Theme =>
  name === 'dark' || name === 'contrast' ? name : 'default';

/** A link may be cut or made up: what is no id is not asked for. */
const idOf = (text: string | undefined): string | null =>
  text !== undefined && /^[\w-]{1,100}$/.test(text) ? text : null;

async function soon<T>(promise: Promise<T>): Promise<T> {
  return await Promise.race([
    promise,
    new Promise<never>((_, reject) => {
      setTimeout(() => {
        reject(new Error('no-host'));
      }, PATIENCE_MS);
    }),
  ]);
}
