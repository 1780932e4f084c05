import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';

/**
 * Cuts out of Graph's published metadata what a request of ours could touch:
 *
 *     npx tsx test/graph/metadata/cut.ts --from v1.0-Prod.csdl --commit <hash> --to v1.0-excerpt.csdl
 *
 * The file is `schemas/v1.0-Prod.csdl` of github.com/microsoftgraph/msgraph-metadata. Elements are kept
 * as they stand; types that are left out can be named by what is kept, but not walked into.
 */
const ROOTS = ['users', 'appCatalogs', 'subscriptions', 'communications'];

/** Entity types by name; complex types and enums come along with whoever has them. */
const ENTITIES = [
  ...['directoryObject', 'user', 'outlookItem', 'calendar', 'event', 'message', 'eventMessage'],
  ...['eventMessageRequest', 'eventMessageResponse', 'mailFolder', 'attachment', 'fileAttachment'],
  ...['itemAttachment', 'singleValueLegacyExtendedProperty', 'userTeamwork', 'appCatalogs'],
  ...['teamsApp', 'teamsAppInstallation', 'userScopeTeamsAppInstallation', 'chat'],
  ...['subscription', 'presence', 'cloudCommunications', 'entity'],
];
/** Of the operations that could stand behind those, the ones that have to do with calendars and mail. */
const OPERATIONS = [
  ...['cancel', 'getSchedule', 'send', 'sendMail', 'accept', 'decline', 'tentativelyAccept'],
  ...['forward', 'reply', 'createReply', 'delta', 'getMailTips', 'getPresencesByUserId', 'move'],
];

const node = z.record(z.string(), z.unknown());
const nodes = z.array(node);
type Node = z.infer<typeof node>;

const ATTRIBUTES = ':@';
const tagOf = (of: Node): string => Object.keys(of).find((key) => key !== ATTRIBUTES) ?? '';
const childrenOf = (of: Node): Node[] => nodes.parse(of[tagOf(of)]);
const attribute = (of: Node, name: string): string =>
  z.object({ [name]: z.string().default('') }).parse(of[ATTRIBUTES] ?? {})[name] ?? '';

const shape = { preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '' };

export function excerptOf(xml: string): string {
  const tree = nodes.parse(new XMLParser(shape).parse(xml));
  const edmx = tree.find((one) => tagOf(one) === 'edmx:Edmx');
  const services = edmx === undefined ? undefined : childrenOf(edmx)[0];
  const graph = services === undefined ? undefined : childrenOf(services)[0];
  if (edmx === undefined || services === undefined || graph === undefined) {
    throw new Error('This is no CSDL file.');
  }
  const kept = childrenOf(graph);
  const wanted = reachable(kept);
  const cut = kept.flatMap((one) => keep(one, wanted));
  const only = (parent: Node, children: Node[]): Node => ({ ...parent, [tagOf(parent)]: children });
  return written(only(edmx, [only(services, [only(graph, cut)])]), '');
}

/** An element with its attributes and children, an element a line. */
function written(one: Node, indent: string): string {
  const tag = tagOf(one);
  const attributes = Object.entries(z.record(z.string(), z.string()).parse(one[ATTRIBUTES] ?? {}))
    .map(([name, value]) => ` ${name}="${value.replace(/[&<"]/g, escaped)}"`)
    .join('');
  const inner = childrenOf(one).map((child) => written(child, `${indent}  `));
  if (inner.length === 0) return `${indent}<${tag}${attributes} />\n`;
  return `${indent}<${tag}${attributes}>\n${inner.join('')}${indent}</${tag}>\n`;
}

const escaped = (sign: string): string => `&#${String(sign.charCodeAt(0))};`;

const innerType = (type: string): string => type.replace(/^Collection\((.*)\)$/, '$1');
const ownName = (type: string): string => innerType(type).replace(/^(microsoft\.)?graph\./, '');

/** The named entity types, what they are built upon, and all complex types and enums they hold. */
function reachable(all: readonly Node[]): ReadonlySet<string> {
  const byName = new Map(
    all
      .filter((one) => ['EntityType', 'ComplexType', 'EnumType'].includes(tagOf(one)))
      .map((one) => [attribute(one, 'Name'), one]),
  );
  const wanted = new Set<string>();
  const add = (name: string): void => {
    const found = byName.get(name);
    if (found === undefined || wanted.has(name)) return;
    wanted.add(name);
    add(ownName(attribute(found, 'BaseType')));
    for (const child of childrenOf(found)) {
      if (tagOf(child) === 'Property') addValue(ownName(attribute(child, 'Type')));
    }
  };
  const addValue = (name: string): void => {
    const found = byName.get(name);
    if (found !== undefined && tagOf(found) !== 'EntityType') add(name);
  };
  for (const name of ENTITIES) add(name);
  for (const one of all.filter((each) => operationIn(each, wanted))) {
    for (const child of childrenOf(one)) addValue(ownName(attribute(child, 'Type')));
  }
  return wanted;
}

function operationIn(one: Node, wanted: ReadonlySet<string>): boolean {
  if (!['Action', 'Function'].includes(tagOf(one))) return false;
  if (!OPERATIONS.includes(attribute(one, 'Name'))) return false;
  const [first] = childrenOf(one);
  return first !== undefined && wanted.has(ownName(attribute(first, 'Type')));
}

/** Annotations say what this check does not ask; everything else stays as it is. */
function keep(one: Node, wanted: ReadonlySet<string>): readonly Node[] {
  const tag = tagOf(one);
  const children = childrenOf(one);
  const plain = (child: Node): Node[] =>
    tagOf(child) === 'Annotation'
      ? []
      : [{ ...child, [tagOf(child)]: childrenOf(child).flatMap(plain) }];
  if (tag === 'EntityContainer') {
    const roots = children.filter((child) => ROOTS.includes(attribute(child, 'Name')));
    return [{ ...one, [tag]: roots.map((root) => ({ ...root, [tagOf(root)]: [] })) }];
  }
  const stays = wanted.has(attribute(one, 'Name')) && /^(Entity|Complex|Enum)Type$/.test(tag);
  return stays || operationIn(one, wanted) ? [{ ...one, [tag]: children.flatMap(plain) }] : [];
}

export function main(args: readonly string[]): void {
  const { values } = parseArgs({
    args: [...args],
    options: {
      from: { type: 'string' },
      commit: { type: 'string' },
      to: { type: 'string', default: 'test/graph/metadata/v1.0-excerpt.csdl' },
    },
  });
  const { from, commit, to } = values;
  if (from === undefined || commit === undefined) {
    console.error('Usage: cut.ts --from FILE --commit HASH [--to FILE]');
    process.exitCode = 2;
    return;
  }
  const xml = readFileSync(from, 'utf8');
  const source = [
    'Cut by test/graph/metadata/cut.ts out of Microsoft Graph v1.0 metadata (MIT licence).',
    'Source: github.com/microsoftgraph/msgraph-metadata, schemas/v1.0-Prod.csdl',
    `Commit: ${commit}`,
    `SHA-256 of the source file: ${createHash('sha256').update(xml).digest('hex')}`,
  ].join('\n  ');
  writeFileSync(
    to,
    `<?xml version="1.0" encoding="utf-8"?>\n<!--\n  ${source}\n-->\n${excerptOf(xml)}`,
  );
}

if (import.meta.filename === process.argv[1]) main(process.argv.slice(2));
