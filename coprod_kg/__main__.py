"""Run the program as `python -m coprod_kg`."""

from coprod_kg.cli import main

main()
