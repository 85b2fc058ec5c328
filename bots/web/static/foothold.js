// What HTML cannot do by itself. Every page works without this.
(() => {
  'use strict';

  // Enter sends, Shift+Enter makes a new line, as in other chats; not while a word is being composed.
  document.addEventListener('keydown', (event) => {
    const field = event.target;
    if (!(field instanceof HTMLTextAreaElement) || field.id !== 'text') return;
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (field.value.trim() !== '') field.form.requestSubmit();
  });

  // After sending, the focus is where one goes on: at the field that is wrong, else at what is wrong with the whole form, else at
  // the sentence that says what happened. Whoever chats goes on writing.
  document.addEventListener('htmx:afterSettle', (event) => {
    const sent = event.detail.requestConfig;
    if (!sent || sent.verb !== 'post') return;
    const chats = sent.elt && sent.elt.id === 'composer';
    if (chats && !document.querySelector('#notice .notice')) {
      document.getElementById('text')?.focus();
      document.getElementById('latest')?.scrollIntoView({ block: 'nearest' });
      return;
    }
    const fault = document.querySelector('#live [aria-invalid="true"]') ?? document.querySelector('#live .fault.whole');
    if (fault) {
      for (let at = fault.parentElement; at; at = at.parentElement)
        if (at instanceof HTMLDetailsElement) at.open = true;
      return fault.focus();
    }
    // The sentence sticks to the top: going there must not scroll the page away from what was done.
    document.querySelector('#notice .notice')?.focus({ preventScroll: true });
  });

  // What was unfolded stays so when the page repaints itself, and whoever reads further up goes on reading there.
  let unfolded = [];
  let readAt = 0;
  const folds = '#live details[id]:not(.form, .ask)';
  document.addEventListener('htmx:beforeSwap', () => {
    unfolded = [...document.querySelectorAll(folds)].filter(({ open }) => open).map(({ id }) => id);
    readAt = document.querySelector('.scroll')?.scrollTop ?? 0;
  });
  document.addEventListener('htmx:afterSwap', () => {
    for (const fold of document.querySelectorAll(folds)) if (unfolded.includes(fold.id)) fold.open = true;
    const scroll = document.querySelector('.scroll');
    if (scroll && readAt < -40) scroll.scrollTop = readAt;
  });

  // One question at a time: opening "Reject" closes "Request changes".
  document.addEventListener('toggle', closeOthers, true);
  function closeOthers(event) {
    const opened = event.target;
    if (!(opened instanceof HTMLDetailsElement) || !opened.open || !opened.classList.contains('ask')) return;
    for (const other of opened.parentElement.querySelectorAll('details.ask[open]'))
      if (other !== opened) other.open = false;
    opened.querySelector('textarea')?.focus();
  }
})();
