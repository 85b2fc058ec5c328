// The contract clause in Swedish. The English one has the same keys; the compiler checks it.
import type { ObligationKind, SanctionStep } from '../../domain/requirement.js';
import type { ClausePoint } from '../../domain/clause.js';
import type { ClauseVoice, ClauseWords } from './clause-words.js';

const months = (count: number, { number }: ClauseVoice): string =>
  `${number(count)} ${count === 1 ? 'månad' : 'månader'}`;
const days = (count: number, { number }: ClauseVoice): string => `${number(count)} ${count === 1 ? 'dag' : 'dagar'}`;
const area = (areaId: string | null, voice: ClauseVoice): string =>
  areaId === null ? '' : ` Åtagandet avser området ${voice.area(areaId)}.`;

/** What is promised, with its number: "minst 40 praktikplatser". */
const promised: Record<ObligationKind, (count: string, one: boolean) => string> = {
  'full-time-months': (count, one) =>
    `en eller flera anställningar på heltid eller deltid som sammantaget motsvarar minst ${count} ${one ? 'månad' : 'månader'} på heltid`,
  employment: (count, one) => `minst ${count} ${one ? 'person' : 'personer'} anställning`,
  'permanent-job': (count, one) => `minst ${count} ${one ? 'person' : 'personer'} tillsvidareanställning`,
  hours: (count, one) =>
    `en eller flera anställningar på heltid eller deltid som sammantaget omfattar minst ${count} ${one ? 'arbetad timme' : 'arbetade timmar'}`,
  internship: (count, one) => `minst ${count} ${one ? 'praktikplats' : 'praktikplatser'}`,
  education: (count, one) => `minst ${count} ${one ? 'utbildningsplats' : 'utbildningsplatser'}`,
};

const alternativeNames = {
  a: 'Anställning (alternativ a)',
  b: 'Praktik (alternativ b)',
  c: 'Utbildning (alternativ c)',
};

/** One unit of what is missing, as a fine counts it. */
const unit: Record<ObligationKind, string> = {
  'full-time-months': 'heltidsmånad',
  employment: 'anställning',
  'permanent-job': 'tillsvidareanställning',
  hours: 'arbetad timme',
  internship: 'praktikplats',
  education: 'utbildningsplats',
};

const units: Record<ObligationKind, string> = {
  'full-time-months': 'heltidsmånader',
  employment: 'anställningar',
  'permanent-job': 'tillsvidareanställningar',
  hours: 'arbetade timmar',
  internship: 'praktikplatser',
  education: 'utbildningsplatser',
};

type Sanction = Extract<ClausePoint, { readonly point: 'sanction' }>;

const sanctions: Record<SanctionStep, (point: Sanction, voice: ClauseVoice) => string> = {
  reminder: ({ term }, voice) =>
    `Påminnelse. Beställaren påminner leverantören skriftligen om bristen. Leverantören ska åtgärda bristen eller lämna en förklaring inom ${days(term.withinDays, voice)} från påminnelsen.`,
  rectification: ({ term }, voice) =>
    `Rättelse. Beställaren anmodar leverantören skriftligen att vidta rättelse. Rättelse ska ha skett inom ${days(term.withinDays, voice)} från anmodan.`,
  remedy: ({ term }, voice) =>
    `Avhjälpande. Kvarstår bristen ska leverantören inom ${days(term.withinDays, voice)} från beställarens skriftliga begäran ha avhjälpt den, eller ha lämnat en plan för när och hur den avhjälps som beställaren kan godta.`,
  fine: ({ term, missing }, voice) =>
    `Vite. Är bristen inte avhjälpt inom ${days(term.withinDays, voice)} från det att beställaren skriftligen har meddelat att vite kan komma att tas ut, har beställaren rätt till vite med ${voice.money(term.amountOre ?? 0)} för ${
      missing.length === 0
        ? 'varje åtagande som inte har fullgjorts'
        : `varje ${voice.list(
            missing.map((kind) => unit[kind]),
            'or'
          )} som inte har fullgjorts`
    }.`,
  'call-off-exclusion': ({ term }, voice) =>
    `Uteslutning från avrop. Är bristen inte avhjälpt inom ${days(term.withinDays, voice)} från det att beställaren skriftligen har meddelat att leverantören kan komma att uteslutas, får beställaren utesluta leverantören från nya avrop till dess att bristen är avhjälpt.`,
};

const followedUpBy = { 'contract-manager': 'kontraktsansvarig', coordinator: 'samordnare för sociala krav' };

/** Swedish. */
export const clauseSv: ClauseWords = {
  title: 'Särskilt kontraktsvillkor om sysselsättning',
  draft: 'utkast, ännu inte beslutat',
  facts: { tender: 'Upphandling', reference: 'Nummer', authority: 'Beställare', version: 'Version' },
  intro: [
    'Villkoret är ett särskilt villkor för hur kontraktet ska fullgöras enligt 17 kap. 1 § lagen (2016:1145) om offentlig upphandling. Det behöver inte vara uppfyllt när anbudet lämnas utan gäller från kontraktets start och under hela kontraktstiden.',
  ],
  sections: {
    commitment: 'Leverantörens åtagande',
    dialogue: 'Dialog om sysselsättningsfrämjande åtgärder',
    cooperation: 'Samverkan',
    'follow-up': 'Uppföljning och dokumentation',
    shortcomings: 'Hantering av brister',
    bonus: 'Bonus',
    'personal-data': 'Personuppgifter',
  },
  points: {
    'target-group': ({ targetGroup, areaId }, voice) =>
      `Leverantören ska vid utförandet av kontraktet erbjuda sysselsättning till personer i följande målgrupp: ${targetGroup}.${area(areaId, voice)}`,
    obligation: ({ obligation: { kind, target }, alternative }, { number }) =>
      `${alternativeNames[alternative]}: leverantören ska erbjuda ${promised[kind](number(target), target === 1)}.`,
    'employment-terms': () =>
      'En anställning gäller tills vidare eller för begränsad tid och regleras av lagen (1982:80) om anställningsskydd eller av det kollektivavtal som leverantören är bunden av. Den ska ha anknytning till det arbete som utförs inom ramen för kontraktet. Utbildning som leverantören erbjuder den anställde får ingå, helt eller delvis, om den har anknytning till anställningen.',
    'internship-terms': () =>
      'En praktikplats ska ha en utsedd handledare och inledas med en introduktion som omfattar arbetsmiljö och säkerhet. Praktikens innehåll, längd och omfattning bestäms i samråd med matchningsansvarig. Praktik får inte ersätta ordinarie arbetskraft.',
    'education-terms': () =>
      'En utbildningsplats innebär att leverantören medverkar till att en person påbörjar en yrkesutbildning, en lärlingsutbildning eller en annan utbildning som leder till behörighet eller anställning. Utbildningen ska ha anknytning till det arbete som utförs inom ramen för kontraktet.',
    'first-start': ({ months: count, employment }, voice) =>
      employment
        ? `Senast ${months(count, voice)} efter kontraktets start ska minst en anställning ha påbörjats eller erbjudits.`
        : `Senast ${months(count, voice)} efter kontraktets start ska minst en anställning, praktik eller utbildning enligt åtagandet ha påbörjats eller erbjudits.`,
    duration: ({ months: count }, voice) =>
      `Åtagandet gäller under kontraktstiden, ${months(count, voice)}, och ska vara fullgjort när den löper ut.`,
    'ended-early': () =>
      'Avslutas en anställning i förtid av den anställde, eller av leverantören med sakliga skäl för uppsägning eller med skäl för avskedande, anses åtagandet uppfyllt för den anställningen om minst tre fjärdedelar (75 procent) av den sammantagna avtalade anställningstiden har fullgjorts.',
    'place-ended-early': () =>
      'Avbryts en praktik eller en utbildning av skäl som leverantören inte råder över, till exempel att personen får ett arbete eller att en insats hos myndigheten tar slut, räknas platsen som erbjuden. Leverantören ska då erbjuda återstående tid till en annan person i målgruppen, om matchningsansvarig anvisar någon.',
    'counted-once': () =>
      'Samma person räknas högst en gång mot varje åtagande. Den som redan är anställd eller har en plats hos leverantören eller en underleverantör när kontraktet börjar räknas inte.',
    dialogue: ({ targetGroup, areaId }, voice) =>
      `Leverantören ska medverka i en dialog med beställaren om sina förutsättningar att under kontraktstiden erbjuda anställning, praktik eller utbildning till personer i följande målgrupp: ${targetGroup}.${area(areaId, voice)}`,
    'dialogue-start': ({ months: count }, voice) =>
      `Dialogen ska ha inletts senast ${months(count, voice)} efter kontraktets start.`,
    'dialogue-content': () =>
      'Dialogen ska omfatta leverantörens behov av arbetskraft och kompetens i kontraktet, vilka platser som skulle kunna öppnas och vad leverantören behöver för att kunna ta emot någon. Dialogen innebär ingen skyldighet att erbjuda ett visst antal platser.',
    'dialogue-duration': ({ months: count }, voice) =>
      `Dialogen ska föras återkommande under kontraktstiden, ${months(count, voice)}.`,
    matching: ({ matchingBodyId }, voice) =>
      `${matchingBodyId === null ? 'Beställaren anger i samband med kontraktets start vem som är matchningsansvarig.' : `Matchningsansvarig är ${voice.organisation(matchingBodyId)}.`} Matchningsansvarig föreslår personer i målgruppen. Leverantören avgör vem som anställs eller tas emot.`,
    'start-meeting': () =>
      'Beställaren, leverantören och matchningsansvarig ska hålla ett uppstartsmöte i samband med kontraktets start. Där går parterna igenom åtagandet, utser kontaktpersoner och planerar de första platserna.',
    subcontractors: () =>
      'Leverantören får fullgöra åtagandet helt eller delvis genom underleverantörer och ansvarar för deras del som för sin egen. Leverantören ska i avtal med en underleverantör som anlitas för åtagandet ta in motsvarande villkor om rapportering, uppföljning och personuppgifter.',
    'followed-up-by': ({ role }) =>
      `Beställarens ${followedUpBy[role]} följer upp villkoret. Beställaren får anlita ombud för uppföljningen.`,
    'monthly-report': () =>
      'Leverantören ska för varje kalendermånad rapportera antalet anställningar, praktikplatser och utbildningar som har påbörjats, pågått och avslutats, också hos underleverantörer. Även en månad då inget har hänt ska rapporteras. Leverantören ska få skälig tid för sin rapport.',
    documentation: () =>
      'Leverantören ska på beställarens begäran inom skälig tid kunna visa att åtagandet är fullgjort. Dokumentationen ska lämnas på övergripande nivå och utan andra personuppgifter än dem som behövs för kontrollen.',
    meetings: () =>
      'Villkoret följs upp vid återkommande möten mellan beställaren och leverantören, som hålls så ofta som kontraktets omfattning motiverar. Leverantören ska medverka i uppföljningen.',
    'what-falls-short': () =>
      'En brist föreligger om leverantören inte fullgör vad som anges i detta villkor, inte lämnar rapport eller dokumentation i rätt tid eller inte medverkar i uppföljningen. Detsamma gäller om bristen finns hos en underleverantör.',
    'sanction-order': () =>
      'Beställaren får vidta åtgärderna nedan i den ordning de anges. Leverantören ska alltid först få möjlighet att rätta bristen. En åtgärd ska stå i proportion till bristens art och omfattning.',
    sanction: (point, voice) => sanctions[point.term.step](point, voice),
    'no-fault': () =>
      'Ingen påföljd inträder för en brist som beror på att matchningsansvarig inte har anvisat någon person i målgruppen, att en insats har avslutats av en myndighet eller på något annat som leverantören inte råder över, om leverantören utan dröjsmål har meddelat beställaren detta. Fristerna i detta villkor förlängs då i motsvarande mån, dock inte utöver kontraktstiden.',
    bonus: ({ bonus: { kind, perExtraOre, maxExtra } }, { number, money }) =>
      `Leverantören har rätt till bonus med ${money(perExtraOre)} för varje ${unit[kind]} som fullgörs utöver åtagandet, dock för högst ${number(maxExtra)} ${maxExtra === 1 ? unit[kind] : units[kind]} och sammanlagt högst ${money(perExtraOre * maxExtra)}.`,
    'bonus-payment': () =>
      'Bonus betalas mot faktura när beställaren vid den slutliga uppföljningen har godtagit vad som har fullgjorts utöver åtagandet. Bonus betalas inte för den del som motsvarar en kvarstående brist.',
    eligibility: () =>
      'Matchningsansvarig bekräftar att en person tillhör målgruppen, utan att ange skälen. Leverantören ska inte begära eller lämna uppgift om varför en person tillhör målgruppen.',
    'no-names': () =>
      'Rapporter och annan dokumentation enligt detta villkor ska innehålla antal. En enskild placering anges med nummer. Namn, personnummer och uppgifter om hälsa, ursprung eller andra känsliga förhållanden får inte lämnas till beställaren.',
    controllers: () =>
      'Leverantören, matchningsansvarig och beställaren ansvarar var för sig för den behandling av personuppgifter som de utför enligt dataskyddsförordningen, (EU) 2016/679.',
  },
  notesTitle: 'Att granska före beslut',
  notes: {
    'own-wording':
      'Villkoret följer uppbyggnaden i Upphandlingsmyndighetens kontraktsvillkor för sysselsättning (11554). Där annat inte anges är ordalydelsen Footholds egen och ska granskas av beställarens jurist.',
    'alternative-b':
      'Texten om praktik (alternativ b) är helt Footholds egen; lydelsen av alternativ b i 11554 har inte hämtats.',
    'alternative-c':
      'Texten om utbildning (alternativ c) är helt Footholds egen; lydelsen av alternativ c i 11554 har inte hämtats.',
    'counted-in-people':
      'Alternativ a i 11554 räknas i heltidsmånader. Åtaganden som räknas i personer eller timmar är Footholds eget tillägg.',
    bonus: 'Texten om bonus följer innehållet i 11556; ordalydelsen är Footholds egen.',
  },
  page: ['Sida ', ' av '],
};
