"""Which kinds of files can be annotated."""

from __future__ import annotations

from sucheck.model import InputError

_OTHERS = {"text": "a text file", "html": "an HTML page", "pdf": "a PDF document"}


def why_not(path: str, kind: str) -> InputError | None:
    """The one line that says that a file of a kind, as `InputFile` names it, holds no marks; None where it can."""
    if kind not in _OTHERS:
        return None
    return InputError(
        f"{path}: is {_OTHERS[kind]}, which can hold no marks; "
        "only Word documents (docx, docm) and workbooks (xlsx, xlsm) are annotated"
    )
