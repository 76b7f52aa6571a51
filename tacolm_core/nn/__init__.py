"""Layers of TacoLM: damped EMA, gated prefix self-attention, gated cross-attention, and stacks of them."""
