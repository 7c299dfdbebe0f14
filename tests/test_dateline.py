"""The command line: what it reads, what it keeps, what it says and with which status it ends."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import dateline
from geo.build_gazetteer import ensure_gazetteer
from tests.documents import PAGE, pdf_of
from tests.fault_server import Answer, answer, fault_server

ROOT = Path(dateline.__file__).parent

TEXT = "A blast in Mosul killed two people on Monday, police said. It was a café, he said."


def readings(captured: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in captured.splitlines()]


def test_a_folder_of_all_kinds_is_read_and_every_quote_can_be_opened_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, kept = tmp_path / "news", tmp_path / "kept" / "texts"
    folder.mkdir()
    (folder / "a.html").write_text(PAGE, "utf-8")
    (folder / "b.pdf").write_bytes(pdf_of(["A raid in Baghdad killed two people.", "Police said so on Monday."]))
    (folder / "c.pdf").write_bytes(b"no PDF")
    (folder / "d.txt").write_bytes(TEXT.encode("cp1252"))
    (folder / "e.jsonl").write_text(json.dumps({"id": "../given", "text": TEXT}), "utf-8")
    assert dateline.main(["read", str(folder), "--format", "jsonl", "--keep-text", str(kept)]) == 1
    said = capsys.readouterr()
    found = readings(said.out)
    assert [reading["id"] for reading in found] == ["a.html", "b.pdf", "d.txt", "../given"]
    assert [reading["published"] for reading in found] == ["2025-05-07", None, None, None]
    assert f"{folder / 'c.pdf'}: cannot be read as a PDF" in said.err
    assert "d.txt: read as Windows-1252." in said.err
    for reading in found:
        data = (kept / f"{reading['sha256']}.txt").read_bytes()
        assert hashlib.sha256(data).hexdigest() == reading["sha256"]
        toponyms = reading["toponyms"]
        assert isinstance(toponyms, list)
        assert toponyms
        for toponym in toponyms:
            assert data.decode()[toponym["start"] : toponym["end"]] == toponym["name"]
    assert len(list(kept.iterdir())) == 3  # the last two have the same text


@pytest.mark.parametrize(
    ("days", "left"),
    [
        ([], 1),
        (["--since", "2025-05-05"], 1),
        (["--until", "2025-05-04"], 0),
        (["--since", "2025-05-05", "--until", "2025-05-05"], 1),
    ],
)
def test_days_are_chosen_by_flags(
    days: list[str], left: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = "Blast in Lahore\n\nA bomb killed four people at a market in Lahore on Monday, police said."
    (tmp_path / "a.txt").write_text(told, "utf-8")
    read = ["read", str(tmp_path / "a.txt"), "--format", "jsonl", "--published", "2025-05-07"]
    assert dateline.main([*read, *days]) == 0
    (found,) = readings(capsys.readouterr().out)
    assert isinstance(found["events"], list)
    assert len(found["events"]) == left
    assert dateline.main([*read, "--since", "2025-05-05", "--until", "2025-05-01"]) == 2
    assert "give the earlier one first" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["read"], ["read", "a.txt", "--format", "x"]])
def test_wrong_usage(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        dateline.main(arguments)
    assert ended.value.code == 2


def test_an_address_that_may_not_be_opened_is_named_and_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert dateline.main(["read", "--open", "http://localhost/a", "--format", "jsonl"]) == 1
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "dateline: fetching http://localhost/a"
    assert "not on the public web" in said[1]


def test_what_is_said_drives_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert dateline.main(["read", "a\x1b[2J\u202eb.txt", "c\nd.txt", "\udcff.txt", "é.txt"]) == 1
    said = capsys.readouterr().err.splitlines()
    assert [line.partition(".txt")[0] for line in said] == [
        r"dateline: a\x1b[2J\u202eb", r"dateline: c\nd", r"dateline: \udcff", "dateline: é",
    ]  # fmt: skip


def test_a_setting_without_sense_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("DATELINE_ARTICLE_MB", "much")
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    assert dateline.main(["read", str(tmp_path / "a.txt"), "--format", "jsonl"]) == 2
    assert "DATELINE_ARTICLE_MB" in capsys.readouterr().err


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = tmp_path / "a.txt"
    article.write_text(TEXT, "utf-8")
    assert dateline.main(["read", str(article), "--format", "jsonl", "--keep-text", str(article / "x")]) == 1
    assert "Choose another folder" in capsys.readouterr().err


def test_an_online_service_that_fails_is_told_and_costs_nothing_that_is_known(tmp_path: Path) -> None:
    """What was asked, where, and what failed stands on standard error and in the reading; the next run asks afresh."""
    shutil.copy2(ensure_gazetteer(), tmp_path)
    text = "A blast in Zzyqxville, Iraq, killed two people on Monday, police said. Mosul is calm. She lives near Qwertzuburg."
    found = {"lat": "35.5", "lon": "43.5", "display_name": "Zzyqxville, Iraq", "addresstype": "town"}
    answers: dict[str, Answer] = {"/search": answer(b"<html>Welcome to the hotel</html>")}

    def read() -> tuple[dict[str, Any], str]:
        environment = {
            "DATELINE_CACHE": str(tmp_path),
            "DATELINE_ONLINE": "nowhere",
            "DATELINE_NOMINATIM_INTERVAL_S": "0",
        }
        environment["DATELINE_NOMINATIM_ADDRESS"] = f"http://127.0.0.1:{server.port}"
        run = subprocess.run(
            [sys.executable, "dateline.py", "read", "-", "--format", "jsonl", "--online", "nominatim"],
            cwd=ROOT, env=os.environ | environment, input=text, capture_output=True, text=True, check=True,
        )  # fmt: skip
        return json.loads(run.stdout), run.stderr

    with fault_server(answers) as server:
        who = f"127.0.0.1:{server.port}"
        reading, told = read()
        places = {toponym["name"]: toponym for toponym in reading["toponyms"]}
        assert places["Zzyqxville"]["place"] is None
        assert places["Zzyqxville"]["reason"].startswith(f"unresolved (service): OpenStreetMap ({who})")
        assert places["Mosul"]["place"]["country_code"] == "IQ"
        assert len(reading["warnings"]) == 2
        for warning, name in zip(reading["warnings"], ("Zzyqxville", "Qwertzuburg"), strict=True):
            assert warning in told
            assert f"Not looked up: {name}." in warning
            assert f"asking {who} about '{name}'" in told
        answers["/search"] = answer(json.dumps([found]).encode())
        reading, _ = read()
        place = next(toponym for toponym in reading["toponyms"] if toponym["name"] == "Zzyqxville")
        assert (place["place"]["lat"], place["place"]["lon"]) == (35.5, 43.5)
        assert "© OpenStreetMap contributors" in place["reason"]
        assert "warnings" not in reading
