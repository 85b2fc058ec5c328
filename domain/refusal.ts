// A "no" of the rules: a stable type that bots put into words, and an English sentence for logs and the CLI.

/** Why a command is refused. The words for people are in bots/words, by this type. */
export type RefusalType =
  | 'NotAllowed'
  | 'NotOpen'
  | 'OwnSubmission'
  | 'NobodyDecides'
  | 'StepDone'
  | 'NotOfTheirs'
  | 'AlreadyDecided'
  | 'StaleVersion'
  | 'ReasonRequired'
  | 'MotiveRequired'
  | 'TooEarly'
  | 'WrongDate'
  | 'NotHandedOver'
  | 'Incomplete'
  | 'UnknownPlacement'
  | 'PlacementEnded'
  | 'UnknownCountedAs'
  | 'UnknownReport'
  | 'UnknownBid'
  | 'WeightSum'
  | 'PriceTooHeavy'
  | 'SameIdTwice'
  | 'TooFewEvaluators'
  | 'PriceBounds'
  | 'AwardModelMissing'
  | 'AwardModelLocked'
  | 'ChangeNeedsDeadline'
  | 'BidsClosed'
  | 'DeadlineShortened'
  | 'BidsOpened'
  | 'BidsSealed'
  | 'NotReceivedYet'
  | 'BidLate'
  | 'AlreadyOpened'
  | 'BidsRemain'
  | 'MustUnanswered'
  | 'UnknownMust'
  | 'ReservedShareMissing'
  | 'NotQualified'
  | 'EvaluatorNotNeeded'
  | 'EvaluatorReplaced'
  | 'UnknownEvaluator'
  | 'ScoresLocked'
  | 'ScoresNotIn'
  | 'UnknownCriterion'
  | 'ScoreOutOfScale'
  | 'ScoreReason'
  | 'ScoreMissing'
  | 'PriceNotQuestioned'
  | 'NoLotNeeded'
  | 'AlreadyAppealed'
  | 'AppealTooLate'
  | 'InFuture'
  | 'OverDirectLimit'
  | 'OverFrameworkLimit'
  | 'NotInvited'
  | 'SigningForbidden'
  | 'ExemptionNotNeeded'
  | 'RequirementDemanded'
  | 'InTheFuture'
  | 'InThePast'
  | 'CommitmentsNotRead'
  | 'NotNamed'
  | 'NotYourSide'
  | 'ContactChanged'
  | 'MainContractorOnly'
  | 'OutsideContract'
  | 'PlanShort'
  | 'UnknownSubcontractor'
  | 'AlreadyParty'
  | 'ChangePending'
  | 'NotLater'
  | 'UnknownDeviation'
  | 'LadderEnded'
  | 'NotNextStep'
  | 'ClockStands'
  | 'UnitsRequired'
  | 'NoMatchingBody'
  | 'AlreadyRequested'
  | 'BadPolicy'
  | 'BadSetting'
  | 'UnknownArea'
  | 'BadIndicator'
  | 'TenderThere'
  | 'CannotStandIn'
  | 'DelegateSubmitted'
  | 'DelegationOverlap'
  | 'DelegationChain'
  | 'UnknownDelegation'
  | 'FrameworkNeeded'
  | 'UnknownFramework'
  | 'Closed';

/** A refused command: what is wrong and what to do about it; `details` fill the sentence in the reader's language. */
export interface Refusal {
  readonly refused: RefusalType;
  readonly message: string;
  readonly details: Readonly<Record<string, string>>;
}

/** Says no, with a sentence that tells what to do. */
export function refuse(refused: RefusalType, message: string, details: Record<string, string> = {}): Refusal {
  return { refused, message, details };
}

/** Tells a refusal from the events a command would cause. */
export function isRefusal(answer: object): answer is Refusal {
  return 'refused' in answer;
}
