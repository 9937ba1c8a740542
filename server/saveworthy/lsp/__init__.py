"""The Language Server: the same reviews, while a draft is being written."""

from saveworthy.lsp import late

late.import_types()  # before any module here does
