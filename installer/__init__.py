"""From a bare clone to a running program, with nothing but Python: ``python3 -m installer run|test|check|build``.

Every module here also runs on a Python too old for the program, so that it can say so.
"""
