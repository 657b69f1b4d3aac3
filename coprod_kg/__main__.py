"""Run the program, as `coprod-kg` or as `python -m coprod_kg`."""

import sys


def main() -> None:
    """Run the program; one that is stopped before it has begun ends without a traceback."""
    try:
        from coprod_kg.cli import main as run  # noqa: PLC0415  # what takes a moment may be stopped
    except KeyboardInterrupt:
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()
