"""Encodings: a file is decoded for sure, with the encoding said where it was detected, or refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import ArticleError
from geo.sources.encoding import Decoded, decode, decode_and_say


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"Plain.", "Plain."),
        ("Café".encode(), "Café"),
        (b"\xef\xbb\xbfWith a mark", "With a mark"),
        ("Wide ✓".encode("utf-16"), "Wide ✓"),
        ("Wide ✓".encode("utf-32"), "Wide ✓"),
        (b"line\r\nends\rstay\n", "line\r\nends\rstay\n"),
    ],
)
def test_decoding(data: bytes, text: str) -> None:
    assert decode(data, "a.txt") == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no text"),
        (b" \n ", "no text"),
        (b"\x89PNG\r\n\x1a\n\xff\xfe", "not readable"),
        (b"a\0b", "binary"),
        # too short to tell é from й
        (b"caf\xe9", "byte 3"),
        # a mark that lies
        (b"\xff\xfea", "UTF-16"),
        # Turkish in Windows-1254 reads as well in Windows-1252, with an Icelandic thorn
        ("Pazartesi günü Musul'da meydana gelen patlamada iki kişi öldü, polis açıkladı.".encode("cp1254"), "surely"),
        # Polish and Hungarian in Windows-1250: in Windows-1252 "zginê³y" and "hétfõn"
        ("W wybuchu w Łodzi zginęły w poniedziałek dwie osoby, podała policja.".encode("cp1250"), "surely"),
        ("Két ember halt meg hétfőn egy robbanásban Győrben, közölte a rendőrség.".encode("cp1250"), "surely"),
        # of DOS: in Windows-1252 "Orl‚ans", in Mac Roman "MÅnchen", in Shift-JIS "ejＳcito"
        ("Une explosion a détruit lundi un café à Orléans, selon la police et le préfet.".encode("cp437"), "surely"),
        ("Drei Tote bei Schießerei in München: Der Täter flüchtete über die Straße.".encode("cp850"), "surely"),
        (
            "El niño murió en la frontera, según el ejército español. Nadie lo sabe en el país.".encode("cp850"),
            "surely",
        ),
    ],
)
def test_what_is_no_text_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(ArticleError, match=f"^a.txt: .*{reason}"):
        decode(data, "a.txt")


ENGLISH = (
    "A blast in Mosul killed two people on Monday, police said. “It was a café,” the mayor said – nobody was warned."
)
FRENCH = "Deux personnes ont été tuées lundi à Besançon, après l'arrivée du préfet. L'hôpital a été évacué."
RUSSIAN = "В понедельник в Мосуле произошёл взрыв, погибли два человека, сообщила полиция."
JAPANESE = "月曜日にモスルで爆発があり、2人が死亡したと警察が発表した。市長は「カフェだった」と述べた。"


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (ENGLISH, "cp1252", "Windows-1252"),
        (ENGLISH, "mac_roman", "Mac Roman"),
        (FRENCH, "cp1252", "Windows-1252"),
        (FRENCH, "latin-1", "Windows-1252"),
        (RUSSIAN, "cp1251", "Windows-1251"),
        (RUSSIAN, "koi8_r", "KOI8-R"),
        (RUSSIAN, "iso8859_5", "ISO8859-5"),
        (JAPANESE, "shift_jis", "Shift-JIS"),
        (JAPANESE, "euc_jp", "EUC-JP"),
        ("周一摩苏尔发生爆炸,警方称两人死亡。市长说那是一家咖啡馆,没有人事先得到警告。", "gb18030", "GB18030"),
        ("월요일 모술에서 폭발이 일어나 두 명이 숨졌다고 경찰이 밝혔다. 시장은 카페였다고 말했다.", "euc_kr", "EUC-KR"),
        (
            "قتل شخصان في انفجار بالموصل يوم الاثنين بحسب الشرطة. وقال رئيس البلدية إنه كان مقهى.",
            "cp1256",
            "Windows-1256",
        ),
    ],
)
def test_other_encodings_are_detected_and_said(text: str, codec: str, name: str) -> None:
    decoded = decode_and_say(text.encode(codec), "a.txt")
    assert (decoded.text, decoded.detected) == (text, name)


@pytest.mark.parametrize(
    ("data", "declared", "text", "lost"),
    [
        # cut off within the last letter, one odd byte, and an apostrophe of another file
        ((ENGLISH + "é").encode()[:-1], None, ENGLISH + "\ufffd", "1 character cannot"),
        ((RUSSIAN + "я").encode()[:-1], "utf-8", RUSSIAN + "\ufffd", "1 character cannot"),
        ((JAPANESE + "。").encode()[:-2], "shift_jis", JAPANESE + "\ufffd", "1 character cannot"),
        (FRENCH.encode() + b"\xff" + FRENCH.encode(), "utf-8", f"{FRENCH}\ufffd{FRENCH}", "1 character cannot"),
        (ENGLISH.encode() + b" It\x92s", "windows-1252", ENGLISH + " It\ufffds", "1 character cannot"),
        (b"\xef\xbb\xbf" + "Café, \ufffd”".encode()[:-1], None, "Café, \ufffd\ufffd", "1 character cannot"),
        # half an emoji and the other half, three bytes each
        (ENGLISH.encode() * 2 + b"\xed\xa0\xbd\xed\xb8\x80", None, ENGLISH * 2 + "\ufffd" * 6, "6 characters cannot"),
    ],
)
def test_damaged_utf_8_is_read_as_such_and_said(data: bytes, declared: str | None, text: str, lost: str) -> None:
    decoded = decode_and_say(data, "a.txt", declared)
    assert decoded.text == text
    assert decoded.detected.startswith(f"UTF-8, of which {lost}")


@pytest.mark.parametrize(
    "text",
    [
        # as good in Mac Roman ("‡ Gaziantep"), with "ŕ", "ą", "ā" or, the quotation marks taken for letters, "Ŧ Oų"
        "Une explosion a fait trois morts samedi à Gaziantep, selon la police locale.",
        "Le préfet a été évacué. « Où étaient les secours ? » demande un témoin à Orléans, déçu.",
        "Deux soldats ont été tués près de Kidal, au nord du Mali, lundi matin, selon l'armée.",
        # with marks that combine, "Forĺ luned́"
        "Un’esplosione ha ucciso tre persone a Forlì lunedì. È stato un attentato, dice la polizia.",
        "Drei Tote bei Schießerei in München: Der Täter flüchtete über die Straße, so die Behörden.",
        "El niño murió en la frontera, según el ejército español. ¿Quién disparó? Nadie lo sabe.",
        "Uma explosão matou três pessoas em São Paulo no sábado, segundo a polícia. Não há prisões.",
        "To personer ble drept i en eksplosjon i Tromsø på mandag, sier politiet. Åtte er såret.",
        "Tveir létust í sprengingu í Reykjavík á mánudag, að sögn lögreglu. Þrír særðust þar og á Akureyri.",
        "A gunman killed four people in Orléans and fled to Córdoba, the police said on Monday evening.",
        "The mayor was not warned of it’ and nobody else had been either, she said on the day after.",
    ],
)
def test_a_short_western_text_is_in_windows_1252(text: str) -> None:
    assert decode_and_say(text.encode("cp1252"), "a.txt") == Decoded(text, "Windows-1252")


@pytest.mark.parametrize(
    ("data", "declared", "text"),
    [
        (b"caf\xe9", "iso-8859-1", "café"),
        # the web means Windows-1252 by Latin-1
        (b"\x93caf\xe9\x94", "latin1", "“café”"),
        ("кафе".encode("cp1251"), "windows-1251", "кафе"),
        # declarations that are wrong, unknown or no text encoding
        ("Café".encode(), "big5-of-sorts", "Café"),
        ("Café".encode(), "shift_jis", "Café"),
        (b"plain", "rot13", "plain"),
        (b"plain", "a\0b", "plain"),
        (b"plain", "utf-16", "plain"),
        ("カフェ".encode("iso2022_jp"), "iso-2022-jp", "カフェ"),
        # a byte-order mark knows better
        ("Wide ✓".encode("utf-16"), "utf-8", "Wide ✓"),
    ],
)
def test_a_declared_encoding_is_taken_where_it_fits(data: bytes, declared: str, text: str) -> None:
    assert decode_and_say(data, "a.txt", declared).text == text


@given(st.binary(), st.none() | st.sampled_from(["cp1252", "utf-16", "gb18030", "utf-7", "idna"]))
def test_any_bytes_give_text_or_a_reason(data: bytes, declared: str | None) -> None:
    try:
        text = decode_and_say(data, "a.txt", declared).text
    except ArticleError as error:
        assert str(error).startswith("a.txt: ")
    else:
        assert text.strip()
