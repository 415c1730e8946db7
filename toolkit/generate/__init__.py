"""Make connector projects from templates; nothing here touches the disk."""
