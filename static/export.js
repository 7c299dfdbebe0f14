/* How does an exported page behave? The map of `dateline.js`, and marks, cards and toggles that answer each other.

   `layers/export/html.py` writes the page: cards in HTML, and `basemap`, `towns` and `drawn` as JSON in script elements.
   Where there are very many points, `static/crowd.js` says which of them are shown. */
(() => {
  'use strict';

  const read = id => JSON.parse(document.getElementById(id).textContent);
  const { collections, crowd, counts, standing, bounds, attribution, view, zooms: [minZoom, maxZoom] } = read('drawn');
  const boxes = [...document.querySelectorAll('#toggles input')];
  const cards = new Map([...document.querySelectorAll('[data-card]')].map(card => [card.dataset.card, card]));
  const said = document.getElementById('said');
  const groups = {};
  let points = [];      // features of points whose toggle is on
  let chosen = null;    // the event whose card was shown last
  const command = { do: 'fit', nonce: 1, bounds: bounds[''], tiles: false, view };

  const map = L.map('map', { center: [20, 20], zoom: 3, minZoom, maxZoom, zoomSnap: 0.5, fadeAnimation: false });
  Dateline.start({ on: { map }, ground: name => Promise.resolve(read(name)), attribution });

  function draw() {
    const on = new Set(boxes.filter(box => box.checked).map(box => box.value));
    const left = ({ properties: { id } }) => Object.fromEntries(Object.entries(counts[id]).filter(([toggle]) => on.has(toggle)));
    const seen = kind => (collections[kind]?.features || []).filter(feature => Object.keys(left(feature)).length);
    for (const kind of ['areas', 'lines']) lay(kind, seen(kind).map(feature => Crowd.recounted(feature, counts, left(feature), crowd)));
    points = seen('points');
    layPoints();
    for (const part of document.querySelectorAll('[data-layer]')) part.hidden = !on.has(part.dataset.layer);
    Dateline.settle(command);
  }

  function lay(kind, features) {
    groups[kind]?.remove();
    groups[kind] = L.geoJSON(features, {
      pane: kind, smoothFactor: 0.7, style: Dateline.style, onEachFeature: each, pointToLayer: Dateline[kind],
    }).addTo(map);
  }

  const crowded = () => points.length > crowd.most;

  function layPoints() {
    const { shown, cells } = crowded() ? Crowd.seenIn(map, points, { ...crowd, counts }, chosen) : { shown: points, cells: [] };
    lay('discs', shown.filter(({ properties: { look, radius } }) => look === 'pin' && radius));
    lay('cells', cells);
    lay('points', shown);
  }

  map.on('moveend', () => {
    if (!crowded()) return;
    layPoints();
    Dateline.settle(command);
  });

  function each(feature, layer) {
    Dateline.each(feature, layer);
    layer.on('click', () => show(feature.properties.event));
  }

  // The card of a mark: opened, brought into sight, and told to those who do not see it.
  function show(event) {
    chosen = event;
    for (const card of document.querySelectorAll('[data-card].selected')) card.classList.remove('selected');
    const card = cards.get(event);
    if (!card) return;
    card.classList.add('selected');
    if (card.tagName === 'DETAILS') card.open = true;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    card.scrollIntoView({ block: 'nearest', behavior: calm ? 'auto' : 'smooth' });
    said.textContent = card.querySelector('h2, h3, summary').textContent;
  }

  document.addEventListener('click', ({ target }) => {
    const button = target.closest('button[data-shows]');
    if (!button) return;
    show(button.closest('[data-card]').dataset.card);
    if (crowded()) layPoints();
    const mark = standing[button.dataset.shows] || button.dataset.shows;
    Object.assign(command, { do: 'focus', nonce: command.nonce + 1, mark, bounds: bounds[mark] });
    Dateline.settle(command);
    if (matchMedia('(max-width: 640px)').matches) document.getElementById('map').scrollIntoView();
  });
  for (const box of boxes) box.addEventListener('change', draw);
  draw();
})();
