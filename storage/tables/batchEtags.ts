import type { TableClient } from '@azure/data-tables';
import { StorageFailure } from './failure.ts';

/** An etag for each deletion of one transaction, in the order in which they were asked for. */
interface Deletion {
  readonly rowKey: string;
  readonly etag: string;
}

type Policy = Parameters<TableClient['pipeline']['addPolicy']>[0];

const PART = /(?=^--changeset_)/m;
const DELETION = /^DELETE .*$/m;
const IF_MATCH = /^(if-match: )\*\r?$/im;

function withEtag(part: string, deletions: Deletion[]): string {
  const line = DELETION.exec(part)?.[0];
  if (line === undefined) return part;
  // The address holds the row key percent-encoded; the SDK doubles no quote, since we write none.
  const at = deletions.findIndex(({ rowKey }) => decodeURIComponent(line).includes(`'${rowKey}')`));
  const [deletion] = at < 0 ? [] : deletions.splice(at, 1);
  if (deletion === undefined || !IF_MATCH.test(part)) throw new StorageFailure('batch-text');
  return part.replace(IF_MATCH, (_, name: string) => `${name}${deletion.etag}\r`);
}

/** Puts each deletion's etag into the text of a transaction; refuses a text it does not understand. */
export function withDeletionEtags(body: string, deletions: readonly Deletion[]): string {
  const open = [...deletions];
  const rewritten = body
    .split(PART)
    .map((part) => withEtag(part, open))
    .join('');
  if (open.length > 0) throw new StorageFailure('batch-text');
  return rewritten;
}

/**
 * `TableClient.submitTransaction` (13.3.2) takes no etag for a deletion and sends `*`: the last writer
 * would win silently (platform 7.3). This policy puts the etags into the text it built. They travel
 * beside the request, keyed by its abort signal, which is the one object of ours that reaches it.
 */
export function deletionEtags(): {
  readonly policy: Policy;
  attach(signal: AbortSignal, deletions: readonly Deletion[]): void;
} {
  const attached = new WeakMap<object, readonly Deletion[]>();
  return {
    attach: (signal, deletions) => attached.set(signal, deletions),
    policy: {
      name: 'ourDeletionEtags',
      sendRequest: async (request, next) => {
        const deletions = request.abortSignal && attached.get(request.abortSignal);
        if (deletions === undefined || deletions.length === 0) return await next(request);
        if (typeof request.body !== 'string') throw new StorageFailure('batch-text');
        request.body = withDeletionEtags(request.body, deletions);
        // The credential policy has counted the old text already; its signature does not cover this.
        request.headers.set('Content-Length', Buffer.byteLength(request.body));
        return await next(request);
      },
    },
  };
}
