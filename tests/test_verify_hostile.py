"""A result is a file like any other: whatever stands in it, one line says so, and nothing else is opened."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from commands import ran as run

from sucheck.model import InputError
from sucheck.proof import located
from sucheck.result import read_result

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "sample_inputs" / "report_faults.txt"
EXPECTED = "name a result of 'sucheck -f json'"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    shutil.copy(SAMPLE, folder / "report.txt")
    assert run(str(folder / "report.txt"), "--select", "CL01", "-o", str(folder / "result.json")).exit_code == 1
    return folder


@pytest.fixture
def shape(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A result beside its input, in the folder in which we are."""
    shutil.copy(made / "report.txt", tmp_path / "report.txt")
    monkeypatch.chdir(tmp_path)
    found: dict[str, Any] = json.loads((made / "result.json").read_text("utf-8"))
    found["inputs"][0]["path"] = "report.txt"
    return found


def refused(content: str | bytes) -> str:
    """What is said of such a file, once it was refused."""
    Path("r.json").write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    done = run("verify", "r.json")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("sucheck: r.json")
    assert done.stderr.count("\n") == 1
    assert done.stderr.rstrip("\n").isprintable()
    return done.stderr


@pytest.mark.usefixtures("shape")
class TestNoResult:
    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            ("", "is no JSON (line 1, column 1)"),
            ("[" * 100_000, "is nested too deeply"),
            ('{"a":' * 50_000, "is nested too deeply"),
            ("[]", "the whole must be an object"),
            ("{}", "format must be sucheck/1"),
            ('{"format": "sucheck/2"}', "format must be sucheck/1"),
            ('{"format": 1}', "format must be a text"),
            ('{"format": "sucheck/1", "format": "sucheck/1"}', "a key stands twice in one object"),
            ('{"a": NaN}', "a number that is too large, or none"),
            ('{"a": 1e999}', "a number that is too large, or none"),
            ('{"a": ' + "9" * 5000 + "}", "a number that is too large, or none"),
            (b'{"a": "\xff"}', "not UTF-8"),
            (b"\0" * 100, "is no JSON"),
            ("[" + "[]," * 2_000_000 + "[]]", "holds more than 4000000 values"),
        ],
        ids=lambda value: None if isinstance(value, bytes) or len(value) > 60 else value,
    )
    def test_it_is_refused_with_a_reason(self, content: str | bytes, reason: str) -> None:
        told = refused(content)
        assert reason in told
        assert EXPECTED in told

    def test_one_that_is_too_large_is_not_read(self) -> None:
        with Path("r.json").open("wb") as file:
            file.truncate(1 << 40)
        done = run("verify", "r.json")
        assert (done.exit_code, done.stderr) == (2, f"sucheck: r.json: is larger than 64 MB; {EXPECTED}\n")

    def test_a_device_and_a_folder_are_not_read(self) -> None:
        for name in (os.devnull, "."):
            done = run("verify", name)
            assert done.exit_code == 2
            assert (
                done.stderr
                == f"sucheck: {name}: is no file but a folder or a device; name a result of 'sucheck -f json'\n"
            )


def _set(*keys: str | int, to: object) -> Callable[[dict[str, Any]], None]:
    def edit(shape: dict[str, Any]) -> None:
        at: Any = shape
        for key in keys[:-1]:
            at = at[key]
        at[keys[-1]] = to

    return edit


class TestWrongTypes:
    @pytest.mark.parametrize(
        ("edit", "reason"),
        [
            (_set("inputs", to={}), "inputs must be a list"),
            (_set("inputs", 0, to=3), "inputs[0] must be an object"),
            (_set("inputs", 0, "kind", to="device"), "inputs[0].kind must be one of workbook, docx"),
            (_set("inputs", 0, "sha256", to=None), "inputs[0].sha256 must be a text"),
            (_set("findings", 0, "severity", to=["error"]), "findings[0].severity must be a text"),
            (_set("findings", 0, "severity", to="fatal"), "findings[0].severity must be error, warning or note"),
            (_set("findings", 0, "places", to=[]), "findings[0].places must hold at least one place"),
            (_set("findings", 0, "places", 0, "input", to=7), "findings[0].places[0].input is no number of an input"),
            (_set("findings", 0, "places", 0, "input", to=True), "input must be a whole number from 0"),
            (_set("findings", 0, "places", 0, to={"input": 0, "cell": "A1:B2"}), "cell must be an address such as F7"),
            (_set("findings", 0, "values", to={"a": {"b": 1}}), "findings[0].values must hold no objects"),
            (_set("claims", 0, "value", to=[1]), "claims[0].value must be a number, a text or null"),
            (_set("claims", 0, "kind", to="guess"), "claims[0].kind must be one of count, list"),
            (_set("claims", 0, "list", to={"members": 1}), "claims[0].list.members must be a list"),
            (_set("configuration", "as_of", to="yesterday"), "configuration.as_of must be a day in the form"),
            (_set("configuration", "fail_on", to="fatal"), "configuration.fail_on must be one of note"),
            (_set("configuration", "waivers", to=[{}]), "configuration.waivers[0].rule must be a text"),
            (_set("rules", "records", to={"CL01": 1}), "rules.records must hold texts"),
            (_set("ledger", to=None), "ledger must be an object"),
            (_set("holds", to={"CL01": -1}), "holds must hold whole numbers from 0"),
            (_set("tool", to="sucheck"), "tool must be an object"),
            (_set("configuration", to=None), "does not say how it was made"),
            (_set("rules", to=None), "does not say how it was made"),
        ],
    )  # fmt: skip
    def test_the_field_is_named(
        self, shape: dict[str, Any], edit: Callable[[dict[str, Any]], None], reason: str
    ) -> None:
        edit(shape)
        assert reason in refused(json.dumps(shape))

    def test_a_rule_that_is_none_and_a_waiver_of_none_are_named(self, shape: dict[str, Any]) -> None:
        shape["configuration"]["select"] = ["\x1b[31mNONE"]
        Path("r.json").write_text(json.dumps(shape), "utf-8")
        done = run("verify", "r.json")
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr.startswith("sucheck: \\x1b[31mNONE: no rule has this id, family or name")


class TestPaths:
    @pytest.mark.parametrize(
        "path", ["../../etc/passwd", "/etc/passwd", "/dev/zero", "a/../../b", "/proc/kcore", "..", "/", "//etc/passwd"]
    )
    def test_nothing_outside_of_the_folder_is_opened(self, shape: dict[str, Any], path: str) -> None:
        shape["inputs"][0]["path"] = path
        told = refused(json.dumps(shape))
        assert told == f"sucheck: r.json: names {path}, outside of this folder; say with --base in which folder it is\n"

    @pytest.mark.parametrize("key", ["rules", "schemas"])
    def test_folders_of_rules_are_held_to_that_too(self, shape: dict[str, Any], key: str) -> None:
        shape["configuration"][key] = ["/etc"]
        assert "names /etc, outside of this folder" in refused(json.dumps(shape))

    def test_a_baseline_is_held_to_that_too(self, shape: dict[str, Any]) -> None:
        shape["configuration"]["baseline"] = {"path": "/etc/passwd", "sha256": "0" * 64}
        assert "names /etc/passwd, outside of this folder" in refused(json.dumps(shape))

    @pytest.mark.parametrize("path", ["", "a\0b", "x" * 5000])
    def test_what_can_be_no_path_is_refused(self, shape: dict[str, Any], path: str) -> None:
        shape["inputs"][0]["path"] = path
        assert "by what can be no path" in refused(json.dumps(shape))

    def test_a_pipe_in_the_folder_is_not_waited_for(self, shape: dict[str, Any]) -> None:
        os.mkfifo("pipe.txt")
        shape["inputs"][0]["path"] = "pipe.txt"
        Path("r.json").write_text(json.dumps(shape), "utf-8")
        done = run("verify", "r.json")
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr.startswith("sucheck: pipe.txt: is no file but a folder or a device")

    def test_with_a_base_only_what_is_in_it_is_opened(self, tmp_path: Path) -> None:
        (tmp_path / "base").mkdir()
        base = str(tmp_path / "base")
        for path in ("../../etc/passwd", "/etc/passwd", "passwd", "../passwd"):
            assert located(path, base, "r.json") == str(tmp_path / "base" / "passwd")
        (tmp_path / "base" / "in").mkdir()
        (tmp_path / "base" / "in" / "a.txt").write_text("x", "utf-8")
        assert located("in/a.txt", base, "r.json") == str(tmp_path / "base" / "in" / "a.txt")
        assert located("out/a.txt", base, "r.json") == str(tmp_path / "base" / "a.txt")
        with pytest.raises(InputError, match="outside of this folder"):
            located("../a.txt", None, "r.json")


def test_text_of_a_result_is_inert(shape: dict[str, Any]) -> None:
    evil = "\x1b]0;owned\x07\u202e\x9b31m\r\n\u2028"
    shape["findings"][0] |= {"rule": evil, "message": evil}
    shape["tool"]["version"] = evil
    shape["remarks"].append(evil)
    shape["rules"]["records"][evil] = evil
    Path("r.json").write_text(json.dumps(shape), "utf-8")
    for form in ("table", "json"):
        done = run("verify", "r.json", "-f", form)
        assert done.exit_code == 1
        lines = done.stdout.replace("\n", "")
        assert lines.isprintable() or not {"\x1b", "\x07", "\u202e", "\x9b", "\r", "\u2028"} & {*lines}
        assert "owned" in lines


def test_a_result_of_many_values_takes_bounded_memory(shape: dict[str, Any]) -> None:
    shape["findings"] = shape["findings"][:1] * 30_000
    Path("r.json").write_text(json.dumps(shape), "utf-8")
    program = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (3 << 30,) * 2); "
        "from sucheck.__main__ import main; sys.argv = ['sucheck', 'verify', 'r.json']; main()"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert "and 29000 more; --format json holds them all" in done.stdout
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 2 << 20  # kilobytes


def test_what_is_read_is_what_was_written(made: Path) -> None:
    found = read_result(str(made / "result.json"))
    recorded = json.loads((made / "result.json").read_text("utf-8"))
    assert [finding.fingerprint for finding in found.report.findings] == [
        each["fingerprint"] for each in recorded["findings"]
    ]
    assert [claim.id for claim in found.report.claims] == [each["id"] for each in recorded["claims"]]
    assert found.report.exit_code(found.threshold) == recorded["exit_code"]
