"""How is a reading put into words? Status, precision, figures and layers' two companions, for people."""

from __future__ import annotations

from geo.place import Place, Precision
from layers.reading import EventPlace, Figure, Status

STATUS_WORDS: dict[Status, str] = {
    "occurred": "happened",
    "claimed": "claimed by one side only",
    "denied": "reported, and denied",
    "ongoing": "going on",
    "past": "background, older than the news",
    "threat": "threatened, not done",
    "conditional": "said under a condition",
    "planned": "planned, not done",
    "called_for": "called for, not done",
    "negated": "said not to have happened",
    "generic": "spoken of in general",
}

#: The words that explain each kind of mark, in the order of the legend.
LEGEND: tuple[tuple[str, str, str], ...] = (
    ("pin", "Pin", "a named site: a crossing, a base, a street"),
    (
        "disc",
        "Pin on a disc",
        "a town; the disc is the area that the name stands for. Wider and paler: somewhere near it",
    ),
    ("region", "Close hatching", "a district, province or region as a whole: the article names no place inside it"),
    ("country", "Wide hatching", "a whole country: the article names no place inside it"),
    (
        "band",
        "Dashed band",
        "along a line, such as a border, a river or a coast; a straight one lies between two towns, "
        "for the course of roads is not in the data",
    ),
    ("hollow", "Hollow mark", "reported, and denied"),
    ("border", "Thin line", "the border of two countries in the news; dashed: a line of control, not an agreed border"),
    (
        "contested",
        "Dashed outline of an area",
        "more than one state claims it; a click says who runs it, who claims it, and by what source. "
        "No position on sovereignty",
    ),
    ("dot", "Small grey dot or outline", "named in the article; no event is placed here"),
    ("actor", "Dotted outline", "acts or speaks here; nothing is said to have happened here"),
)

#: And of each part of what stands below the map of the page.
TIME_LEGEND: tuple[tuple[str, str, str], ...] = (
    ("sign", "Filled sign", "an event that is on the map; a click leads there"),
    ("told", "Dashed sign", "an event that is only told: a threat, a plan, or without a place of its own"),
    (
        "bar",
        "Bar",
        "the days that the article’s words may mean: “on Monday” is one day, “in April” a month. "
        "Events without a known date stand in the row above, in reading order",
    ),
    ("days", "Dates", "a drag over them, or “From” and “Until” under Filter, leaves the events of those days"),
    (
        "play",
        "Play",
        "leads from event to event on the map: by date where one is known, then those without one in reading order",
    ),
)

#: What helps where there are more events than are shown.
FEWER = "Search, filter or switch a layer off to see them here."

#: What a name does where it stands; "declined" is a name that means no place that is known.
ROLE_WORDS: dict[str, str] = {
    "scene": "an event is placed here",
    "actor": "acts or speaks",
    "demonym": "a people or its government",
    "mention": "named, no event is placed here",
    "part": "not mapped",
    "declined": "not mapped",
}

#: How to begin: a step and what comes of it.
WELCOME: tuple[tuple[str, str], ...] = (
    ("Open “Articles” above", "and paste a text, or choose files from this computer. Nothing is sent anywhere."),
    ("Look at the map.", "A pin is a named place; hatching is an area in which the article names no place."),
    ("Click a mark or a phrase.", "The one leads to the words behind it, the other to its mark."),
    ("Read what is not drawn.", "Threats, plans and things without a place stand in the list, with the reason."),
)

NAMED_WORDS = "Named in the article; no event is placed here."
ACTOR_WORDS = "Acts or speaks here; nothing is said to have happened here."

LINE_OF_CONTROL_WORDS = "A line of control, not an agreed border."

_COUNTED = {
    "killed": "killed",
    "injured": "injured",
    "missing": "missing",
    "captured": "captured",
    "displaced": "displaced",
    "arrested": "arrested",
}
_BOUND = {"exact": "", "at_least": "at least ", "at_most": "at most ", "about": "about "}


def place_name(place: Place) -> str:
    """The place with its country ("Attari, India"); the name alone of a country, and of a region that is no
    unit of one: some of those are disputed, and it is not for us to say whose they are."""
    if place.kind == "region" or not place.country_name or place.country_name == place.name:
        return place.name
    return f"{place.name}, {place.country_name}"


def precision_words(name: str, precision: Precision, radius_m: int | None) -> str:
    """How exactly the place is known and how it is drawn, as one sentence without a full stop."""
    around = f" of about {radius_m / 1000:.0f} km" if radius_m else ""
    return {
        "site": "this very site, drawn as a pin",
        "town": f"the town, drawn as a pin on a disc{around}",
        "near": f"somewhere near {name}, drawn as a wide disc{around}",
        "district": f"{name} as a whole, hatched: no place inside it is named",
        "region": f"{name} as a whole, hatched: no place inside it is named",
        "country": f"the whole of {name}, hatched and outlined: no place inside it is named",
        "line": f"along {name}, drawn as a dashed band",
    }[precision]


def event_place_words(at: EventPlace) -> str:
    """How exactly an event is placed, with the article's words where they mean a part of the place."""
    if at.part is None:
        return precision_words(at.place.name, at.precision, at.radius_m)
    around = f" of about {at.radius_m / 1000:.0f} km" if at.radius_m else ""
    kilometres = f"{at.part.distance_m / 1000:.0f} km"
    how = {
        "side": f"that part of {at.place.name}, cut straight across and hatched: the words name no limit",
        "moved": f"drawn as a wide disc{around} there",
        "border": "the whole of that border, drawn as a dashed band",
        "stretch": f"as much of the line as lies within {kilometres} of {at.place.name}, drawn as a dashed band",
        "coast": "all of that shore, drawn as a dashed band",
        "road": "somewhere on it, drawn as a straight dashed band from end to end: the road itself is not in the data",
        "way": "somewhere on the way, drawn as a straight dashed band from one to the other",
        "district": f"hatched as a circle of about {kilometres} round {at.place.name}: its outline is not in the data",
        "offshore": f"the sea up to {kilometres} from the shore, hatched",
    }[at.part.kind]
    return f"“{at.part.words}”: {how}"


def quote_place(paragraph: int) -> str:
    """Where a quote stands in the article: what comes before the first paragraph is its headline."""
    return f"paragraph {paragraph}" if paragraph else "in the headline"


def event_place_name(at: EventPlace) -> str:
    """The name on the map: the article's words for a part of a place ("Northern Mali"), else the gazetteer's."""
    words = at.part.words if at.part else at.place.name
    return words[:1].upper() + words[1:]


def number_words(low: int | None, high: int | None) -> str:
    """ "26", "24 to 99", or "an unstated number" where the article gives none."""
    if low is None and high is None:
        return "an unstated number"
    if low == high or high is None:
        return f"{low:,}"
    return f"{high:,}" if low is None else f"{low:,} to {high:,}"


def figure_words(figure: Figure, text: str) -> str:
    """The figure and who gives it; `text` is the article's text."""
    number = f"{_BOUND[figure.bound]}{number_words(figure.low, figure.high)} {_COUNTED[figure.kind]}"
    claimant = figure.claimant
    if claimant is None:
        return f"{number}, in the article’s own voice"
    who = " ".join(text[claimant.start : claimant.end].split())
    return f"{number}, according to {who} (“{claimant.verb}”)" if claimant.verb else f"{number}, according to {who}"
