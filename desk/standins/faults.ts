import { z } from 'zod';
import type { LoggedCall } from './requestLog.ts';

/** A fault that a person or a test asks for (design section 9, `POST /desk/faults`). */
export const faultRuleSchema = z
  .strictObject({
    service: z.enum(['teams', 'graph', 'identity']),
    match: z
      .string()
      .refine(isPattern, { message: 'not a regular expression' })
      .optional()
      .describe("regular expression over 'METHOD path'"),
    person: z.string().optional().describe('Entra object id that the call concerns'),
    reply: z
      .strictObject({
        status: z.int().min(200).max(599),
        headers: z.record(z.string(), z.string()).optional(),
        body: z.unknown().optional(),
      })
      .optional(),
    delayMs: z.int().min(0).max(120_000).optional(),
    reset: z.literal(true).optional(),
    loseAnswer: z.literal(true).optional(),
    times: z.int().min(1).optional(),
    share: z
      .number()
      .gt(0)
      .lt(1)
      .optional()
      .describe('bites this share of the calls only, the same ones at every run'),
    untilBusinessTime: z.string().refine(isMoment, { message: 'not a moment' }).optional(),
  })
  .refine((rule) => rule.reply ?? rule.delayMs ?? rule.reset ?? rule.loseAnswer, {
    message: 'say what happens: reply, delayMs, reset or loseAnswer',
  });

export type FaultRule = z.infer<typeof faultRuleSchema>;
export type ListedFault = FaultRule & { readonly id: string; readonly used: number };

export type CallPhase = 'before' | 'after';
export type CallHook = (call: LoggedCall, phase: CallPhase) => Promise<'go' | 'halt'>;

interface CallSubject {
  readonly service: LoggedCall['service'];
  readonly method: string;
  /** The path as sent, and without the service's own prefix: a rule may name either. */
  readonly paths: readonly string[];
  readonly persons: readonly string[];
}

/** The rules in force; every stand-in asks here before it handles a call. First match wins. */
export class FaultBook {
  readonly #now: () => string;
  readonly #rules = new Map<string, ListedFault>();
  readonly #hooks = new Set<CallHook>();
  readonly #draws = new Map<string, number>();
  #count = 0;

  constructor(now: () => string) {
    this.#now = now;
  }

  add(rule: FaultRule): string {
    const parsed = faultRuleSchema.parse(rule);
    this.#count += 1;
    const id = `fault-${this.#count}`;
    this.#rules.set(id, { ...parsed, id, used: 0 });
    return id;
  }

  /** Rules that can still bite, oldest first. */
  list(): readonly ListedFault[] {
    return [...this.#rules.values()].filter((rule) => this.#inForce(rule));
  }

  /** How often a rule has bitten, used up or not. */
  used(id: string): number {
    return this.#rules.get(id)?.used ?? 0;
  }

  clear(id?: string): void {
    if (id === undefined) this.#rules.clear();
    else this.#rules.delete(id);
  }

  /** The rule for this call, counted as used. */
  take(subject: CallSubject): ListedFault | null {
    const rule = this.list().find(
      (candidate) => concerns(candidate, subject) && this.#drawn(candidate),
    );
    if (rule === undefined) return null;
    this.#rules.set(rule.id, { ...rule, used: rule.used + 1 });
    return rule;
  }

  /** Lets a harness stop, kill or wait around each call; the answer removes the hook. */
  onCall(hook: CallHook): () => void {
    this.#hooks.add(hook);
    return () => this.#hooks.delete(hook);
  }

  async ask(call: LoggedCall, phase: CallPhase): Promise<'go' | 'halt'> {
    for (const hook of [...this.#hooks]) {
      if ((await hook(call, phase)) === 'halt') return 'halt';
    }
    return 'go';
  }

  /** A rule for a share of the calls draws a number for each call that it concerns. */
  #drawn({ id, share }: ListedFault): boolean {
    if (share === undefined) return true;
    const draw = (this.#draws.get(id) ?? 0) + 1;
    this.#draws.set(id, draw);
    return fractionOf(draw) < share;
  }

  #inForce(rule: ListedFault): boolean {
    if (rule.times !== undefined && rule.used >= rule.times) return false;
    const until = rule.untilBusinessTime;
    return until === undefined || Date.parse(this.#now()) < Date.parse(until);
  }
}

/** Evenly spread over 0 to 1, and without a pattern that calls could fall in with (splitmix32). */
function fractionOf(n: number): number {
  let x = Math.imul(n, 0x9e3779b9);
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return ((x ^ (x >>> 15)) >>> 0) / 2 ** 32;
}

function concerns(rule: FaultRule, subject: CallSubject): boolean {
  if (rule.service !== subject.service) return false;
  if (rule.person !== undefined && !subject.persons.includes(rule.person)) return false;
  if (rule.match === undefined) return true;
  const pattern = new RegExp(rule.match);
  return subject.paths.some((path) => pattern.test(`${subject.method} ${path}`));
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text).source !== '';
  } catch {
    return false;
  }
}

function isMoment(text: string): boolean {
  return !Number.isNaN(Date.parse(text));
}
