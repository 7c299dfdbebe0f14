"""Which articles does the page show, and what is there to see of each? Told apart by number where there are several."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from layers.drawing.marks import Mark
from layers.presentation.annotated import Paragraph, paragraphs
from layers.presentation.cards import Card, actor_card, event_cards, named_card
from layers.presentation.named import actors, named_places
from layers.reading import Reading


@dataclass(frozen=True, slots=True)
class Source:
    """An article that is shown. `number` counts from 1; it is 0 where an article is shown alone.

    The ids of its cards and marks begin with the number, so that two articles never share one.
    """

    number: int
    reading: Reading
    cards: tuple[Card, ...]

    @property
    def sha256(self) -> str:
        return self.reading.article.sha256

    @property
    def title(self) -> str:
        return self.reading.article.title_text

    def id_of(self, own: str) -> str:
        """The id on the page of what has the id `own` within the article; empty stays empty."""
        return f"{self.number}-{own}" if own and self.number else own

    def marks(self, marks: Iterable[Mark]) -> tuple[Mark, ...]:
        """Marks of the article as they stand on this page."""
        return tuple(
            replace(mark, id=self.id_of(mark.id), event=self.id_of(mark.event), source=self.number) for mark in marks
        )

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The whole article, its phrases leading to the cards and marks of this page."""
        return tuple(
            replace(
                paragraph,
                stretches=tuple(
                    replace(
                        stretch,
                        events=tuple(self.id_of(event) for event in stretch.events),
                        to=self.id_of(stretch.to),
                        mark=self.id_of(stretch.mark),
                    )
                    for stretch in paragraph.stretches
                ),
            )
            for paragraph in paragraphs(self.reading)
        )


def source(reading: Reading, number: int) -> Source:
    """An article with its cards: events in reading order, then places named, then actors."""
    bare = Source(number, reading, ())
    cards = (
        *event_cards(reading),
        *(named_card(reading, named) for named in named_places(reading)),
        *(actor_card(reading, actor) for actor in actors(reading)),
    )
    return replace(bare, cards=tuple(_numbered(card, bare) for card in cards))


def _numbered(card: Card, of: Source) -> Card:
    return replace(
        card,
        id=of.id_of(card.id),
        where=tuple(replace(where, mark=of.id_of(where.mark)) for where in card.where),
        quotes=tuple(replace(quote, mark=of.id_of(quote.mark)) for quote in card.quotes),
    )
