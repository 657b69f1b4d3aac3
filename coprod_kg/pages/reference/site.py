"""The pages as files: each as HTML and as Markdown, and each picture beside its page."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache, partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup

from coprod_kg.pages.reference import places
from coprod_kg.pages.reference.alignment_page import alignments_page
from coprod_kg.pages.reference.book import Book
from coprod_kg.pages.reference.document import Link, Picture
from coprod_kg.pages.reference.module_page import module_page, words_page
from coprod_kg.pages.reference.question_page import question_pages
from coprod_kg.pages.reference.scheme_page import scheme_page
from coprod_kg.pages.reference.shape_page import shapes_page
from coprod_kg.pages.reference.start_page import start_page
from coprod_kg.pages.reference.table_page import table_page
from coprod_kg.pages.templating import environment, file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

    from coprod_kg.pages.reference.diagram import Diagram
    from coprod_kg.pages.reference.document import Page
    from coprod_kg.pages.reference.sources import Sources

MARK: Final = "Written by coprod-kg docs."
_FIRST: Final = {places.START: "README.md"}  # what a repository shows of a folder
_MARKED: Final = re.compile(r"([\\`*_\[\]|~#])")
_WITHIN_WORD: Final = re.compile(r"(?<=\w)\\_(?=\w)")  # needs no mark, and reads better without


def pages(book: Book) -> Iterator[Page]:
    """Yield every page."""
    vocabulary = book.sources.vocabulary
    yield start_page(book)
    yield words_page(book)
    yield from (module_page(book, module) for module in book.places.modules.values())
    yield from (scheme_page(book, scheme) for scheme in vocabulary.schemes.values())
    yield from (table_page(book, table) for table in vocabulary.tables.values())
    yield shapes_page(book)
    yield from question_pages(book)
    if book.sources.alignments:
        yield alignments_page(book)


def files(sources: Sources, language: str = "en") -> dict[str, str]:
    """Return the text of each file of the reference, by its path; the same sources give the same texts."""
    book = Book(sources, language)
    found: dict[str, str] = {}
    for page in pages(book):
        found[f"{page.path}.html"] = _html(book, page)
        found[_FIRST.get(page.path, f"{page.path}.md")] = _markdown(book, page)
        for drawn in _diagrams(page):
            found[f"{page.path.rpartition('/')[0]}/{drawn.name}.svg"] = _picture(drawn)
    return dict(sorted(found.items()))


def _diagrams(page: Page) -> list[Diagram]:
    """Return the pictures of a page."""
    blocks = [block for section in page.sections for block in section.blocks]
    return [block.diagram for block in blocks if isinstance(block, Picture)]


def _picture(diagram: Diagram) -> str:
    style = Markup(file(__package__, "diagram.css"))  # noqa: S704  # our own file
    return _tidy(_template("file.svg.j2").render(diagram=diagram, linked=False, style=style, mark=MARK))


def _html(book: Book, page: Page) -> str:
    style = file(__package__, "reference.css") + (file(__package__, "diagram.css") if _diagrams(page) else "")
    address = partial(book.places.address, start=page.path, file_of={}, suffix=".html")
    return _tidy(
        _template("page.html.j2").render(
            **_common(book, page),
            href=lambda link: address(link.to),
            address=address,
            linked=True,
            entries=sum(1 + len(section.sections) for section in page.sections),
            start=places.START,
            start_title=book.words.say("start.title"),
            style=Markup(style),  # noqa: S704  # our own file
            style_hash=b64encode(sha256(style.encode()).digest()).decode(),
        )
    )


def _markdown(book: Book, page: Page) -> str:
    address = partial(book.places.address, start=page.path, file_of=_FIRST, suffix=".md")
    return _tidy(
        _template("page.md.j2").render(
            **_common(book, page),
            href=lambda link: Markup(address(link.to).replace(" ", "%20")),  # noqa: S704
        )
    )


def _common(book: Book, page: Page) -> dict[str, Any]:
    study, say = book.sources.study, book.words.say
    return {
        "made": say("made.page") if study is None else say("made.study", study=study),
        "page": page,
        "here": places.page(page.path),
        "links": _links(book),
        "say": say,
        "language": book.words.language,
        "mark": MARK,
    }


def _links(book: Book) -> list[Link]:
    """Return the parts of the reference, as each page names them."""
    say = book.words.say
    parts = ("modules", "tables", "schemes", "questions")
    found = [
        Link(say("nav.start"), places.page(places.START)),
        Link(say("nav.words"), places.page(places.WORDS)),
        *(Link(say(f"nav.{part}"), places.page(places.START, f"the-{part}")) for part in parts),
        Link(say("nav.shapes"), places.page(places.SHAPES)),
    ]
    if book.sources.alignments:
        found.append(Link(say("nav.alignments"), places.page(places.ALIGNMENTS)))
    return found


@cache
def _environment() -> Environment:
    """Return the templates, in which every value is escaped and none may be missing."""
    found = environment(__package__)
    found.filters |= {"lines": _lines, "md": _marked, "mdcode": _code, "verbatim": Markup}
    return found


def _template(name: str) -> Any:
    return _environment().get_template(name)


def _lines(text: str) -> Markup:
    """Return a text whose line breaks are shown."""
    return Markup("<br>").join(text.split("\n"))


def _marked(text: object) -> Markup:
    """Return a text as Markdown shows it: nothing in it is a mark, and it stays on one line."""
    plain = str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    escaped = _WITHIN_WORD.sub("_", _MARKED.sub(r"\\\1", plain))
    return Markup(escaped.replace("\n", "<br>"))  # noqa: S704  # escaped above


def _code(text: str) -> Markup:
    """Return a text as code within a line, also where the line is in a table."""
    fence = "``" if "`" in text else "`"
    shown = text.replace("|", "\\|").replace("\n", " ")
    return Markup(f"{fence}{shown}{fence}")  # noqa: S704  # nothing in code is a mark


def _tidy(text: str) -> str:
    """Return a text without blanks at the ends of lines and with no more than one empty line at a time."""
    lines = [line.rstrip() for line in text.splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"
