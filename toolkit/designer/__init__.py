"""How makers meet a connector: the cards of the flow designer, the functions of Power Apps."""
