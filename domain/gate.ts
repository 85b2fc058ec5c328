// The gate before a tender starts: four yes/no questions; with any "no" the work starts with management, not with a draft.

/**
 * What has to be in place before drafting, in the order of the national model's four questions (UHM, support for employment
 * requirements; domain.md 2.4 [V]): a political or management decision, an interested ordering unit, an appointed matching body, a
 * regional network. Any "no": start with management.
 */
export type GateQuestion = 'mandate' | 'orderingUnit' | 'matchingBody' | 'network';

/** Every question, in the order people are asked. */
export const gateQuestions: readonly GateQuestion[] = ['mandate', 'orderingUnit', 'matchingBody', 'network'];

/** The four answers; true is yes. */
export type GateAnswers = Readonly<Record<GateQuestion, boolean>>;

/** The questions answered with no; empty when drafting may begin. */
export function missingAtGate(answers: GateAnswers): GateQuestion[] {
  return gateQuestions.filter((question) => !answers[question]);
}
