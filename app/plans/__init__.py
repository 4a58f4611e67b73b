"""Plan packs: TOML read into a Plan, with errors an official can act on."""
