// An authority on its card: the policy it has adopted itself. Areas, coverage and what it inherits stand on its page.
import type { AuthorityState } from '../../domain/authority.js';
import { approvalNames } from '../../domain/policy.js';
import { settingNames, settingsOf, startingSettings } from '../../domain/settings.js';
import { settingInWords } from '../settings.js';
import type { CardElement } from './card.js';
import { approvalInWords } from '../approval-words.js';
import { aside } from './card.js';
import type { Viewer } from './viewer.js';
import { voiceOf } from './viewer.js';

/** What the card says. */
export function authorityElements({ policy, delegations = [] }: AuthorityState, viewer: Viewer): CardElement[] {
  const { terms, list, date } = voiceOf(viewer);
  const away = delegations
    .filter(({ lastDay }) => lastDay >= viewer.today)
    .map((each): CardElement => {
      const [delegate, delegator] = [viewer.names.person(each.delegateId), viewer.names.person(each.delegatorId)];
      const text = terms.mine.delegation(delegate, delegator, date(each.firstDay), date(each.lastDay));
      return { type: 'text', tone: 'normal', text };
    });
  if (policy === null) return away;
  const { authority: w, roles } = terms;
  const settings = settingsOf(policy.settings);
  return [
    ...away,
    ...aside([
      {
        type: 'facts',
        facts: [
          { label: w.policy, value: w.version(policy.version) },
          { label: w.requirementInEveryTender, value: policy.requirementInEveryTender ? w.demanded : w.notDemanded },
          { label: w.maxPricePercent, value: w.percent(policy.maxPricePercent) },
          ...approvalNames.map((name) => ({
            label: w.approvals[name],
            value: approvalInWords(policy.approvals[name], terms, list),
          })),
          { label: w.followUpBy, value: roles[policy.followUpBy] },
          ...(policy.publicOutcome === true ? [{ label: w.publicOutcome, value: w.shownToAll.yes }] : []),
          ...settingNames
            .filter((name) => settings[name].value !== startingSettings[name].value)
            .map((name) => settingInWords(name, settings, viewer.language)),
        ],
      },
    ]),
  ];
}
