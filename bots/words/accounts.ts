// What is said about accounts: linking, taking away, and where somebody wants their cards. In both languages.
import type { Language } from '../../domain/actor.js';

interface Named {
  readonly displayName: string;
  readonly organisationName: string;
}

const sv = {
  unknown:
    'Jag känner inte igen ditt konto. Be en samordnare hos beställaren om en kod och skriv den här, till exempel ”koppla KX7M-4PQ9”.',
  notACode:
    'Skriv koden efter ordet koppla, till exempel ”koppla KX7M-4PQ9”. Du får den av en samordnare hos beställaren.',
  wrong: 'Koden stämmer inte, eller så är den redan använd eller för gammal. Be samordnaren om en ny.',
  tooMany: 'Det har varit för många försök. Vänta en timme, och be samordnaren om en ny kod.',
  welcome: ({ displayName, organisationName }: Named) =>
    `Välkommen, ${displayName}! Det här kontot är nu kopplat till dig hos ${organisationName}. Skriv ”läget” för att se vad som väntar på dig, eller ”hjälp”. Vill du inte vara kopplad här längre, skriv ”koppla från”.`,
  already: ({ displayName, organisationName }: Named) =>
    `Det här kontot är kopplat till ${displayName}, ${organisationName}. Stämmer det inte, skriv ”koppla från” och sedan koden igen.`,
  unlinked: 'Kontot är inte längre kopplat till dig. Vill du koppla det igen, be samordnaren om en ny kod.',
  notOnWeb: 'På webben loggar du ut i stället, längst upp på sidan.',
  signIn: (link: string, minutes: number) =>
    `Öppna länken för att logga in på webben. Den gäller en gång, i ${minutes} minuter, och bara för dig: ${link}`,
  signInPrivately:
    'Skriv ”logga in” till mig i en egen chatt, så får du en länk. Här kan andra läsa, och länken är bara för dig.',
  signedInAlready: 'Du är redan inloggad på webben.',
  preferred: (chat: string) => `Då kommer det som är till dig i ${chat} från och med nu.`,
  linkFirst: (chat: string) =>
    `Du har inget konto kopplat i ${chat}. Be samordnaren om en kod och skriv den till mig där.`,
  language: 'Då skriver jag på svenska till dig från och med nu.',
  timeZone: (zone: string) => `Då visar jag tider som i ${zone} från och med nu.`,
  unknownTimeZone:
    'Jag känner inte till den tidszonen. Skriv till exempel ”tidszon Stockholm” eller ”tidszon Europe/Helsinki”.',
  preferredEmail: 'Då kommer det som är till dig med e-post från och med nu.',
  noEmail: 'Jag har ingen e-postadress till dig. Be samordnaren lägga in den.',
  chats: { slack: 'Slack', teams: 'Teams', web: 'webben', email: 'e-post', oidc: 'arbetskontot' },
};

/** What is said about accounts in one language. */
export type AccountsWords = typeof sv;

const en: AccountsWords = {
  unknown:
    'I do not know your account. Ask a coordinator at the authority for a code and write it here, for example "link KX7M-4PQ9".',
  notACode:
    'Write the code after the word link, for example "link KX7M-4PQ9". A coordinator at the authority gives it to you.',
  wrong: 'The code is not right, or it has been used or is too old. Ask the coordinator for a new one.',
  tooMany: 'There have been too many attempts. Wait an hour, and ask the coordinator for a new code.',
  welcome: ({ displayName, organisationName }) =>
    `Welcome, ${displayName}! This account is now linked to you at ${organisationName}. Write "status" to see what waits for you, or "help". If you no longer want to be linked here, write "unlink".`,
  already: ({ displayName, organisationName }) =>
    `This account is linked to ${displayName}, ${organisationName}. If that is wrong, write "unlink" and then the code again.`,
  unlinked: 'The account is no longer linked to you. To link it again, ask the coordinator for a new code.',
  notOnWeb: 'On the web you sign out instead, at the top of the page.',
  signIn: (link, minutes) =>
    `Open the link to sign in on the web. It is good once, for ${minutes} minutes, and only for you: ${link}`,
  signInPrivately:
    'Write "sign in" to me in a chat of your own and you get a link. Others can read here, and the link is only for you.',
  signedInAlready: 'You are signed in on the web already.',
  preferred: (chat) => `What is for you comes to ${chat} from now on.`,
  linkFirst: (chat) =>
    `You have no account linked in ${chat}. Ask the coordinator for a code and write it to me there.`,
  language: 'I write to you in English from now on.',
  timeZone: (zone) => `I show times as in ${zone} from now on.`,
  unknownTimeZone:
    'I do not know that time zone. Write for example "time zone Stockholm" or "time zone Europe/Helsinki".',
  preferredEmail: 'What is for you comes by e-mail from now on.',
  noEmail: 'I have no e-mail address for you. Ask the coordinator to enter it.',
  chats: { slack: 'Slack', teams: 'Teams', web: 'the web', email: 'e-mail', oidc: 'the work account' },
};

/** The words in one language. */
export function accountsWords(language: Language): AccountsWords {
  return language === 'sv' ? sv : en;
}
