import { readdirSync, readFileSync } from 'node:fs';
import { permissionRows } from '../graph/metadata/permissionRows.ts';
import { kindOf } from './callKind.ts';

const TEAMS = '/emea/v3/conversations';

/** What our code asks of botbuilder's clients, and the call that it makes of it. */
const OF_BOTBUILDER: Readonly<Record<string, string>> = {
  createConversation: `teams POST ${TEAMS}`,
  sendToConversation: `teams POST ${TEAMS}/{}/activities`,
  // An answer inside a turn goes as a reply to the question.
  sendActivity: `teams POST ${TEAMS}/{}/activities/{}`,
};

/** Where the code has keys and tokens from; botbuilder reads the channel's keys by its document. */
const OF_IDENTITY: readonly (readonly [folder: string, RegExp, readonly string[]])[] = [
  ['bot', /createRemoteJWKSet\(/, ['identity GET /botframework/.well-known/keys']],
  [
    'bot',
    /ToBotFromChannelOpenIdMetadataUrl/,
    ['identity GET /botframework/.well-known/openidconfiguration'],
  ],
  ['web', /createRemoteJWKSet\(/, ['identity GET /{}/discovery/v2.0/keys']],
  ['graph', /clientCredentials\(/, ['identity POST /{}/oauth2/v2.0/token']],
];

const CLIENTS = /(?:\.conversations|\bcontext)\.(\w+)\(/g;
const codeOf = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8').replace(/\/\*\*[\s\S]*?\*\//g, ''));

/**
 * Every kind of call to Teams, Graph and the identity provider that the code can make. Those to Graph
 * stand in docs/permissions.md, which a spec of its own holds against the code.
 * @throws Error naming a call of botbuilder's clients that is not known here.
 */
export function declaredKinds(): readonly string[] {
  const graph = permissionRows().map(({ call }) => {
    const [method = '', path = ''] = call.split(' ');
    return `graph ${method} /v1.0${path.replaceAll('{id}', '{}')}`;
  });
  const teams = codeOf('bot').flatMap((code) =>
    [...code.matchAll(CLIENTS)].map(([, name = '']) => {
      const kind = OF_BOTBUILDER[name];
      if (kind === undefined) throw new Error(`no kind of call is known for ${name}`);
      return kind;
    }),
  );
  const identity = OF_IDENTITY.flatMap(([folder, pattern, kinds]) =>
    codeOf(folder).some((code) => pattern.test(code)) ? kinds : [],
  );
  return [...new Set([...graph, ...teams, ...identity])].sort();
}

/** People's browsers sign in there too; the app itself does not. */
const OF_BROWSERS = /^identity (?:OPTIONS|GET \/\{\}\/oauth2\/v2\.0\/authorize$)/;

let declared: ReadonlySet<string> | null = null;

/** @throws Error naming each kind of call among these at which no fault is ever played. */
export function assertFaultsArePlayed(calls: readonly Parameters<typeof kindOf>[0][]): void {
  declared ??= new Set(declaredKinds());
  const known = declared;
  const missing = [...new Set(calls.map(kindOf))].filter(
    (kind) => !known.has(kind) && !OF_BROWSERS.test(kind),
  );
  if (missing.length > 0) throw new Error(`The faults do not play: ${missing.join(', ')}`);
}
