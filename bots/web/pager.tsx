// The way from one page of a long list to the next.
import type { PagesWords } from '../words/pages.js';

/** Where somebody is among so many pages, and the address of each. */
export interface Paging {
  readonly page: number;
  readonly pages: number;
  readonly url: (page: number) => string;
}

/** Nothing where there is one page. `label` says which list it is, for those who hear the page. */
export function Pager({
  paging,
  label,
  w,
}: {
  readonly paging: Paging;
  readonly label: string;
  readonly w: PagesWords;
}) {
  const { page, pages, url } = paging;
  const { today: t } = w;
  if (pages <= 1) return null;
  return (
    <nav class="pager" aria-label={label}>
      {page > 1 && (
        <a class="button" rel="prev" href={url(page - 1)}>
          {t.before}
        </a>
      )}
      <span>{t.page(page, pages)}</span>
      {page < pages && (
        <a class="button" rel="next" href={url(page + 1)}>
          {t.after}
        </a>
      )}
    </nav>
  );
}
