import type { AnswerParts } from '../answering/parts.ts';
import type { Logger } from '../application/ports/index.ts';
import type { ConversationBook } from './conversationBook.ts';
import type { Outbound } from './outbound.ts';

/** What a turn needs beside what every answer is made of. */
export interface TurnParts extends AnswerParts {
  readonly book: ConversationBook;
  readonly outbound: Pick<Outbound, 'post'>;
  readonly log: Logger;
  /** Opens a case in the tab, for whoever may see it. */
  readonly caseLink: (caseId: string) => string;
}
