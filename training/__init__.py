"""What makes the files of ``align/models``: a program for each, and what they share.

Each is run from the root of the project, ``python -m training.NAME ... -o FILE``; what it learns
from, and how to get that, is in ``docs/models.md``. ``gold``, ``planting``, ``logistic`` and
``record`` are what the programs share. Sverka itself needs none of this.
"""
