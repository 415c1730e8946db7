"""The commands, one thin file each; they alone read arguments, print, and write to the disk."""
