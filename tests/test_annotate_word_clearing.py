"""Our comments leave a document that another program has saved since: by what they say; those of people stay."""

from __future__ import annotations

import zipfile
from pathlib import Path

from commented import MAIN, Commented, comment_on, comments, parts
from lxml import etree
from word_files import Docx, p, r

from sucheck import api
from sucheck.annotate.annotated import Annotated

COMMENTS = "word/comments.xml"
RECORD = "customXml/item1.xml"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
CID = "http://schemas.microsoft.com/office/word/2016/wordml/cid"
EXT = "http://schemas.microsoft.com/office/word/2018/wordml/cex"
ANSWER = (
    '<w:comment w:id="9" w:author="Ann"><w:p w14:paraId="0000000B"><w:r><w:t>No.</w:t></w:r></w:p></w:comment>'
    "</w:comments>"
)


def commented_on(folder: Path) -> Commented:
    body = p(r("Of these, 24 Member States have.")) + p(r("Malta has not."))
    return comment_on(folder, Docx(body=body), "24 Member States", "Malta")


def save_again(path: Path, changed: dict[str, bytes]) -> Path:
    """The file as another program would save it: parts differ from those that we left."""
    held = parts(path) | changed
    other = path.with_name("saved.docx")
    with zipfile.ZipFile(other, "w") as archive:
        for name, content in held.items():
            archive.writestr(name, content)
    return other


def cleared(path: Path) -> tuple[Annotated, dict[str, bytes]]:
    target = path.with_name("cleared.docx")
    done = api.clear(path, target)
    return done, parts(target)


def test_what_was_saved_since_loses_our_comments_and_keeps_its_words(tmp_path: Path) -> None:
    commented = commented_on(tmp_path)
    main = parts(commented.copy)[MAIN]
    done, held = cleared(save_again(commented.copy, {MAIN: main.replace(b"has not", b"has now")}))
    assert b"has now" in held[MAIN]
    assert b"comment" not in held[MAIN]
    assert len(etree.fromstring(held[COMMENTS])) == 0
    assert RECORD not in held
    assert b"customXml" not in held["word/_rels/document.xml.rels"] + held["[Content_Types].xml"]
    assert (done.removed, done.remarks) == ((RECORD,), ())


def test_without_the_record_the_comments_are_known_by_what_they_say(tmp_path: Path) -> None:
    commented = commented_on(tmp_path)
    held = parts(commented.copy)
    unread = save_again(commented.copy, {RECORD: held[RECORD].replace(b"back>", b"back", 1)})
    done, left = cleared(unread)
    assert comments(tmp_path / "cleared.docx") == {}
    assert b"comment" not in left[MAIN]
    assert done.remarks == (
        f"the part {RECORD} should tell what was marked and cannot be read, so it was removed unused",
    )


def test_a_comment_of_our_name_without_a_fingerprint_is_not_ours(tmp_path: Path) -> None:
    commented = commented_on(tmp_path)
    told = parts(commented.copy)[COMMENTS]
    number = commented.report.findings[1].fingerprint.encode()
    cleared(save_again(commented.copy, {COMMENTS: told.replace(number, b"no number")}))
    assert [words for words, _ in comments(tmp_path / "cleared.docx").values()] == ["Malta"]


def test_what_a_person_wrote_into_a_comment_of_ours_stays(tmp_path: Path) -> None:
    commented = commented_on(tmp_path)
    told = parts(commented.copy)[COMMENTS]
    added = told.replace(b"</w:comment>", b"<w:p><w:r><w:t>Checked: right.</w:t></w:r></w:p></w:comment>", 1)
    done, _ = cleared(save_again(commented.copy, {COMMENTS: added}))
    assert comments(tmp_path / "cleared.docx") == {"0": ("24 Member States", "Checked: right.")}
    assert done.remarks == ("comments of ours that people have written in are kept, with their words only: 1",)


def test_an_answer_to_a_comment_of_ours_stands_alone_then(tmp_path: Path) -> None:
    commented = commented_on(tmp_path)
    held = parts(commented.copy)
    told = held[COMMENTS].replace(b"<w:p>", b'<w:p w14:paraId="0000000A">').replace(b"</w:comments>", ANSWER.encode())
    told = told.replace(b"<w:comments ", f'<w:comments xmlns:w14="{W14}" '.encode())
    kinds = {"commentsExtended": "2011", "commentsIds": "2016/09", "commentsExtensible": "2018/08"}
    relations = "".join(
        f'<Relationship Id="x{kind}" Type="http://schemas.microsoft.com/office/{year}/relationships/{kind}" '
        f'Target="{kind}.xml"/>'
        for kind, year in kinds.items()
    )
    saved = save_again(commented.copy, {
        COMMENTS: told,
        "word/_rels/document.xml.rels": held["word/_rels/document.xml.rels"].replace(
            b"</Relationships>", f"{relations}</Relationships>".encode()
        ),
        "word/commentsExtended.xml": (
            f'<x:commentsEx xmlns:x="{W15}"><x:commentEx x:paraId="0000000A" x:done="0"/>'
            '<x:commentEx x:paraId="0000000B" x:paraIdParent="0000000A" x:done="0"/></x:commentsEx>'
        ).encode(),
        "word/commentsIds.xml": (
            f'<c:commentsIds xmlns:c="{CID}"><c:commentId c:paraId="0000000A" c:durableId="AA"/>'
            '<c:commentId c:paraId="0000000B" c:durableId="BB"/></c:commentsIds>'
        ).encode(),
        "word/commentsExtensible.xml": (
            f'<e:commentsExtensible xmlns:e="{EXT}"><e:commentExtensible e:durableId="AA"/>'
            '<e:commentExtensible e:durableId="BB"/></e:commentsExtensible>'
        ).encode(),
    })  # fmt: skip
    _, left = cleared(saved)
    assert [etree.tostring(each, method="text") for each in etree.fromstring(left[COMMENTS])] == [b"No."]
    [entry] = etree.fromstring(left["word/commentsExtended.xml"])
    assert dict(entry.items()) == {f"{{{W15}}}paraId": "0000000B", f"{{{W15}}}done": "0"}
    for part in ("word/commentsIds.xml", "word/commentsExtensible.xml"):
        assert b'"BB"' in left[part]
        assert b'"AA"' not in left[part]


def test_a_document_without_comments_of_ours_is_copied(tmp_path: Path) -> None:
    original = Docx(body=p(r("Malta"))).write(tmp_path / "report.docx")
    done = api.clear(original, tmp_path / "cleared.docx")
    assert (tmp_path / "cleared.docx").read_bytes() == original.read_bytes()
    assert (done.changed, done.removed, done.added) == ((), (), ())
