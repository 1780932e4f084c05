import { AzureNamedKeyCredential, TableClient, TableServiceClient } from '@azure/data-tables';
import { QueueClient, StorageSharedKeyCredential } from '@azure/storage-queue';
import { StorageFailure } from './failure.ts';

/** What @azure/core-auth calls TokenCredential, as far as the clients ask: given in by the entry point. */
export interface TokenCredential {
  getToken(
    scopes: string | string[],
  ): Promise<{ readonly token: string; readonly expiresOnTimestamp: number } | null>;
}

/** Where tables and queues are, and who we are there (platform 7.3). */
export type StorageConnection =
  | {
      readonly kind: 'shared-key';
      readonly account: string;
      readonly key: string;
      readonly tablesUrl: string;
      readonly queuesUrl: string;
    }
  | {
      readonly kind: 'token';
      readonly credential: TokenCredential;
      readonly tablesUrl: string;
      readonly queuesUrl: string;
    };

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Plain http goes to this machine only: Azurite (design section 7, "no setting turns … off"). */
function isPlainLoopback(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  if (protocol === 'https:') return false;
  if (protocol !== 'http:' || !LOOPBACK.has(hostname)) {
    throw new StorageFailure('insecure-address', { about: hostname });
  }
  return true;
}

/** No hidden retries: a lost answer is repaired by looking for our own mark. */
const tableOptions = (
  url: string,
): { allowInsecureConnection: boolean; retryOptions: { maxRetries: number } } => ({
  allowInsecureConnection: isPlainLoopback(url),
  retryOptions: { maxRetries: 0 },
});

export function tableClient(connection: StorageConnection, name: string): TableClient {
  const { tablesUrl } = connection;
  const options = tableOptions(tablesUrl);
  return connection.kind === 'token'
    ? new TableClient(tablesUrl, name, connection.credential, options)
    : new TableClient(
        tablesUrl,
        name,
        new AzureNamedKeyCredential(connection.account, connection.key),
        options,
      );
}

export function tableService(connection: StorageConnection): TableServiceClient {
  const { tablesUrl } = connection;
  const options = tableOptions(tablesUrl);
  return connection.kind === 'token'
    ? new TableServiceClient(tablesUrl, connection.credential, options)
    : new TableServiceClient(
        tablesUrl,
        new AzureNamedKeyCredential(connection.account, connection.key),
        options,
      );
}

export function queueClient(connection: StorageConnection, name: string): QueueClient {
  isPlainLoopback(connection.queuesUrl);
  const url = `${connection.queuesUrl.replace(/\/$/, '')}/${name}`;
  const credential =
    connection.kind === 'token'
      ? connection.credential
      : new StorageSharedKeyCredential(connection.account, connection.key);
  return new QueueClient(url, credential, { retryOptions: { maxTries: 1 } });
}

/** An account's connection string, with endpoints said or derived. */
export function parseConnectionString(text: string): StorageConnection {
  const parts = new Map(
    text.split(';').map((part) => {
      const at = part.indexOf('=');
      return [part.slice(0, at).trim(), part.slice(at + 1).trim()];
    }),
  );
  const account = parts.get('AccountName');
  const key = parts.get('AccountKey');
  if (!account || !key) throw new StorageFailure('connection-text', { about: 'account' });
  const protocol = parts.get('DefaultEndpointsProtocol') ?? 'https';
  const suffix = parts.get('EndpointSuffix') ?? 'core.windows.net';
  const endpoint = (service: string): string => `${protocol}://${account}.${service}.${suffix}`;
  return {
    kind: 'shared-key',
    account,
    key,
    tablesUrl: parts.get('TableEndpoint') ?? endpoint('table'),
    queuesUrl: parts.get('QueueEndpoint') ?? endpoint('queue'),
  };
}
