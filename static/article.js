/* How are the page and the map in its frame linked? By the article's text, both ways, by what is said and by keys.

   The page shows the article as text in which phrases carry `data-to` (the card they lead to), `data-mark` (its mark)
   and `data-events` (the events told there); see `article` in `layers/drawing/markup.py`. A click on a phrase is told
   to the page in the same way as a click on a mark; a mark that is selected lights its words up. */
(() => {
  'use strict';

  const page = window.parent.document;
  const leaving = new AbortController(); // the page outlives the frame of its map
  const listen = (target, type, act) => target.addEventListener(type, act, { signal: leaving.signal });
  const calm = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const phraseOf = event => event.target.closest?.('[data-to]');

  const state = {
    selected: null,  // what is lit in the text: the id of an event, a named place or an actor
    text: null,      // the article element that was lit last; the page makes a new one at times
    last: null,      // what was selected last, also when nothing is now
    focus: null,     // the element of the page that had the focus last
    panel: false,    // whether that was in the side panel
    said: null,      // the live region
    sign: null,      // the event in the lane or on the timeline that is selected
    counts: null,    // the line of counts under the title, as it was last
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
    if (id) state.last = id;
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
    say(detail.id ? detail.words : state.last ? 'Nothing is selected: all events are listed' : '');
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

  // What a search, a filter or chosen days have left.
  function sayCounts() {
    const counts = page.querySelector('.masthead > p')?.textContent ?? null;
    if (counts === state.counts) return;
    if (state.counts && counts) say(counts.replaceAll(' · ', ', '));
    state.counts = counts;
  }

  // --------------------------------------------------------------------------- the view, in the address

  // In the fragment, which Streamlit leaves alone but for dropping it when it writes the rest of the address: that may
  // come long after the map has settled, so the fragment is put back whenever the address has changed.
  const PLACE = /^#map=([\d.]+)\/(-?[\d.]+)\/(-?[\d.]+)$/;
  const asked = PLACE.exec(page.location.hash)?.slice(1).map(Number);
  let fragment = page.location.hash;

  function write() {
    if (PLACE.test(fragment) && page.location.hash !== fragment) {
      window.parent.history.replaceState(window.parent.history.state, '', fragment);
    }
  }

  // A browser without the Navigation API puts it back when the page draws something next.
  if (window.parent.navigation) listen(window.parent.navigation, 'currententrychange', write);

  listen(window, 'dateline-settled', ({ detail: { map, first } }) => {
    if (first) {
      if (asked) map.setView([asked[1], asked[2]], asked[0], { animate: false });
      map.on('moveend', () => {
        const { lat, lng } = map.getCenter();
        fragment = `#map=${map.getZoom()}/${lat.toFixed(4)}/${lng.toFixed(4)}`;
        write();
      });
    }
    write();
  });

  // ------------------------------------------------------------------------------------ focus and keys

  listen(page, 'focusin', ({ target }) => {
    state.focus = target;
    state.panel = Boolean(target.closest('.st-key-panel'));
  });

  // A button that takes itself away must not throw its reader back to the page's start.
  function keepFocus() {
    if (!state.focus || state.focus.isConnected || page.activeElement !== page.body) return;
    const places = state.panel
      ? ['.st-key-back button', `.st-key-event-${CSS.escape(state.last ?? '')} button`, '.st-key-panel button']
      : ['.st-key-bar button'];
    // A sign in a lane is drawn anew when it is chosen.
    const { to } = state.focus.dataset;
    if (to && !state.panel) places.unshift(`.lane [data-to="${CSS.escape(to)}"]`, `.timeline [data-to="${CSS.escape(to)}"]`);
    const next = places.map(place => page.querySelector(place)).find(Boolean);
    next?.focus({ preventScroll: !state.panel });
  }

  // A lane scrolls to the event that is selected; the page stays where it is.
  function showSign() {
    const sign = page.querySelector('.lane [aria-current], .timeline [aria-current]');
    if (sign === state.sign) return;
    state.sign = sign;
    const row = sign?.closest('.lane, .timeline');
    if (!row) return;
    const [inner, outer] = [sign.getBoundingClientRect(), row.getBoundingClientRect()];
    if (inner.left < outer.left || inner.right > outer.right) row.scrollLeft += inner.left - outer.left - outer.width / 2;
    if (inner.top < outer.top || inner.bottom > outer.bottom) row.scrollTop += inner.top - outer.top - outer.height / 2;
  }

  listen(page, 'keydown', event => {
    const own = event.target.closest?.('input, textarea, [role=listbox], [data-testid=stPopoverBody]');
    if (event.key === 'Escape' && state.selected && !own) window.Dateline.tell({ clear: true, go: true });
  });

  // The page draws its panel anew: new text is lit as the old was, and the focus stays near where it was.
  const watch = new window.parent.MutationObserver(() => {
    if (page.querySelector('.article') !== state.text) select(state.selected);
    keepFocus();
    showSign();
    sayCounts();
    write();
  });
  watch.observe(page.body, { childList: true, subtree: true });

  listen(window, 'pagehide', () => { leaving.abort(); watch.disconnect(); state.said?.remove(); });
})();
