/* How are the article's text and the map linked, both ways? And who is told what was selected?

   The page shows the article as text in which phrases carry `data-to` (the card they lead to), `data-mark` (its mark)
   and `data-events` (the events told there); see `article` in `layers/drawing/markup.py`. A click on a phrase is told
   to the page in the same way as a click on a mark; a mark that is selected lights its words up. */
(() => {
  'use strict';

  const page = window.parent.document;
  const leaving = new AbortController(); // the page outlives the frame of its map
  const listen = (target, type, act) => target.addEventListener(type, act, { signal: leaving.signal });
  const calm = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const phraseOf = event => event.target.closest?.('.article [data-to]');

  const state = {
    selected: null,  // what is lit in the text: the id of an event, a named place or an actor
    text: null,      // the article element that was lit last; the page makes a new one at times
    focus: null,     // where the page's focus was last
    said: null,      // the live region
  };

  // ------------------------------------------------------------------------------------- text to map

  function go(phrase) {
    window.Dateline.tell({ id: phrase.dataset.to, mark: phrase.dataset.mark, go: true });
    select(phrase.dataset.to, { scroll: false });
  }

  listen(page, 'click', event => { const phrase = phraseOf(event); if (phrase) go(phrase); });
  listen(page, 'keydown', event => {
    const phrase = phraseOf(event);
    if (phrase && (event.key === 'Enter' || event.key === ' ')) { event.preventDefault(); go(phrase); }
  });
  for (const [type, on] of [['mouseover', true], ['focusin', true], ['mouseout', false], ['focusout', false]]) {
    listen(page, type, event => { const phrase = phraseOf(event); if (phrase) window.Dateline.light(phrase.dataset.to, 'hovered', on); });
  }

  // ------------------------------------------------------------------------------------- map to text

  function select(id, { scroll = true } = {}) {
    state.selected = id;
    state.text = page.querySelector('.article');
    for (const lit of page.querySelectorAll('.article .lit')) lit.classList.remove('lit');
    if (!id) return;
    const words = [...page.querySelectorAll('.article [data-to], .article [data-events]')]
      .filter(phrase => phrase.dataset.to === id || phrase.dataset.events?.split(' ').includes(id));
    for (const phrase of words) phrase.classList.add('lit');
    const first = words.find(phrase => phrase.classList.contains('trigger') && phrase.dataset.to === id) || words[0];
    if (scroll) first?.scrollIntoView({ block: 'center', behavior: calm() ? 'auto' : 'smooth' });
  }

  listen(window, 'dateline-selected', ({ detail }) => {
    if (detail.id !== state.selected) select(detail.id);
    say(detail.words);
  });

  // ------------------------------------------------------------------------- what a screen reader hears

  function say(words) {
    if (!state.said) {
      state.said = page.createElement('div');
      state.said.id = 'dateline-said';
      state.said.setAttribute('role', 'status');
      page.body.append(state.said);
    }
    state.said.textContent = words;
  }

  // The page draws its panel anew: new text is lit as the old was.
  const watch = new window.parent.MutationObserver(() => {
    if (page.querySelector('.article') !== state.text) select(state.selected);
  });
  watch.observe(page.body, { childList: true, subtree: true });

  listen(window, 'pagehide', () => { leaving.abort(); watch.disconnect(); state.said?.remove(); });
})();
