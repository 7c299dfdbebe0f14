"""Kept answers are there after a kill, with two writers and over any damage; what is not sure is asked again."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.answers import Answer, AnswerCache

ROOT = Path(__file__).parent.parent
ATTARI = Answer("Attari, India", 31.6, 74.6, {"name": "Attari", "half": "\ud83d", "n": 1.5, "none": None})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a folder" / "answers.sqlite"


def test_an_answer_is_there_for_the_next_process(path: Path) -> None:
    cache = AnswerCache(path, pytest.fail)
    assert cache.get("Attari?") is None
    cache.put("Attari?", [ATTARI])
    cache.put("Qzxvbnm?", [])
    for reader in (cache, AnswerCache(path, pytest.fail)):
        assert reader.get("Attari?") == (ATTARI,)
        assert reader.get("Qzxvbnm?") == ()
        assert reader.get("Mosul?") is None


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.floats(allow_nan=False) | st.text(),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(), inside, max_size=3),
    max_leaves=8,
)


@given(st.text(), st.lists(st.builds(Answer, st.text(), st.floats(-90, 90), st.floats(-180, 180), json_values)))
def test_what_is_kept_comes_back_to_the_letter(
    tmp_path_factory: pytest.TempPathFactory, question: str, answer: list[Answer]
) -> None:
    cache = AnswerCache(tmp_path_factory.getbasetemp() / "any.sqlite", pytest.fail)
    cache.put(ascii(question), answer)
    assert cache.get(ascii(question)) == tuple(answer)


def filled(path: Path, rows: int = 200) -> bytes:
    """The bytes of a file of some pages."""
    cache = AnswerCache(path, pytest.fail)
    for number in range(rows):
        cache.put(f"{number}?", [Answer(f"Place {number}", 1.0 + number / 7, 2.0, {"words": "so many words " * 5})])
    return path.read_bytes()


#: what has become of the file
DAMAGES = {
    "garbage": lambda whole: b"not a database, " * 300,
    "empty": lambda whole: b"",
    "truncated": lambda whole: whole[: len(whole) // 2 + 77],
    "only a head": lambda whole: whole[:100],
    "another version": lambda whole: whole[:60] + b"\0\0\0\x63" + whole[64:],
    "a file of another program": lambda whole: whole[:60] + b"\0\0\0\0" + whole[64:],
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=list(DAMAGES))
def test_a_damaged_file_is_set_aside_with_one_warning(path: Path, damage) -> None:  # type: ignore[no-untyped-def]
    damaged = damage(filled(path, 20))
    path.write_bytes(damaged)
    path.with_name(f"{path.name}-journal").write_bytes(b"a journal of the damaged file")
    warnings: list[str] = []
    for _ in range(2):
        cache = AnswerCache(path, warnings.append)
        assert cache.get("Attari?") in (None, (ATTARI,))
        cache.put("Attari?", [ATTARI])
    assert AnswerCache(path, pytest.fail).get("Attari?") == (ATTARI,)
    (warning,) = warnings
    assert "answers.sqlite" in warning
    assert "answers.damaged" in warning
    assert path.with_suffix(".damaged").read_bytes() == damaged


def test_a_file_that_goes_or_breaks_while_it_is_in_use_is_made_anew(path: Path) -> None:
    warnings: list[str] = []
    cache = AnswerCache(path, warnings.append)
    cache.put("Attari?", [ATTARI])
    path.unlink()
    assert cache.get("Attari?") is None
    cache.put("Attari?", [ATTARI])
    assert cache.get("Attari?") == (ATTARI,)
    assert warnings == []
    path.write_bytes(b"not a database, " * 300)
    assert cache.get("Attari?") is None
    cache.put("Attari?", [ATTARI])
    assert AnswerCache(path, pytest.fail).get("Attari?") == (ATTARI,)
    assert len(warnings) == 1


@pytest.mark.parametrize("times", [40, pytest.param(1000, marks=pytest.mark.soak)])
def test_a_changed_byte_never_changes_an_answer(path: Path, times: int) -> None:
    """After any one byte has changed, each question has its own answer or none."""
    whole = filled(path)
    chance = random.Random(7)
    for _ in range(times):
        at = chance.randrange(len(whole))
        path.write_bytes(whole[:at] + bytes([whole[at] ^ (1 << chance.randrange(8))]) + whole[at + 1 :])
        cache = AnswerCache(path, lambda warning: None)
        for number in range(0, 200, 9):
            answer = cache.get(f"{number}?")
            assert answer is None or answer[0].lat == 1.0 + number / 7, f"byte {at}"


WRITE = """
import sys
from pathlib import Path
from geo.answers import Answer, AnswerCache

cache = AnswerCache(Path(sys.argv[1]), sys.exit)
for number in range(int(sys.argv[3])):
    cache.put(f"{sys.argv[2]} {number}?", [Answer("Place", 1.0, float(number), None)])
    print(number, flush=True)
"""


def writer(path: Path, name: str, rows: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITE, str(path), name, str(rows)],
        cwd=ROOT, env=os.environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


@pytest.mark.parametrize("rounds", [2, pytest.param(200, marks=pytest.mark.soak)])
def test_kept_answers_survive_kills_of_two_writers(path: Path, rounds: int) -> None:
    """Two processes write, and both are killed in the middle; all that either had said was kept is there."""
    chance = random.Random(7)
    for round in range(rounds):
        names = [f"{round} {half}" for half in "ab"]
        writers = [writer(path, name, 1_000_000) for name in names]
        said = dict.fromkeys(names, -1)
        for name, process in zip(names, writers, strict=True):
            assert process.stdout is not None
            for _ in range(chance.randrange(1, 20)):
                said[name] = int(process.stdout.readline())
        for process in writers:
            process.kill()
        for process in writers:
            process.communicate()
        cache = AnswerCache(path, pytest.fail)
        for name, last in said.items():
            for number in range(last + 1):
                assert cache.get(f"{name} {number}?") == (Answer("Place", 1.0, float(number), None),)


@pytest.mark.parametrize("rows", [40, pytest.param(5000, marks=pytest.mark.soak)])
def test_two_writers_lose_nothing(path: Path, rows: int) -> None:
    """They begin at once on no file, and none waits in vain for the other."""
    writers = [writer(path, name, rows) for name in "ab"]
    for process in writers:
        _, complained = process.communicate()
        assert (process.returncode, complained) == (0, "")
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT COUNT(*) FROM answers").fetchone() == (2 * rows,)
    db.close()


def test_threads_share_one(path: Path) -> None:
    cache = AnswerCache(path, pytest.fail)
    threads = [
        threading.Thread(target=lambda n=n: [cache.put(f"{n} {k}?", [ATTARI]) for k in range(20)]) for n in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(AnswerCache(path, pytest.fail).get(f"{n} {k}?") for n in range(4) for k in range(20))


@pytest.mark.skipif(
    sys.platform == "win32" or (os.geteuid() == 0 and not shutil.which("setpriv")), reason="root may write anywhere"
)
def test_a_folder_that_may_only_be_read_is_read() -> None:
    """Old answers serve, new ones are kept in memory, and that is said once."""
    with TemporaryDirectory() as folder:  # pytest's own is closed to others than its user
        read_as_another(Path(folder))


def read_as_another(folder: Path) -> None:
    path = folder / "answers.sqlite"
    AnswerCache(path, pytest.fail).put("Attari?", [ATTARI])
    script = """
import sys
from pathlib import Path
from geo.answers import Answer, AnswerCache

cache = AnswerCache(Path(sys.argv[1]), print)
print(cache.get("Attari?") is not None, cache.get("Mosul?"))
for _ in range(2):
    cache.put("Mosul?", [Answer("Mosul", 36.3, 43.1, None)])
    cache.put("Basra?", [])
print(cache.get("Attari?") is not None, len(cache.get("Mosul?")), cache.get("Basra?"))
"""
    path.chmod(0o444)
    folder.chmod(0o555)
    nobody = ["setpriv", "--reuid=65534", "--clear-groups", "--"] if os.geteuid() == 0 else []
    command = [*nobody, sys.executable, "-B", "-c", script, str(path)]
    run = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False)
    folder.chmod(0o755)
    assert run.returncode == 0, run.stderr
    first, warning, last = run.stdout.splitlines()
    assert (first, last) == ("True None", "True 1 ()")
    assert str(folder) in warning
