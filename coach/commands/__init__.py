"""The commands by theme: each module registers its commands and prints what the workspace gives."""
