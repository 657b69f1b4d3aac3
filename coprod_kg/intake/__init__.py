"""Read coded data: one reader a format; they only make records and faults."""
