"""The command line: finds drafts, has them reviewed, and shows what the review says.

Everything here is imported when it is first needed: a short draft should be reviewed before the
writer notices that a program had to start.
"""
