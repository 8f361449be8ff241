"""What the user can mend."""

from __future__ import annotations


class SucheckError(Exception):
    """One line that says what is wrong, where, and what to do. The program ends with exit code 2."""


class InputError(SucheckError):
    """A file that cannot be read as what it claims to be."""


class RuleFileError(SucheckError):
    """A mistake in a rule file or a schema file, with the file and the rule id."""
