// The requirement on a tender's card: in short, and in full for whoever decides on it.
import { proportionality } from '../../domain/proportionality.js';
import { formOf, recommend } from '../../domain/recommendation.js';
import type { Obligation, Requirement } from '../../domain/requirement.js';
import { settingsOf } from '../../domain/settings.js';
import type { TenderState } from '../../domain/tender.js';
import { openStage } from '../../domain/tender.js';
import { adviceInWords, proportionalityInWords } from '../advice.js';
import type { CardElement } from './card.js';
import { aside } from './card.js';
import type { Viewer } from './viewer.js';
import { voiceOf } from './viewer.js';

interface Fact {
  readonly label: string;
  readonly value: string;
}

/** What is asked for; while it waits for a decision also its level, follow-up, sanctions, and how it stands to the recommendation. */
export function requirementElements(tender: TenderState, requirement: Requirement, viewer: Viewer): CardElement[] {
  const deciding = openStage(tender)?.decides === 'requirement';
  const facts = requirementFacts(tender, requirement, viewer, deciding);
  return [{ type: 'facts', facts }, ...(deciding ? aside(compared(tender, requirement, viewer)) : [])];
}

/** The facts of a requirement, in short or whole. */
export function requirementFacts(
  tender: TenderState,
  requirement: Requirement,
  viewer: Viewer,
  whole: boolean
): Fact[] {
  const { card } = voiceOf(viewer).words;
  const { awardModel, version } = tender;
  // What is proposed says the version itself.
  const proposed = openStage(tender)?.kind === 'approve';
  const { targetGroup, obligations, firstStartWithinMonths, durationMonths } = requirement;
  return [
    ...(whole ? [{ label: card.level, value: voiceOf(viewer).terms.drafting.levels[requirement.level] }] : []),
    { label: card.group, value: targetGroup },
    ...(obligations.length === 0 ? [] : [{ label: card.requirement, value: obligationsInWords(obligations, viewer) }]),
    { label: card.firstStart, value: card.withinMonths(firstStartWithinMonths) },
    { label: card.duration, value: card.months(durationMonths) },
    ...(whole ? termsOf(requirement, viewer) : []),
    ...(awardModel === null ? [] : [{ label: card.priceWeight, value: card.percent(awardModel.priceWeightPercent) }]),
    ...(proposed ? [] : [{ label: card.version, value: String(version) }]),
  ];
}

/** Who follows up, and what happens when the promise is not kept. */
function termsOf({ followUpBy, sanctions, bonus }: Requirement, viewer: Viewer): Fact[] {
  const { words, terms, money, list } = voiceOf(viewer);
  const { card } = words;
  const steps = sanctions.map(({ step, withinDays, amountOre }) =>
    card.sanction(terms.sanctions[step], withinDays, amountOre === null ? null : money(amountOre))
  );
  return [
    { label: terms.fields.followUpBy, value: terms.roles[followUpBy] },
    ...(steps.length === 0 ? [] : [{ label: terms.fields.sanctions, value: list(steps) }]),
    ...(bonus === null
      ? []
      : [
          {
            label: card.bonus,
            value: card.bonusFor(money(bonus.perExtraOre), terms.obligations[bonus.kind], bonus.maxExtra),
          },
        ]),
  ];
}

/** The recommended level, and the numbers asked for beside the yardsticks; the authority's own outcomes stand on the page. */
function compared(tender: TenderState, requirement: Requirement, viewer: Viewer): CardElement[] {
  const settings = settingsOf(tender.policy.settings);
  const { scope, procedure } = tender;
  const advice = adviceInWords(
    recommend({ scope, form: formOf[procedure], outcomes: [] }, settings),
    viewer.language,
    settings
  );
  const { reasons } = proportionalityInWords(proportionality(requirement, scope, settings), viewer.language);
  const { card } = voiceOf(viewer).words;
  const level = `${card.recommended}: ${advice.level === null ? '' : `${advice.level}. `}${advice.levelReason}`;
  return [level, ...reasons].map((text): CardElement => ({ type: 'text', tone: 'muted', text }));
}

function obligationsInWords(obligations: readonly Obligation[], viewer: Viewer): string {
  const { terms, list, number } = voiceOf(viewer);
  return list(obligations.map(({ kind, target }) => terms.obligationsCounted(kind, target, number(target))));
}
