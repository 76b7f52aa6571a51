"""Teaching the model a voice: read sentences, learn in a process of its own, compare, keep."""
