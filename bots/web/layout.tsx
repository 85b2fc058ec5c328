// The frame of every page: head, who is signed in, the way to the other pages, and where short answers are shown.
import type { FastifyRequest } from 'fastify';
import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Language } from '../../domain/actor.js';
import { outcomeSeenBy } from '../../domain/permissions.js';
import { areasWords } from '../words/areas.js';
import { operationsWords } from '../words/operations.js';
import { outcomeWords } from '../words/outcome.js';
import { pagesWords } from '../words/pages.js';
import { assetUrl } from './assets.js';
import { casePath } from './case-words.js';
import type { Told, Viewer } from './session.js';

/** What a page says of itself. */
export interface PageProps {
  readonly viewer: Viewer;
  readonly title: string;
  /** A sentence for this person, shown once. */
  readonly notice?: Told | null;
  /** Server-sent events that this page listens to. */
  readonly events?: string | null;
  /** Wide pages hold tables. */
  readonly wide?: boolean;
  readonly children?: ComponentChildren;
}

// No eval and no inline styles, so that the content security policy may forbid both; a form's faults come back as 422.
const htmxConfig = JSON.stringify({
  allowEval: false,
  includeIndicatorStyles: false,
  historyEnabled: false,
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
  scrollIntoViewOnBoost: false,
  responseHandling: [
    { code: '204', swap: false },
    { code: '...', swap: true },
  ],
});

/** A whole document. */
export function document(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`;
}

/** The part of a page that htmx asked for. */
export function fragment(part: VNode): string {
  return renderToString(part);
}

/** True when htmx asks for a part of the page. */
export const isFragment = (request: FastifyRequest): boolean => request.headers['hx-request'] === 'true';

/** The token every form carries. */
export function Csrf({ viewer }: { readonly viewer: Viewer }) {
  return <input type="hidden" name="_csrf" value={viewer.csrf} />;
}

/** Short answers are put here, also by fragments; whoever has sent something finds the focus here. */
export function Notice({ told, language, swap }: { told: Told | null; language: Language; swap?: boolean }) {
  return (
    <div id="notice" role="status" aria-live="polite" {...(swap && { 'hx-swap-oob': 'true' })}>
      {told !== null && (
        <p class="notice" tabIndex={-1} autofocus>
          {told.text}
          {told.opened !== null && (
            <>
              {' '}
              <a href={casePath(told.opened)}>
                {pagesWords(language).layout.goTo(told.opened.split('/').slice(1).join('/'))}
              </a>
            </>
          )}
        </p>
      )}
    </div>
  );
}

/**
 * The part of a page that repaints itself. The element stays and its content changes, so that an answer on its way finds its
 * place; a repaint waits for an answer, and an answer does not wait for a repaint (see {@link posts}).
 */
export function Live({ path, class: name, children }: { path: string; class: string; children: ComponentChildren }) {
  return (
    <div
      id="live"
      class={name}
      hx-get={path}
      hx-trigger="sse:changed delay:150ms"
      hx-target="#live"
      hx-swap="innerHTML"
      hx-sync="#live:queue last"
    >
      {children}
    </div>
  );
}

/** Attributes of a form whose answer is the page's live part. */
export const posts = (action: string) => ({
  method: 'post',
  action,
  'hx-post': action,
  'hx-target': '#live',
  'hx-swap': 'innerHTML',
  'hx-sync': '#live:replace',
  'hx-disabled-elt': 'find button',
});

/** A page in its frame. */
export function Page({ viewer, title, notice = null, events = null, wide = false, children }: PageProps) {
  const w = pagesWords(viewer.language);
  return (
    <html lang={viewer.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="htmx-config" content={htmxConfig} />
        <title>{`${title} · Foothold`}</title>
        <link rel="icon" href={assetUrl('icon.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={assetUrl('foothold.css')} />
        <script src={assetUrl('htmx.js')} defer />
        <script src={assetUrl('htmx-sse.js')} defer />
        <script src={assetUrl('foothold.js')} defer />
      </head>
      <body {...(events !== null && { 'hx-ext': 'sse', 'sse-connect': events })}>
        <a class="skip" href="#main">
          {w.layout.skip}
        </a>
        <Header viewer={viewer} />
        <Notice told={notice} language={viewer.language} />
        <main id="main" class={wide ? 'wide' : undefined} tabIndex={-1}>
          {children}
        </main>
        <footer>
          <p>{w.layout.footer}</p>
        </footer>
      </body>
    </html>
  );
}

function Header({ viewer }: { readonly viewer: Viewer }) {
  const w = pagesWords(viewer.language);
  const { person, path } = viewer;
  const other = viewer.language === 'sv' ? 'en' : 'sv';
  const seesOutcome = person !== null && outcomeSeenBy(person, person.organisationKind) !== null;
  const link = (href: string, label: string) => (
    <a href={href} aria-current={path.split('?')[0] === href ? 'page' : undefined}>
      {label}
    </a>
  );
  return (
    <header class="top">
      <a class="brand" href="/">
        <Mark />
        <span>Foothold</span>
      </a>
      {person !== null && (
        <nav aria-label={w.layout.menu}>
          {person.roles.includes('coordinator') && link('/today', w.today.title)}
          {link('/', w.layout.waiting)}
          {link('/me', w.mine.title)}
          {link('/dashboard', w.layout.dashboard)}
          {seesOutcome && link('/outcome', outcomeWords(viewer.language).menu)}
          {seesOutcome && link('/areas', areasWords(viewer.language).title)}
          {person.roles.includes('coordinator') && link('/people', w.people.menu)}
          {person.roles.includes('coordinator') && link('/operations', operationsWords(viewer.language).menu)}
        </nav>
      )}
      <div class="who">
        {person !== null && (
          <p>
            <a href="/account" title={w.people.mine.menu}>
              <strong>{person.displayName}</strong>
            </a>
            <span>{person.organisationName}</span>
          </p>
        )}
        <form method="post" action="/language">
          <Csrf viewer={viewer} />
          <input type="hidden" name="back" value={path} />
          <button class="quiet" name="language" value={other} lang={other}>
            {w.layout.otherLanguage}
          </button>
        </form>
        {person !== null && (
          <form method="post" action="/sign-out">
            <Csrf viewer={viewer} />
            <button class="quiet">{w.layout.signOut}</button>
          </form>
        )}
      </div>
    </header>
  );
}

/** Three stones, each a step higher. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
      <ellipse cx="7" cy="26" rx="6" ry="3.6" />
      <ellipse cx="16" cy="17.5" rx="6" ry="3.6" />
      <ellipse cx="25" cy="9" rx="6" ry="3.6" />
    </svg>
  );
}

/** A page that says what is wrong and where to go. */
export function ErrorPage({ viewer, sentence }: { readonly viewer: Viewer; readonly sentence: string }) {
  const w = pagesWords(viewer.language);
  return (
    <Page viewer={viewer} title={w.errors.title}>
      <h1>{w.errors.title}</h1>
      <p class="lead">{sentence}</p>
      <p>
        <a class="button primary" href="/">
          {w.errors.back}
        </a>
      </p>
    </Page>
  );
}
