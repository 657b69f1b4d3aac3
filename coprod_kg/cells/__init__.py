"""What a cell may hold, compiled from the CSVW description of its column.

A check turns the text of a cell into its canonical values (ids, notations, dates,
numbers as text) or raises Unfit with the two halves of a fault.
"""

from coprod_kg.cells.datatypes import DATATYPES, bounds, datatype_check, date_check, pattern
from coprod_kg.cells.fit import Check, Doubtful, Unfit, shown
from coprod_kg.cells.names import concept_check, reference_check, statement_check
from coprod_kg.cells.reading import check, split, values

__all__ = ["DATATYPES", "Check", "Doubtful", "Unfit", "bounds", "check", "concept_check", "datatype_check"]
__all__ += ["date_check", "pattern", "reference_check", "shown", "split", "statement_check", "values"]
