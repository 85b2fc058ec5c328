// Partnering on a contract's card: who has which duty, the plan, the charter, a change that waits.
import type { ContractState } from '../../domain/contract.js';
import type { DeliveryPlan } from '../../domain/partnering.js';
import { charterParties } from '../../domain/partnering-rules.js';
import type { CardElement, CommandButton } from './card.js';
import { aside } from './card.js';
import type { Viewer } from './viewer.js';
import { voiceOf } from './viewer.js';

/** What the card says of it; nothing of what has not begun. */
export function partneringElements(contract: ContractState, viewer: Viewer): CardElement[] {
  const { terms, date, list, number } = voiceOf(viewer);
  const { card } = terms.partnering;
  const { contacts, plan, charter, proposedCharter, meetings, missedMeetings } = contract.partnering;
  const { pendingChange } = contract;
  const planLine = ({ version, standing, reason }: DeliveryPlan): string =>
    `${card.plan(version, card.planStandings[standing])}${reason === null ? '' : `: ${reason}`}`;
  const line = (text: string): CardElement => ({ type: 'text', tone: 'normal', text });
  return [
    ...aside(
      contacts.map(({ role, personId, handedOver }) => {
        const who = viewer.names.person(personId);
        return line(card.contact(role, handedOver ? who : `${who}, ${card.notHandedOver}`));
      })
    ),
    ...aside(plan === null ? [] : [line(planLine(plan)), ...planContents(plan, viewer)], plan?.standing === 'approved'),
    ...aside(charter === null ? [] : [line(card.charter(list(charter.goals), charter.everyWeeks))]),
    // What somebody has to say yes or no to stands above the buttons.
    ...(proposedCharter === null
      ? []
      : [
          line(
            card.proposedCharter(
              list(proposedCharter.goals),
              list(
                charterParties(contract)
                  .filter((id) => !proposedCharter.agreed.includes(id))
                  .map((id) => viewer.names.organisation(id))
              )
            )
          ),
        ]),
    ...aside(meetings + missedMeetings === 0 ? [] : [line(card.meetings(meetings, missedMeetings))]),
    ...(pendingChange === null
      ? []
      : [
          line(
            card.change(
              pendingChange.number,
              [
                pendingChange.what,
                pendingChange.endsOn === null ? '' : card.prolongedTo(date(pendingChange.endsOn)),
                list(
                  (pendingChange.targets ?? []).map(({ kind, target }) =>
                    terms.obligationsCounted(kind, target, number(target))
                  )
                ),
              ]
                .filter(Boolean)
                .join(', ')
            )
          ),
        ]),
  ];
}

/** What a plan says, for whoever has to answer it. */
function planContents({ standing, places, tutorRole, safetyInduction }: DeliveryPlan, viewer: Viewer): CardElement[] {
  if (standing !== 'submitted') return [];
  const { terms, list } = voiceOf(viewer);
  const { fields } = terms.partnering;
  const kinds = [...new Set(places.map(({ kind }) => kind))];
  return [
    {
      type: 'facts',
      facts: [
        ...kinds.map((kind) => ({
          label: terms.obligations[kind],
          value: list(places.filter((each) => each.kind === kind).map(({ quarter, count }) => `${quarter}: ${count}`)),
        })),
        { label: fields.tutorRole, value: tutorRole },
        { label: fields.safetyInduction, value: safetyInduction },
      ],
    },
  ];
}

/** One press for what needs no field, for whoever has the duty; in a channel for anybody, and the case judges. */
export function dutyButtons({ duties, partnering }: ContractState, viewer: Viewer): CommandButton[] {
  const { commands } = voiceOf(viewer).terms;
  const { person } = viewer;
  const button = (
    command: CommandButton['command'],
    style: CommandButton['style'],
    asksReason = false
  ): CommandButton => ({ id: command.kind, label: commands[command.kind].send, style, command, asksReason });
  const mine = duties.filter(({ organisationId }) => person === null || person.organisationId === organisationId);
  return mine.flatMap(({ task, about }): CommandButton[] => {
    switch (task) {
      case 'approve-plan': {
        const version = partnering.plan?.version ?? 0;
        return [
          button({ kind: 'approve-plan', version }, 'primary'),
          button({ kind: 'return-plan', version, reason: '' }, 'default', true),
        ];
      }
      case 'agree-charter':
        return [button({ kind: 'agree-charter', version: Number(about) }, 'primary')];
      case 'answer-change':
        return [
          button({ kind: 'agree-change', number: Number(about) }, 'primary'),
          button({ kind: 'decline-change', number: Number(about), reason: '' }, 'default', true),
        ];
      default:
        return [];
    }
  });
}
