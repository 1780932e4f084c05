import type { ReportServices } from '../application/reports.ts';
import { act, open, type AnswersParts } from './answers.ts';
import type { SignInAnchors } from './anchors.ts';
import { atDoor, type DoorParts } from './door.ts';
import { pageFile, type PageFiles } from './pageFiles.ts';
import type { WebRequest, WebResponse } from './request.ts';
import { tabFile, type TabParts } from './tabFiles.ts';
import type { Page } from './tabPage.ts';
import { tabPage, type TabPagesParts } from './tabPages.ts';

export type { Administration } from './adminPages.ts';
export { entraOf, MICROSOFT_365_HOSTS, type SignInAnchors } from './anchors.ts';
export { readPageFiles } from './pageFiles.ts';
export { peopleDoor, type PeopleDoor, type PeopleRequest, type PeopleResponse } from './people.ts';
export { makePersonOf, SCOPE, type PersonOf, type Signed } from './personOf.ts';
export { TOO_LARGE, type WebRequest, type WebResponse } from './request.ts';
export { readTabFiles } from './tabFiles.ts';

export interface WebParts extends DoorParts, TabParts, TabPagesParts {
  readonly reports: () => ReportServices;
  readonly files: PageFiles;
  readonly anchors: SignInAnchors;
  /** Client id of the registration that people sign in to. */
  readonly clientId: string;
}

/** What the app serves to a browser: the page that a mail leads to (ADR 20), the tab (ADR 24), and what they ask. */
export interface Web {
  /** `name`: one of the page's files; absent: the page. */
  readonly page: (name?: string) => WebResponse;
  /** `name`: one of the tab's files; absent: the tab. */
  readonly tab: (name?: string) => WebResponse;
  /** What one page of the tab shows, for whoever asks. */
  readonly tabData: (page: string, request: WebRequest) => Promise<WebResponse>;
  readonly open: (request: WebRequest) => Promise<WebResponse>;
  readonly act: (request: WebRequest) => Promise<WebResponse>;
}

export const createWeb = (parts: WebParts): Web => ({
  page: (name) => pageFile(parts, name),
  tab: (name) => tabFile(parts, name),
  tabData: async (page, request) => await tabPage(parts, page, request),
  open: byMail(parts, open('page')),
  act: byMail(parts, act('page')),
});

const byMail =
  (parts: WebParts, page: Page<AnswersParts>) =>
  async (request: WebRequest): Promise<WebResponse> =>
    await atDoor(
      parts,
      request,
      async (asked) => await page(parts, { ...asked, now: request.now }),
    );
