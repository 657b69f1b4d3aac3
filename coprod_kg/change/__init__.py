"""What changed between two ontologies, how far each change reaches, and the version it demands."""
