import type { CaseId, Problem } from '../../domain/case/index.ts';
import type { Typed } from '../elements/inputs.ts';
import { VERB_NAMES, type Verb } from '../verbs.ts';
import { parseAddress, parseEntry, type RawAddress } from './address.ts';
import { VERBS, type Needs } from './parsers.ts';
import { Reader } from './reader.ts';

interface OnCase {
  readonly caseId: CaseId;
  /** The version that the card showed; null where it did not say. */
  readonly version: number | null;
  readonly stage: number | null;
  readonly meeting: number | null;
}

/** The ids that came with a verb: what it is about cannot be missing. */
type AddressOf<N extends Needs> = N extends 'nothing'
  ? unknown
  : N extends 'draft'
    ? { readonly draftId: string; readonly version: number }
    : N extends 'stage'
      ? OnCase & { readonly stage: number }
      : N extends 'meeting'
        ? OnCase & { readonly meeting: number }
        : OnCase;

/** What a person wishes, as parsed from the press of a button. Texts are still plain strings. */
export type ParsedAction = {
  [V in Verb]: AddressOf<(typeof VERBS)[V]['needs']> & {
    readonly verb: V;
    readonly key: string;
    readonly values: ReturnType<(typeof VERBS)[V]['read']>;
  };
}[Verb];

export type ParsedOf<V extends Verb> = Extract<ParsedAction, { readonly verb: V }>;

/** The ids of a press whose inputs were wrong: enough to show the same form again. */
export interface PressedAt {
  readonly caseId: CaseId | null;
  readonly draftId: string | null;
  readonly version: number | null;
  readonly stage: number | null;
  readonly meeting: number | null;
}

export type Parsed =
  | { readonly kind: 'action'; readonly action: ParsedAction; readonly typed: Typed }
  /** Some inputs are wrong: show the card again with what was typed. */
  | {
      readonly kind: 'problems';
      readonly verb: Verb;
      readonly at: PressedAt;
      readonly problems: readonly Problem[];
      readonly typed: Typed;
    }
  /** Not a press of one of our buttons. */
  | { readonly kind: 'unreadable' };

const UNREADABLE: Parsed = { kind: 'unreadable' };

export const isVerb = (verb: string): verb is Verb =>
  (VERB_NAMES as readonly string[]).includes(verb);

/** Reads a press: the verb of the invoke (or of the submitted data), and the data that came with it. */
export function parseAction(verb: string, data: Readonly<Record<string, unknown>>): Parsed {
  if (!isVerb(verb)) return UNREADABLE;
  const address = parseAddress(data);
  if (address === null) return UNREADABLE;
  const at = pressedAt(address, data);
  const { needs, read } = VERBS[verb];
  if (!satisfies(needs, at)) return UNREADABLE;
  const reader = new Reader(data);
  const values = read(reader);
  const { problems, typed } = reader;
  if (problems.length > 0) return { kind: 'problems', verb, at, problems, typed };
  // Each parser's result belongs to its verb and its needs are met: the table's type says so.
  const action = { ...at, verb, key: address.k, values } as unknown as ParsedAction;
  return { kind: 'action', action, typed };
}

const pressedAt = (
  { caseId, draftId, v, meeting }: RawAddress,
  data: Readonly<Record<string, unknown>>,
): PressedAt => ({
  caseId: caseId === undefined ? null : (caseId as CaseId),
  draftId: draftId ?? null,
  version: v ?? null,
  stage: draftId === undefined ? parseEntry(data['stage']) : null,
  meeting: meeting ?? null,
});

function satisfies(needs: Needs, at: PressedAt): boolean {
  switch (needs) {
    case 'nothing':
      return true;
    case 'draft':
      return at.draftId !== null && at.version !== null;
    case 'case':
      return at.caseId !== null;
    case 'stage':
      return at.caseId !== null && at.stage !== null;
    case 'meeting':
      return at.caseId !== null && at.meeting !== null;
  }
}
