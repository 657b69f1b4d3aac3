"""Networks for programs that draw and measure them: GraphML, GEXF and tables of nodes and edges."""
