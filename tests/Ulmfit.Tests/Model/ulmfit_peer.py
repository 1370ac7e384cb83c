"""Runs docs/python/ulmfit.py on weights and token ids that the tests wrote.

Usage: ulmfit_peer.py FOLDER language | FOLDER batches WINDOW MAX_LENGTH | FOLDER documents WINDOW

Reads weights.pth and inputs.pth in FOLDER, and writes outputs.pth and, of the loaded model, state.pth.
"""
import os
import sys
from collections import OrderedDict

sys.path.insert(0, os.path.join(os.path.dirname(__file__), *[".."] * 3, "docs", "python"))
sys.dont_write_bytecode = True

import torch
import ulmfit

torch.set_num_threads(1)


def language(state, inputs):
    model = ulmfit.language_model(state)
    assert model[1].decoder.weight is model[0].encoder.weight, "the decoder is tied"
    outputs = OrderedDict()
    for name, ids in inputs.items():
        if name.startswith("anew"):
            model.reset()
        outputs[name] = model(ids)
    return model, outputs


def batches(state, inputs, window, max_length):
    model = ulmfit.text_classifier(state, int(window), int(max_length))
    return model, OrderedDict((name, model(ids)) for name, ids in inputs.items())


def documents(state, inputs, window):
    model = ulmfit.text_classifier(state, int(window))
    return model, {"logits": ulmfit.classify(model, [ids.tolist() for ids in inputs.values()], batch_size=4)}


def main(folder, what, *arguments):
    state = torch.load(f"{folder}/weights.pth", weights_only=True)
    inputs = torch.load(f"{folder}/inputs.pth", weights_only=True)
    with torch.no_grad():
        model, outputs = globals()[what](state, inputs, *arguments)
    assert list(model.state_dict()) == list(state), "the keys are in fastai's order"
    torch.save(outputs, f"{folder}/outputs.pth")
    torch.save(model.state_dict(), f"{folder}/state.pth")


main(*sys.argv[1:])
