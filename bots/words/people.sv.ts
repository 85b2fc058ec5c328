// The words of the page of people, of one's own account, and of the way in by a link, in Swedish.

/** Swedish. */
export const peopleSv = {
  menu: 'Personer',
  title: 'Personer och konton',
  lead: 'Bjud in den som ska skriva till Foothold i Slack eller Teams, eller komma in på webben. En kod gäller en gång, i sju dagar. Den som har e-post men ingen chatt får brev med en länk att svara genom.',
  invite: 'Bjud in',
  invited: (name: string) => `Inbjudan till ${name}`,
  code: 'Kod att skriva till Foothold i Slack eller Teams',
  say: (code: string) => `koppla ${code}`,
  link: 'Eller en länk till webben',
  once: (date: string) =>
    `Lämna över den ena eller den andra; de gäller en gång, till ${date}, och visas bara nu. Skicka dem inte i en kanal som andra läser.`,
  accounts: 'Kopplade konton',
  none: 'Inget konto kopplat',
  since: (date: string) => `sedan ${date}`,
  unlink: (chat: string) => `Koppla från ${chat}`,
  unlinked: 'Kontot är frånkopplat.',
  endWeb: 'Logga ut och ta tillbaka inbjudningar',
  webEnded: 'Inbjudningarna är återtagna, och den som kom in med en länk är utloggad.',
  email: 'E-post',
  saveEmail: 'Spara e-post',
  emailSet: 'E-postadressen är sparad.',
  emailGone: 'E-postadressen är borttagen, och länkarna som skickats dit gäller inte längre.',
  notEmail: (address: string) => `”${address}” är inte en e-postadress. Skriv den till exempel namn@foretag.se.`,
  refused: (said: string) => `Brev kommer inte fram: ${said}`,
  person: 'Person',
  roles: 'Roller',
  mine: {
    menu: 'Mitt konto',
    title: 'Mitt konto',
    where: 'Var vill du ha det som kommer till dig?',
    latest: 'Där jag kopplade mig senast',
    save: 'Spara',
    saved: 'Sparat.',
  },
  join: {
    title: 'Kom in',
    lead: 'Du är inbjuden till Foothold. Länken gäller en gång.',
    button: 'Kom in',
    notGood: 'Länken gäller inte längre. Den är redan använd, för gammal eller återtagen. Be samordnaren om en ny.',
  },
};

/** What every language must have. */
export type PeopleWords = typeof peopleSv;
