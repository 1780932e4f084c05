/** Looking, which changes nothing; or sending what somebody has written. */
export type Doing = 'read' | 'send';

const KEPT: Readonly<Record<Doing, string>> = {
  read: 'Nothing was changed.',
  send: 'What you wrote is still here.',
};
const CLOSE =
  'If a day is close, telephone the person who raised the matter, and tell your administrator.';

const both = (say: (kept: string, doing: Doing) => string): Readonly<Record<Doing, string>> => ({
  read: say(KEPT.read, 'read'),
  send: say(KEPT.send, 'send'),
});

export const NO_TOKEN = both(
  (kept) =>
    `Teams did not say who you are. ${kept} Try again. If it goes on, close this tab and open it again, and tell your administrator.`,
);
export const NO_ANSWER = both((kept, doing) =>
  doing === 'read'
    ? `The service does not answer. ${kept} Try again in a minute. ${CLOSE}`
    : `The service does not answer. ${kept} Send it again in a minute: it is not recorded twice. ${CLOSE}`,
);
export const ANSWER_UNREAD = both((kept, doing) =>
  doing === 'read'
    ? `The answer could not be read. ${kept} Try again.`
    : `The answer could not be read. ${kept} Send it again: it is not recorded twice.`,
);

const FAILED = both((kept) => `The service could not do that. ${kept} Try again. ${CLOSE}`);
const ENDED = both(
  (kept) =>
    `Your sign-in was not accepted. ${kept} Close this tab and open it again. If it goes on, tell your administrator.`,
);
const UNCHECKED = both(
  (kept) => `Your sign-in cannot be checked at the moment. ${kept} Try again in a minute. ${CLOSE}`,
);
/** What does not exist and what is not for this person are told alike. */
const ABSENT = both(
  (kept) =>
    `There is no such case among those that you can see. ${kept} Look for it in My work, or ask the person who raised it.`,
);
/** Of what is no case. */
const ABSENT_PAGE = both(
  (kept) =>
    `This is not there, or not for you any more. ${kept} Open the tab again; ask your administrator if you need it.`,
);
const ABSENT_AUDIT = both(
  (kept) =>
    `There is no such case among those that you audit. ${kept} Look at the reference again; it is like 2027-7KQ4M.`,
);
const LONG = both(
  (kept) => `This is longer than can be taken. ${kept} Shorten it and send it again.`,
);

const SAID: Readonly<Record<number, Readonly<Record<Doing, string>>>> = {
  401: ENDED,
  413: LONG,
  503: UNCHECKED,
};

/** What a call was about, where it found nothing. */
export type Sought = 'case' | 'audit' | 'page';

const NOT_FOUND = { case: ABSENT, audit: ABSENT_AUDIT, page: ABSENT_PAGE } as const;

export const saidOf = (doing: Doing, status: number, sought: Sought): string =>
  (status === 404 ? NOT_FOUND[sought] : (SAID[status] ?? FAILED))[doing];

/** A page that could not be drawn: the tab is older than the app, or the other way round. */
export const UNDRAWN =
  'This page could not be shown. Nothing was changed. Open the tab again; if it goes on, tell your administrator.';
