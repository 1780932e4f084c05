/** What we use of the pipeline inside botbuilder's connector client. */
interface Pipeline {
  getOrderedPolicies(): readonly { readonly name: string }[];
  removePolicy(policy: { readonly name: string }): unknown;
  addPolicy(policy: Policy): void;
}

interface OutgoingRequest {
  url: string;
  timeout: number;
  abortSignal?: AbortSignal;
  readonly headers: { has(name: string): boolean; delete(name: string): void };
}

interface Policy {
  readonly name: string;
  sendRequest<T>(request: OutgoingRequest, next: (request: OutgoingRequest) => T): T;
}

const HIDDEN = ['defaultRetryPolicy', 'throttlingRetryPolicy', 'redirectPolicy'];

/** Set on a request whose message only its one reader may see; never sent. */
export const TARGETED = 'x-iro-targeted';

/**
 * Makes every call of a connector client a single attempt with a deadline. By itself it posts the same
 * message four times after a 5xx and waits for ever for an answer, and its options change nothing
 * (platform 1.6). This reaches into botbuilder's private parts; a spec fails when that stops working,
 * and so does the first use.
 */
export function oneAttempt<Client extends object>(client: Client, deadlineMs: number): Client {
  const pipeline = pipelineOf(client);
  for (const name of HIDDEN) pipeline.removePolicy({ name });
  const left = pipeline.getOrderedPolicies().find(({ name }) => /retry|redirect/i.test(name));
  if (left !== undefined) throw new Error(`botbuilder's pipeline still has ${left.name}`);
  pipeline.addPolicy({
    name: 'oneAttempt',
    sendRequest: (request, next) => {
      // The timeout ends with the headers; the signal also cuts a body that never ends.
      Object.assign(request, { timeout: deadlineMs, abortSignal: AbortSignal.timeout(deadlineMs) });
      if (request.headers.has(TARGETED)) {
        request.headers.delete(TARGETED);
        Object.assign(request, { url: `${request.url}?isTargetedActivity=true` });
      }
      return next(request);
    },
  });
  return client;
}

function pipelineOf(client: object): Pipeline {
  const inner: unknown = 'client' in client ? client.client : undefined;
  const pipeline: unknown =
    typeof inner === 'object' && inner !== null && 'pipeline' in inner ? inner.pipeline : undefined;
  if (!isPipeline(pipeline)) throw new Error("botbuilder's pipeline is not where it was");
  return pipeline;
}

function isPipeline(value: unknown): value is Pipeline {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['getOrderedPolicies', 'removePolicy', 'addPolicy'].every(
      (name) => typeof Reflect.get(value, name) === 'function',
    )
  );
}
