"""The report of a study: linked pages that need no server, no script and no internet."""

from coprod_kg.pages.report.site import MARK, files
from coprod_kg.pages.report.study import Study

__all__ = ["MARK", "Study", "files"]
