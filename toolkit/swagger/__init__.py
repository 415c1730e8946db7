"""Swagger 2.0 and nothing else: typed views of a definition, how to walk them, what they refer to."""
