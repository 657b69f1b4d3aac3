"""A knowledge graph of co-production practices."""

__version__ = "0.1.0"
