from __future__ import annotations

from page.shelf import key_of, shelf


def test_the_seed_comes_first_and_six_samples_follow_that_say_what_they_are() -> None:
    shipped = list(shelf().values())
    assert [each.sample for each in shipped] == [False, *[True] * 6]
    assert all("A sample written for Dateline" in each.text for each in shipped if each.sample)


def test_a_sample_is_known_by_its_text_and_nothing_else_is() -> None:
    sample = shelf()["marches-in-nairobi"]
    assert key_of(sample.text) == "marches-in-nairobi"
    assert key_of(sample.text + " ") == ""
    assert sample.title == "Police fire tear gas as marches spread from Nairobi to Kisumu"
