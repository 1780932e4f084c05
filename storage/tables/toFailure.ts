import { z } from 'zod';
import { StorageFailure, type StorageFailureCode } from './failure.ts';

/** What the SDKs throw, as far as we look at it; a lost connection bears no status. */
const thrown = z.object({
  name: z.string(),
  code: z.string().optional().catch(undefined),
  statusCode: z.number().optional().catch(undefined),
  details: z
    .object({
      odataError: z.object({ code: z.string() }).optional().catch(undefined),
      errorCode: z.string().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});
type Thrown = z.infer<typeof thrown>;

const BY_STATUS: Readonly<Record<number, StorageFailureCode>> = {
  401: 'forbidden',
  403: 'forbidden',
  404: 'absent',
  409: 'exists',
  412: 'stale',
  429: 'busy',
  503: 'busy',
};

const NO_TABLE = /TableNotFound|QueueNotFound|TableBeingDeleted|QueueBeingDeleted/;
const ANSWERED_LATE = new Set(['AbortError', 'TimeoutError']);
const LOST = /^(E[A-Z]+|REQUEST_SEND_ERROR|PARSE_ERROR|UND_ERR_[A-Z_]+)$/;

/** What the service called it; the SDKs put it into one of three places. */
const serviceCode = ({ code, details }: Thrown): string =>
  code ?? details?.odataError?.code ?? details?.errorCode ?? '';

const byStatus = (status: number): StorageFailureCode =>
  BY_STATUS[status] ?? (status >= 500 ? 'server' : 'refused');

function codeOf(error: Thrown): StorageFailureCode | null {
  const service = serviceCode(error);
  if (NO_TABLE.test(service)) return 'no-table';
  if (error.statusCode !== undefined && error.statusCode >= 300) return byStatus(error.statusCode);
  if (ANSWERED_LATE.has(error.name)) return 'deadline';
  return error.name === 'RestError' || LOST.test(service) ? 'unreachable' : null;
}

/**
 * What the SDK threw, as a coded failure; null when it is no failure of storage but a bug. The cause
 * keeps name, code and status only: the SDK's own error carries the request, and so a person's words.
 */
export function toFailure(error: unknown): StorageFailure | null {
  if (error instanceof StorageFailure) return error;
  const parsed = thrown.safeParse(error);
  const code = parsed.success ? codeOf(parsed.data) : null;
  if (!parsed.success || code === null) return null;
  const { statusCode, name } = parsed.data;
  const cause = new Error([name, parsed.data.code, statusCode].filter(Boolean).join(' '));
  return new StorageFailure(
    code,
    statusCode === undefined ? { cause } : { cause, status: statusCode },
  );
}
