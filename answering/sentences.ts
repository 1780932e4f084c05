/** What is said where no card is shown, by whichever door the question came. */
export const SENTENCES = {
  noReports: 'Reports are for the quality assurance service and for those they are made for.',
  unreadable:
    'This button is not known any more. Type /cases in the chat, or follow the link in the mail, to see your cases as they are now.',
} as const;
