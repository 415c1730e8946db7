"""What a change breaks in saved flows: two versions of a connector, compared as a flow remembers them."""
