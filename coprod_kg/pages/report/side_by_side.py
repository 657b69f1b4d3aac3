"""The same tension in each partnership, one column each in the order of their names, with what met it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_kg.pages.report.document import Link, Section, Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coprod_kg.ask import Answer, Names
    from coprod_kg.ask.terms import Term
    from coprod_kg.pages.wording import Wording

Pair = tuple[str, str]  # a tension and a partnership; none where it is said of several, or in general


def tensions(where: Answer, responses: Answer, names: Names, words: Wording) -> Section | None:
    """Return which tension shows where and is met by what, None where none shows anywhere.

    `where` and `responses` answer the questions of these names in the folder tensions.
    """
    shown = set(map(_pair, where.records()))
    if not shown:
        return None
    met: dict[Pair, set[str]] = {}
    for row in responses.records():
        told = str(row["practice"])
        if "strategy" in row:
            strategy = names.label(str(row["strategy"]))
            told = words.say("side_by_side.response", practice=told, strategy=strategy)
        met.setdefault(_pair(row), set()).add(told)
    rows, columns = (
        sorted({pair[at] for pair in shown | met.keys()}, key=lambda iri: (not iri, names.label(iri)))
        for at in (0, 1)
    )
    heads = [names.label(place) if place else words.say("side_by_side.everywhere") for place in columns]
    return Section(
        "side-by-side",
        words.say("side_by_side.heading"),
        [words.say("side_by_side.above")],
        [
            Table(
                "",
                [words.say("side_by_side.tension"), *heads],
                [
                    [
                        names.label(tension),
                        *(
                            "\n".join(sorted(met.get((tension, place), ())))
                            or words.say(
                                f"side_by_side.{'unmet' if (tension, place) in shown else 'not_told'}"
                            )
                            for place in columns
                        ),
                    ]
                    for tension in rows
                ],
            )
        ],
        links=[Link(words.say("measures.map"), "maps/tensions.html")],
    )


def _pair(row: Mapping[str, Term]) -> Pair:
    return str(row["tension"]), str(row.get("partnership", ""))
