/** What is said where no card is shown, by whichever door the question came. */
export const SENTENCES = {
  noReports: 'Reports are for the quality assurance service and for those they are made for.',
  noHandOver:
    'Cases of somebody else are handed over by the managers of those who raise, and by administrators.',
  noUndelivered: 'This list is for those who look after the app. Your own cases are under /cases.',
  noMessages: 'Nothing was changed: you are not in the list of people of this authority.',
  unreadable:
    'This button is not known any more. Type /cases in the chat, or follow the link in the mail, to see your cases as they are now.',
} as const;
