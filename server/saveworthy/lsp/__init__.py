"""The Language Server: the same reviews, while a draft is being written."""
