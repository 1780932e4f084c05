export interface CommandHelp {
  readonly command: string;
  readonly does: string;
}

/** What can be typed to the bot. */
export const COMMAND_HELP: readonly CommandHelp[] = [
  { command: '/escalate', does: 'Raise a concern. A short form asks what the procedure needs.' },
  {
    command: '/notice',
    does: 'Tell something beside the alerts, such as good practice or a change.',
  },
  { command: '/cases', does: 'Your cases: to answer, to arrange, raised by you, copied to you.' },
  { command: '/case 2027-7KQ4M', does: 'One case, by its reference.' },
  {
    command: '/report',
    does: 'Figures of the quarter so far, for those who see reports. Or: /report month, /report last year.',
  },
  {
    command: '/about',
    does: 'The procedure: its steps and days, what it is for, and what goes another way.',
  },
  {
    command: '/messages',
    does: 'Have news as they happen, or in one list each working morning.',
  },
  {
    command: '/undelivered',
    does: 'For administrators: what could not be done, to have it tried again.',
  },
  {
    command: '/handover',
    does: 'Hand over all cases of a person, for managers of those who raise and for administrators.',
  },
  { command: '/help', does: 'This list.' },
];

export const WHAT_IT_IS: readonly string[] = [
  'This bot helps reviewing officers raise a concern about a child’s plan with the managers who can put it right.',
  'It sends the concern to the right person, counts the working days, reminds, books meetings and keeps the record.',
  'It never decides. People do.',
];

export const PRIVACY: readonly string[] = [
  'Details are shown only here, in your own chat. Notifications, mail and calendar entries hold a reference and nothing else.',
  'Use initials and the record number. Leave out names and dates of birth.',
  'If a child is in danger now, follow the safeguarding procedure first.',
];

/** For whoever writes in the chat what belongs in a card: a reply typed here would reach nobody. */
export const NOT_A_COMMAND: readonly string[] = [
  'Nobody was told what you wrote. It is kept nowhere but in this chat.',
  'To answer an alert, press Reply on its card; /cases leads to the case. To raise a concern, type /escalate.',
];
