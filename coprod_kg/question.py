"""A file of queries/ as the program reads it: a question, its parameters and columns, and the query.

What is asked of a graph and what a check puts to it are written alike: a rule is a
question any row of whose answer is a fault.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from coprod_kg.errors import BrokenQuestionError, ParameterError, meant, nearest
from coprod_kg.tokens import variables

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_kg.errors import Severity
    from coprod_kg.vocabulary import Vocabulary

ANY: Final = "any"
CLAIM: Final = "claim"
CONCEPT: Final = "concept"
LITERALS: Final = ("text", "integer", "date", "end date", "yes/no")
CHOICE: Final = "one of "
RULES: Final = "check/"  # where the questions stand any row of whose answers is a fault
_MARK: Final = "#+"
_KEYS: Final = ("question", "given", "columns", "tags", "message", "remedy", "severity")
_GIVEN: Final = re.compile(
    r"(?P<name>[a-z][a-z0-9_]*): (?P<explanation>.+) \((?P<type>[^()]+?)(?:, default (?P<default>[^()]+))?\)"
)
_COLUMN: Final = re.compile(r"(?P<name>\w+) \((?P<type>[^()]+)\)")
_FORM: Final = re.compile(r"^(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question can be given; without a default it must be given."""

    name: str
    explanation: str
    type: str
    default: str | None

    @property
    def required(self) -> bool:
        """Whether the question cannot be asked without it."""
        return self.default is None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the answer to a question."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Question:
    """One file of the library: a question in words, and in SPARQL."""

    name: str
    question: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    tags: tuple[str, ...]
    text: str
    message: str | None = None
    remedy: str | None = None
    severity: Severity = "error"

    @property
    def is_rule(self) -> bool:
        """Whether any row of the answer is a fault."""
        return self.name.startswith(RULES)

    @property
    def form(self) -> Literal["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]:
        """Return the form of the query."""
        found = _FORM.search(self.text)
        return found[1] if found else "SELECT"  # type: ignore[return-value]

    def parameter(self, name: str) -> Parameter:
        """Return the parameter of that name; raises ParameterError when there is none."""
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        known = [parameter.name for parameter in self.parameters]
        there_are = f"It takes: {', '.join(known)}." if known else "It takes none."
        raise ParameterError(
            f"'{self.name}' takes no parameter called '{name}'.",
            meant(nearest(name, known), there_are),
        )


def is_type(text: str, words: Vocabulary) -> bool:
    """Whether a parameter can be of a type: a literal, a choice, a concept, or a thing that has ids."""
    scheme = text.removeprefix(f"{CONCEPT} of ")
    kinds = {table.kind for table in words.tables.values() if not table.is_statement}
    return (
        text in (*LITERALS, CLAIM, CONCEPT, *kinds)
        or text.startswith(CHOICE)
        or (scheme != text and words.scheme(scheme) is not None)
    )


def read_question(path: Path, name: str) -> Question:
    """Return the question that a file holds; raises BrokenQuestionError when it is broken."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise BrokenQuestionError(path, None, "it is not written in UTF-8") from error
    except OSError as error:
        raise BrokenQuestionError(path, None, f"it cannot be read: {error.strerror}") from error
    head = _Header(path)
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith(_MARK):
            head.read(number, line.removeprefix(_MARK).strip())
    return head.question(name, text)


class _Header:
    """The `#+` lines of a file, read one by one."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._said: dict[str, str] = {}
        self._parameters: dict[str, Parameter] = {}

    def read(self, number: int, line: str) -> None:
        """Take in one line `key: value` or `given NAME: explanation (TYPE, default VALUE)`."""
        if line.startswith("given "):
            found = _GIVEN.fullmatch(line.removeprefix("given ").strip())
            if found is None or found["name"] in self._parameters:
                what = "'given' is written 'given NAME: explanation (TYPE, default VALUE)', each name once"
                raise BrokenQuestionError(self._path, number, what)
            self._parameters[found["name"]] = Parameter(**found.groupdict())
            return
        key, colon, value = line.partition(":")
        if not colon or key not in _KEYS or key in self._said or not value.strip():
            what = f"'{line}' is no 'key: value' with one of the keys {', '.join(_KEYS)}, each once"
            raise BrokenQuestionError(self._path, number, what)
        self._said[key] = value.strip()

    def question(self, name: str, text: str) -> Question:
        """Return the question that the lines describe."""
        said = self._said
        if "question" not in said:
            raise BrokenQuestionError(self._path, None, "it has no line '#+ question: …?'")
        parts = [part.strip() for part in said.get("columns", "").split(",") if part.strip()]
        columns = [_COLUMN.fullmatch(part) for part in parts]
        if None in columns:
            raise BrokenQuestionError(self._path, None, "'columns' is written 'name (type), name (type)'")
        used = {name[1:] for name in variables(text) if name.startswith("_")}
        if used != set(self._parameters):
            odd = ", ".join(sorted(used ^ set(self._parameters)))
            raise BrokenQuestionError(self._path, None, f"these are not both given and used as ?_name: {odd}")
        severity = said.get("severity", "error")
        if severity not in ("error", "warning"):
            raise BrokenQuestionError(self._path, None, "'severity' is error or warning")
        if name.startswith(RULES):
            self._check_rule()
        return Question(
            name=name,
            question=said["question"],
            parameters=tuple(self._parameters.values()),
            columns=tuple(Column(found["name"], found["type"]) for found in columns if found),
            tags=tuple(tag.strip() for tag in said.get("tags", "").split(",") if tag.strip()),
            text=text,
            message=said.get("message"),
            remedy=said.get("remedy"),
            severity=severity,  # type: ignore[arg-type]
        )

    def _check_rule(self) -> None:
        """Raise BrokenQuestionError where a rule does not tell its fault by itself."""
        if not {"message", "remedy"} <= self._said.keys():
            said = "it is a rule and has no lines '#+ message: …' and '#+ remedy: …'"
            raise BrokenQuestionError(self._path, None, said)
        if self._parameters:
            raise BrokenQuestionError(self._path, None, "it has parameters, which nobody gives to a check")
