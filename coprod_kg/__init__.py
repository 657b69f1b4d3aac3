"""A knowledge graph of co-production practices."""

__version__ = "0.2.0"
