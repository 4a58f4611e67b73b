"""Papers read back from their files and measured by Decree 30/2020: ours after writing, anybody's on request."""
