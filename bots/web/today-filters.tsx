// Narrowing the coordinator's day, and keeping a choice for tomorrow.
import type { TodayFilter } from '../../prisma/today.js';
import { Csrf } from './layout.js';
import type { Day, DayProps } from './today-page.js';
import { todayPath, todayUrl } from './today-query.js';

const filterNames: readonly (keyof TodayFilter)[] = ['authority', 'area', 'contractor', 'stage', 'trade'];
const isNarrowed = ({ query }: Day): boolean => filterNames.some((name) => query.filter[name] !== null);

/** Narrows the list; a plain form, so that the address says what is shown. Only what there is to choose among is asked. */
export function FilterForm({ day, frame }: DayProps) {
  const { today: w } = frame.w;
  const { query, choices } = day;
  const asked = filterNames.filter((name) => choices[name].length > 1 || query.filter[name] !== null);
  if (asked.length === 0) return null;
  return (
    <details id="filter" class="narrow" open={isNarrowed(day)}>
      <summary>{w.filter}</summary>
      <form method="get" action={todayPath}>
        {query.show !== 'all' && <input type="hidden" name="show" value={query.show} />}
        <div class="fields">
          {asked.map((name) => (
            <div class="field" key={name}>
              <label for={`filter-${name}`}>{w.filters[name]}</label>
              <select id={`filter-${name}`} name={name}>
                <option value="">{w.anything}</option>
                {choices[name].map(({ value, label }) => (
                  <option key={value} value={value} selected={value === query.filter[name]}>
                    {label}
                  </option>
                ))}
              </select>
            </div>
          ))}
        </div>
        <div class="actions">
          <button class="primary">{w.show}</button>
          {isNarrowed(day) && (
            <a class="button" href={todayUrl({ ...query, page: 1, filter: nothing })}>
              {w.clear}
            </a>
          )}
        </div>
      </form>
    </details>
  );
}

const nothing: TodayFilter = { authority: null, area: null, contractor: null, stage: null, trade: null };

/** Choices kept under a name: plain links; and the place to keep this one. */
export function SavedFilters({ day, frame }: DayProps) {
  const { today: w } = frame.w;
  const { filters } = day.details;
  const narrowed = isNarrowed(day) || day.query.show !== 'all';
  if (filters.length === 0 && !narrowed) return null;
  return (
    <section class="saved" aria-label={w.saved}>
      {filters.length > 0 && (
        <ul class="chips" aria-label={w.saved}>
          {filters.map(({ name, query }) => (
            <li key={name}>
              <a class="chip" href={query === '' ? todayPath : `${todayPath}?${query}`}>
                {name}
              </a>
              <form method="post" action={frame.action}>
                <Csrf viewer={frame.viewer} />
                <input type="hidden" name="do" value="forget-filter" />
                <button class="quiet" name="name" value={name} aria-label={w.forget(name)}>
                  ×
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      {narrowed && (
        <form method="post" action={frame.action} class="keep">
          <Csrf viewer={frame.viewer} />
          <input type="hidden" name="do" value="save-filter" />
          <label for="filter-name">{w.saveName}</label>
          <input id="filter-name" name="name" maxLength={60} required />
          <button>{w.save}</button>
        </form>
      )}
    </section>
  );
}
