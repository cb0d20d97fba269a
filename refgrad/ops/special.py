"""# Special functions

numpy has none of them, so they are computed here: by series where they converge quickly, and by
asymptotic ones elsewhere.
"""
