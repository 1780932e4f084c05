/** The codes this adapter gives of its own; all others are Graph's `error.code` (style rule 16). */
export const codes = {
  /** No token could be had, so nothing was sent. */
  noToken: 'NoToken',
  /** The service has asked for a pause that still lasts, so nothing was sent. */
  paused: 'Paused',
  /** As many calls as the service takes at once were under way, so nothing was sent. */
  noTurn: 'NoTurn',
  /** No answer within the deadline: the deed may have been done. */
  timeout: 'Timeout',
  /** The connection broke: the deed may have been done. */
  connectionLost: 'ConnectionLost',
  /** It answered "done" in a form we do not know. */
  unreadableAnswer: 'UnreadableAnswer',
  /** A search by our marker went on for more pages than one event or mail can need. */
  tooManyPages: 'TooManyPages',
  /** An error without a code of its own. */
  noCode: 'NoCode',
  /** Nobody, or nobody inside the authority, reads mail for this person. */
  noInternalAddress: 'NoInternalAddress',
  /** The app is not in the organisation's catalogue (platform 3.1). */
  notInCatalogue: 'AppNotInCatalogue',
} as const satisfies Readonly<Record<string, string>>;
