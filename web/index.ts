import { act, open, type AnswersParts } from './answers.ts';
import type { SignInAnchors } from './anchors.ts';
import { pageFile, type PageFiles } from './pageFiles.ts';
import type { WebRequest, WebResponse } from './request.ts';

export { entraOf, type SignInAnchors } from './anchors.ts';
export { readPageFiles } from './pageFiles.ts';
export { peopleDoor, type PeopleDoor, type PeopleRequest, type PeopleResponse } from './people.ts';
export { makePersonOf, SCOPE, type PersonOf, type Signed } from './personOf.ts';
export { TOO_LARGE, type WebRequest, type WebResponse } from './request.ts';

export interface WebParts extends AnswersParts {
  readonly files: PageFiles;
  readonly anchors: SignInAnchors;
  /** Client id of the registration that people sign in to. */
  readonly clientId: string;
}

/** The second way in: the page that a mail leads to, and what it asks (ADR 20). */
export interface Web {
  /** `name`: one of the page's files; absent: the page. */
  readonly page: (name?: string) => WebResponse;
  readonly open: (request: WebRequest) => Promise<WebResponse>;
  readonly act: (request: WebRequest) => Promise<WebResponse>;
}

export const createWeb = (parts: WebParts): Web => ({
  page: (name) => pageFile(parts, name),
  open: async (request) => await open(parts, request),
  act: async (request) => await act(parts, request),
});
