import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile, type Plugin } from 'esbuild';

const fileOf = (name: string): string => fileURLToPath(new URL(`../tab/${name}`, import.meta.url));

/** Where the app serves the tab's files. */
const SERVED = '/api/tab';

/**
 * teams-js asks a server of Microsoft's for its list of hosts as soon as it is loaded. The tab's policy
 * lets it speak to this app alone, and the list that comes with the library is pinned with it: that one
 * counts. The rest of its check stays as it is.
 */
const ownListOfHosts: Plugin = {
  name: 'own-list-of-hosts',
  setup: (builder) => {
    builder.onLoad(
      { filter: /teams-js[\\/].*[\\/]internal[\\/]validOrigins\.js$/ },
      async ({ path: at }) => {
        const text = await readFile(at, 'utf8');
        const contents = text.replace(/g\(\);(?=export\{)/, '');
        if (contents === text) throw new Error('teams-js no longer asks for its hosts as it did.');
        return { contents };
      },
    );
  },
};

let bundled: Promise<ReadonlyMap<string, Uint8Array>> | null = null;

/** Built once in a process: whoever opens many desks does not wait for the same text each time. */
const bundleTab = async (): Promise<ReadonlyMap<string, Uint8Array>> =>
  await (bundled ??= bundle());

async function bundle(): Promise<ReadonlyMap<string, Uint8Array>> {
  const outdir = fileOf('out');
  const { outputFiles, metafile } = await build({
    entryPoints: { tab: fileOf('main.ts'), style: fileOf('style.css') },
    outdir,
    write: false,
    bundle: true,
    splitting: true,
    minify: true,
    metafile: true,
    format: 'esm',
    target: 'es2022',
    // A file's name changes with what is in it, so that a browser may keep it.
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    define: { 'process.env.NODE_ENV': '"production"' },
    jsx: 'automatic',
    legalComments: 'inline',
    logLevel: 'warning',
    plugins: [ownListOfHosts],
    tsconfig: fileOf('tsconfig.json'),
  });
  const files = outputFiles.map(({ path: at, contents }) => [path.basename(at), contents] as const);
  return new Map([...files, ['index.html', await htmlOf(metafile)]]);
}

/** The page's text, with the names that its script and its style were given. */
async function htmlOf({ outputs }: Metafile): Promise<Uint8Array> {
  const servedAs = (entry: string): string => {
    const [found = ''] =
      Object.entries(outputs).find(([, { entryPoint }]) => entryPoint?.endsWith(`tab/${entry}`)) ??
      [];
    return `${SERVED}/${path.basename(found)}`;
  };
  const html = await readFile(fileOf('index.html'), 'utf8');
  return Buffer.from(
    html.replace('{{script}}', servedAs('main.ts')).replace('{{style}}', servedAs('style.css')),
  );
}

/** The tab as it is served: its text, its style, and scripts that are loaded as they are needed. */
export async function buildTab(folder: string): Promise<void> {
  const [files] = await Promise.all([bundleTab(), mkdir(folder, { recursive: true })]);
  await Promise.all(
    [...files].map(async ([name, content]) => await writeFile(path.join(folder, name), content)),
  );
}
