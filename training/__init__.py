"""Programs that make the files of ``align/models``, one for each, and their shared code.

Run them from the root of the project, ``python -m training.NAME ... -o FILE``. ``docs/models.md``
says which data they learn from and how to get them. ``gold``, ``planting``, ``logistic`` and
``record`` are shared. Sverka itself does not need any of this.
"""
