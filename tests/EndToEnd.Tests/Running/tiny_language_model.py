"""Writes a small language model of random weights in the files a pretrained one has: weights.pth, vocab.pkl, config.json.

usage: tiny_language_model.py FOLDER TOKENS lstm|qrnn|unnamed

TOKENS is a file of the vocabulary's tokens, one a line. "unnamed" writes a config that does not say which layers it has.
"""
import collections
import json
import pathlib
import pickle
import sys

import torch

EMBEDDING, HIDDEN, LAYERS = 16, 24, 2


def layer_state(layer, quasi_recurrent):
    inputs = EMBEDDING if layer == 0 else HIDDEN
    outputs = EMBEDDING if layer == LAYERS - 1 else HIDDEN
    prefix = f"0.rnns.{layer}."
    if quasi_recurrent:
        window = 2 if layer == 0 else 1
        yield prefix + "layers.0.linear.weight_raw", torch.randn(3 * outputs, window * inputs) * 0.2
        yield prefix + "layers.0.linear.module.bias", torch.zeros(3 * outputs)
    else:
        yield prefix + "weight_hh_l0_raw", torch.randn(4 * outputs, outputs) * 0.2
        yield prefix + "module.weight_ih_l0", torch.randn(4 * outputs, inputs) * 0.2
        yield prefix + "module.bias_ih_l0", torch.zeros(4 * outputs)
        yield prefix + "module.bias_hh_l0", torch.zeros(4 * outputs)


def main(folder, tokens_file, layers):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True)
    tokens = pathlib.Path(tokens_file).read_text(encoding="utf-8").split("\n")[:-1]
    torch.manual_seed(len(str(folder)))
    embedding = torch.randn(len(tokens), EMBEDDING) * 0.1
    state = collections.OrderedDict([("0.encoder.weight", embedding), ("0.encoder_dp.emb.weight", embedding)])
    for layer in range(LAYERS):
        state.update(layer_state(layer, layers != "lstm"))
    state["1.decoder.weight"] = embedding
    state["1.decoder.bias"] = torch.zeros(len(tokens))
    torch.save(state, folder / "weights.pth")
    with open(folder / "vocab.pkl", "wb") as file:
        pickle.dump(tokens, file)
    config = {
        "emb_sz": EMBEDDING, "n_hid": HIDDEN, "n_layers": LAYERS, "pad_token": 1, "bidir": False, "output_p": 0.1, "hidden_p": 0.15,
        "input_p": 0.25, "embed_p": 0.02, "weight_p": 0.2, "tie_weights": True, "out_bias": True,
    }
    if layers != "unnamed":
        config["qrnn"] = layers == "qrnn"
    (folder / "config.json").write_text(json.dumps(config))


main(*sys.argv[1:])
