"""How an alignment is read and every family is run over it."""
