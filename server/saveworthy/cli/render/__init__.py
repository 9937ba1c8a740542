"""How a review looks: as text for a person, as JSON for a program."""
