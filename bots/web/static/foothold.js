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

  // After sending one goes on writing, and sees what came back.
  document.addEventListener('htmx:afterSettle', (event) => {
    const sent = event.detail.requestConfig;
    if (!sent || sent.verb !== 'post') return;
    const fault = document.querySelector('#live [aria-invalid="true"]');
    if (fault) return fault.focus();
    if (sent.elt && sent.elt.id === 'composer') {
      document.getElementById('text')?.focus();
      document.getElementById('latest')?.scrollIntoView({ block: 'nearest' });
    }
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
