/* How does the map behave? Base map, marks, and the link with the panel, both ways.

   `layers/drawing/folium_map.py` calls `start` once, hands every feature to `discs`, `points`, `style` and
   `each`, and then calls `settle`, each time the page has drawn its feature groups anew.
   Words of an article enter the document through `textContent` only. */
(() => {
  'use strict';

  // From bottom to top. Marks lie above the words of the base map; only marks take clicks.
  const PANES = {
    land: 150, borders: 160, labels: 300,
    areas: 410, lines: 420, discs: 430, cells: 605, captions: 610, points: 620,
  };
  const SILENT = ['land', 'borders', 'labels', 'captions'];

  const state = {
    map: null, options: null, popup: null, opener: null,
    styled: null,         // promise: the style sheets are there
    nonce: null,          // of the last command taken
    obeyed: null,         // and of the last one obeyed
    settled: false,       // whether any was
    selected: null,       // the event whose marks are lit
    marks: new Map(),     // id of a mark -> its topmost Leaflet layer
    members: new Map(),   // id of an event -> Set of Leaflet layers
    labels: [],           // of the base map: countries, then towns
    captions: new Map(),  // Leaflet layer of an area or line -> marker with the words on it
    tiles: null,
    borders: '',          // the point of view on them, as the map's credits say it
    crowd: false,         // whether the page counts marks by the window of the map, and so must know it
    looking: null,        // timer: the window is told once the map rests
    window: '',           // that was told last; empty until it is
    drawn: '',            // the window whose marks are here; until it is the one that was told, the map is busy
    focused: null,        // the mark that had the focus last
    click: {},            // what the page was told last, with the time of it
    told: [],             // the last few things it was told
    view: '',             // and the country's code; empty for control on the ground
    repaint: () => {},    // the base map, from that point of view
  };

  const element = (tag, className, text) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  };
  // The words of a feature come sealed, as percent-encoded JSON; see `sealed` in `layers/drawing/features.py`.
  const opened = ({ properties }) => {
    if (properties.words) Object.assign(properties, JSON.parse(decodeURIComponent(properties.words)), { words: '' });
    return properties;
  };
  const colourOf = name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
  const latLng = anchor => L.latLng(anchor[1], anchor[0]); // GeoJSON has longitude first, Leaflet latitude
  const anchorOf = layer => {
    const { anchor } = layer.feature.properties;
    return anchor ? latLng(anchor) : layer.getLatLng();
  };

  // ------------------------------------------------------------------------------------------ base map

  function start(options) {
    const { map, folder } = options.on;
    if (state.map === map) return;
    Object.assign(state, { map, options });
    map.getContainer().setAttribute('aria-busy', 'true');
    for (const [name, zIndex] of Object.entries(PANES)) map.createPane(name).style.zIndex = zIndex;
    for (const name of SILENT) map.getPane(name).style.pointerEvents = 'none';
    map.attributionControl.setPrefix(false).addAttribution(options.attribution);
    L.control.scale({ imperial: false, position: 'bottomleft' }).addTo(map);
    map.on('moveend marks', () => { syncLabels(map); clearCaptions(map); });
    map.on('moveend resize', () => { if (state.crowd) tellWindow(); });
    nameTheFrame(map);
    if (!options.ground) shareFonts();
    keyboard(map);
    // An exported page carries its base map with it, and shares no fonts: it stands alone.
    const ground = options.ground || (name => fetch(`${folder}/${name}.json`).then(answer => {
      if (!answer.ok) throw new Error(`${name}.json: ${answer.status}`);
      return answer.json();
    }));
    // streamlit-folium starts the map without waiting for its style sheets; colours and sizes need them.
    state.styled = Promise.all([...document.querySelectorAll('link[rel=stylesheet]')].map(link => link.sheet
      || new Promise((done, failed) => { link.onload = done; link.onerror = failed; })));
    const together = name => Promise.all([ground(name), state.styled]).then(([found]) => found);
    state.styled.then(() => graticule(map));
    together('basemap').then(base => { land(map, base); labels(map, base.labels); });
    together('towns').then(towns => labels(map, towns.towns.map(([n, lat, lon, z]) => ({ n, p: [lat, lon], z, town: true }))));
  }

  // The page's fonts, so that map and page speak with one voice; a frame does not inherit them.
  function shareFonts() {
    const { document: page, CSSFontFaceRule: FontFace } = window.parent;
    const faces = [...page.styleSheets].flatMap(sheet => [...sheet.cssRules]
      .filter(rule => rule instanceof FontFace && /Source S/.test(rule.cssText))
      .map(rule => rule.cssText.replace(/url\("([^"]+)"\)/g, (_, url) => `url("${new URL(url, sheet.href || page.baseURI)}")`)));
    document.head.append(element('style', '', faces.join('\n')));
  }

  function onScheme(paint) {
    paint();
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', paint);
  }

  function graticule(map) {
    const lines = [];
    for (let lon = -180; lon <= 180; lon += 10) lines.push([[-85, lon], [85, lon]]);
    for (let lat = -80; lat <= 80; lat += 10) lines.push([[lat, -180], [lat, 180]]);
    const grid = L.polyline(lines, { pane: 'land', renderer: L.canvas({ pane: 'land', padding: 0.5 }), weight: 0.6, interactive: false });
    onScheme(() => grid.setStyle({ color: colourOf('graticule') }));
    grid.addTo(map);
  }

  function land(map, base) {
    const canvas = pane => L.canvas({ pane, padding: 0.5 });
    const ground = L.geoJSON(base.land, { pane: 'land', renderer: canvas('land'), interactive: false });
    const borders = L.geoJSON(base.borders, { pane: 'borders', renderer: canvas('borders'), interactive: false });
    const seen = ({ v }, otherwise) => v && state.view in v ? v[state.view] : otherwise;
    state.repaint = () => {
      ground.setStyle(({ properties: p }) => {
        const tint = colourOf(`land-${seen(p, p.c)}`);
        return { fillColor: tint, fillOpacity: 1, color: tint, weight: 0.6 };
      });
      borders.setStyle(({ properties: p }) => {
        const kind = seen(p, p.k);
        return { stroke: Boolean(kind), color: colourOf('border'), weight: 1, opacity: 1, dashArray: DASHES[kind] || null };
      });
    };
    onScheme(state.repaint);
    ground.addTo(map);
    borders.addTo(map);
  }

  // Borders of the base map that are no agreed boundary; of these, those that the point of view does not count as one.
  const DASHES = { 'line of control': '6 3', held: '1.5 4' };

  // Labels stand in the document only while they are in view: there are thousands of towns.
  function labels(map, entries) {
    const markers = entries.map(({ n, p, z, town }) => ({
      z, name: n, at: L.latLng(p), town,
      marker: L.marker(p, {
        pane: 'labels', interactive: false, keyboard: false,
        icon: L.divIcon({ className: town ? 'base-town' : `base-country from-${z}`, html: element('span', '', n), iconSize: null }),
      }),
    }));
    state.labels.push(...markers);
    state.labels.sort((a, b) => Boolean(a.town) - Boolean(b.town));
    syncLabels(map);
  }

  // Show what belongs to the zoom and runs into no words that matter more: those of marks, then of countries.
  function syncLabels(map) {
    const zoom = map.getZoom(), view = map.getBounds().pad(0.1);
    syncCaptions(map, view);
    const marks = [...state.marks.values()].map(layer => ({ layer, p: layer.feature.properties }));
    const said = new Set(marks.filter(({ p }) => p.look === 'actor' || (p.look === 'outline' && !p.crowded)).map(({ p }) => p.title));
    const boxes = marks.filter(({ p }) => POINTS[p.look]).map(({ layer, p }) => {
      const { half } = POINTS[p.look], wide = p.crowded ? 2 + half : 6 + half + 8 * p.caption.length;
      return { ...middleOf(layer), left: p.turned ? wide : half, right: p.turned ? 2 + half : wide, half };
    });
    for (const { z, name, at, town, marker } of state.labels) {
      let wanted = zoom >= z && view.contains(at) && !said.has(name);
      if (wanted) {
        const half = (town ? 3.5 : 5) * name.length;
        const box = { ...map.latLngToLayerPoint(at), left: town ? 4 : half, right: town ? 2 * half + 6 : half, half: 7 };
        wanted = !boxes.some(other => Math.abs(box.y - other.y) < box.half + other.half
          && box.x - box.left < other.x + other.right && box.x + box.right > other.x - other.left);
        if (wanted && !town) boxes.push(box);
      }
      if (wanted !== map.hasLayer(marker)) wanted ? marker.addTo(map) : marker.remove();
    }
  }

  // Words on an area or line make way for cells and for each other, as far as they are still beside where they belong.
  function clearCaptions(map) {
    const taken = [...state.marks.values()].filter(layer => layer.feature.properties.look === 'cell').map(layer => {
      const half = layer.options.icon.options.iconSize[0] / 2;
      return { ...map.latLngToLayerPoint(layer.getLatLng()), width: half, height: half };
    });
    if (!taken.length) return;
    for (const [layer, words] of state.captions) {
      const p = layer.feature.properties, rows = p.caption.split('\n');
      const { x, y } = map.latLngToLayerPoint(words.getLatLng());
      const box = { x, y: y + (p.look === 'country' ? 17 : 0), width: 3.5 * Math.max(...rows.map(row => row.length)), height: 9 * rows.length };
      const hidden = by => taken.reduce((sum, other) => sum
        + Math.max(0, box.width + other.width - Math.abs(other.x - box.x)) * Math.max(0, box.height + other.height - Math.abs(other.y - box.y - by)), 0);
      const by = [0, 24, -24, 48, -48].reduce((best, other) => (hidden(other) < hidden(best) ? other : best));
      words.getElement().firstElementChild.style.transform = `translateY(${by}px)`;
      taken.push({ ...box, y: box.y + by });
    }
  }

  // Pixels that the longest of these lines takes as a caption; some are set in the serif, which is narrower.
  function widest(rows, font) {
    state.ruler ||= document.createElement('canvas').getContext('2d');
    state.ruler.font = `${font} ${getComputedStyle(state.map.getContainer()).fontFamily}`;
    return Math.max(...rows.map(row => state.ruler.measureText(row).width)) + 2;
  }

  // Left and right edge of words `width` wide on the right of a point at `x`, and on the left, past the pins beside it. A
  // dot belongs to its words: where it lies under a pin, they would name that.
  function besides({ look, slots, source }, x, width) {
    const { gap, half } = POINTS[look], dot = look === 'dot', right = x + gap + (source ? 4 : 0), left = x - gap - rowOf(slots);
    return [[dot ? x - half : right, right + width], [left - width, dot ? x + half : left]];
  }

  // Words that run into a pin, a cell or the words of a finer mark wait until the map is closer, or their mark is pointed at.
  function syncCaptions(map, view) {
    const seen = [...state.marks.values()].filter(layer => view.contains(anchorOf(layer))).map(layer => (
      { layer, p: layer.feature.properties, ...middleOf(layer) }));
    const of = look => seen.filter(({ p }) => p.look === look);
    const around = (each, half) => ({ layer: each.layer, left: each.x - half, right: each.x + half, top: each.y - half, bottom: each.y + half });
    const pins = of('pin'), cells = of('cell'), dots = of('dot'), taken = [];
    const busy = [...pins.map(each => around(each, each.p.source ? 19 : 13)), ...cells.map(each => around(each, each.layer.options.icon.options.iconSize[0] / 2))];
    const small = [...busy, ...dots.map(each => around(each, 7))];
    const [start, edge] = [map.getPixelBounds().min, map.getPixelBounds().max].map(corner => corner.subtract(map.getPixelOrigin()).x);
    // Larger areas come before smaller ones. What is only named gives way to what tells of events.
    const lines = seen.filter(({ p }) => !['pin', 'dot', 'cell', 'outline'].includes(p.look)).reverse();
    for (const { layer, p, x, y } of [...pins, ...lines, ...dots, ...of('outline').reverse()]) {
      const point = POINTS[p.look], words = point ? layer.getElement()?.querySelector('.caption') : state.captions.get(layer)?.getElement();
      if (!words || !p.caption) continue;
      p.rows ||= p.caption.split('\n');
      p.width ||= widest(p.rows, point ? point.font : '650 14px');
      const { width } = p, half = 9 * p.rows.length, middle = p.look === 'country' ? y + 17 : y;
      // Beside cells the words of areas and lines move instead.
      const freeOf = marks => box => {
        const met = other => other.layer !== layer && box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom;
        return (cells.length && !point) || !(taken.some(met) || marks.some(met));
      };
      // Words that would run over the edge of the map, or into others, stand on the other side of their pin.
      const beside = point ? besides(p, x, width) : [p.look === 'control' ? [x + 12, x + 12 + width] : [x - width / 2, x + width / 2]];
      const boxes = beside.map(([left, right]) => ({ left, right, top: middle - half, bottom: middle + half }));
      const inside = boxes.filter(box => box.left > start && box.right < edge);
      // Rather not over a dot; the words of a dot wait then, those of anything else do not.
      const free = (point && inside.find(freeOf(small))) || (p.look !== 'dot' && [...inside, ...boxes].find(freeOf(busy)));
      const box = free || inside[0] || boxes[0];
      p.turned = boxes.indexOf(box) > 0;
      p.crowded = !free;
      words.classList.toggle('turned', p.turned);
      words.classList.toggle('crowded', p.crowded);
      if (!p.crowded) taken.push(box);
    }
  }

  // The point of view on borders: in words, and on the base map.
  function attribute({ borders, view = '' }) {
    if (borders && borders !== state.borders) {
      state.map.attributionControl.removeAttribution(state.borders).addAttribution(borders);
      state.borders = borders;
    }
    if (view !== state.view) {
      state.view = view;
      state.repaint();
    }
  }

  function tiles(wanted) {
    if (wanted === Boolean(state.tiles)) return;
    if (wanted) {
      state.tiles = L.tileLayer(state.options.tiles, { attribution: state.options.tilesCredit, maxZoom: 19 }).addTo(state.map);
    } else {
      state.tiles.remove();
      state.tiles = null;
    }
    document.body.classList.toggle('with-tiles', wanted);
  }

  // ---------------------------------------------------------------------------------------------- marks

  // A pattern of slanting lines in the mark's colour; made on first use, kept for all later ones.
  function hatching(colour, gap) {
    const id = `hatch-${colour.replace(/\W/g, '')}-${gap}`;
    if (!document.getElementById(id)) {
      const svg = (tag, attributes) => {
        const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
        for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
        return made;
      };
      let patterns = document.getElementById('patterns');
      if (!patterns) {
        patterns = svg('svg', { id: 'patterns', width: 0, height: 0, 'aria-hidden': 'true' });
        document.body.append(patterns);
      }
      const pattern = svg('pattern', { id, width: gap, height: gap, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' });
      pattern.append(
        svg('rect', { width: gap, height: gap, fill: colour, 'fill-opacity': gap < 10 ? 0.14 : 0.06 }),
        svg('path', { d: `M0 0V${gap}`, stroke: shade(colour), 'stroke-width': gap < 10 ? 2.4 : 1.6, 'stroke-opacity': gap < 10 ? 0.75 : 0.5 }),
      );
      patterns.append(pattern);
    }
    return `url(#${id})`;
  }

  // The colours of layers are made for light ground; on dark ground lines in them need light of their own.
  const shade = colour => `light-dark(${colour}, color-mix(in srgb, ${colour} 62%, white))`;

  const STYLES = {
    region: p => ({ color: shade(p.colour), weight: 2, fillColor: hatching(p.colour, 7), fillOpacity: p.hollow ? 0 : 1 }),
    country: p => ({ color: shade(p.colour), weight: 1.5, fillColor: hatching(p.colour, 14), fillOpacity: p.hollow ? 0 : 1 }),
    outline: p => ({ color: p.colour, weight: 1.4, dashArray: '5 4', fillOpacity: 0.03 }),
    contested: p => ({ color: shade(p.colour), weight: 1.6, dashArray: '9 4 2 4', fillColor: p.colour, fillOpacity: 0.05 }),
    actor: p => ({ color: p.colour, weight: 2.2, dashArray: '1 5', lineCap: 'round', fillOpacity: 0.04 }),
    band: p => ({ color: shade(p.colour), weight: 12, opacity: 0.45, dashArray: '14 8', lineCap: 'butt', fill: false }),
    border: p => ({ color: shade(p.colour), weight: 2, opacity: 0.85, fill: false }),
    control: p => ({ color: shade(p.colour), weight: 3, dashArray: '9 8', lineCap: 'butt', fill: false }),
    pin: p => ({
      color: p.colour, weight: 1, opacity: p.near ? 0.35 : 0.6, dashArray: p.near ? '3 4' : null,
      fillColor: p.colour, fillOpacity: p.hollow ? 0 : p.near ? 0.1 : 0.18,
    }),
  };

  const style = feature => {
    const p = opened(feature), made = STYLES[p.look] ? STYLES[p.look](p) : {};
    if (p.hollow) return { ...made, dashArray: '4 5' };
    // Of several articles, the outlines of the second, fifth, ... are long dashes, of the third, sixth, ... dots and dashes.
    const outline = ['region', 'country'].includes(p.look) ? [, , '16 5', '10 4 2 4'][p.source && (p.source - 1) % 3 + 1] : null;
    return outline ? { ...made, dashArray: outline } : made;
  };

  // Marks that are points: pixels from the middle to the edge and to the words beside them, and how these are set.
  const POINTS = { pin: { half: 14, gap: 19, font: '650 14px' }, dot: { half: 6, gap: 10, font: '500 12px' } };
  const PIN = 28;

  // Pins on one point stand side by side, the row centred on the point.
  const rowOf = slots => (slots - 1) * (PIN + 1);
  const shiftOf = p => (p.look === 'pin' ? rowOf(p.slot + 1) - rowOf(p.slots) / 2 : 0);

  function middleOf(layer) {
    const { x, y } = state.map.latLngToLayerPoint(anchorOf(layer));
    return { x: x + shiftOf(layer.feature.properties), y };
  }

  const discs = (feature, at) => L.circle(at, { pane: 'discs', radius: feature.properties.radius });

  function points(feature, at) {
    const p = opened(feature);
    const mark = element('div', `mark ${p.look}${p.source ? ` of-${(p.source - 1) % 3}` : ''}${p.near ? ' near' : ''}${p.hollow ? ' hollow' : ''}`);
    mark.style.setProperty('--colour', p.colour);
    mark.append(element('span', 'dot', p.symbol));
    if (p.source) mark.append(element('span', 'source', String(p.source)));
    if (p.caption) mark.append(element('span', 'caption', p.caption));
    if (p.look === 'pin') mark.style.setProperty('--row', `${rowOf(p.slots)}px`);
    const size = p.look === 'pin' ? PIN : 24;
    return L.marker(at, {
      pane: 'points', keyboard: false, riseOnHover: true, zIndexOffset: p.look === 'pin' ? 1000 : 0,
      icon: L.divIcon({ className: '', html: mark, iconSize: [size, size], iconAnchor: [size / 2 - shiftOf(p), size / 2] }),
    });
  }

  // A cell counts the marks of a part of the map. Its disc is a ring in the colours of their layers, with the number
  // in it; it has no point, as it is no place.
  function cells(feature, at) {
    const p = opened(feature);
    const total = p.shares.reduce((sum, [, count]) => sum + count, 0);
    const mark = element('div', 'mark cell');
    let turn = 0;
    const ring = p.shares.map(([colour, count]) => `${colour} ${turn}turn ${turn += count / total}turn`);
    mark.style.setProperty('--ring', `conic-gradient(${ring})`);
    mark.append(element('span', 'dot', p.symbol));
    const size = Math.min(32 + 8 * Math.log10(total), 60);
    return L.marker(at, { pane: 'cells', keyboard: false, icon: L.divIcon({ className: '', html: mark, iconSize: [size, size] }) });
  }

  function come(closer) {
    const zoom = Math.max(state.map.getBoundsZoom(boundsOf(closer), false, L.point(80, 80)), state.map.getZoom() + 1);
    state.map.getContainer().focus({ preventScroll: true }); // the cell is gone when the map is there
    state.map.setView(boundsOf(closer).getCenter(), Math.min(zoom, state.map.getMaxZoom()), { animate: !calm() });
  }

  function each(feature, layer) {
    const p = opened(feature);
    const path = layer instanceof L.Path, disc = layer instanceof L.Circle;
    // Only the id travels to the page, whichever way the click takes: an outline has thousands of points.
    layer.toGeoJSON = () => ({ type: 'Feature', id: p.id, geometry: null, properties: { id: p.id } });
    if (p.anchor) layer.getCenter = () => latLng(p.anchor);
    if (path && !disc && p.caption) state.captions.set(layer, caption(p));
    else if (!POINTS[p.look]) layer.bindTooltip(() => element('div', '', p.title), { className: 'name', direction: 'top', sticky: path });
    layer.on({
      add: () => join(layer, p, disc),
      remove: () => leave(layer, p),
      click: () => {
        if (p.look === 'cell' && p.bounds.length) { come(p.bounds); return; }
        open(layer, p);
        if (p.look !== 'cell') setTimeout(() => tell({ id: p.id }));
      },
      mouseover: () => light(p.event, 'hovered', true),
      mouseout: () => light(p.event, 'hovered', false),
    });
  }

  // Words on an area or line: a marker without size, so that nothing depends on measuring it.
  function caption(p) {
    const words = element('div');
    if (p.source) words.append(element('span', 'source', String(p.source)));
    p.caption.split('\n').forEach((line, row) => words.append(element('span', row || p.look === 'country' ? 'note' : '', line)));
    const icon = L.divIcon({ className: `caption-of-area ${p.look}`, html: words, iconSize: null });
    return L.marker(latLng(p.anchor), { pane: 'captions', interactive: false, keyboard: false, icon });
  }

  const bodyOf = layer => {
    const body = layer.getElement();
    return body && !(layer instanceof L.Path) ? body.firstElementChild : body;
  };

  function join(layer, p, disc) {
    const body = layer.getElement();
    if (!disc) state.marks.set(p.id, layer);
    if (!state.members.has(p.event)) state.members.set(p.event, new Set());
    state.members.get(p.event).add(layer);
    state.captions.get(layer)?.addTo(state.map);
    body.dataset.mark = disc ? '' : p.id;
    body.dataset.look = p.look;
    if (disc) { body.setAttribute('aria-hidden', 'true'); return; }
    body.setAttribute('tabindex', '0');
    body.setAttribute('role', 'button');
    body.setAttribute('aria-label', nameOf(p));
  }

  const nameOf = p => [p.source ? `Article ${p.source}` : '', p.kicker, p.title, p.place === p.title ? '' : p.place, p.look === 'cell' ? p.how : '', p.caption === p.title ? '' : p.caption.replaceAll('\n', ', ')].filter(Boolean).join('. ');

  function leave(layer, p) {
    if (state.marks.get(p.id) === layer) state.marks.delete(p.id);
    state.members.get(p.event)?.delete(layer);
    state.captions.get(layer)?.remove();
    state.captions.delete(layer);
  }

  const light = (event, className, on) => state.members.get(event)?.forEach(layer => {
    bodyOf(layer)?.classList.toggle(className, on);
    state.captions.get(layer)?.getElement()?.classList.toggle(`by-${className}`, on);
  });

  // Whoever links the map with a text hears of it; see static/article.js.
  function select(event, words = '') {
    if (state.selected) light(state.selected, 'selected', false);
    state.selected = event;
    if (event) light(event, 'selected', true);
    window.dispatchEvent(new CustomEvent('dateline-selected', { detail: { id: event, words } }));
  }

  // -------------------------------------------------------------------------------------- popup and keys

  function open(layer, p) {
    select(p.event, `Selected: ${nameOf(p)}`);
    const words = element('div');
    words.style.setProperty('--colour', p.colour);
    const kicker = element('div', 'kicker', ` ${p.source ? `Article ${p.source} · ` : ''}${p.kicker}`);
    kicker.prepend(element('span', 'symbol', p.symbol));
    words.append(kicker, element('div', 'title', p.title));
    if (p.place && p.place !== p.title) words.append(element('div', 'place', p.place));
    if (p.how) words.append(element('div', 'how', p.how));
    const offset = p.look === 'pin' ? [0, -12] : [0, -4];
    state.popup = L.popup({ maxWidth: 280, minWidth: 180, offset, autoPanPadding: [36, 36], className: 'words' })
      .setLatLng(anchorOf(layer)).setContent(words).openOn(state.map);
    state.popup.mark = p.id;
    state.popup.getElement().dataset.popup = p.id;
    state.popup.getElement().setAttribute('role', 'dialog');
    state.popup.getElement().setAttribute('aria-label', p.title);
  }

  function close() {
    state.popup?.remove();
    state.popup = null;
  }

  // Hand a click to the page at once. streamlit-folium waits 250 ms for more of them, and a choice made in
  // the panel meanwhile would be overwritten; its late value, made equal to ours, is not sent again. Both
  // globals are its own: where they are missing, its slower way still works for marks.
  //
  // A busy page heeds of two values only the later, so that each says again what was told just before it, by numbers
  // that grow as long as the page is open.
  function tell(properties) {
    const told = { ...properties, click: window.parent.performance.now() };
    state.click = { ...told, before: state.told };
    state.told = [...state.told, told].slice(-3);
    send(state.click);
  }

  function send(properties) {
    const shared = window.__GLOBAL_DATA__;
    if (!window.Streamlit?.setComponentValue || !shared) return;
    const value = {
      // A click that is like the last one is a click all the same; those on marks streamlit-folium counts itself.
      last_object_clicked_count: shared.last_object_clicked_count + (properties.go ? 1 : 0),
      last_active_drawing: { type: 'Feature', id: properties.id, geometry: null, properties },
    };
    Object.assign(shared, value, { previous_data: value });
    window.Streamlit.setComponentValue(value);
  }

  // Where marks are counted by the window, the page must know it; a short pause, as a pan is often followed by another.
  // The last click is said again, for the same reason.
  function tellWindow() {
    state.map.getContainer().setAttribute('aria-busy', 'true');
    state.window = '';
    clearTimeout(state.looking);
    state.looking = setTimeout(() => {
      state.window = state.map.getBounds().toBBoxString();
      send({ ...state.click, window: { bounds: state.window.split(',').map(Number), zoom: state.map.getZoom() } });
      rest(); // what is here may be of this very window: then the page has nothing new to draw
    }, 60);
  }

  function layerOf(target) {
    const body = target.closest?.('[data-mark]');
    return body ? state.marks.get(body.dataset.mark) : null;
  }

  function keyboard(map) {
    map.getContainer().addEventListener('focusin', event => { state.focused = layerOf(event.target)?.feature.properties.id; });
    map.getContainer().addEventListener('keydown', event => {
      if (event.key === 'Escape' && state.popup) {
        const mark = state.marks.get(state.popup.mark);
        close();
        mark?.getElement().focus({ preventScroll: true });
        event.stopPropagation();
        return;
      }
      const layer = layerOf(event.target);
      if (!layer || (event.key !== 'Enter' && event.key !== ' ')) return;
      event.preventDefault();
      event.stopPropagation();
      layer.fire('click', { latlng: anchorOf(layer) }, true);
    }, true);
  }

  function nameTheFrame(map) {
    const container = map.getContainer();
    container.setAttribute('role', 'region');
    container.setAttribute('aria-label', 'Map of the article');
    window.frameElement?.setAttribute('aria-label', 'Map of the article');
    // streamlit-folium's header forbids enlarging the page, which some readers need.
    for (const meta of document.querySelectorAll('meta[name=viewport]')) meta.content = 'width=device-width, initial-scale=1';
  }

  // ------------------------------------------------------------------------------------------- commands

  // All marks are on the map: obey the command if it is new, and mend what the redrawing has undone.
  function settle(command) {
    tiles(command.tiles);
    attribute(command);
    if (state.popup && !state.marks.has(state.popup.mark)) close();
    if (state.selected) light(state.selected, 'selected', true);
    state.map.fire('marks');
    if (document.hasFocus() && document.activeElement === document.body) state.marks.get(state.focused)?.getElement().focus({ preventScroll: true });
    if (command.crowd && !state.crowd) tellWindow();
    state.crowd = Boolean(command.crowd);
    state.drawn = String(command.window);
    const news = command.nonce !== state.nonce;
    state.nonce = command.nonce;
    if (!news) { rest(); return; }
    // At once, not when the view is there to move: a reader may have clicked by then.
    close();
    select(null);
    const first = !state.settled;
    state.settled = true;
    state.styled.then(() => whenVisible(() => {
      COMMANDS[command.do](command);
      window.dispatchEvent(new CustomEvent('dateline-settled', { detail: { map: state.map, first } }));
      state.obeyed = command.nonce;
      rest();
    }));
  }

  // The map is no longer busy when it has obeyed, and the marks of its window are here.
  function rest() {
    if (state.obeyed !== state.nonce) return;
    if (!state.crowd || (state.window && state.window === state.drawn)) state.map.getContainer().removeAttribute('aria-busy');
  }

  // A frame that has no height yet cannot be fitted into.
  function whenVisible(act) {
    state.map.invalidateSize({ animate: false });
    if (state.map.getSize().y > 60) act();
    else state.map.once('resize', () => whenVisible(act));
  }

  const boundsOf = ([west, south, east, north]) => L.latLngBounds([south, west], [north, east]);

  const COMMANDS = {
    fit({ bounds }) {
      // Nothing is to lie under the zoom buttons or the credits, nor a name beside its pin beyond the edge.
      const { x: width } = state.map.getSize();
      const row = Math.max(...[...state.marks.values()].map(({ feature: { properties: p } }) => (p.look === 'pin' ? rowOf(p.slots + 1) / 2 : 0)), 0);
      const left = Math.max(width > 500 ? 64 : 44, 46 + Math.min(row, width / 8));
      const [paddingTopLeft, paddingBottomRight] = [[left, 36], [width > 500 ? 96 : 60, width > 640 ? 52 : 90]];
      state.map.fitBounds(boundsOf(bounds), { paddingTopLeft, paddingBottomRight, maxZoom: 7, animate: false });
    },
    focus({ mark, bounds }) {
      const layer = state.marks.get(mark);
      if (!layer) return;
      select(layer.feature.properties.event, `Selected: ${nameOf(layer.feature.properties)}`);
      const arrive = () => state.marks.has(mark) && open(state.marks.get(mark), layer.feature.properties);
      const area = Boolean(layer.feature.properties.anchor);
      const zoom = area
        ? Math.min(state.map.getBoundsZoom(boundsOf(bounds), false, L.point(60, 60)), 8)
        : Math.max(state.map.getZoom(), 7);
      state.map.stop();
      if (calm()) { state.map.setView(anchorOf(layer), zoom, { animate: false }); arrive(); return; }
      state.map.once('moveend', arrive);
      state.map.flyTo(area ? boundsOf(bounds).getCenter() : anchorOf(layer), zoom, { duration: 0.7 });
    },
    clear() {},
  };

  window.Dateline = { start, opened, style, discs, cells, points, each, settle, light, tell, state };
})();
