"""The idea, in one folder: read errors, modes, registry, tape, backward, array, text, operators, syntax."""
