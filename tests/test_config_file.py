"""What a configuration file may say, and that each mistake in it is named with its file, its line and its key."""

from __future__ import annotations

import datetime as dt
import json
import re
import tempfile
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sucheck
from sucheck.model import Severity, SucheckError
from sucheck.settings import Options, read_settings
from sucheck.settings.lines import key_lines, line_of
from sucheck.settings.options import NAMES, key_of

WHOLE = """\
# what the unit checks before it publishes
select = ["CL", "DL01, states-do-not-cover-bound"]
ignore = "CL19"
fail-on = "warning"
as-of = 2019-10-17
rules = ["own/rules"]
schemas = [
  "own/sheets",   # [not a header]
]
mapping = "sheets.toml"
baseline = "accepted.json"
format = "json"
output = ["out/report.sarif", "-"]
annotate = true
quiet = true
verbose = true
no-color = false

[severity]
CL04 = "warning"
"count-differs-from-list" = "note"

[[waiver]]
rule = "CL04"
act = "2016/681"
reason = '''
agreed with
the unit'''

[[waiver]]
rule = "DL01"
states = ["Finland"]
reason = "a corrigendum is on its way"
until = 2026-12-31
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for folder in ("own/rules", "own/sheets", "out"):
        (tmp_path / folder).mkdir(parents=True)
    return tmp_path


def fault(text: str, file: str = "sucheck.toml") -> str:
    """The line that says what is wrong with a file."""
    Path(file).write_text(text, "utf-8")
    with pytest.raises(SucheckError) as caught:
        read_settings(file)
    return str(caught.value)


@pytest.mark.usefixtures("here")
class TestWhatItSays:
    def test_every_option_can_be_set_and_says_where_it_was(self) -> None:
        Path("sucheck.toml").write_text(WHOLE, "utf-8")
        stated = read_settings("sucheck.toml")
        waivers = stated.options.waiver or ()
        assert stated.options == Options(
            select=("CL", "DL01", "states-do-not-cover-bound"),
            ignore=("CL19",),
            severity={"CL04": Severity.WARNING, "count-differs-from-list": Severity.NOTE},
            fail_on="warning",
            as_of=dt.date(2019, 10, 17),
            rules=(Path("own/rules"),),
            schemas=(Path("own/sheets"),),
            mapping=Path("sheets.toml"),
            baseline="accepted.json",
            waiver=waivers,
            format=("json",),
            output=(str(Path("out/report.sarif")), "-"),
            annotate="",
            quiet=True,
            verbose=True,
            no_color=False,
        )
        assert [(each.rule, each.act, each.states, each.reason, each.until, each.source) for each in waivers] == [
            ("CL04", "2016/681", (), "agreed with the unit", None, "sucheck.toml:23"),
            ("DL01", None, ("FI",), "a corrigendum is on its way", dt.date(2026, 12, 31), "sucheck.toml:30"),
        ]
        lines = {
            "select": 2, "ignore": 3, "fail-on": 4, "as-of": 5, "rules": 6, "schemas": 7, "mapping": 10, "baseline": 11,
            "format": 12, "output": 13, "annotate": 14, "quiet": 15, "verbose": 16, "no-color": 17, "severity": 19,
            "severity.CL04": 20, "severity.count-differs-from-list": 21, "waiver": 23, "waiver.0": 23, "waiver.1": 30,
        }  # fmt: skip
        assert stated.origins == {key: f"sucheck.toml:{line}" for key, line in lines.items()}
        assert {key_of(name) for name in NAMES} <= lines.keys()

    def test_an_empty_file_says_nothing(self) -> None:
        Path("sucheck.toml").write_text("", "utf-8")
        assert read_settings("sucheck.toml").options == Options()

    def test_a_project_file_says_it_in_a_table_of_ours(self) -> None:
        text = '[tool.other]\nselect = 3\n\n[tool.sucheck]\nselect = ["CL"]\n[tool.sucheck.severity]\nCL = "note"\n'
        text += '[[tool.sucheck.waiver]]\nrule = "CL04"\nact = "2016/681"\nreason = "agreed"\n'
        Path("pyproject.toml").write_text(text, "utf-8")
        stated = read_settings("pyproject.toml")
        assert (stated.options.select, stated.options.severity) == (("CL",), {"CL": Severity.NOTE})
        assert (stated.origins["select"], stated.origins["severity.CL"]) == ("pyproject.toml:5", "pyproject.toml:7")
        assert [waiver.source for waiver in stated.options.waiver or ()] == ["pyproject.toml:8"]

    def test_paths_start_from_its_folder(self, monkeypatch: pytest.MonkeyPatch) -> None:
        text = 'rules = "rules"\nbaseline = "../b.json"\noutput = "a.md"\nannotate = "marked"\n'
        Path("own/sucheck.toml").write_text(text, "utf-8")
        said = read_settings("own/sucheck.toml").options
        assert said.rules == (Path("own/rules"),)
        assert (said.baseline, said.output, said.annotate) == (
            str(Path("own/../b.json")), (str(Path("own/a.md")),), str(Path("own/marked")),
        )  # fmt: skip
        monkeypatch.chdir("own/sheets")
        assert read_settings("../sucheck.toml").options.rules == (Path("../rules"),)

    def test_a_mark_and_line_ends_of_windows_change_nothing(self) -> None:
        Path("sucheck.toml").write_bytes(b"\xef\xbb\xbf" + b'\r\nselect = ["CL"]\r\nquiet = true\r\n')
        stated = read_settings("sucheck.toml")
        assert (stated.options.select, stated.options.quiet) == (("CL",), True)
        assert stated.origins == {"select": "sucheck.toml:2", "quiet": "sucheck.toml:3"}

    def test_no_marked_copy_can_be_said_too(self) -> None:
        Path("sucheck.toml").write_text("annotate = false\n", "utf-8")
        assert read_settings("sucheck.toml").options.annotate is None


@pytest.mark.usefixtures("here")
class TestMistakes:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("\nfail_on = 'error'", "2: fail_on: there is no such key; did you mean fail-on?"),
            ("Select = ['CL']", "1: Select: there is no such key; did you mean select?"),
            ("[severities]\nCL = 'note'", "1: severities: there is no such key; did you mean severity?"),
            ("[[waivers]]\nrule = 'CL'", "1: waivers: there is no such key; did you mean waiver?"),
            ("[tool.sucheck]\nquiet = true", "1: tool: there is no such key; there are select, ignore, severity, "),
            ("select = ['CL', 3]", "1: select: must be a text in quotation marks, not 3"),
            ("select = { a = 1 }", '1: select: must be a list such as ["…", "…"], not a table'),
            ("ignore = ['']", "1: ignore: must be a text in quotation marks, not ''"),
            ("# a\nfail-on = 'fatal'", "2: fail-on: must be error, warning, note, never, not 'fatal'"),
            ("fail-on = ['error']", "1: fail-on: must be error, warning, note, never, not a list"),
            ("as-of = '17.10.2019'", "1: as-of: must be a day in the form 2019-10-17, not '17.10.2019'"),
            ("as-of = 2019-10-17T00:00:00", "1: as-of: must be a day in the form 2019-10-17, not 2019-10-17 00:00:00"),
            ("as-of = 2019", "1: as-of: must be a day in the form 2019-10-17, not 2019"),
            ("quiet = 'yes'", "1: quiet: must be true or false, not 'yes'"),
            ("no-color = 1", "1: no-color: must be true or false, not 1"),
            ("rules = 'nowhere'", "1: rules: nowhere is not a folder"),
            ("schemas = ['own', 'sucheck.toml']", "1: schemas: sucheck.toml is not a folder"),
            ("rules = 'a\\u0000b'".replace("'", '"'), "1: rules: nothing can have this name"),
            (f"rules = '{'x' * 300}'", f"1: rules: {'x' * 300} is not a folder"),
            ("baseline = true", "1: baseline: must be a text in quotation marks, not true"),
            ("format = 'xls'", "1: format: must be table, json, markdown, sarif, junit, github, gitlab, not 'xls'"),
            ("output = ['a.md', '../b.md']", "1: output: ../b.md is outside the folder of this file; name it on the "),
            ("output = '/etc/a.md'", "1: output: /etc/a.md is outside the folder of this file; name it on the "),
            ("annotate = '..'", "1: annotate: .. is outside the folder of this file; name it on the command line"),
            ("severity = 'error'", "1: severity: must be a table, not 'error'"),
            ("[severity]\nCL = 'info'", "2: severity.CL: must be error, warning, note, not 'info'"),
            ("[severity]\nCL = 'note'\n\ncl = 'note'", "4: severity.cl: is there as CL, too; keep one"),
            ("[[waiver]]\nrule = 'CL04'\nact = '2016/681'", "1: reason: is missing; a finding is accepted only with a"),
            ("\n[[waiver]]\nreson = 'x'", "2: reson: is no key of a waiver; the nearest is reason"),
            ("waiver = 'CL04'", "1: waiver: must be a table, not 'CL04'"),
            ("waiver = true", '1: waiver: must be a list such as ["…", "…"], not true'),
        ],
    )
    def test_each_is_named_with_its_line(self, text: str, said: str) -> None:
        assert fault(text).startswith(f"sucheck.toml:{said}")

    def test_a_link_does_not_lead_an_output_out_of_the_folder(self, here: Path) -> None:
        (here / "out" / "away").symlink_to("/")
        assert fault("output = 'out/away/report.md'").startswith(
            "sucheck.toml:1: output: out/away/report.md is outside"
        )

    def test_it_is_no_toml(self) -> None:
        assert fault("select = [").startswith("sucheck.toml: cannot be read as TOML (")
        assert fault("a = " + "[" * 5000).startswith("sucheck.toml: cannot be read as TOML (")

    def test_it_has_no_table_of_ours(self) -> None:
        assert fault("[tool]\nsucheck-x = 1", "pyproject.toml") == (
            "pyproject.toml: has no table [tool.sucheck]; add one, or name another file"
        )
        assert fault("tool = { sucheck = 3 }", "pyproject.toml") == "pyproject.toml:1: must be a table, not 3"

    def test_it_cannot_be_read(self, here: Path) -> None:
        said = {}
        (here / "latin.toml").write_bytes(b"# \xe9t\xe9\n")
        (here / "large.toml").write_bytes(b"#" * (1 << 18) + b"\n")
        for file in ("none.toml", "own", "latin.toml", "large.toml", "x" * 300):
            with pytest.raises(SucheckError) as caught:
                read_settings(file)
            said[file] = str(caught.value)
        assert said["none.toml"] == "none.toml: the configuration cannot be read (No such file or directory)"
        assert said["own"] == "own: is no file but a folder, a pipe or a device; name a configuration file"
        assert said["latin.toml"] == "latin.toml: the configuration is not UTF-8; save it as that"
        assert said["large.toml"] == "large.toml: is larger than 256 kB, which no configuration is; name another file"
        assert said["x" * 300] == f"{'x' * 300}: the configuration cannot be read (File name too long)"


class TestFromPython:
    def test_what_belongs_to_checking_becomes_a_config(self, here: Path) -> None:
        (here / "sucheck.toml").write_text(WHOLE, "utf-8")
        config = sucheck.load_config(here / "sucheck.toml")
        assert (config.select, config.ignore) == (("CL", "DL01", "states-do-not-cover-bound"), ("CL19",))
        assert config.severity == {"CL04": Severity.WARNING, "count-differs-from-list": Severity.NOTE}
        assert (config.as_of, config.today) == (dt.date(2019, 10, 17), None)
        assert (config.rules, config.schemas) == ((here / "own/rules",), (here / "own/sheets",))
        assert config.baseline == str(here / "accepted.json")
        assert [waiver.rule for waiver in config.waivers] == ["CL04", "DL01"]
        assert config.origins["select"] == f"{here / 'sucheck.toml'}:2"
        assert isinstance(config, sucheck.Config)

    def test_what_does_not_is_proved_all_the_same(self, here: Path) -> None:
        (here / "sucheck.toml").write_text("quiet = 3", "utf-8")
        with pytest.raises(SucheckError, match=r"sucheck\.toml:1: quiet: must be true or false, not 3"):
            sucheck.load_config(here / "sucheck.toml")

    def test_nothing_else_is_public(self) -> None:
        assert sorted(sucheck.__all__) == sorted(set(sucheck.__all__))
        with pytest.raises(AttributeError, match="module 'sucheck' has no attribute 'configure'"):
            _ = sucheck.configure


VALUES = st.sampled_from([
    "1", '"]"', "'''\na = 1\n[x]\n'''", '"""\n# "" \\"""\nb = 2"""', '"""a\n"""""', "[\n1, # [\n2]",
    "{ a = 1, b = '}' }", "[[1],\n\n[2]]", "2019-10-17",
])  # fmt: skip
NAME = st.from_regex(r"[a-z]{1,3}(-[a-z])?", fullmatch=True)
QUOTED = st.sampled_from(['"{}"', "'{}'", "{}"])


@given(
    st.lists(
        st.tuples(NAME, QUOTED, VALUES, st.sampled_from(["", "\n", "# a = [\n", "\n\n"])), unique_by=lambda e: e[0]
    )
)
def test_the_line_of_each_key_is_where_it_was_written(entries: list[tuple[str, str, str, str]]) -> None:
    text, expected = "", {}
    for number, (name, quotes, value, between) in enumerate(entries):
        header = f"[table{number // 2}]\n" if number % 2 == 0 else ""
        text += between + header
        expected[f"table{number // 2}", name] = text.count("\n") + 1
        text += f"{quotes.format(name)} = {value}  # the end\n"
    assert {path for path in key_lines(text) if len(path) == 2} == expected.keys()
    assert {path: line_of(key_lines(text), path) for path in expected} == expected
    assert all(name in tomllib.loads(text)[table] for table, name in expected)


def test_a_key_without_a_line_of_its_own_has_that_of_the_one_around_it() -> None:
    lines = key_lines("\n[severity]\n\n[a.b]\nc.d = 1\ne = { f = 1 }\n[[x]]\n[[x]]\ny = 2\n")
    paths = [("severity", "CL"), ("a", "b", "c", "d"), ("a", "b", "e", "f"), ("x",), ("x", 1), ("x", 1, "y"), ("z",)]
    assert [line_of(lines, path) for path in paths] == [2, 5, 6, 7, 8, 9, 1]


SIMPLE = st.one_of(
    st.sampled_from(
        ['"CL"', '"2016/681"', '"-"', '""', '"../x"', '"own"', '"error"', '"json"', "'\\u0000'", '"\\u0000"']
    ),
    st.sampled_from(["true", "false", "0", "-1", "1.5", "nan", "2019-10-17", "2019-10-17T10:00:00Z", "10:00:00"]),
    st.text(st.characters(codec="utf-8", min_codepoint=32, exclude_characters="\x7f\x85\u2028\u2029"), max_size=5).map(
        lambda text: json.dumps(text, ensure_ascii=False)
    ),
)
ANY = st.recursive(
    SIMPLE,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(
            st.sampled_from(["CL", "rule", "act", "states", "reason", "until", "fingerprint", "x"]), inner, max_size=4
        ).map(lambda table: "{" + ", ".join(f"{key} = {value}" for key, value in table.items()) + "}")
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from([*map(key_of, NAMES), "tool"]), ANY, max_size=3))
def test_whatever_it_says_it_is_read_or_refused_with_its_place(entries: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sucheck.toml"
        file.write_text("".join(f"{key} = {value}\n" for key, value in entries.items()), "utf-8")
        try:
            said, keys = "", {key for key in read_settings(str(file)).origins if "." not in key}
        except SucheckError as refused:
            said, keys = str(refused), set()
    assert re.match(rf"{re.escape(str(file))}:[1-3]: ", said) or keys == entries.keys()
