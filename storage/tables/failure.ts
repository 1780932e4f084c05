/**
 * What storage can say no with (style rules 15 and 16). `uncertain`: the deed may have been done although
 * no answer came (platform 7.3), so whoever asked looks for its own mark before anything else.
 */
export const STORAGE_FAILURES = {
  exists: { retryable: false, uncertain: false, says: 'A row with this key stands already.' },
  stale: { retryable: false, uncertain: false, says: 'The row was changed by another writer.' },
  absent: { retryable: false, uncertain: false, says: 'There is no such row.' },
  'no-table': { retryable: false, uncertain: false, says: 'The table or queue does not exist.' },
  forbidden: { retryable: false, uncertain: false, says: 'Storage does not accept our identity.' },
  refused: { retryable: false, uncertain: false, says: 'Storage refused the request.' },
  busy: { retryable: true, uncertain: true, says: 'Storage is busy.' },
  server: { retryable: true, uncertain: true, says: 'Storage failed.' },
  unreachable: { retryable: true, uncertain: true, says: 'The connection to storage was lost.' },
  deadline: { retryable: true, uncertain: true, says: 'Storage did not answer in time.' },
  'key-too-long': {
    retryable: false,
    uncertain: false,
    says: 'A key is longer than Azure allows.',
  },
  'property-name': {
    retryable: false,
    uncertain: false,
    says: 'Azure does not allow this property name.',
  },
  'property-too-long': { retryable: false, uncertain: false, says: 'A property is too long.' },
  'null-value': {
    retryable: false,
    uncertain: false,
    says: 'A property cannot be null: leave it out.',
  },
  'not-int32': { retryable: false, uncertain: false, says: 'A number is not a 32-bit integer.' },
  'too-many-properties': {
    retryable: false,
    uncertain: false,
    says: 'A row has too many properties.',
  },
  'row-too-large': { retryable: false, uncertain: false, says: 'A row is larger than 1 MiB.' },
  'batch-empty': { retryable: false, uncertain: false, says: 'A transaction holds nothing.' },
  'batch-too-many': {
    retryable: false,
    uncertain: false,
    says: 'A transaction holds over 100 rows.',
  },
  'batch-too-large': { retryable: false, uncertain: false, says: 'A transaction is over 4 MiB.' },
  'batch-two-partitions': {
    retryable: false,
    uncertain: false,
    says: 'A transaction stays inside one partition.',
  },
  'batch-row-twice': {
    retryable: false,
    uncertain: false,
    says: 'A transaction holds each row once.',
  },
  'batch-text': {
    retryable: false,
    uncertain: false,
    says: 'The library writes transactions in a way we do not know: nothing was sent.',
  },
  'insecure-address': {
    retryable: false,
    uncertain: false,
    says: 'Plain http is for this machine only.',
  },
  'connection-text': {
    retryable: false,
    uncertain: false,
    says: 'The connection string lacks what is needed.',
  },
  'row-unreadable': { retryable: false, uncertain: false, says: 'A stored row has another shape.' },
  'row-too-new': {
    retryable: false,
    uncertain: false,
    says: 'A stored row was written by a newer version.',
  },
  'append-inconsistent': {
    retryable: false,
    uncertain: false,
    says: 'Events, state and expected version of an append do not fit together.',
  },
  'effect-moved-on': {
    retryable: true,
    uncertain: false,
    says: 'The effect was taken or changed by another holder.',
  },
  'procedure-changed': {
    retryable: false,
    uncertain: false,
    says: 'A procedure was changed without a new version.',
  },
} as const satisfies Record<
  string,
  { readonly retryable: boolean; readonly uncertain: boolean; readonly says: string }
>;

export type StorageFailureCode = keyof typeof STORAGE_FAILURES;

/** A failure of storage: ids and codes only, never what stood in the row (style rule 18). */
export class StorageFailure extends Error {
  override readonly name = 'StorageFailure';
  readonly code: StorageFailureCode;
  readonly status: number | null;
  readonly retryable: boolean;
  readonly uncertain: boolean;

  constructor(
    code: StorageFailureCode,
    detail: { readonly status?: number; readonly about?: string; readonly cause?: unknown } = {},
  ) {
    const { says, retryable, uncertain } = STORAGE_FAILURES[code];
    const about = detail.about === undefined ? '' : ` (${detail.about})`;
    super(`${code}: ${says}${about}`, { cause: detail.cause });
    this.code = code;
    this.status = detail.status ?? null;
    this.retryable = retryable;
    this.uncertain = uncertain;
  }
}

/** Whether something thrown is one of these failures. */
export function failedWith(error: unknown, ...codes: readonly StorageFailureCode[]): boolean {
  return error instanceof StorageFailure && codes.includes(error.code);
}

/** Whether the deed may stand although it was answered with this. */
export const isUncertain = (error: unknown): boolean =>
  error instanceof StorageFailure && error.uncertain;
