"""The files that go to an official's Windows PC: set-up, portable folder, wheel; made and tried on Debian."""
