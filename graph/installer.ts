import { z } from 'zod';
import type { Installer } from '../application/ports/index.ts';
import { undone, type GraphAnswer } from './answers.ts';
import { path, type GraphClient } from './client.ts';
import { codes } from './codes.ts';

export interface AppIds {
  /** The id in the manifest, which the catalogue calls `externalId`. */
  readonly manifest: string;
  /** The catalogue's own id, a different one; null: it is looked up once (platform 3.1). */
  readonly catalog: string | null;
}

interface InstallerParts {
  readonly graph: GraphClient;
  readonly appIds: AppIds;
}

const appsSchema = z.object({ value: z.array(z.object({ id: z.string().min(1) })) });

/** Installs the app for a person (platform 3.1). A repeat is harmless: it is there already, 409. */
export function graphInstaller(parts: InstallerParts): Installer {
  let known = parts.appIds.catalog;
  return {
    install: async (person) => {
      if (known === null) {
        const found = await catalogueId(parts);
        if (found.kind !== 'ok') return undone(found);
        if (found.body === null) return { kind: 'refused', code: codes.notInCatalogue };
        known = found.body;
      }
      const answer = await parts.graph.call({
        method: 'POST',
        path: path`/users/${person}/teamwork/installedApps`,
        body: {
          'teamsApp@odata.bind': `${parts.graph.baseUrl}${path`/appCatalogs/teamsApps/${known}`}`,
        },
        read: z.unknown(),
      });
      const there = answer.kind === 'refused' && answer.status === 409;
      return answer.kind === 'ok' || there ? { kind: 'installed' } : undone(answer);
    },
  };
}

async function catalogueId({ graph, appIds }: InstallerParts): Promise<GraphAnswer<string | null>> {
  const answer = await graph.call({
    method: 'GET',
    path: '/appCatalogs/teamsApps',
    query: { $filter: `externalId eq '${appIds.manifest.replaceAll("'", "''")}'` },
    read: appsSchema,
  });
  return answer.kind === 'ok' ? { ...answer, body: answer.body.value[0]?.id ?? null } : answer;
}
