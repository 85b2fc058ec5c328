// The chats that must do the same, and the words by which their table finds them.

export const chats = ['slack', 'teams', 'web'] as const;
export type ChatName = (typeof chats)[number];

/** The name of the suite that runs the same tests in each chat: `describe.each(chats)(inChat, ...)`. */
export const inChat = 'in %s';
