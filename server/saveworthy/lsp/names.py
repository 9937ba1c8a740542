"""What the server's commands and its own requests are called."""

REVIEW = "saveworthy.review"
EXPLAIN = "saveworthy.explain"
FIX_ALL = "saveworthy.fixAll"
RECHECK = "saveworthy.recheckWorkspace"
ACCEPT = "saveworthy.accept"
DISMISS = "saveworthy.dismiss"
IGNORE = "saveworthy.ignore"
SELECT = "saveworthy.select"
OFF_FILE = "saveworthy.turnOffInFile"
OFF_FOLDER = "saveworthy.turnOffInFolder"

REVIEW_REQUEST = "saveworthy/review"

FIXING = "source.fixAll.saveworthy"
ACTIONS = ("quickfix", "refactor.rewrite", FIXING)
"""The kinds of action that are offered."""

TRIGGERS = (" ", "-", "/", ",", '"', "[")
"""What may begin something that can be completed."""
