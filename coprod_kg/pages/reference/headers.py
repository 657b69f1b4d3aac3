"""What the header of a file says of the whole of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_kg.pages.reference.document import Code, Link
from coprod_kg.pages.reference.statements import DCTERMS, OWL, VANN
from coprod_kg.vocabulary import CP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_kg.pages.reference.book import Book
    from coprod_kg.pages.reference.document import Text
    from coprod_kg.pages.reference.places import Module
    from coprod_kg.pages.reference.statements import Statements


def title(book: Book, module: Module) -> str:
    """Return what a module is called."""
    titles = book.said.texts(module.ontology or "", f"{DCTERMS}title")
    return titles[0] if titles else book.words.say("module.untitled", file=module.name)


def header(book: Book, said: Statements, ontology: str) -> Iterator[tuple[str, tuple[Text, ...]]]:
    """Yield what the header of a file says of it, beside title and description."""
    yield book.words.say("module.address"), ((Code(ontology),),)
    prefixes = said.texts(ontology, f"{VANN}preferredNamespacePrefix")
    spaces = said.texts(ontology, f"{VANN}preferredNamespaceUri")
    if prefixes and spaces:
        text = book.words.text("module.stands_for", prefix=Code(f"{prefixes[0]}:"), space=Code(spaces[0]))
        yield book.words.say("module.prefix"), (text,)
    for key, property_ in (
        ("version", f"{OWL}versionInfo"),
        ("this_version", f"{OWL}versionIRI"),
        ("licence", f"{DCTERMS}license"),
        ("cite", f"{DCTERMS}bibliographicCitation"),
        ("creator", f"{DCTERMS}creator"),
        ("created", f"{DCTERMS}created"),
        ("modified", f"{DCTERMS}modified"),
    ):
        texts: list[Text] = [(text,) for text in said.texts(ontology, property_)]
        texts += [(Link(iri, iri),) for iri in said.iris(ontology, property_)]
        if texts:
            yield book.words.say(f"module.{key}"), tuple(texts)


def whole(book: Book) -> Iterator[tuple[str, tuple[Text, ...]]]:
    """Yield what holds of all modules: their version and licence, how to cite them, where they are."""
    words, said = book.words, book.said
    modules = [
        module.ontology
        for module in book.places.modules.values()
        if module.ontology and not all(book.sources.is_own_word(iri) for iri in module.terms)
    ]

    def all_of(property_: str) -> list[str]:
        return list(dict.fromkeys(text for one in modules for text in said.texts(one, property_)))

    versions, creators = all_of(f"{OWL}versionInfo"), all_of(f"{DCTERMS}creator")
    changed = max(all_of(f"{DCTERMS}modified"), default="")
    yield words.say("start.namespace"), ((Code(CP),),)
    yield words.say("start.version"), tuple((text,) for text in versions)
    licences = dict.fromkeys(iri for one in modules for iri in said.iris(one, f"{DCTERMS}license"))
    yield words.say("start.licence"), tuple((Link(iri, iri),) for iri in licences)
    cite = words.text(
        "start.cite_whole",
        creator=", ".join(creators),
        year=changed[:4],
        number=len(modules),
        version=", ".join(versions),
        namespace=CP,
    )
    yield words.say("start.cite"), (cite,)
    if sources := said.texts(modules[0], f"{DCTERMS}source") if modules else []:
        yield words.say("start.after"), tuple((text,) for text in sources)
    yield words.say("start.files"), (words.text("start.files_where"),)
