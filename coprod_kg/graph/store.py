"""Open a graph anywhere behind rdflib's Dataset.

The engine is Oxigraph, in memory or in a folder. Bulk work goes to the engine as
N-Quads text; a fact stands in one graph only, so the union of the graphs is the
default graph of every query.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oxrdflib.store import OxigraphStore
from pyoxigraph import RdfFormat, Store
from rdflib import Dataset

from coprod_kg.errors import NoGraphError, StoreError

if TYPE_CHECKING:
    from pathlib import Path


def behind_dataset(store: Store) -> Dataset:
    """Return rdflib's view of an engine, its default graph the union of all graphs."""
    return Dataset(store=OxigraphStore(store=store), default_union=True)


def engine(dataset: Dataset) -> Store:
    """Return the engine under a dataset that this module opened."""
    inner = getattr(dataset.store, "_inner", None)  # oxrdflib gives no public way down
    if not isinstance(inner, Store):
        raise TypeError("the dataset is not backed by Oxigraph")
    return inner


def open_folder(path: Path) -> Dataset:
    """Return the graph in a folder, read-only.

    Raises NoGraphError when there is none, StoreError when it cannot be read.
    """
    if not path.is_dir():
        raise NoGraphError(path)
    try:
        return behind_dataset(Store.read_only(str(path)))
    except (OSError, RuntimeError) as error:
        raise StoreError(
            f"The graph in '{path}' cannot be read ({error}).", "Run 'coprod-kg build' to make it anew."
        ) from error


def load(nquads: bytes | Path | None, folder: Path | None = None) -> Store:
    """Return a new engine, in memory or in a folder, filled from N-Quads text.

    Raises StoreError when the text is no N-Quads or the folder cannot be written.
    """
    try:
        store = Store() if folder is None else Store(str(folder))
        if isinstance(nquads, bytes):
            store.bulk_load(nquads, RdfFormat.N_QUADS)
        elif nquads is not None:
            store.bulk_load(path=str(nquads), format=RdfFormat.N_QUADS)
        if folder is not None:
            store.flush()
    except (OSError, RuntimeError, SyntaxError) as error:
        raise StoreError(
            f"The graph cannot be written to '{folder or 'memory'}' ({error}).",
            "Free some space, or check that you may write there, and build again.",
        ) from error
    return store


def in_memory(nquads: bytes | Path | None = None) -> Dataset:
    """Return a graph in memory, filled from N-Quads text."""
    return behind_dataset(load(nquads))
