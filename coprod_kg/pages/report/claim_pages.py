"""Every claim that may be shown, as it was coded, with the words it rests on; other pages lead here."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from coprod_kg.pages.island import attribution
from coprod_kg.pages.report.claims import NAME, anchor
from coprod_kg.pages.report.document import Coded, Link, Page, Section, Table
from coprod_kg.pages.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_kg.pages.report.claims import Claims, Sheet
    from coprod_kg.pages.report.document import Cell
    from coprod_kg.pages.wording import Wording


def claim_pages(claims: Claims, words: Wording) -> list[Page]:
    """Return the page that counts claims by the table they are coded in, and the pages of each table."""
    found = [
        (sheet, [_coded(claims, sheet, claim, words) for claim in sheet.claims]) for sheet in claims.sheets
    ]
    counted: list[list[Cell]] = [
        [
            Link(_title(sheet, words), f"{sheet.path}.html"),
            str(len(coded)),
            str(sum(bool(one.quotations) for one in coded)),
        ]
        for sheet, coded in found
    ]
    head = [words.say(f"claims.{name}") for name in ("table", "number", "with_words")]
    first = Section(
        "tables",
        words.say("claims.heading"),
        [] if counted else [words.say("overview.nothing")],
        [Table("", head, counted)] if counted else [],
    )
    return [
        Page(NAME, words.say("short.claims"), words.say("title.claims"), words.say("lead.claims"), [first]),
        *(_page(sheet, coded, words) for sheet, coded in found),
    ]


def _page(sheet: Sheet, coded: list[Coded], words: Wording) -> Page:
    title = _title(sheet, words)
    section = Section(
        "claims",
        words.count("claims.count", len(coded)),
        coded=coded,
        links=list(_near(sheet, words)),
    )
    return Page(
        sheet.path,
        title,
        words.say("claims.title", table=title),
        sheet.table.description,
        [section],
        is_listed=False,
    )


def _title(sheet: Sheet, words: Wording) -> str:
    """Return the title of the table, with the number of the page where there are several."""
    if sheet.sheets == 1:
        return sheet.table.title
    return words.say("claims.part", table=sheet.table.title, number=sheet.number, parts=sheet.sheets)


def _near(sheet: Sheet, words: Wording) -> Iterator[Link]:
    """Yield the ways to the pages before and after one, and to the first of all."""
    for name, other in (("before", sheet.at(-1)), ("after", sheet.at(+1))):
        if other:
            yield Link(words.say(f"claims.{name}"), f"{other}.html")
    yield Link(words.say("claims.all"), f"{NAME}.html")


def _coded(claims: Claims, sheet: Sheet, claim: str, words: Wording) -> Coded:
    of_maps = wording(words.language)
    quotations = []
    for one in claims.quotations(claim):
        whose = attribution(one.speaker, one.source, of_maps)
        if consent := claims.consent(one.extract):
            whose = words.say("claims.consent", whose=whose, consent=consent)
        quotations.append((one.text, whose))
    return Coded(
        anchor(claim),
        unquote(claim.rpartition("/")[2]),
        list(claims.facts(sheet.table, claim)),
        quotations,
        of_maps.say("details.no_quotation"),
    )
