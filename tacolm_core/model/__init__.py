"""The AR and the NAR language model."""
