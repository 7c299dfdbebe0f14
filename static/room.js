/* How high is the map? What the window has left beside all that stands above and below it, however many rows that takes.

   page/style.css sets the heights of map and panel by `--above` and `--below`; here both are measured. */
(() => {
  'use strict';

  const page = window.parent.document;
  const MARGIN = 14; // pixels at the foot of the page
  let asked = 0;

  function measure() {
    asked = 0;
    const map = page.querySelector('.st-key-map-frame')?.getBoundingClientRect();
    const foot = [...page.querySelectorAll('.st-key-steps, .timeline')].map(each => each.getBoundingClientRect().bottom);
    if (!map || !foot.length) return;
    const below = Math.max(...foot) - map.bottom;
    const above = map.top + page.querySelector('[data-testid=stMain]').scrollTop + below + MARGIN;
    set('--below', below);
    set('--above', above);
  }

  function set(name, pixels) {
    const { style } = page.documentElement;
    const value = `${Math.round(pixels)}px`;
    if (style.getPropertyValue(name) !== value) style.setProperty(name, value);
  }

  // Once for all changes that are painted together.
  const ask = () => { asked ||= window.requestAnimationFrame(measure); };

  const watch = new window.parent.MutationObserver(ask);
  watch.observe(page.body, { childList: true, subtree: true });
  window.parent.addEventListener('resize', ask);
  page.addEventListener('toggle', ask, true); // titles are folded in or out
  ask();

  window.addEventListener('pagehide', () => { watch.disconnect(); window.parent.removeEventListener('resize', ask); page.removeEventListener('toggle', ask, true); });
})();
