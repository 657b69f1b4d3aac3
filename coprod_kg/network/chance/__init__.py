"""What chance alone would give: null models, permutations, intervals, and how to read them."""
