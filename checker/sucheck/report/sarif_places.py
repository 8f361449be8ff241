"""Places as SARIF locations: the physical one by line and column, and the name that a person uses."""

from __future__ import annotations

from collections.abc import Sequence

from sucheck.model import InputFile, Place
from sucheck.report.json_text import Json
from sucheck.report.spots import is_by_character, spot_of, uri_of


def message(text: str) -> Json:
    """Words as a SARIF message, in which braces are doubled (3.11.5); what looks like a link (3.11.6) is made none."""
    return {"text": text.replace("{", "{{").replace("}", "}}").replace("](", "]\u200b(")}


def location(place: Place, inputs: Sequence[InputFile]) -> dict[str, Json]:
    """A SARIF location: row and column of a cell, line, column and characters of a text, and the logical name.

    Code-scanning services refuse a result with a logical place only, so that where no line is known (a Word document, a
    PDF) the first one stands for the file; the words are its snippet then, and the exact place is in `properties`.
    """
    file = inputs[place.input]
    physical: Json = {
        "artifactLocation": {"uri": uri_of(file), "index": place.input},
        "region": _region(place, file),
    }
    found: dict[str, Json] = {"physicalLocation": physical}
    if place.sheet is not None or place.block is not None:
        found["logicalLocations"] = [_logical(place)]
    if place.block is not None:
        names = ("block", "page", "note", "part", "start", "end")
        found["properties"] = {name: value for name in names if (value := getattr(place, name)) is not None}
    return found


def related(place: Place, inputs: Sequence[InputFile], number: int) -> Json:
    """A further place of a result, with what to call it."""
    return {"id": number, **location(place, inputs), "message": message(place.address)}


def _region(place: Place, file: InputFile) -> Json:
    spot = spot_of(place, file)
    region: dict[str, Json] = {"startLine": spot.line}
    if spot.column is not None and spot.end_column is not None:
        region |= {"startColumn": spot.column, "endLine": spot.end_line, "endColumn": spot.end_column}
    if is_by_character(place, file) and place.start is not None:
        region |= {"charOffset": place.start, "charLength": (place.end or place.start) - place.start}
    if place.text:
        region["snippet"] = {"text": place.text}
    return region


def _logical(place: Place) -> Json:
    if place.block is not None:
        kind = "paragraph" if place.note is None else "note"
        return {"name": place.address, "fullyQualifiedName": place.address, "kind": kind}
    name, kind = (place.cell, "cell") if place.cell else (place.sheet, "sheet")
    return {"name": name, "fullyQualifiedName": place.address, "kind": kind}
