/* Which of very many points does an exported map show one by one, and how many of the others lie where?

   It does in the browser what `layers/drawing/crowd.py` does for the page, by the same rules, which the exported page
   carries with it: points that crowd the view are counted by the squares of a grid. */
(() => {
  'use strict';

  const WORLD = 256; // pixels that the world is wide at zoom 0
  const places = new WeakMap();

  // Degrees, and Web Mercator from 0 to 1: x from west to east, y from north to south.
  function placeOf(feature) {
    if (!places.has(feature)) {
      const [lon, lat] = feature.geometry.coordinates;
      const sine = Math.sin(lat * Math.PI / 180);
      places.set(feature, { lon, lat, x: lon / 360 + 0.5, y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI) });
    }
    return places.get(feature);
  }

  const latitude = y => Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180 / Math.PI;

  /* Of the `features` those that are shown one by one in the map's window or close to it, and features of cells that
     count the others there. What is of the event `always` is shown wherever it is. */
  function seenIn(map, features, rules, always) {
    const chosen = features.filter(feature => feature.properties.event === always);
    const { _southWest: low, _northEast: high } = map.getBounds().pad(rules.margin);
    const near = features.filter(feature => {
      const { lon, lat } = placeOf(feature);
      return feature.properties.event !== always && lon >= low.lng && lon <= high.lng && lat >= low.lat && lat <= high.lat;
    });
    const thick = near.length > rules.most;
    const steps = 2 ** (thick ? Math.floor(map.getZoom() + 0.5) + Math.log2(WORLD / rules.square) : rules.one_point);
    const squares = new Map();
    for (const feature of near) {
      const { x, y } = placeOf(feature), key = `${Math.floor(x * steps)}-${Math.floor(y * steps)}`;
      if (squares.has(key)) squares.get(key).push(feature);
      else squares.set(key, [feature]);
    }
    const shown = chosen.map(alone), cells = [];
    for (const [key, inside] of squares) {
      if (inside.length > (thick ? rules.few : rules.row)) cells.push(cell(`${steps}-${key}`, inside, steps, map, rules));
      else shown.push(...inside);
    }
    return { shown, cells };
  }

  // On its own point, not in the row of others there, which may be counted.
  function alone(feature) {
    const p = Dateline.opened(feature);
    return { ...feature, properties: { ...p, slot: 0, slots: 1 } };
  }

  function cell(key, inside, steps, map, rules) {
    const at = inside.map(placeOf);
    const ends = name => at.reduce(([low, high], { [name]: value }) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
    const [west, east] = ends('lon'), [south, north] = ends('lat');
    const [left, right] = ends('x'), [top, bottom] = ends('y');
    const together = Math.max(right - left, bottom - top) * 2 ** rules.one_point < 1;
    // Within the middle half of a square no two discs come closer than half a square.
    const amid = name => {
      const mean = at.reduce((sum, each) => sum + each[name], 0) / at.length, edge = Math.floor(mean * steps);
      return Math.min(Math.max(mean, (edge + 0.25) / steps), (edge + 0.75) / steps);
    };
    const [lon, lat] = together ? [west, south] : [360 * (amid('x') - 0.5), latitude(amid('y'))];
    const counts = {};
    for (const { properties: { id } } of inside) for (const toggle in rules.counts[id]) counts[toggle] = (counts[toggle] || 0) + 1;
    const names = together ? new Set(inside.map(each => Dateline.opened(each).place)) : new Set();
    const place = names.size === 1 ? [...names][0] : '';
    const endsHere = Boolean(place) || map.getZoom() >= map.getMaxZoom();
    return {
      type: 'Feature', id: `cell-${key}`, geometry: { type: 'Point', coordinates: [lon, lat] },
      properties: {
        id: `cell-${key}`, event: `cell-${key}`, look: 'cell', colour: rules.neutral, source: 0,
        shares: Object.entries(counts).map(([toggle, count]) => [rules.colours[toggle] || rules.neutral, count]),
        bounds: endsHere ? [] : [west, south, east, north],
        ...words(counts, lon, lat, place, endsHere, rules),
      },
    };
  }

  const number = count => count.toLocaleString('en');

  // Events by layer, the most first, and all that is counted: "1,214 events, 30 places named".
  function counted(counts, { labels, said }) {
    const told = Object.entries(counts).filter(([toggle]) => toggle in labels).sort(([, one], [, other]) => other - one);
    const sum = pairs => pairs.reduce((all, [, count]) => all + count, 0);
    const all = sum(Object.entries(counts)), events = sum(told), named = all - events;
    const nouns = [[events, said.events], [named, said.named]].filter(([count]) => count);
    return { told, all, what: nouns.map(([count, [one, several]]) => `${number(count)} ${count === 1 ? one : several}`).join(', ') };
  }

  function words(counts, lon, lat, place, endsHere, rules) {
    const { told, all, what } = counted(counts, rules), { labels, said } = rules;
    return {
      symbol: number(all),
      kicker: place ? said.one_place : said.no_place,
      title: place ? `${what} at ${place}` : `${what} in this part of the map`,
      place: place ? '' : `around ${Math.abs(lat).toFixed(1)}° ${lat < 0 ? 'S' : 'N'}, ${Math.abs(lon).toFixed(1)}° ${lon < 0 ? 'W' : 'E'}`,
      how: [told.map(([toggle, count]) => `${labels[toggle]} ${number(count)}`).join(', '), endsHere ? said.list : said.closer].filter(Boolean).join('. '),
      caption: '',
    };
  }

  // An area or line that stands for several says how many of them are `left` by the toggles.
  function recounted(feature, counts, left, rules) {
    const { id } = feature.properties, before = counted(counts[id], rules).what, after = counted(left, rules).what;
    if (before === after) return feature;
    const p = Dateline.opened(feature);
    return { ...feature, properties: { ...p, kicker: after, caption: p.caption.replace(before, after) } };
  }

  window.Crowd = { seenIn, recounted };
})();
