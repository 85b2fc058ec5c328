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
    notGood:
      'Länken gäller inte längre. Den är redan använd, för gammal eller återtagen. Skriv ”logga in” till Foothold i din egen chatt i Slack eller Teams, eller be samordnaren om en ny.',
  },
  oidc: {
    button: 'Logga in med ditt arbetskonto',
    end: 'Logga ut från arbetskontot',
    noDemo:
      'Har du inget arbetskonto här kommer du in med en länk som gäller en gång: skriv ”logga in” till Foothold i Slack eller Teams, eller be en samordnare hos beställaren om en inbjudan.',
    join: 'Kom in med ditt arbetskonto',
    joinHint: 'Då kan du logga in själv nästa gång.',
    signedOut: 'Du är utloggad från Foothold. Delar du dator, logga ut från arbetskontot också.',
    already: (name: string) =>
      `Ditt arbetskonto är redan kopplat till ${name}, och du är inloggad så. Inbjudan är inte använd.`,
    faults: {
      late: 'Inloggningen tog för lång tid eller har redan använts. Försök igen.',
      failed: 'Inloggningen gick inte igenom. Försök igen; händer det igen, säg till den som sköter Foothold.',
      unreachable:
        'Inloggningstjänsten svarar inte just nu. Försök om en stund, eller skriv ”logga in” till Foothold i Slack eller Teams.',
      unknown:
        'Jag vet inte vem du är: arbetskontot är inte kopplat till någon här. Be en samordnare hos beställaren om en inbjudan, öppna länken och välj ”Kom in med ditt arbetskonto”.',
      invitation:
        'Inbjudan gäller inte längre. Den är redan använd, för gammal eller återtagen. Be samordnaren om en ny.',
    },
  },
};

/** What every language must have. */
export type PeopleWords = typeof peopleSv;
