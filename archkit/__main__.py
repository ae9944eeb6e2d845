"""Lets `python -m archkit` do what `archkit` does."""

from archkit.cli import main

if __name__ == "__main__":
    main()
