// Narrowing the coordinator's day, and keeping a choice for tomorrow.
import type { TodayFilter } from '../../prisma/today.js';
import { Csrf } from './layout.js';
import { Narrow } from './narrow.js';
import type { Day, DayProps } from './today-page.js';
import { todayPath, todayUrl } from './today-query.js';

const filterNames: readonly (keyof TodayFilter)[] = ['authority', 'area', 'contractor', 'stage', 'trade'];
const isNarrowed = ({ query }: Day): boolean => filterNames.some((name) => query.filter[name] !== null);

/** Narrows the list. */
export function FilterForm({ day, frame }: DayProps) {
  const { today: w } = frame.w;
  const { query, choices } = day;
  const fields = filterNames.map((name) => ({
    name,
    label: w.filters[name],
    choices: choices[name],
    chosen: query.filter[name],
  }));
  return (
    <Narrow
      action={todayPath}
      fields={fields}
      narrowed={isNarrowed(day)}
      clear={todayUrl({ ...query, page: 1, filter: nothing })}
      words={{ ...w, summary: w.filter }}
    >
      {query.show !== 'all' && <input type="hidden" name="show" value={query.show} />}
    </Narrow>
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
