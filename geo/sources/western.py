"""Is a text, decoded one way or another, prose of Western Europe? Its letters and its commonest words tell.

Read in a sister encoding, "à" is "ŕ" or "ą", and all are letters; but only one reading has the letters of one language.
"""

from __future__ import annotations

import re
import unicodedata

#: Languages that Windows-1252 was made for: letters beyond ASCII, and words that prose cannot do without; source: the
#: alphabet and the closed classes of any grammar of each.
_LANGUAGES = tuple(
    (frozenset(letters), frozenset(words.split()))
    for letters, words in (
        ("àâæçéèêëîïôœùûüÿ", "le la les des du un une et en au aux dans par sur pour est ont qui que selon il elle"),
        ("äöüß", "der die das und in den dem ein eine ist von zu mit auf für im am bei wurde nicht sich"),
        ("áéíñóúüªº", "el la los las un una de del y en que por con se su al según es fue han"),
        ("áàâãçéêíóôõúüªº", "o os as um uma de do da dos das e em no na que por com para se ao foi não"),
        ("àèéìíîòóùú", "il lo la gli le un una di del della dei e in che per con è sono ha hanno al da"),
        ("àçèéíïòóúü·", "el la els les un una de del dels i en que per amb és han al va"),
        ("áéèëïóöü", "de het een van en in op te dat is zijn met voor door bij aan werd niet"),
        ("åäöéü", "och att det en ett i på av är som för med har den till inte om från vid"),
        ("åæøéöü", "og at det en et i på af er som for med har den til ikke om fra ved av ble"),
        ("áðéíóúýþæö", "og að í á sem er var til við um en því ekki hafa"),
        ("äöå", "ja on ei se että oli ovat hän joka mutta myös kun mukaan"),
        ("äöõü", "ja on ei et see oli kes aga ka kui ning oma"),
    )
)
_ENGLISH = frozenset(
    "the of and to in a that is was for on it with as at by said from were has have after who an not".split()
)
#: So many different words tell the language.
_ENOUGH = 3
#: What stands between the words of such prose, beside ASCII.
_SIGNS = frozenset("“”‘’„‚«»‹›–—…•·©®™°€£¥§¿¡½¼¾\xa0")
_WORD = re.compile(r"[^\W\d_]+")
#: Capitals where prose has none: what quotation marks and dashes of the Mac become, as in "Òwe know,Ó she saidÑ".
#: And what letters of DOS become within words: "Orl‚ans".
_MISPLACED = re.compile(r"[a-zß-öø-ÿ.,!?][À-ÖØ-Þ]|(?<!\w)(Ò(?=\w)|[ÐÑ](?!\w))|[^\W\d_][‚„][^\W\d_]")
#: A small letter of English and what follows it, if that is beyond ASCII.
_FOLLOWED = re.compile(r"(?<=[a-z])[^\x00-\x7f]")
_BEYOND = re.compile(r"[^\x00-\x7f]+")
#: Scripts, by the names of their letters in Unicode, that never go on with a word of small Latin letters.
_OTHER_SCRIPTS = ("CYRILLIC", "GREEK", "HEBREW", "ARABIC", "THAI", "HALFWIDTH")
#: Names such as "iÉcole" are rarer than one in so many words with letters beyond ASCII.
_RARE = 20


def has_its_letters(text: str) -> bool:
    """Whether all letters are of one language."""
    letters = _letters(text)
    return letters is not None and any(letters <= its for its, _ in _LANGUAGES)


def has_its_words(text: str) -> bool:
    """Whether the letters are of one language, and some of its commonest words are there. In English prose, letters beyond
    ASCII are in names alone, of whichever of these languages."""
    letters = _letters(text)
    if letters is None:
        return False
    words = set(_WORD.findall(text.lower()))
    if any(letters <= its and len(words & its_words) >= _ENOUGH for its, its_words in _LANGUAGES):
        return True
    return len(words & _ENGLISH) >= _ENOUGH and letters <= frozenset().union(*(its for its, _ in _LANGUAGES))


def is_garbled(text: str) -> bool:
    """Whether words change to capitals or to another script in the middle, as none do in any language: "ejＳcito"."""
    odd: int = sum(
        letter.isupper() or (letter.isalpha() and unicodedata.name(letter, "").startswith(_OTHER_SCRIPTS))
        for letter in map(str, _FOLLOWED.findall(text))
    )
    return odd * _RARE > len(_BEYOND.findall(text))


def _letters(text: str) -> frozenset[str] | None:
    """Letters beyond ASCII; None where a capital stands where none can."""
    if _MISPLACED.search(text):
        return None
    return frozenset(letter for letter in text.lower() if not letter.isascii()) - _SIGNS
