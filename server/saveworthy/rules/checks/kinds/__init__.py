"""Checks that belong to one kind of draft each; they are loaded when such a draft is reviewed."""
