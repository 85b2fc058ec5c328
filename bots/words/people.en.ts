// The words of the page of people, of one's own account, and of the way in by a link, in English.
import type { PeopleWords } from './people.sv.js';

/** English. */
export const peopleEn: PeopleWords = {
  menu: 'People',
  title: 'People and accounts',
  lead: 'Invite whoever is to write to Foothold in Slack or Teams, or to come in on the web. A code is good once, for seven days. Whoever has e-mail but no chat gets letters with a link to answer by.',
  invite: 'Invite',
  invited: (name) => `Invitation of ${name}`,
  code: 'Code to write to Foothold in Slack or Teams',
  say: (code) => `link ${code}`,
  link: 'Or a link to the web',
  once: (date) =>
    `Hand over the one or the other; they are good once, until ${date}, and are only shown now. Do not send them in a channel that others read.`,
  accounts: 'Linked accounts',
  none: 'No account linked',
  since: (date) => `since ${date}`,
  unlink: (chat) => `Unlink ${chat}`,
  unlinked: 'The account is unlinked.',
  endWeb: 'Sign out and take back invitations',
  webEnded: 'The invitations are taken back, and whoever came in by a link is signed out.',
  email: 'E-mail',
  saveEmail: 'Save e-mail',
  emailSet: 'The e-mail address is saved.',
  emailGone: 'The e-mail address is taken away, and the links that were sent there are no longer good.',
  notEmail: (address) => `“${address}” is not an e-mail address. Write it like name@company.se.`,
  refused: (said) => `Letters do not arrive: ${said}`,
  person: 'Person',
  roles: 'Roles',
  mine: {
    menu: 'My account',
    title: 'My account',
    where: 'Where do you want what comes to you?',
    latest: 'Where I linked last',
    save: 'Save',
    saved: 'Saved.',
  },
  join: {
    title: 'Come in',
    lead: 'You are invited to Foothold. The link is good once.',
    button: 'Come in',
    notGood:
      'The link is no longer good. It has been used, is too old or was taken back. Ask the coordinator for a new one.',
  },
};
