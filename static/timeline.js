/* How are days chosen on the timeline? By a drag over it, told to the page in the same way as a click on a mark.

   The page lays the timeline out as a grid (`line` in `layers/drawing/lanes.py`): a `.day` heads each column and
   carries its first and last day as `data-since` and `data-until`. */
(() => {
  'use strict';

  const page = window.parent.document;
  const leaving = new AbortController(); // the page outlives the frame of its map
  const listen = (type, act) => page.addEventListener(type, act, { signal: leaving.signal });

  let drag = null; // the numbers of the day where the drag began and of that where it is now

  // Looked up each time: the page may draw the timeline anew while the drag goes on.
  const days = () => [...page.querySelectorAll('.timeline .day')];

  // The number of the day at a place across the window; beyond the ends it is the first or the last.
  function dayAt(x) {
    const within = days().findIndex(day => x < day.getBoundingClientRect().right);
    return within < 0 ? days().length - 1 : within;
  }

  function paint() {
    const [first, last] = [drag.from, drag.to].sort((a, b) => a - b);
    days().forEach((day, number) => day.classList.toggle('brushed', first <= number && number <= last));
    return [days()[first], days()[last]];
  }

  listen('pointerdown', event => {
    const line = event.target.closest?.('.timeline');
    if (!line || event.button !== 0 || event.target.closest('[data-to]')) return;
    const at = dayAt(event.clientX);
    drag = { from: at, to: at };
    paint();
    event.preventDefault(); // no text is selected meanwhile
  });

  listen('pointermove', event => {
    if (!drag) return;
    drag.to = dayAt(event.clientX);
    paint();
  });

  listen('pointerup', () => {
    if (!drag) return;
    const [first, last] = paint();
    drag = null;
    if (first && last) window.Dateline.tell({ since: first.dataset.since, until: last.dataset.until, go: true });
  });

  listen('pointercancel', () => {
    for (const day of days()) day.classList.remove('brushed');
    drag = null;
  });

  window.addEventListener('pagehide', () => leaving.abort());
})();
