"""The templates of pages, and the files that are written into them."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

if TYPE_CHECKING:
    from collections.abc import Callable


@cache
def environment(package: str, finalize: Callable[[object], object] | None = None) -> Environment:
    """Return the templates of a package, in which every value is escaped and none may be missing."""
    return Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def file(package: str, name: str) -> str:
    """Return a file that is written into a page, with the line ends that browsers hash."""
    return resources.files(package).joinpath("templates", name).read_text(encoding="utf-8")
