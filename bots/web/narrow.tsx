// Narrowing a page by what there is to choose among: a plain form, so that the address says what is shown.
import type { ComponentChildren } from 'preact';

/** One thing to narrow by; `chosen` is null when it is not. */
export interface NarrowField {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: string | null;
}

/** The form. `clear` is the page that is not narrowed; `children` are what the form carries along. */
export function Narrow({
  action,
  fields,
  narrowed,
  clear,
  words,
  children,
}: {
  readonly action: string;
  readonly fields: readonly NarrowField[];
  readonly narrowed: boolean;
  readonly clear: string;
  readonly words: {
    readonly summary: string;
    readonly anything: string;
    readonly show: string;
    readonly clear: string;
  };
  readonly children?: ComponentChildren;
}) {
  // Only what there is to choose among is asked.
  const asked = fields.filter(({ choices, chosen }) => choices.length > 1 || chosen !== null);
  if (asked.length === 0) return null;
  return (
    <details id="filter" class="narrow" open={narrowed}>
      <summary>{words.summary}</summary>
      <form method="get" action={action}>
        {children}
        <div class="fields">
          {asked.map(({ name, label, choices, chosen }) => (
            <div class="field" key={name}>
              <label for={`filter-${name}`}>{label}</label>
              <select id={`filter-${name}`} name={name}>
                <option value="">{words.anything}</option>
                {/* What a link has chosen stays chosen, also where it is not offered. */}
                {chosen !== null && !choices.some(({ value }) => value === chosen) && (
                  <option value={chosen} selected>
                    {chosen}
                  </option>
                )}
                {choices.map((choice) => (
                  <option key={choice.value} value={choice.value} selected={choice.value === chosen}>
                    {choice.label}
                  </option>
                ))}
              </select>
            </div>
          ))}
        </div>
        <div class="actions">
          <button class="primary">{words.show}</button>
          {narrowed && (
            <a class="button" href={clear}>
              {words.clear}
            </a>
          )}
        </div>
      </form>
    </details>
  );
}
