// The recommendation as it stands in the requirement form: proposals with their arithmetic, each with a button that takes it over.
import type { PagesWords } from '../words/pages.js';
import type { FormAdvice } from './command-form.js';
import type { Typed } from './fields.js';

/** Buttons here send the form like any other, so that what was typed comes back with the proposal in it, also without scripts. */
export function AdviceView({ advice, typed, w }: { advice: FormAdvice; typed: Typed; w: PagesWords }) {
  const { drafting } = w;
  const check = advice.check(typed);
  return (
    <section class="advice" aria-label={drafting.title}>
      <h3>{drafting.title}</h3>
      <p>
        {advice.level !== null && <strong>{advice.level}. </strong>}
        {advice.levelReason}
      </p>
      {advice.levelToTake !== null && (
        <button name="take" value="level" aria-label={drafting.takeWhat(advice.level ?? '')}>
          {drafting.take}
        </button>
      )}
      {advice.proposals.length > 1 && <p class="hint">{drafting.eachAlone}</p>}
      {advice.proposals.length > 0 && (
        <ul>
          {advice.proposals.map(({ id, what, how, preset }) => (
            <li key={id}>
              <p>
                <strong>{what}</strong> <span class="preset">{preset}</span>
              </p>
              <p class="how">{how}</p>
              <button name="take" value={id} aria-label={drafting.takeWhat(what)}>
                {drafting.take}
              </button>
            </li>
          ))}
        </ul>
      )}
      {advice.silent.map((line) => (
        <p class="hint" key={line}>
          {line}
        </p>
      ))}
      {advice.lessons.length > 0 && (
        <>
          <h3>{drafting.lessons}</h3>
          <ul>
            {advice.lessons.map(({ from, said }) => (
              <li key={from}>
                <p>
                  <strong>{from}</strong>
                </p>
                {said.map((line) => (
                  <p class="how" key={line}>
                    {line}
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
      <details>
        <summary>{drafting.sources}</summary>
        <ul class="sources">
          {advice.settings.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
      <h3>{drafting.proportionality}</h3>
      {check !== null && (
        <div class="check-result" role="status">
          <p>
            <strong>{check.verdict}</strong>
          </p>
          {check.reasons.map((reason) => (
            <p class="how" key={reason}>
              {reason}
            </p>
          ))}
        </div>
      )}
      <button name="take" value="check">
        {drafting.check}
      </button>
    </section>
  );
}
