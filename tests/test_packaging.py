"""What is shipped: the wheel, the sdist, the locks and the lower bounds."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from email.parser import HeaderParser
from pathlib import Path
from typing import NamedTuple

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import sucheck

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = ("run", "dev", "lowest")
CACHES = {"__pycache__", ".git", ".venv", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", ".coverage"}
APACHE_2 = "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30"

# Written so that this file does not match itself.
PRIVATE = re.compile(rb"(?<![\w.])/(wor[k]|tm[p])/|op[t]/(pypi|wheels)|--(index-ur[l]|find-link[s])|\.\./share[d]")


class Built(NamedTuple):
    """The two files of a release."""

    wheel: Path
    sdist: Path


class Installed(NamedTuple):
    """An environment that holds the wheel, away from the checkout."""

    bin: Path
    elsewhere: Path

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.bin / program, *arguments],
            cwd=self.elsewhere,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    dist = tmp_path_factory.mktemp("dist")
    build(ROOT, dist)
    return Built(wheel=next(dist.glob("*.whl")), sdist=next(dist.glob("*.tar.gz")))


@pytest.fixture(scope="module")
def installed(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel in an environment of its own; its dependencies are those of the running one, not downloaded again."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, with_pip=False, symlinks=sys.platform != "win32")
    scheme = {"base": str(home), "platbase": str(home)}
    bin_folder = Path(sysconfig.get_path("scripts", "venv", scheme))
    packages = Path(sysconfig.get_path("purelib", "venv", scheme))
    python = str(bin_folder / "python")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python]
    subprocess.run([*pip, "install", "--quiet", "--no-deps", "--no-index", built.wheel], check=True)
    # A folder named in a .pth file is searched after the environment's own, and its own .pth files (the editable
    # installation of the checkout) are not read.
    packages.joinpath("dependencies.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return Installed(bin=bin_folder, elsewhere=tmp_path_factory.mktemp("elsewhere"))


def build(source: Path, dist: Path, *targets: str) -> None:
    """Build the named targets (both by default) of the project at `source`."""
    options = [option for target in targets for option in ("-t", target)]
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-d", dist, *options], cwd=source, check=True)


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def files_below(*folders: str) -> set[str]:
    """Every file of these folders of the checkout, relative to it, without caches."""
    return {
        path.relative_to(ROOT).as_posix()
        for folder in folders
        for path in ROOT.joinpath(folder).rglob("*")
        if path.is_file() and not CACHES & set(path.parts)
    }


def pins(lock: str) -> dict[str, set[str]]:
    """The versions that a lock pins, by package; more than one where they depend on the Python version."""
    found: dict[str, set[str]] = {}
    for line in (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8").splitlines():
        if match := re.match(r"([\w.-]+)==([^ ]+)", line):
            found.setdefault(canonicalize_name(match[1]), set()).add(match[2])
    return found


def runtime() -> list[Requirement]:
    return [Requirement(line) for line in PROJECT["project"]["dependencies"]]


def test_the_wheel_holds_the_package_with_its_rules_and_schemas_and_nothing_else(built: Built) -> None:
    shipped = {name for name in names_in(built.wheel) if ".dist-info/" not in name}
    package = {name.removeprefix("checker/") for name in files_below("checker/sucheck")}
    data = {f"sucheck/{name}" for name in files_below("rules", "schemas")}
    assert shipped == package | data
    assert "sucheck/py.typed" in shipped
    assert {"sucheck/rules", "sucheck/schemas"} <= {name.rpartition("/")[0] for name in data}


def test_the_wheel_names_its_licence_version_and_command(built: Built) -> None:
    info = f"sucheck-{sucheck.__version__}.dist-info"
    with zipfile.ZipFile(built.wheel) as archive:
        metadata = HeaderParser().parsestr(archive.read(f"{info}/METADATA").decode())
        licence = archive.read(f"{info}/licenses/LICENSE")
        commands = archive.read(f"{info}/entry_points.txt").decode()
    assert metadata["Version"] == sucheck.__version__
    assert metadata["License-Expression"] == "Apache-2.0"
    assert metadata["Requires-Python"] == ">=3.11"
    assert licence == (ROOT / "LICENSE").read_bytes()
    assert "sucheck = sucheck.__main__:main" in commands


def test_the_licence_is_the_apache_license_word_for_word() -> None:
    assert hashlib.sha256((ROOT / "LICENSE").read_bytes()).hexdigest() == APACHE_2


def test_the_sdist_holds_every_source_and_nothing_ignored(built: Built) -> None:
    with tarfile.open(built.sdist) as archive:
        shipped = {name.partition("/")[2] for name in archive.getnames()}
    sources = files_below("checker", "rules", "schemas", "tests", "docs", "requirements", "benchmarks", "sample_inputs")
    assert {name for name in sources if not name.startswith("benchmarks/.work/")} <= shipped
    assert {"LICENSE", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "Makefile", "pyproject.toml"} <= shipped
    assert not [name for name in shipped if CACHES & set(Path(name).parts) or name.endswith((".pyc", ".whl"))]


def test_a_wheel_built_from_the_sdist_is_the_same(built: Built, tmp_path: Path) -> None:
    with tarfile.open(built.sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    build(next(tmp_path.glob("sucheck-*")), tmp_path, "wheel")
    assert next(tmp_path.glob("*.whl")).read_bytes() == built.wheel.read_bytes()


def test_the_installed_wheel_says_its_version(installed: Installed) -> None:
    done = installed.run("sucheck", "--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert sucheck.__version__ in done.stdout


def test_the_installed_wheel_runs_from_its_own_files(installed: Installed) -> None:
    code = "import sucheck.resources as r; print(r.__file__); print(r.resource('rules', 'law', 'directives.csv'))"
    done = installed.run("python", "-c", code)
    assert (done.returncode, done.stderr) == (0, "")
    assert all(Path(line).is_relative_to(installed.bin.parent) for line in done.stdout.splitlines())


@pytest.mark.parametrize(("sample", "code"), [("security_union_20.xlsx", 1), ("consistent.xlsx", 0)])
def test_the_installed_wheel_checks_a_workbook_from_another_folder(
    installed: Installed, sample: str, code: int
) -> None:
    workbook = installed.elsewhere / sample
    workbook.write_bytes((ROOT / "sample_inputs" / sample).read_bytes())
    done = installed.run("sucheck", sample)
    assert (done.returncode, done.stderr) == (code, "")
    assert workbook.read_bytes() == (ROOT / "sample_inputs" / sample).read_bytes()
    assert [path.name for path in installed.elsewhere.glob(f"{workbook.stem}*")] == [sample]


@pytest.mark.parametrize("requirement", runtime(), ids=lambda requirement: requirement.name)
def test_every_lower_bound_is_the_version_that_the_lowest_run_uses(requirement: Requirement) -> None:
    (bound,) = requirement.specifier
    assert bound.operator == ">="
    (pinned,) = pins("lowest")[canonicalize_name(requirement.name)]
    assert Requirement(f"x=={pinned}").specifier.contains(bound.version), f"{bound.version} is not {pinned}"


@pytest.mark.parametrize("requirement", runtime(), ids=lambda requirement: requirement.name)
def test_every_lock_allows_what_the_project_asks_for(requirement: Requirement) -> None:
    for lock in LOCKS:
        versions = pins(lock)[canonicalize_name(requirement.name)]
        assert all(requirement.specifier.contains(version) for version in versions), lock


def test_the_demo_and_the_tests_run_with_the_same_versions() -> None:
    tests = pins("dev")
    assert {name: versions for name, versions in pins("run").items() if tests.get(name) != versions} == {}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_file_has_its_hash_and_no_address(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8")
    entries = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
    assert entries
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert re.findall(r"^-.*|://|file:|@", text, flags=re.MULTILINE) == []


def test_no_file_names_a_path_or_an_index_of_one_machine(built: Built) -> None:
    found = []
    with tarfile.open(built.sdist) as archive:
        for member in archive:
            content = archive.extractfile(member)
            if content and (match := PRIVATE.search(content.read())):
                found.append((member.name, match[0]))
    assert found == []
