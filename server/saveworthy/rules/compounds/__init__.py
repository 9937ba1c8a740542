"""Jargon that no list has: finds “outcome-centric growth enablement” and passes “family-owned bakery”.

`pieces` cuts a sentence, `ratings` says how much each word smells of the office, and `promise` what it
brings to a phrase at best. `runs` and `hopes` pick the sentences worth a tagger, `chunks` finds noun
phrases in the tagged ones, `model` weighs each.
"""
