"""The idea, in one folder: read errors, modes, registry, tape, backward, context, text, array, emit, factories,
operators, syntax.
"""
