"""Requirements as an Excel workbook.

Only what is here imports openpyxl, which not everybody has installed.
"""

from typing import Final

TABLE: Final = "Requirements"
"""The name of the sheet with the table."""
