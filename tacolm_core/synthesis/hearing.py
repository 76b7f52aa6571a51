"""A prompt is heard once: what the models make of it depends on no text, so it serves all sentences in a voice."""

from typing import TYPE_CHECKING

import torch
from torch import Tensor

if TYPE_CHECKING:
    from tacolm_core.model.backbone import ArBackbone, Heard, NarBackbone


class Hearing:
    """Remembers what the AR and the NAR model heard, for one prompt, one pair of models and one kind of request.

    When the work moves to another device, the prompt is heard again there.
    """

    def __init__(self) -> None:
        self._by_ar: dict[torch.device, Heard] = {}
        self._by_nar: dict[torch.device, Heard] = {}

    @torch.inference_mode()
    def of_ar(self, model: "ArBackbone", prompt: Tensor, prompt_mask: Tensor) -> "Heard":
        """`model.hear`, the first time; its result, afterwards."""
        if prompt.device not in self._by_ar:
            self._by_ar = {prompt.device: model.hear(prompt, prompt_mask)}
        return self._by_ar[prompt.device]

    @torch.inference_mode()
    def of_nar(self, model: "NarBackbone", prompt: Tensor, prompt_mask: Tensor) -> "Heard":
        """As `of_ar`."""
        if prompt.device not in self._by_nar:
            self._by_nar = {prompt.device: model.hear(prompt, prompt_mask)}
        return self._by_nar[prompt.device]
