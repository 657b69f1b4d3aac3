"""From a graph of claims to layers of ties, and the numbers that describe them.

A layer is a directed network among actors, made from claims by a stated policy; see
`layers`. The measures also take any networkx DiGraph; see `reciprocity`.
"""
