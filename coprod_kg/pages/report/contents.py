"""What stands on each page of the report, in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from coprod_kg import __version__
from coprod_kg.network.block import part, shown, value_at
from coprod_kg.network.engine import rows
from coprod_kg.network.suppression import LEAST
from coprod_kg.pages.page import KINDS
from coprod_kg.pages.report import measured
from coprod_kg.pages.report.claim_pages import claim_pages
from coprod_kg.pages.report.claims import Claims
from coprod_kg.pages.report.document import Link, Page, Section, Table
from coprod_kg.pages.report.questions import OWN, Answers
from coprod_kg.pages.report.told import story_page

if TYPE_CHECKING:
    from coprod_kg.pages.report.study import Study
    from coprod_kg.pages.wording import Wording

INPUTS: Final = "SELECT ?file ?hash WHERE { ?input cp:sha256 ?hash ; rdfs:label ?file }"
GRAPH: Final = "data/graph.trig"
# What the texts say of each file for other programs.
DOWNLOADS: Final = {
    GRAPH: "graph",
    "data/measures.json": "measures_json",
    "data/measures.csv": "measures_csv",
    "data/actors.csv": "actors_csv",
}
# The layer whose numbers stand on the page of a folder of questions, and the map that shows it.
_OF_FOLDER: Final = {"reciprocity": ("flows", "exchange"), "power": ("power", "power")}


def pages(study: Study, words: Wording) -> tuple[list[Page], dict[str, str]]:
    """Return the pages, and the answers as files by their paths."""
    claims = Claims(study)
    answers = Answers(study.questions, study.names, study.said, claims)
    folders = answers.folders(words.table("title"))
    told = story_page(study, words)
    found = [
        _overview(study, answers, folders, words, told),
        *([told] if told else []),
        *(_folder(study, folder, answers, words) for folder in folders),
        *claim_pages(claims, words),
        _method(study, words),
        _downloads(study, words),
    ]
    return found, answers.files()


def _overview(study: Study, answers: Answers, folders: list[str], words: Wording, told: Page | None) -> Page:
    """Return the first page: what there is, by partnership and never ranked, and where all else is."""
    kinds = [
        [words.say(f"kind.{kind}"), str(total - study.left_out[kind]), str(study.left_out[kind])]
        for kind, total in study.totals.items()
    ]
    head = [words.say(f"overview.{name}") for name in ("kind", "shown", "left_out")]
    numbers = ("nodes", "arcs", "voice.claimants", "left_out.not_asked_pairs")
    by_name = [
        [part(flows), *(shown(value_at(flows, number)) for number in numbers), shown(power["arcs"])]
        for flows, power in zip(*(_parts(study, name) for name in ("flows", "power")), strict=True)
    ]
    beside = [
        words.say(f"overview.{name}")
        for name in ("partnership", "actors", "ties_flows", "claimants", "unasked", "ties_power")
    ]
    is_cut = bool(study.measures.get("suppressed"))
    small = [words.say("overview.small", least=LEAST)] if is_cut else []
    return Page(
        "index",
        words.say("short.index"),
        words.say("title.index"),
        words.say("lead.index"),
        [
            Section("holds", words.say("overview.holds"), tables=[Table("", head, kinds)]),
            Section(
                "partnerships",
                words.say("overview.partnerships"),
                [words.say("overview.beside" if by_name or is_cut else "overview.nothing"), *small],
                [Table("", beside, by_name)] if by_name else [],
            ),
            Section(
                "maps",
                words.say("overview.maps"),
                [words.say("overview.map_hint")],
                links=[
                    *([Link(words.say("story.overview"), f"{told.path}.html")] if told else []),
                    *(Link(words.say(f"map.{kind}"), f"maps/{kind}.html") for kind in KINDS),
                ],
            ),
            *(
                Section(
                    f"questions-{folder}",
                    words.say(f"title.{_named(folder, words)}"),
                    links=answers.index(folder),
                )
                for folder in folders
            ),
        ],
    )


def _parts(study: Study, name: str) -> list[dict[str, Any]]:
    return [entry for entry in study.measures["layers"] if entry["layer"] == name]


def _named(folder: str, words: Wording) -> str:
    """Return by which key the texts know a folder: its name, or that of a study's own."""
    return folder if words.has("title", folder) else OWN


def _folder(study: Study, folder: str, answers: Answers, words: Wording) -> Page:
    """Return the page of a folder of questions, with the numbers that belong to it."""
    sections = [*answers.side_by_side(folder, words), *answers.sections(folder, words)]
    if folder in _OF_FOLDER:
        layer, kind = _OF_FOLDER[folder]
        numbers = measured.sections(study.measures, layer)
        link = Link(words.say("measures.map"), f"maps/{kind}.html")
        drawn = measured.pictures(study.measures, layer, words.say("measures.plots"))
        sections = [*drawn, *measured.linked(numbers, link), *sections]
    short, title, lead = (
        words.say(f"{table}.{_named(folder, words)}") for table in ("short", "title", "lead")
    )
    return Page(folder, short, title, lead, sections)


def _method(study: Study, words: Wording) -> Page:
    """Return which claims count, the rules, chance, and what the graph was made from."""
    policy = study.policy
    claims = words.say(
        "method.claims",
        claims=policy.claims,
        mode=policy.mode,
        reported=words.say(f"method.{'yes' if policy.reported else 'no'}"),
        coder=policy.coder or words.say("method.everybody"),
    )
    rules = [
        words.say(f"method.rule_{name}") for name in ("claims", "silence", "voices", "resources", "rank")
    ]
    seed = words.say("method.seed", draws=study.measures["draws"], seed=study.measures["seed"])
    inputs = sorted([str(file), str(hash_)] for file, hash_ in rows(study.dataset, INPUTS))
    head = [words.say("method.file"), words.say("method.hash")]
    return Page(
        "method",
        words.say("short.method"),
        words.say("title.method"),
        words.say("lead.method"),
        [
            Section("policy", words.say("method.policy"), [claims]),
            Section("rules", words.say("method.rules"), rules),
            Section("chance", words.say("method.chance"), [seed]),
            Section(
                "provenance",
                words.say("method.provenance"),
                [words.say("method.version", version=__version__)],
                [Table(words.say("method.inputs"), head, inputs)] if inputs else [],
            ),
            measured.definitions(words),
        ],
    )


def _downloads(study: Study, words: Wording) -> Page:
    """Return what other programs can read."""
    there = {path: name for path, name in DOWNLOADS.items() if path != GRAPH or study.graph}
    links = [Link(f"{path}: {words.say(f'downloads.{name}')}", path) for path, name in there.items()]
    return Page(
        "downloads",
        words.say("short.downloads"),
        words.say("title.downloads"),
        words.say("lead.downloads"),
        [Section("files", words.say("downloads.heading"), [words.say("downloads.answers")], links=links)],
    )
