"""Vale's styles, read as packs of ours: folders of YAML rules, and what a `.vale.ini` makes of them.

Nothing here is imported unless a style is in use. What Vale does is taken from its documentation;
where this differs, docs/vale.md says so.
"""
