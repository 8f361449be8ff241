"""The files for other programs, run as they run them: pre-commit, the runners of GitHub and GitLab, make, shells."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from sucheck.cli import cli

ROOT = Path(__file__).resolve().parents[1]
FAULTS = ROOT / "sample_inputs" / "seeded_faults.xlsx"
CLEAN = ROOT / "sample_inputs" / "consistent.xlsx"
#: The programs of this environment come first, as they do where sucheck was installed by pip.
PATH = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])


def loaded(name: str) -> Any:  # noqa: ANN401  what a YAML file holds
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def run(command: list[str], folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": PATH, **settings}
    return subprocess.run(command, cwd=folder, env=environment, text=True, capture_output=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(FAULTS, tmp_path / "faults.xlsx")
    shutil.copy(CLEAN, tmp_path / "clean.xlsx")
    return tmp_path


class TestPreCommit:
    @pytest.fixture
    def repository(self, folder: Path) -> Path:
        """A repository that uses our hook, in this environment: one that pre-commit makes needs a network."""
        (hook,) = loaded(".pre-commit-hooks.yaml")
        hooks = {"repos": [{"repo": "local", "hooks": [{**hook, "language": "system"}]}]}
        (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(hooks), encoding="utf-8")
        (folder / "notes.md").write_text("21 Member States\n", encoding="utf-8")
        for arguments in (["init", "-q"], ["add", "clean.xlsx", "notes.md", ".pre-commit-config.yaml"]):
            assert run(["git", *arguments], folder).returncode == 0
        return folder

    def run(self, repository: Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pre_commit", "run", "--verbose"]
        return run(command, repository, PRE_COMMIT_HOME=str(repository / "kept"))

    def test_the_manifest_is_valid(self, tmp_path: Path) -> None:
        manifest = str(ROOT / ".pre-commit-hooks.yaml")
        done = run([sys.executable, "-m", "pre_commit", "validate-manifest", manifest], tmp_path)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")

    def test_a_commit_without_faults_passes(self, repository: Path) -> None:
        done = self.run(repository)
        assert done.returncode == 0, done.stdout
        assert "Passed" in done.stdout
        assert "clean.xlsx" in done.stdout
        assert "notes.md" not in done.stdout

    def test_a_workbook_with_faults_stops_the_commit(self, repository: Path) -> None:
        assert run(["git", "add", "faults.xlsx"], repository).returncode == 0
        done = self.run(repository)
        assert done.returncode == 1
        assert "- exit code: 1" in done.stdout
        assert "Notifications!B2" in done.stdout


class TestGitHub:
    def run(self, folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
        """The step `check` of the action, its environment filled from the inputs and their defaults."""
        action = loaded("action.yml")
        (step,) = [step for step in action["runs"]["steps"] if step.get("id") == "check"]
        values = {name: inputs.get(name, value.get("default", "")) for name, value in action["inputs"].items()}
        settings = {name: filled(words, values) for name, words in step["env"].items()}
        own = {"GITHUB_ACTION_PATH": str(ROOT), "GITHUB_OUTPUT": "outputs", "GITHUB_STEP_SUMMARY": "summary"}
        return run(["bash", "-e", "-c", step["run"]], folder, **settings, **own)

    def test_it_annotates_summarises_and_writes_results(self, folder: Path) -> None:
        (folder / "summary").write_text("# Before\n", encoding="utf-8")
        done = self.run(folder, files="*.xlsx\n")
        assert done.returncode == 1, done.stderr
        assert re.search(r"^::\w+ file=faults\.xlsx,line=2,col=2,title=WB03 ", done.stdout, re.MULTILINE)
        assert (folder / "outputs").read_text(encoding="utf-8") == "exit-code=1\n"
        summary = (folder / "summary").read_text(encoding="utf-8")
        assert summary.startswith("# Before\n")
        assert "Notifications!B2" in summary
        assert '"version": "2.1.0"' in (folder / "sucheck.sarif").read_text(encoding="utf-8")

    def test_a_name_with_blanks_is_one_file_and_a_pattern_is_looked_up_in_folders(self, folder: Path) -> None:
        (folder / "a folder").mkdir()
        (folder / "clean.xlsx").rename(folder / "a folder" / "clean [1].xlsx")
        for files in ("a folder/clean [1].xlsx", "**/clean*.xlsx"):
            done = self.run(folder, files=files, sarif="out.sarif")
            assert done.returncode == 0, done.stdout + done.stderr
            assert (folder / "out.sarif").exists()

    def test_what_may_fail_is_asked(self, folder: Path) -> None:
        assert self.run(folder, files="faults.xlsx", **{"fail-on": "never"}).returncode == 0

    @pytest.mark.parametrize(
        ("files", "said"),
        [("none.xlsx", "::error::none.xlsx: no file has this name or pattern\n"),
         (" \n", "::error::files: name at least one file to check\n")],
    )  # fmt: skip
    def test_nothing_to_check_is_an_error(self, folder: Path, files: str, said: str) -> None:
        done = self.run(folder, files=files)
        assert (done.returncode, done.stdout) == (2, said)

    def test_its_scripts_are_there(self) -> None:
        steps = loaded("action.yml")["runs"]["steps"]
        named = {name for step in steps for name in re.findall(r"\$GITHUB_ACTION_PATH/([\w./-]+)", step.get("run", ""))}
        assert [name for name in named if not (ROOT / name).is_file()] == []
        assert named


class TestGitLab:
    def run(self, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
        job = loaded("integrations/gitlab-ci.yml")[".sucheck"]
        settings = {name: str(value) for name, value in job["variables"].items()} | variables
        script = "\n".join(["set -e", *job["script"]])
        done = run(["sh", "-c", script], folder, **settings)
        shown = run(["sh", "-e", "-c", "\n".join(job["after_script"])], folder)
        assert shown.returncode == 0
        return subprocess.CompletedProcess(done.args, done.returncode, shown.stdout, done.stderr)

    def test_it_writes_what_the_artifacts_name(self, folder: Path) -> None:
        done = self.run(folder, SUCHECK_FILES="faults.xlsx clean.xlsx")
        assert done.returncode == 1, done.stderr
        assert "Notifications!B2" in done.stdout
        reports = loaded("integrations/gitlab-ci.yml")[".sucheck"]["artifacts"]["reports"]
        assert '"check_name": "WB03"' in (folder / reports["codequality"]).read_text(encoding="utf-8")
        assert "<testsuites" in (folder / reports["junit"]).read_text(encoding="utf-8")

    def test_the_threshold_is_a_variable(self, folder: Path) -> None:
        assert self.run(folder, SUCHECK_FILES="faults.xlsx", SUCHECK_FAIL_ON="never").returncode == 0


class TestMake:
    def run(self, folder: Path, *settings: str) -> subprocess.CompletedProcess[str]:
        return run(["make", "-f", str(ROOT / "integrations" / "Makefile"), *settings], folder)

    def test_what_is_right_is_checked_once(self, folder: Path) -> None:
        first = self.run(folder, "SUCHECK_INPUTS=clean.xlsx")
        assert first.returncode == 0, first.stderr
        assert "0 errors, 0 warnings" in (folder / "sucheck.txt").read_text(encoding="utf-8")
        again = self.run(folder, "SUCHECK_INPUTS=clean.xlsx")
        assert "Nothing to be done" in again.stdout

    def test_what_is_wrong_is_shown_and_checked_again(self, folder: Path) -> None:
        for _ in range(2):
            done = self.run(folder, "SUCHECK_INPUTS=faults.xlsx")
            assert done.returncode == 2  # of make
            assert "Notifications!B2" in done.stdout
        assert not (folder / "sucheck.txt").exists()


class TestShells:
    @pytest.mark.parametrize(
        ("shell", "sign"),
        [("bash", "complete -o nosort"), ("zsh", "#compdef sucheck"), ("fish", "complete --no-files")],
    )
    def test_each_has_a_script(self, shell: str, sign: str) -> None:
        done = CliRunner().invoke(cli, ["completion", shell])
        assert done.exit_code == 0
        assert sign in done.stdout
        assert "_SUCHECK_COMPLETE" in done.stdout

    @pytest.mark.parametrize(
        ("typed", "offered"),
        [("sucheck ann", "file,ann\nplain,annotate\n"), ("sucheck book.xlsx --fail", "plain,--fail-on\n"),
         ("sucheck check -f sar", "plain,sarif\n"), ("sucheck book", "file,book\n"),
         ("sucheck annotate bo", "file,bo\n"),
         ("sucheck check --config su", "file,su\n")],
    )  # fmt: skip
    def test_bash_is_offered_commands_options_and_files(self, typed: str, offered: str) -> None:
        asked = {"COMP_WORDS": typed, "COMP_CWORD": str(typed.count(" ")), "_SUCHECK_COMPLETE": "bash_complete"}
        assert CliRunner().invoke(cli, prog_name="sucheck", env=asked).stdout == offered

    def test_the_script_is_one_that_bash_can_read(self, tmp_path: Path) -> None:
        script = CliRunner().invoke(cli, ["completion", "bash"]).stdout
        (tmp_path / "script").write_text(script, encoding="utf-8")
        done = run(["bash", "-c", "source ./script && complete -p sucheck"], tmp_path)
        assert done.stdout == "complete -o nosort -F _sucheck_completion sucheck\n", done.stderr


def filled(words: str, inputs: Mapping[str, str]) -> str:
    """An expression of an action, with the inputs in it."""
    return re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda name: inputs[name[1]], words)
