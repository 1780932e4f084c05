export type ServiceName = 'teams' | 'graph' | 'identity';

/** What became of a call: the status answered, or how the line was cut. */
export type Answer = number | 'reset' | 'lost' | 'pending';

/** One call as it arrived. The bearer token's value is never kept, only what it claims. */
export interface LoggedCall {
  readonly service: ServiceName;
  readonly n: number;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly claims: Readonly<Record<string, unknown>> | null;
  readonly body: unknown;
  readonly businessTime: string;
  readonly answer: Answer;
}

/** Everything the app has sent to any stand-in, in order of arrival (design section 9, `/desk/requests`). */
export class RequestLog {
  readonly #calls: LoggedCall[] = [];

  record(call: Omit<LoggedCall, 'n' | 'answer'>): LoggedCall {
    const entry = { ...call, n: this.#calls.length + 1, answer: 'pending' as const };
    this.#calls.push(entry);
    return entry;
  }

  finish(n: number, answer: Answer): void {
    const entry = this.#calls[n - 1];
    if (entry !== undefined) this.#calls[n - 1] = { ...entry, answer };
  }

  all(service?: ServiceName): readonly LoggedCall[] {
    return this.#calls.filter((call) => service === undefined || call.service === service);
  }

  /** Calls after number `n`. */
  since(n: number, service?: ServiceName): readonly LoggedCall[] {
    return this.all(service).filter((call) => call.n > n);
  }

  get last(): number {
    return this.#calls.length;
  }

  /** Calls whose answer is still outstanding; the desk is not quiet while there is one. */
  pending(): readonly LoggedCall[] {
    return this.#calls.filter((call) => call.answer === 'pending');
  }
}
