import * as named from '@azure/functions';

/**
 * The library is CommonJS packed in one file: a bundler sees all its exports, plain node sees some of
 * them by name and all under `default`.
 */
const whole: typeof named =
  'HttpRequest' in named ? named : (named as { default: typeof named }).default;

export const { HttpRequest, HttpResponse, InvocationContext } = whole;
