"""The workspace as open files in a ZIP, and those files read back into an equal workspace.

    store ─ entries ─▶ cards, calendar, notes, mail, lines, tables ─ members ─▶ ZIP
    ZIP ─ members ─▶ the same modules read ─ restore ─▶ records ─▶ the ordinary import

An `Entry` is one record as a reader first gave it, with the file it came from. Every module here writes entries of
its kind in a format that other programs open, and reads them again; what the format cannot say stands beside it under
the name X-RAPPORT or `rapport`. docs/data.md describes the files.
"""
