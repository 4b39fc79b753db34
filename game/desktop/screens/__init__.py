"""The screens, one file each: values that lay themselves out and answer messages (see `game.desktop.screen`)."""
