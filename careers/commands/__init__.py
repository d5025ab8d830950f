"""The commands that have grown too long for `careers.cli`, and what all commands share."""
