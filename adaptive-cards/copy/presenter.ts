import type { CardMessage } from '../parts/message.ts';
import { seesContent } from '../wording/caseWords.ts';

/** Why this person has the card: nothing is asked of a copy, but perhaps of whoever has it. */
export const copyNote = ({ view }: CardMessage): string =>
  seesContent(view)
    ? `This is a copy for your information.${view.may.includes('recordStart') ? '' : ' Nothing is asked of you.'}`
    : 'This is for the register. Only the reference, the dates and where it stands are shown.';
