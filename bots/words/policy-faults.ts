// What cannot be meant in a policy, as a sentence in each language.
import type { Language } from '../../domain/actor.js';
import { mostApprovers } from '../../domain/policy.js';

const approvals: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  sv: { requirement: 'kravet', exemption: 'undantag', award: 'tilldelningen' },
  en: { requirement: 'the requirement', exemption: 'an exemption', award: 'the award' },
};

/** The sentence for a fault; `roles` are already in words. */
export const policyFaults: Readonly<Record<Language, (fault: string, approval: string, roles: string) => string>> = {
  sv: (fault, approval, roles) => {
    const what = approvals.sv[approval] ?? approval;
    if (fault === 'price-share') return 'Priset kan väga mellan 0 och 100 procent. Skriv ett tal däremellan.';
    if (fault === 'no-approver') return `Ingen är vald att godkänna ${what}. Välj minst en roll.`;
    if (fault === 'cannot-approve') return `${roles} kan inte godkänna ${what}. Välj roller inom myndigheten.`;
    return `Antalet personer som ska godkänna ${what} är orimligt. Skriv vem som helst, alla, eller ett antal från 1 till ${mostApprovers}.`;
  },
  en: (fault, approval, roles) => {
    const what = approvals.en[approval] ?? approval;
    if (fault === 'price-share') return 'Price can weigh from 0 to 100 percent. Write a number in between.';
    if (fault === 'no-approver') return `Nobody is chosen to approve ${what}. Choose at least one role.`;
    if (fault === 'cannot-approve') return `The ${roles} cannot approve ${what}. Choose roles of the authority itself.`;
    return `The number of people to approve ${what} cannot be meant. Write any, all, or a number from 1 to ${mostApprovers}.`;
  },
};
