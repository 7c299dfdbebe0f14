/* How does an exported page behave? The map of `dateline.js`, and marks, cards and toggles that answer each other.

   `layers/export/html.py` writes the page: cards in HTML, and `basemap`, `towns` and `drawn` as JSON in script elements. */
(() => {
  'use strict';

  const read = id => JSON.parse(document.getElementById(id).textContent);
  const { collections, toggles, bounds, attribution, view, zooms: [minZoom, maxZoom] } = read('drawn');
  const boxes = [...document.querySelectorAll('#toggles input')];
  const cards = [...document.querySelectorAll('[data-card]')];
  const said = document.getElementById('said');
  const groups = {};
  const command = { do: 'fit', nonce: 1, bounds: bounds[''], tiles: false, view };

  const map = L.map('map', { center: [20, 20], zoom: 3, minZoom, maxZoom, zoomSnap: 0.5, fadeAnimation: false });
  Dateline.start({ on: { map }, ground: name => Promise.resolve(read(name)), attribution });

  function draw() {
    const on = new Set(boxes.filter(box => box.checked).map(box => box.value));
    for (const [kind, collection] of Object.entries(collections)) {
      groups[kind]?.remove();
      groups[kind] = L.geoJSON(collection, {
        pane: kind, smoothFactor: 0.7, style: Dateline.style, onEachFeature: each,
        filter: feature => on.has(toggles[feature.properties.id]),
        pointToLayer: Dateline[kind],
      }).addTo(map);
    }
    for (const part of document.querySelectorAll('[data-layer]')) part.hidden = !on.has(part.dataset.layer);
    Dateline.settle(command);
  }

  function each(feature, layer) {
    Dateline.each(feature, layer);
    layer.on('click', () => show(feature.properties.event));
  }

  // The card of a mark: opened, brought into sight, and told to those who do not see it.
  function show(event) {
    for (const card of cards) card.classList.toggle('selected', card.dataset.card === event);
    const card = cards.find(each => each.dataset.card === event);
    if (!card) return;
    if (card.tagName === 'DETAILS') card.open = true;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    card.scrollIntoView({ block: 'nearest', behavior: calm ? 'auto' : 'smooth' });
    said.textContent = card.querySelector('h2, h3, summary').textContent;
  }

  document.addEventListener('click', ({ target }) => {
    const button = target.closest('button[data-shows]');
    if (!button) return;
    show(button.closest('[data-card]').dataset.card);
    Object.assign(command, { do: 'focus', nonce: command.nonce + 1, mark: button.dataset.shows, bounds: bounds[button.dataset.shows] });
    Dateline.settle(command);
    if (matchMedia('(max-width: 640px)').matches) document.getElementById('map').scrollIntoView();
  });
  for (const box of boxes) box.addEventListener('change', draw);
  draw();
})();
