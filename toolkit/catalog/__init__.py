"""What can be added: the operations that come with specgen, and an index of ARM specifications."""
