"""`extensions` in study.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coprod_kg.errors import StudySettingError
from coprod_kg.study import Study

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = 'format = 1\ntitle = "t"\nbase = "https://example.org/t/"\n'


def _study(folder: Path, said: str) -> Study:
    (folder / "study.toml").write_text(f"{SETTINGS}{said}\n", encoding="utf-8")
    return Study.read(folder)


@pytest.mark.parametrize(("said", "names"), [
    ("", ()), ("extensions = []", ()), ('extensions = ["a", "../b/c.ttl"]', ("a", "../b/c.ttl")),
])  # fmt: skip
def test_extensions_are_named_in_their_order(tmp_path: Path, said: str, names: tuple[str, ...]) -> None:
    """None is the default; where two describe the same, the later one is at fault."""
    assert _study(tmp_path, said).extensions == names


@pytest.mark.parametrize(
    ("said", "what", "remedy"),
    [
        ('extensions = "a"', "'extensions' is of the wrong kind.", "Compare it with a new study's file."),
        ("extensions = [1]", "'extensions' is no list of names.", 'Write extensions = ["extension"].'),
        ('extensions = [["a"]]', "'extensions' is no list of names.", 'Write extensions = ["extension"].'),
        ('extensions = [""]', "'extensions' is no list of names.", 'Write extensions = ["extension"].'),
        ('extensions = ["/a"]', "an extension is named from the root of the disk.", "Name it as seen from"),
        ('extension = ["a"]', "there is no setting 'extension'.", "Did you mean 'extensions'?"),
    ],
)
def test_a_setting_that_cannot_be_is_told(tmp_path: Path, said: str, what: str, remedy: str) -> None:
    """With what to write instead; an address from the root would hold on one machine alone."""
    with pytest.raises(StudySettingError) as told:
        _study(tmp_path, said)
    assert what in told.value.what
    assert told.value.remedy.startswith(remedy)
