// Links that take a list away as a file; exports/list-routes.ts answers them.
import type { PagesWords } from '../words/pages.js';

/** Lists that can be taken away. */
export const listNames = ['today', 'tenders', 'contracts', 'placements', 'reports'] as const;
/** As what. */
export const listFormats = ['xlsx', 'csv'] as const;

export type ListName = (typeof listNames)[number];
export type ListFormat = (typeof listFormats)[number];

/** The links of one list; `query` narrows it as the page is narrowed. */
export function Download({
  list,
  query,
  w,
  named = false,
}: {
  readonly list: ListName;
  readonly query: Record<string, string>;
  readonly w: PagesWords;
  /** Says which list it is, where it does not stand below it. */
  readonly named?: boolean;
}) {
  const { lists } = w;
  const search = new URLSearchParams(query).toString();
  return (
    <p class="related links">
      {named ? lists.downloadNamed(lists.titles[list].toLocaleLowerCase()) : lists.download}
      {listFormats.map((format) => (
        <a key={format} href={`/exports/lists/${list}.${format}${search === '' ? '' : `?${search}`}`} download>
          {!named && <span class="sr">{lists.titles[list]}, </span>}
          {lists.formats[format]}
        </a>
      ))}
    </p>
  );
}
