import { z } from 'zod';

/** What the host calls: the trigger's input and the invocation's context. */
export type Handler = (input: unknown, context: unknown) => unknown;

export type RegisteredFunction =
  | {
      readonly kind: 'http';
      readonly name: string;
      /** Without the prefix `api/`; holds `{name}` for parameters. */
      readonly route: string;
      readonly methods: readonly string[];
      readonly run: Handler;
    }
  | {
      readonly kind: 'timer';
      readonly name: string;
      readonly schedule: string;
      readonly run: Handler;
    }
  | {
      readonly kind: 'queue';
      readonly name: string;
      readonly queue: string;
      readonly run: Handler;
    };

export type HttpFunction = Extract<RegisteredFunction, { kind: 'http' }>;
export type TimerFunction = Extract<RegisteredFunction, { kind: 'timer' }>;
export type QueueFunction = Extract<RegisteredFunction, { kind: 'queue' }>;

const metadataSchema = z.looseObject({
  name: z.string(),
  // Binding names are random: the trigger is told by its type (platform 6.2).
  bindings: z.record(
    z.string(),
    z.looseObject({
      type: z.string(),
      methods: z.array(z.string()).optional(),
      route: z.string().optional(),
      schedule: z.string().optional(),
      queueName: z.string().optional(),
    }),
  ),
});
const handlerSchema = z.custom<Handler>((value) => typeof value === 'function');

/** One registration as the library hands it to the host; a trigger the desk cannot play is an error. */
export function readMetadata(metadata: unknown, callback: unknown): RegisteredFunction {
  const { name, bindings } = metadataSchema.parse(metadata);
  const run = handlerSchema.parse(callback);
  const trigger = Object.values(bindings).find((each) => /trigger$/i.test(each.type));
  switch (trigger?.type.toLowerCase()) {
    case 'httptrigger': {
      const methods = (trigger.methods ?? ['GET', 'POST']).map((method) => method.toUpperCase());
      return { kind: 'http', name, route: trigger.route ?? name, methods, run };
    }
    case 'timertrigger':
      return { kind: 'timer', name, schedule: z.string().parse(trigger.schedule), run };
    case 'queuetrigger':
      return { kind: 'queue', name, queue: z.string().parse(trigger.queueName), run };
    default:
      throw new Error(`The desk's host cannot play the trigger of function '${name}'.`);
  }
}
