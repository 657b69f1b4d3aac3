"""Shapes as SPARQL: one query for each constraint finds all that break it at once.

A query over the values of a property asks for the property alone and not for the
class of its subject, because one scan and a hash join over the whole graph cost a
tenth of a look-up for every node. Who breaks a constraint without being looked at by
the shape is left out afterwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode

from coprod_kg.vocabulary import RDF

if TYPE_CHECKING:
    from collections.abc import Callable

    from coprod_kg.check.constraints import Constraint, Shape

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
# Types whose lexical form the engine can check by a cast to the same type.
_CASTS: Final = frozenset(
    _XSD + name for name in ("boolean", "date", "dateTime", "decimal", "double", "float", "integer", "time")
)
_KINDS: Final = {
    "BlankNode": "isBLANK({0})",
    "BlankNodeOrIRI": "isBLANK({0}) || isIRI({0})",
    "BlankNodeOrLiteral": "isBLANK({0}) || isLITERAL({0})",
    "IRI": "isIRI({0})",
    "IRIOrLiteral": "isIRI({0}) || isLITERAL({0})",
    "Literal": "isLITERAL({0})",
}
_ORDER: Final = {"minExclusive": ">", "minInclusive": ">=", "maxExclusive": "<", "maxInclusive": "<="}


def _quoted(text: str) -> str:
    return str(Literal(text))


def _test(constraint: Constraint, value: str) -> str:
    """Return the test that one value by itself must pass."""
    kind, parameter = constraint.kind, constraint.parameter
    if kind == "datatype":
        datatype = parameter[0]
        cast = isinstance(datatype, NamedNode) and datatype.value in _CASTS
        formed = f" && COALESCE(isLITERAL({datatype}(STR({value}))), false)" if cast else ""
        return f"DATATYPE({value}) = {datatype}{formed}"
    if kind == "nodeKind":
        return _KINDS[str(parameter[0]).rpartition("#")[2].rstrip(">")].format(value)
    if kind == "in":
        return " || ".join(f"sameTerm({value}, {member})" for member in parameter) or "false"
    if kind in _ORDER:
        return f"{value} {_ORDER[kind]} {parameter[0]}"
    if kind in {"minLength", "maxLength"}:
        order = ">=" if kind == "minLength" else "<="
        return f"!isBLANK({value}) && STRLEN(STR({value})) {order} {parameter[0]}"
    if kind == "pattern":
        pattern = _quoted(str(getattr(parameter[0], "value", "")))
        return f"!isBLANK({value}) && REGEX(STR({value}), {pattern}, {_quoted(constraint.flags)})"
    raise AssertionError(kind)


def _name(constraint: Constraint) -> str:
    """Return the parameter without marks: the IRI of a property or class, the digits of a number."""
    return str(getattr(constraint.parameter[0], "value", ""))


def _counted(focus: str, steps: str, value: str, test: str) -> str:
    """Return a pattern that binds a variable to the nodes whose number of values passes a test."""
    return (
        f"{{ SELECT {focus} WHERE {{ {steps} }} GROUP BY {focus} HAVING (COUNT(DISTINCT {value}) {test}) }}"
    )


class Compiler:
    """Writes constraints as SPARQL; a class stands for itself and its subclasses."""

    def __init__(self, subclasses: Callable[[str], list[str]]) -> None:
        """Take the subclasses of a class from somewhere, for a graph holds no inferred types."""
        self._subclasses = subclasses

    def _instances(self, variable: str, class_: str) -> str:
        """Return a pattern that binds a variable to the instances of a class."""
        classes = self._subclasses(class_)
        if len(classes) == 1:
            return f"{variable} <{RDF}type> <{class_}> ."
        listed = " ".join(f"<{iri}>" for iri in classes)
        kind = f"{variable}Class"
        return f"VALUES {kind} {{ {listed} }} {variable} <{RDF}type> {kind} ."

    def targets(self, shape: Shape, variable: str = "?focus") -> str:
        """Return a pattern that binds a variable to each node that a shape looks at."""
        parts = []
        for kind, value in shape.targets:
            if kind == "targetClass":
                parts.append(self._instances(variable, value))
            elif kind == "targetSubjectsOf":
                parts.append(f"{variable} <{value}> {variable}Object .")
            elif kind == "targetObjectsOf":
                parts.append(f"{variable}Subject <{value}> {variable} .")
            else:
                parts.append(f"VALUES {variable} {{ <{value}> }}")
        union = " UNION ".join(f"{{ {part} }}" for part in parts)
        return f"{{ SELECT DISTINCT {variable} WHERE {{ {union} }} }}"

    def _failing(self, shape: Shape, focus: str, domain: str) -> str:
        """Return a pattern that binds a variable to nodes that do not conform to a shape."""
        parts = [self.pattern(constraint, focus, domain) for constraint in shape.constraints]
        union = " UNION ".join(f"{{ {part} }}" for part in parts) or "FILTER (false)"
        return f"{{ SELECT DISTINCT {focus} WHERE {{ {union} }} }}"

    def pattern(self, constraint: Constraint, focus: str, domain: str, *, narrow: bool = False) -> str:
        """Return a pattern that finds what breaks a constraint.

        It binds the focus variable, and the same with `Value` behind it where a value is
        at fault. The domain binds the nodes that are looked at; it is part of the pattern
        where nodes without any value matter, and where it is said to be narrow.
        """
        value = f"{focus}Value" if constraint.path else focus
        steps = f"{focus} {constraint.path.text} {value} ." if constraint.path else domain
        if constraint.kind in {"hasValue", "minCount", "qualifiedMinCount"}:
            return self._missing(constraint, focus, value, steps, domain)
        if narrow and constraint.path:
            steps = f"{domain} {steps}"
        if constraint.kind in {"maxCount", "qualifiedMaxCount"}:
            good, most = self._conforming(constraint, value, steps), _name(constraint)
            return good if most == "0" else _counted(focus, good, value, f"> {most}")
        if constraint.kind in {"disjoint", "equals", "lessThan", "lessThanOrEquals"}:
            return self._compared(constraint, focus, value, steps)
        failing = self._failing_values(constraint, value, steps)
        return f"{failing} {steps}" if constraint.path else failing

    def _failing_values(self, constraint: Constraint, value: str, steps: str) -> str:
        """Return a pattern for the values that break a constraint each by itself.

        Each different value is tested once, for there are few different concepts and days.
        A filter would be pushed below DISTINCT and see every row, which HAVING is not.
        """
        if constraint.inner:
            return self._failing(
                constraint.inner, value, f"{{ SELECT DISTINCT {value} WHERE {{ {steps} }} }}"
            )
        if constraint.kind == "class":
            values = f"{{ SELECT {value} WHERE {{ {steps} }} GROUP BY {value} }}"
            others = f"MINUS {{ {self._instances(value, _name(constraint))} }}"
            return f"{{ SELECT {value} WHERE {{ {values} {others} }} }}"
        test = f"(!COALESCE({_test(constraint, value)}, false))"
        if constraint.kind == "nodeKind":  # needs no look at the text of a value
            return f"{{ SELECT DISTINCT {value} WHERE {{ {steps} FILTER {test} }} }}"
        return f"{{ SELECT {value} WHERE {{ {steps} }} GROUP BY {value} HAVING {test} }}"

    def _compared(self, constraint: Constraint, focus: str, value: str, steps: str) -> str:
        """Return the pattern of a constraint that compares the values of two properties."""
        name, kind = _name(constraint), constraint.kind
        own = f"{{ SELECT {focus} {value} WHERE {{ {steps} }} }}"
        same = f"{{ SELECT {focus} {value} WHERE {{ {focus} <{name}> {value} . }} }}"
        if kind == "disjoint":
            return f"{own} {same}"
        if kind == "equals":
            return f"{{ {own} MINUS {same} }} UNION {{ {same} MINUS {own} }}"
        other = f"{{ SELECT {focus} {focus}Other WHERE {{ {focus} <{name}> {focus}Other . }} }}"
        order = "<" if kind == "lessThan" else "<="
        return f"{own} {other} FILTER (!COALESCE({value} {order} {focus}Other, false))"

    def _conforming(self, constraint: Constraint, value: str, steps: str) -> str:
        """Return the steps to values, to those that conform to an inner shape where there is one."""
        if constraint.inner is None:
            return steps
        values = f"{{ SELECT DISTINCT {value} WHERE {{ {steps} }} }}"
        return f"{steps} MINUS {self._failing(constraint.inner, value, values)}"

    def _missing(self, constraint: Constraint, focus: str, value: str, steps: str, domain: str) -> str:
        """Return the pattern of a constraint that asks for values: the nodes without enough of them."""
        least = _name(constraint)
        if constraint.kind == "hasValue":
            path = constraint.path.text if constraint.path else ""
            return f"{domain} MINUS {{ {focus} {path} {constraint.parameter[0]} . }}"
        if least == "0":
            return "FILTER (false)"
        good = self._conforming(constraint, value, steps)
        enough = f"{{ {good} }}" if least == "1" else _counted(focus, good, value, f">= {least}")
        return f"{domain} MINUS {enough}"

    def query(self, constraint: Constraint, shape: Shape) -> str:
        """Return the query that finds what breaks a constraint: ?focus, and ?value where there is one."""
        narrow = not any(
            kind == "targetClass" or (constraint.path and target == constraint.path.first)
            for kind, target in shape.targets
        )
        pattern = self.pattern(constraint, "?focus", self.targets(shape), narrow=narrow)
        value = "(?focus AS ?value)" if constraint.path is None else "(?focusValue AS ?value)"
        if constraint.kind.endswith("Count") or constraint.kind == "hasValue":
            value = ""
        return f"SELECT DISTINCT ?focus {value} WHERE {{ {pattern} }}".replace("  ", " ")

    def members(self, shape: Shape) -> str:
        """Return the query for the nodes that a shape looks at."""
        return f"SELECT ?focus WHERE {{ {self.targets(shape)} }}"
