"""Which kinds of files can be annotated."""

from __future__ import annotations

from sucheck.model import InputError

_HOLD_NO_MARKS = {"text": "a text file", "html": "an HTML page", "pdf": "a PDF document", "csv": "a text table"}
_ARE_ONLY_READ = {
    "xlsb": "a binary workbook (.xlsb)",
    "ods": "an OpenDocument spreadsheet (.ods)",
    "xls": "an Excel 97-2003 workbook (.xls)",
}


def why_not(path: str, kind: str) -> InputError | None:
    """The one line that says that a file of a kind, as `form_of` tells it, gets no marks; None where it can."""
    if kind in _HOLD_NO_MARKS:
        why = f"is {_HOLD_NO_MARKS[kind]}, which can hold no marks"
    elif kind in _ARE_ONLY_READ:
        why = f"is {_ARE_ONLY_READ[kind]}, which is read but cannot be marked; save it as xlsx to have it marked"
    else:
        return None
    return InputError(f"{path}: {why}; only Word documents (docx, docm) and workbooks (xlsx, xlsm) are annotated")
