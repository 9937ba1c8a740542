"""Where a project keeps what is for us, beside its settings."""

PROJECT_PACKS = ".saveworthy/rules"
"""The folder of rule packs that apply without being named."""
