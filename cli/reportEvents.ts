import { z } from 'zod';
import type { RecordedEvent } from '../domain/case/index.ts';
import { momentField } from '../storage/cases/fields.ts';
import { BadInput } from './command.ts';

/** What every recorded event has; the rest of it was decided once and is believed. */
const shape = z.looseObject({
  type: z.string().min(1),
  version: z.number().int().min(1),
  meta: z.looseObject({ at: momentField }),
});
const line = z.custom<RecordedEvent>((value) => shape.safeParse(value).success);

/** The events of a file, one JSON object a line, each case whole and in order. */
export function* eventsOf(text: string): Generator<RecordedEvent> {
  let at = 0;
  for (const each of text.split('\n')) {
    at += 1;
    if (each.trim() !== '') yield eventOf(each, at);
  }
}

function eventOf(text: string, at: number): RecordedEvent {
  try {
    return line.parse(JSON.parse(text));
  } catch {
    throw new BadInput(`Line ${at} is not a recorded event.`);
  }
}
