import { z } from 'zod';
import type { Absence, Absences } from '../application/ports/index.ts';
import type { Moment } from '../domain/calendar/index.ts';
import { path, type GraphClient } from './client.ts';
import { codes } from './codes.ts';
import { fromGraphTime, graphTimeSchema } from './times.ts';

const settingSchema = z.object({
  status: z.enum(['disabled', 'alwaysEnabled', 'scheduled']),
  scheduledStartDateTime: graphTimeSchema.nullish(),
  scheduledEndDateTime: graphTimeSchema.nullish(),
});
type Setting = z.infer<typeof settingSchema>;

/**
 * Automatic replies as a sign that somebody is away (platform 5.8). Asked while a card is being sent and
 * never on the way of an answer; it needs `MailboxSettings.Read`, and without it nothing is known.
 */
export function graphAbsences({ graph }: { readonly graph: GraphClient }): Absences {
  return {
    of: async (person, now) => {
      const answer = await graph.call({
        method: 'GET',
        path: path`/users/${person}/mailboxSettings/automaticRepliesSetting`,
        read: settingSchema,
      });
      return answer.kind === 'ok'
        ? absenceIn(answer.body, now)
        : { kind: 'unknown', code: answer.code };
    },
  };
}

function absenceIn(setting: Setting, now: Moment): Absence {
  switch (setting.status) {
    case 'disabled':
      return { kind: 'here' };
    case 'alwaysEnabled':
      return { kind: 'away', until: null };
    case 'scheduled': {
      const from = readTime(setting.scheduledStartDateTime);
      const until = readTime(setting.scheduledEndDateTime);
      if (from === null || until === null) {
        return { kind: 'unknown', code: codes.unreadableAnswer };
      }
      return from <= now && now < until ? { kind: 'away', until } : { kind: 'here' };
    }
  }
}

const readTime = (time: Setting['scheduledEndDateTime']): Moment | null =>
  time ? fromGraphTime(time) : null;
