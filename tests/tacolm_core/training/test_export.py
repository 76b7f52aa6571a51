import torch

from tacolm_core.checkpoint import load_weights
from tacolm_core.codec.frame_codec import FrameCodec
from tacolm_core.config import CodecConfig
from tacolm_core.training.export import Exporter
from tacolm_core.training.run_folder import RunFolder

SMALL = CodecConfig(encoder_width=16, encoder_layers=1, decoder_width=16, decoder_layers=1, latent_width=8)


class Trained:
    def __init__(self, codec):
        self._codec = codec

    def averaged_codec(self):
        return self._codec


def export(tmp_path, limit):
    torch.manual_seed(0)
    exporter = Exporter(storage="exact", copy_to=tmp_path / "out", copy_limit=limit)
    exporter.codec(Trained(FrameCodec(SMALL)), RunFolder(tmp_path / "run"), 7)
    return sorted((tmp_path / "out").iterdir())


def test_large_copies_come_in_pieces_that_join_to_the_whole(tmp_path):
    pieces = export(tmp_path, 0.1)

    assert len(pieces) > 1
    assert max(piece.stat().st_size for piece in pieces) <= 0.1 * 2**20
    joined = tmp_path / "codec.safetensors"
    joined.write_bytes(b"".join(piece.read_bytes() for piece in pieces))
    assert load_weights(joined, "codec")[1].training["step"] == 7


def test_small_copies_are_one_file(tmp_path):
    assert [path.name for path in export(tmp_path, 16.0)] == ["codec.safetensors"]
