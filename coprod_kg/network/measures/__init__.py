"""The numbers that describe a directed network, each with its definition and its source.

Every function takes any networkx DiGraph or MultiDiGraph, or a `Digraph`, its form as a
sparse matrix, which is made once where many numbers are wanted. Parallel edges are one
arc and loops are dropped, because libraries differ on both. Undefined is None.
"""
