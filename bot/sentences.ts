/**
 * What the bot says where no card may stand. These sentences can be read in a group chat: they name no
 * case and no child, and do not say whether there are any.
 */
export const SENTENCES = {
  onlyInPrivate:
    'I only talk about cases in a private chat. Open a chat with me and type /help there.',
  goesOnInPrivate: 'I have written to you in our private chat. Let us go on there.',
  addTheApp:
    'I cannot write to you privately yet. Open Apps in Teams, add me to your own chats, and type /escalate there.',
  unknownPerson:
    'I do not know your post yet, so I cannot show you anything. Ask your administrator to add you to the list of people.',
  noneFound:
    'No case of yours has such a reference. Check what you typed, or type /cases in our private chat.',
} as const;
