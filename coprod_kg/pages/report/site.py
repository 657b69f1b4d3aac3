"""The pages of the report as files, with the maps and the downloads beside them."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup

from coprod_kg import __version__
from coprod_kg.network.writers import write
from coprod_kg.pages.page import KINDS, map_page
from coprod_kg.pages.report.contents import GRAPH, pages
from coprod_kg.pages.report.document import Link
from coprod_kg.pages.templating import environment, file
from coprod_kg.pages.wording import wording

if TYPE_CHECKING:
    from coprod_kg.pages.report.document import Page
    from coprod_kg.pages.report.study import Study

MARK: Final = "Written by coprod-kg report."


def files(study: Study, language: str = "en") -> dict[str, str]:
    """Return the text of each file of the report by its path; the same study gives the same texts."""
    words = wording(language, "report")
    found_pages, answers = pages(study, words)
    links = [Link(page.short, f"{page.path}.html") for page in found_pages if page.is_listed]
    maps = [Link(words.say(f"short_map.{kind}"), f"maps/{kind}.html") for kind in KINDS]
    found = {
        f"{page.path}.html": _html(study, page, links=links, maps=maps, words=words) for page in found_pages
    }
    for kind in KINDS:
        found[f"maps/{kind}.html"] = map_page(
            study.dataset,
            kind,
            study=study.title,
            policy=study.policy,
            release=study.release,
            dropped=study.left_out,
            language=language,
            vocabulary=study.vocabulary,
            whole=study.whole,
            story=study.story,
        )
    measures = dict(study.measures)
    found |= {
        "data/measures.json": write(measures, "json"),
        "data/measures.csv": write(measures, "csv"),
        "data/actors.csv": write(measures, "csv", actors=True),
        **answers,
        **({GRAPH: study.graph} if study.graph else {}),
    }
    return dict(sorted(found.items()))


def _html(study: Study, page: Page, **values: Any) -> str:
    style = file(__package__, "report.css")
    words = values["words"]
    return (
        environment(__package__)
        .get_template("page.html.j2")
        .render(
            page=page,
            study=study.title,
            say=words.say,
            language=words.language,
            made=words.say("page.made", version=__version__),
            release=words.say("page.release", release=study.release),
            mark=MARK,
            style=Markup(style),  # noqa: S704  # our own file
            style_hash=b64encode(sha256(style.encode()).digest()).decode(),
            **values,
        )
    )
