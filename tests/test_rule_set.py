"""The rule set as a whole, and what a rule file may not hold."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from sucheck.judge.predicates import Predicate
from sucheck.judge.rule import Rule
from sucheck.judge.ruleset import in_order, load_rules, read_rules
from sucheck.judge.template import template_names
from sucheck.judge.vocabulary import CONDITIONS, VOCABULARY
from sucheck.model import RuleFileError
from sucheck.resources import resource

RULES = load_rules()
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)

#: Values that are known wherever the subject is there, and why: a rule over them has nothing to leave undecided.
ALWAYS_KNOWN = {
    "fault": "a fault has its kind",
    "rows": "the rows of a State are counted",
    "statuses": "the rows of a State are counted",
    "measures": "the rows of a State are counted",
    "first_about": "a claim without it makes no pair",
    "second_about": "a claim without it makes no pair",
    "list_form": "there with the list",
    "law_dates": "there with law_date",
    "kind": "every claim has one",
    "first_reference": "a pair of documents has their numbers",
    "names_before": "the names of the lists before are collected, be there none",
    "text": "a note has its text",
    "problem": "a problem has its kind",
    "notes": "the notes of a document are counted, be there none",
    "form": "every document is a text or a workbook",
    "full_stops": "the notes of a document are counted",
    "has_claims": "every document is asked",
    "beside_dated": "the other inputs are asked",
    "as_ofs": "the dates of a document are collected, be there none",
}


#: Fields of messages that say nothing where there is nothing to say.
MAY_BE_EMPTY = {
    "misprint": "what is known of a misprint in the title of the act",
    "state": "the Member State of a scoreboard's row, which the row of the EU has not",
    "sister": "an act of the same Journal that is cited well, if there is one",
}


def test_ids_and_names_are_used_once_and_in_order() -> None:
    ids = [rule.id for rule in RULES]
    assert ids == sorted(set(ids))
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_records_stand_in_the_file_of_their_family_in_order() -> None:
    for file in sorted(resource("rules").glob("*.toml")):
        ids = [record["id"] for record in tomllib.loads(file.read_text(encoding="utf-8"))["rule"]]
        assert ids == sorted(ids), file.name
        assert {each.rstrip("0123456789") for each in ids} == {file.stem}


@each_rule
def test_a_record_says_what_a_reader_needs(rule: Rule) -> None:
    assert rule.basis
    assert rule.title[0].isupper()
    assert not rule.title.endswith(".")
    assert len(rule.title) <= 120
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", rule.name)
    assert not rule.message.endswith(".")
    assert rule.fix == "" or rule.fix.endswith(".")


@each_rule
def test_a_failing_case_says_its_message_and_leaves_no_field_empty(rule: Rule) -> None:
    for number, case in enumerate(rule.bad, start=1):
        assert case.message, f"{rule.id}, bad case {number}"
        told = set(case.values) | {"left", "right", "extra", "missing", "states"}
        if isinstance(rule.assertion, Predicate):
            told |= set(rule.assertion.tells)
        assert template_names(rule.message) - MAY_BE_EMPTY.keys() <= told, (
            f"{rule.id}, bad case {number}: a field of the message is not known"
        )
        assert not re.search(r"  |^ | $|\(\)|\"\"|: *$|, *$|(^| )(and|of|to|by|for) *[;,.]", case.message)


@each_rule
def test_a_rule_whose_values_can_be_unknown_has_an_undecided_case(rule: Rule) -> None:
    """One value that is not known leaves the rule silent; one of several, or a quantity in part, undecided."""
    optional = rule.assertion.optional if isinstance(rule.assertion, Predicate) else frozenset()
    text = "" if isinstance(rule.assertion, Predicate) else rule.assertion.text
    open_names = {
        name
        for name in rule.names
        if name not in ALWAYS_KNOWN and name not in optional and f"known({name})" not in text
    } - set(rule.when.names if rule.when else ())
    in_part = {name for name in rule.names if VOCABULARY[rule.per][name].type == "states"}
    unknown = in_part | (set() if len(rule.names) == 1 else open_names - set(rule.needs))
    assert rule.undecided or not unknown, f"{', '.join(sorted(unknown))} can be unknown"


@each_rule
def test_a_rule_of_subjects_that_stand_somewhere_holds_for_one_of_its_cases(rule: Rule) -> None:
    from sucheck.judge.selftest import judged  # noqa: PLC0415  only this test asks it

    verdicts = [judged(rule, case) for case in rule.ok]
    if rule.per not in {"cell", "problem"}:
        assert any(verdict is not None and verdict.truth for verdict in verdicts)


def test_every_word_of_the_vocabulary_says_what_it_means() -> None:
    types = {"states", "day", "days", "text", "texts", "number", "flag"}
    for per, words in VOCABULARY.items():
        for name, word in words.items():
            assert word.type in types, f"{per}.{name}"
            assert word.meaning, f"{per}.{name}"


@each_rule
def test_a_condition_sets_the_severity_that_the_record_gives_it(rule: Rule) -> None:
    assert rule.severity_under(()) is rule.severity
    for name, severity in rule.severity_when:
        assert name in CONDITIONS
        assert rule.severity_under({name}) is severity
    if rule.severity_when:
        assert rule.severity_under(name for name, _ in rule.severity_when) is rule.severity_when[0][1]


def test_a_rule_comes_behind_those_it_waits_for() -> None:
    ordered = [rule.id for rule in in_order(RULES)]
    assert sorted(ordered) == [rule.id for rule in RULES]
    for rule in RULES:
        assert all(ordered.index(name) < ordered.index(rule.id) for name in rule.after)


RECORD = """
[[rule]]
id = "ZZ01"
name = "sum-is-wrong"
title = "A sum is right"
severity = "error"
basis = [{ instrument = "TFEU", article = "288", paragraph = "3" }]
per = "act"
assert = "full + not_full == bound"
message = "{left.count} against {right.count}"
ok = [{ full = 1, not_full = 1, bound = 2 }]
bad = [{ full = 1, not_full = 1, bound = 3, message = "2 against 3" }]
"""


def load(folder: Path, text: str) -> tuple[Rule, ...]:
    (folder / "ZZ.toml").write_text(text, encoding="utf-8")
    return load_rules((folder,))


def changed(key: str, line: str) -> str:
    """The record with one line replaced, or added where it has no such key."""
    lines = RECORD.splitlines()
    kept = [each for each in lines if not each.startswith(f"{key} ")]
    return "\n".join([*kept, line])


def test_a_further_folder_adds_rules(tmp_path: Path) -> None:
    rules = load(tmp_path, RECORD)
    assert {rule.id for rule in rules} - {rule.id for rule in RULES} == {"ZZ01"}
    assert rules[-1].basis == ("TFEU, Article 288(3)",)


ASSERTS = [
    ("nobody == bound", "unknown name 'nobody'"),
    ("full * not_full == bound", "Mult is not part"),
    ("full / 2 == bound", "Div is not part"),
    ("-full == bound", "USub is not part"),
    ("full if bound else not_full", "IfExp is not part"),
    ("full.count == bound", "Attribute is not part"),
    ("full[0] == bound", "Subscript is not part"),
    ("[x for x in (full,)] == bound", "is not part"),
    ("{full} == bound", "Set is not part"),
    ("(lambda: full)() == bound", "unknown function"),
    ("open('x') == bound", "unknown function 'open'"),
    ("__import__('os').system('true') == bound", "unknown function"),
    ("full.__class__() == bound", "unknown function 'full.__class__'"),
    ("days(as_of) > 1", "days takes 2 values"),
    ("size(full, key=1) > 1", "size takes 1 value"),
    ("size(*full) > 1", "is not part"),
    ("(x := full) == bound", "NamedExpr is not part"),
    ("f'{full}' == full_basis", "is not part"),
    ("b'x' == full_basis", "no constant"),
    ("full == None", "no constant"),
    ("full is bound", "Is is not part"),
    ("full == ...", "no constant"),
    ("full == 1e999", "no constant"),
    ("full == 99999999999", "no constant"),
    ("full == 2j", "no constant"),
    ("await full", "cannot read|Await"),
    ("full == bound; full == bound", "cannot read"),
    ("full = bound", "cannot read"),
    ("full ==", "cannot read"),
    ("known", "unknown name 'known'"),
    ("known == size", "unknown name"),
    ("1 == 1", "names no value"),
    ("True", "names no value"),
    ("'\\\\x41' == full_basis", "no backslash"),
    # Values that no operator can work on.
    ("full == full_basis", "compares states with text"),
    ("full == 21.5", "compares states with number"),
    ("full == full_share", "compares states with number"),
    ("full & full_share", "cannot combine"),
    ("full_share | 1 == 2", "cannot combine"),
    ("full_basis < 'x'", "compares text with text"),
    ("as_of == 'soon'", "compares day with text"),
    ("as_of in full", "compares day with states"),
    ("full in (21, 22)", "must list texts, or dates"),
    ("full_basis in ()", "must list texts, or dates"),
    ("full_basis", "is no condition"),
    ("full_share", "is no condition"),
    ("full_share and full == bound", "is no condition"),
    ("not full_basis", "is no condition"),
    ("size(full_share) == 1", "takes"),
    ("days(as_of, '2018-01-01') > 1", "takes day, not text"),
    ("(full == bound) == (full == bound)", "is a condition, where a value is needed"),
    ("law_dates == law_dates", "compares days with days"),
]


@pytest.mark.parametrize(("text", "said"), ASSERTS, ids=[text for text, _ in ASSERTS])
def test_an_expression_outside_the_language_is_refused(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(RuleFileError, match=said) as refused:
        load(tmp_path, changed("assert", f'assert = "{text}"'))
    assert str(refused.value).startswith("ZZ.toml: rule ZZ01: ")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 5000 + "full" + ")" * 5000,
        "(" * 190 + "full" + ")" * 190 + " == bound and " + "(" * 60 + "full ==" + ")" * 60,
        "not " * 400 + "full",
        "+".join(["full"] * 390) + " == bound",
        "known(" * 60 + "full" + ")" * 60,
        "full == " + "9" * 5000,
        " and ".join(["full == bound"] * 5000),
        "full == bound\x00",
        "(" * 100000,
    ],
    ids=["brackets", "unbalanced", "negations", "sum", "calls", "digits", "conjuncts", "null", "open brackets"],
)
def test_an_expression_without_end_is_refused(tmp_path: Path, text: str) -> None:
    escaped = text.replace("\x00", "\\u0000")
    with pytest.raises(RuleFileError) as refused:
        load(tmp_path, changed("assert", f'assert = "{escaped}"'))
    assert str(refused.value).startswith("ZZ.toml: rule ZZ01: ")
    assert len(str(refused.value)) < 400


def test_nothing_in_a_rule_file_is_executed(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    for text in (f"open('{trace}', 'w') == bound", f"__import__('pathlib').Path('{trace}').touch()", "exec('x')"):
        with pytest.raises(RuleFileError):
            load(tmp_path, changed("assert", f'assert = "{text}"'))
    assert not trace.exists()


RECORDS = [
    ("colour", 'colour = "red"', "does not know colour"),
    ("title", "", "lacks title"),
    ("assert", "", "needs either assert or check"),
    ("check", 'check = "no_state_twice"', "needs either assert or check"),
    ("assert", 'check = "nonsense"', "unknown check 'nonsense'"),
    ("assert", 'check = "no_state_twice"', "which per = 'act' has not"),
    ("assert", "assert = true", "assert must be a text, not True"),
    ("when", 'when = ""', "when must be a text"),
    ("when", 'when = "nobody"', "unknown name 'nobody'"),
    ("id", 'id = "zz1"', "id 'zz1' is not of the form"),
    ("id", "id = 7", "id must be a text"),
    ("name", 'name = "Sum is wrong"', "name 'Sum is wrong' is not of the form"),
    ("title", "title = 7", "title must be a text, not 7"),
    ("severity", 'severity = "fatal"', "severity must be error, warning or note, not 'fatal'"),
    ("severity", 'severity = "ERROR"', "severity must be"),
    ("severity_when", 'severity_when = [{ if = "moon_full", then = "note" }]', "unknown condition 'moon_full'"),
    ("severity_when", 'severity_when = [{ if = "law_asks" }]', "if and then"),
    ("severity_when", 'severity_when = "law_asks"', "list of tables"),
    ("basis", "basis = []", "basis needs at least one entry"),
    ("basis", 'basis = ["TFEU"]', "list of tables"),
    ("basis", 'basis = [{ article = "288" }]', "basis takes instrument"),
    ("basis", 'basis = [{ instrument = "TFEU", page = "1" }]', "basis takes instrument"),
    ("basis", 'basis = [{ instrument = "TFEU", article = 288 }]', "article must be a text, not 288"),
    ("per", 'per = "planet"', "per must be one of cell"),
    ("per", "per = []", "per must be a text"),
    ("of", 'of = "Notifications"', "of goes with per = 'row'"),
    ("tie", 'tie = "same"', "tie goes with per = 'pair'"),
    ("needs", 'needs = ["nobody"]', "needs names nobody"),
    ("needs", 'needs = "full"', "list of strings"),
    ("after", 'after = ["XX99"]', "after names XX99, which is no rule"),
    ("after", 'after = ["ZZ01"]', "after goes in a circle"),
    ("after", "after = [1]", "list of strings"),
    ("message", 'message = "{nobody} there"', "message names nobody"),
    ("message", 'message = "{full.colour} there"', "form colour"),
    ("message", 'message = "{full there"', "message has a brace"),
    ("message", 'message = ""', "message must be a text"),
    ("fix", 'fix = "Ask {nobody}."', "fix names nobody"),
    ("ok", "ok = []", "ok needs at least one entry"),
    ("bad", "bad = []", "bad needs at least one entry"),
    ("ok", "ok = [1]", "ok: a list of tables is needed"),
    ("ok", "ok = [{ nobody = 1 }]", "unknown name 'nobody' in a case"),
    ("ok", 'ok = [{ full = "many" }]', "full takes a value of type states, not 'many'"),
    ("ok", "ok = [{ full = true }]", "full takes a value of type states, not True"),
    ("ok", "ok = [{ full = -1 }]", "full takes a value of type states, not -1"),
    ("ok", "ok = [{ full = 21.5 }]", "full takes a value of type states, not 21.5"),
    ("ok", "ok = [{ full = [1] }]", "list of strings"),
    ("ok", "ok = [{ full = {} }]", "takes count or from and to"),
    ("ok", "ok = [{ full = { cuont = 1 } }]", "takes count or from and to"),
    ("ok", 'ok = [{ full = { count = "x" } }]', "count is a number of States"),
    ("ok", "ok = [{ full = { count = 1, from = 1 } }]", "takes count or from and to"),
    ("ok", 'ok = [{ as_of = "2019-13" }]', "takes a date in ISO 8601"),
    ("ok", 'ok = [{ as_of = "soon" }]', "takes a date in ISO 8601"),
    ("ok", 'ok = [{ as_of = "2019-10-17/2019-10-01" }]', "takes a date in ISO 8601"),
    ("ok", "ok = [{ as_of = 2019 }]", "as_of takes a value of type day, not 2019"),
    ("ok", "ok = [{ as_of = 2019-10-17T10:00:00 }]", "as_of takes a value of type day"),
    ("ok", "ok = [{ law_dates = 2019-10-17 }]", "law_dates takes a value of type days"),
    ("ok", 'ok = [{ full_share = "many" }]', "full_share takes a value of type number"),
    ("ok", "ok = [{ full_basis = 1 }]", "full_basis takes a value of type text"),
    ("bad", 'bad = [{ full = 1, not_full = 1, bound = 3, expect = "fatal" }]', "expect must be error"),
    ("bad", 'bad = [{ full = 1, not_full = 1, bound = 3, conditions = ["moon"] }]', "unknown condition 'moon'"),
    ("bad", 'bad = [{ full = 1, not_full = 1, bound = 3, witnesses = "AT" }]', "witnesses: a list of strings"),
    ("bad", "bad = [{ full = 1, not_full = 1, bound = 3, message = 2 }]", "message must be a text, not 2"),
    # The record is its own test.
    ("ok", "ok = [{ full = 1, not_full = 1, bound = 3 }]", "ok case 1: the rule fails"),
    ("bad", "bad = [{ full = 1, not_full = 1, bound = 2 }]", "bad case 1: the rule holds"),
    ("bad", "bad = [{ full = 1, not_full = 1 }]", "bad case 1: the rule is undecided"),
    ("bad", 'bad = [{ full = 1, not_full = 1, bound = 3, message = "x" }]', "message is '2 against 3', not 'x'"),
    ("bad", 'bad = [{ full = 1, not_full = 1, bound = 3, witnesses = ["AT"] }]', "witnesses is '', not 'AT'"),
    ("bad", 'bad = [{ full = 1, not_full = 1, bound = 3, expect = "note" }]', "severity is"),
    ("undecided", "undecided = [{ full = 1, not_full = 1, bound = 2 }]", "undecided case 1: the rule holds"),
]


@pytest.mark.parametrize(("key", "line", "said"), RECORDS, ids=[f"{line or key}" for key, line, _ in RECORDS])
def test_a_record_that_is_not_well_formed_is_refused(tmp_path: Path, key: str, line: str, said: str) -> None:
    text = changed("", line) if key == "check" else changed(key, line)
    with pytest.raises(RuleFileError, match=re.escape(said)) as refused:
        load(tmp_path, text)
    assert re.match(r"ZZ\.toml: rule (ZZ01|zz1|7): ", str(refused.value))
    assert "\n" not in str(refused.value)


def test_two_rules_that_wait_for_each_other_are_refused(tmp_path: Path) -> None:
    second = RECORD.replace("ZZ01", "ZZ02").replace("sum-is-wrong", "sum-is-bad") + 'after = ["ZZ01"]'
    with pytest.raises(RuleFileError, match=r"ZZ\.toml: rule ZZ01, ZZ\.toml: rule ZZ02: after goes in a circle"):
        load(tmp_path, f'{RECORD}after = ["ZZ02"]\n{second}')


@pytest.mark.parametrize(
    ("old", "new", "said"), [("ZZ01", "CL01", "id CL01"), ("sum-is-wrong", "state-listed-twice", "name")]
)
def test_an_id_or_a_name_of_ours_cannot_be_used_again(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(RuleFileError, match=rf"ZZ\.toml: rule \w+: the {said}.* is that of CL\.toml"):
        load(tmp_path, RECORD.replace(old, new))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[rules]]\nid = 'ZZ01'", "holds rules; a rule file holds"),
        ("[rule]\nid = 'ZZ01'", "a list of tables is needed"),
        ("rule = 1", "a list of tables is needed"),
        ("[[rule]", "cannot be read as TOML"),
        ("x = " + "[" * 20000, "cannot be read as TOML"),
    ],
    ids=["other key", "one table", "number", "no TOML", "deep TOML"],
)
def test_a_file_that_is_no_rule_file_is_refused(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(RuleFileError, match=said) as refused:
        load(tmp_path, text)
    assert str(refused.value).startswith("ZZ.toml: ")


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "ZZ.toml"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(RuleFileError, match=r"ZZ\.toml: cannot be read as TOML"):
        read_rules(file)
    with pytest.raises(RuleFileError, match=r"no\.toml: cannot be read"):
        read_rules(tmp_path / "no.toml")


ROW = (
    changed("per", 'per = "row"\nof = "Notifications"')
    .replace("full + not_full == bound", "@")
    .replace("{left.count} against {right.count}", "late")
)


ROW = """
[[rule]]
id = "ZZ01"
name = "notified-in-the-future"
title = "A notification is made before it is reported"
severity = "error"
basis = [{ instrument = "TFEU" }]
per = "row"
of = "Notifications"
assert = "event_on <= as_of"
message = "notified on {event_on}, after {as_of}"
ok = [{ event_on = 2018-01-01, as_of = 2018-01-01 }]
bad = [{ event_on = 2018-01-02, as_of = 2018-01-01, message = "notified on 2 January 2018, after 1 January 2018" }]
"""


def test_rows_can_be_asked(tmp_path: Path) -> None:
    assert "ZZ01" in {rule.id for rule in load(tmp_path, ROW)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("size(step) == 1", "takes"),
        ("step in ('a', step)", "cannot be asked of rows"),
        ("start(event_on) <= as_of", "cannot be asked of rows"),
        ("'a' in step", "cannot be asked of rows"),
        ("days(event_on, as_of) + 1 > 2", "cannot be asked of rows"),
        ("full == 1", "unknown name 'full'"),
    ],
)
def test_rows_are_asked_only_what_columns_can_answer(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(RuleFileError, match=re.escape(said)):
        load(tmp_path, ROW.replace("event_on <= as_of", text))


@pytest.mark.parametrize("of", ['of = "Claims"', 'of = "Notifications,Procedures"', 'of = ""'])
def test_rows_are_those_of_two_sheets(tmp_path: Path, of: str) -> None:
    with pytest.raises(RuleFileError, match="of "):
        load(tmp_path, ROW.replace('of = "Notifications"', of))


def test_rows_take_no_predicate(tmp_path: Path) -> None:
    with pytest.raises(RuleFileError, match=r"needs entries|take assert, not check"):
        load(tmp_path, ROW.replace('assert = "event_on <= as_of"', 'check = "no_state_twice"'))
