import { z } from 'zod';
import { parseDay, parseMoment, type Day, type Moment } from '../../domain/calendar/index.ts';
import type { CaseId, CaseState, Effect, RecordedEvent } from '../../domain/case/index.ts';
import type { PersonId } from '../../domain/people/index.ts';

/** Branded values out of stored text (style rule 7). */
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

export const caseIdField = z.custom<CaseId>(isText);
export const personIdField = z.custom<PersonId>(isText);
export const momentField = z.custom<Moment>((v) => isText(v) && parseMoment(v) !== null);
export const dayField = z.custom<Day>((v) => isText(v) && parseDay(v) !== null);

const head = z.object({
  id: z.string().min(1),
  version: z.number().int().min(1),
  reference: z.string().min(1),
  raiser: z.string().min(1),
  status: z.object({ kind: z.enum(['open', 'closed']) }),
  stages: z.array(z.object({ id: z.number() })),
});
const event = z.object({
  type: z.string().min(1),
  version: z.number().int().min(1),
  meta: z.object({
    at: momentField,
    key: z.string(),
    actor: z.object({ kind: z.string() }),
  }),
});
const effect = z.object({ type: z.string().min(1) });

/**
 * The folded state, the events and the effects are our own JSON, written from these very types: what a
 * decision leans on first is checked, the rest is the writer's word, kept true by `schema` and upgrades.
 * The parsers are asked for a yes or no only: a value is handed on as it was read, not as they copy it.
 */
export const stateField = z.custom<CaseState>((v) => head.safeParse(v).success);
export const eventField = z.custom<RecordedEvent>((v) => event.safeParse(v).success);
export const effectField = z.custom<Effect>((v) => effect.safeParse(v).success);
