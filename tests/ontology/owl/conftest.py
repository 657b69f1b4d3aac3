"""One process of reasoners for all that is asked of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from ontology.owl.reasoning import Reasoning

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def reasoning() -> Iterator[Reasoning]:
    """Return the reasoners; where they are not installed, the tests that ask them fail."""
    process = Reasoning()
    yield process
    process.close()
