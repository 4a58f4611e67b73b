"""The only package that knows SQLite and the folders of the data."""
