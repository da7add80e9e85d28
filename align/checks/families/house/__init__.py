"""House style: the rules and the typography that a profile asks for."""
