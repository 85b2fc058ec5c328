// An authority on its card: the policy it has adopted itself. Areas, coverage and what it inherits stand on its page.
import type { AuthorityState } from '../../domain/authority.js';
import { approvalNames } from '../../domain/policy.js';
import { settingNames, settingsOf, startingSettings } from '../../domain/settings.js';
import { settingInWords } from '../settings.js';
import type { CardElement } from './card.js';
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
          ...approvalNames.map((name) => {
            const { needs, roles: named, backup } = policy.approvals[name];
            const rule = w.needs(needs, list(named.map((role) => roles[role])));
            return { label: w.approvals[name], value: w.withBackup(rule, backup === undefined ? null : roles[backup]) };
          }),
          { label: w.followUpBy, value: roles[policy.followUpBy] },
          ...settingNames
            .filter((name) => settings[name].value !== startingSettings[name].value)
            .map((name) => settingInWords(name, settings, viewer.language)),
        ],
      },
    ]),
  ];
}
