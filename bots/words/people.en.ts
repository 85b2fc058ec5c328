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
      'The link is no longer good. It has been used, is too old or was taken back. Write "sign in" to Foothold in your own chat in Slack or Teams, or ask the coordinator for a new one.',
  },
  oidc: {
    button: 'Sign in with your work account',
    end: 'Sign out of the work account',
    noDemo:
      'Without a work account here you come in by a link that is good once: write "sign in" to Foothold in Slack or Teams, or ask a coordinator at the authority for an invitation.',
    join: 'Come in with your work account',
    joinHint: 'Then you can sign in by yourself next time.',
    signedOut: 'You are signed out of Foothold. If you share the computer, sign out of the work account too.',
    already: (name) =>
      `Your work account is already linked to ${name}, and you are signed in as them. The invitation has not been used.`,
    faults: {
      late: 'Signing in took too long, or has been used already. Try again.',
      failed: 'Signing in did not go through. Try again; if it happens again, tell whoever runs Foothold.',
      unreachable:
        'The sign-in service does not answer now. Try in a while, or write "sign in" to Foothold in Slack or Teams.',
      unknown:
        'I do not know who you are: the work account is linked to nobody here. Ask a coordinator at the authority for an invitation, open the link and choose "Come in with your work account".',
      invitation:
        'The invitation is no longer good. It has been used, is too old or was taken back. Ask the coordinator for a new one.',
    },
  },
};
