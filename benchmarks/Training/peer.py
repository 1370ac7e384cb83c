"""The trainer's networks written plainly in PyTorch, as fastai 2.1 has them, and trained, or asked for predictions, a step at a time when told to.

Usage: peer.py SETTINGS, a JSON object with the members of StepSettings. Commands and answers are those of Commands.

Shapes: B rows of a batch, T time steps, V tokens of the vocabulary, E features of a token, H features of a layer, C classes.
"""
import json
import resource
import sys
import time
import warnings

import torch
from torch import nn
from torch.nn import functional as F

PAD = 1  # the token id that pads
ALPHA, BETA = 2, 1  # of the activation regularisation


def mask(p, like, *shape):
    return like.new_empty(shape).bernoulli_(1 - p).div_(1 - p)


class RowDropout(nn.Module):
    """One mask for all time steps of a row."""

    def __init__(self, p):
        super().__init__()
        self.p = p

    def forward(self, x):  # (B, T, F)
        return x * mask(self.p, x, len(x), 1, x.shape[2]) if self.training and self.p else x


class EmbeddingDropout(nn.Module):
    """Drops whole words of the embedding."""

    def __init__(self, emb, p):
        super().__init__()
        self.emb, self.p = emb, p

    def forward(self, ids):
        weight = self.emb.weight
        if self.training and self.p:
            weight = weight * mask(self.p, weight, len(weight), 1)  # (V, E)
        return F.embedding(ids, weight, self.emb.padding_idx)


def rows_of(state, rows, dim):
    """The state with rows of zeros for the documents that begin only now."""
    if state.shape[dim] == rows:
        return state
    new = state.new_zeros(*state.shape[:dim], rows - state.shape[dim], *state.shape[dim + 1 :])
    return torch.cat([state, new], dim)


class WeightDropout(nn.Module):
    """Drops weights of a module, anew at every call."""

    def __init__(self, module, p, name):
        super().__init__()
        self.module, self.p, self.name = module, p, name
        self.register_parameter(name + "_raw", nn.Parameter(getattr(module, name).data))
        del module._parameters[name]

    def forward(self, *arguments):
        weight = getattr(self, self.name + "_raw")
        setattr(self.module, self.name, F.dropout(weight, self.p, self.training))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", category=UserWarning)  # the weights are not in one piece
            return self.module(*arguments)


class LSTM(WeightDropout):
    def __init__(self, inputs, features, layer, p):
        super().__init__(nn.LSTM(inputs, features, 1, batch_first=True), p, "weight_hh_l0")
        self.features = features

    def forward(self, x, state):  # (B, T, I) -> (B, T, H)
        if state is None:
            state = [x.new_zeros(1, len(x), self.features) for _ in range(2)]
        output, state = super().forward(x, tuple(rows_of(each, len(x), 1) for each in state))
        return output, [each.detach() for each in state]


class QRNNLayer(nn.Module):
    """Gates z, f, o over a window of one or two inputs, the newest first, and an elementwise recurrence over time."""

    def __init__(self, inputs, features, window, p):
        super().__init__()
        self.inputs, self.features, self.window = inputs, features, window
        self.linear = WeightDropout(nn.Linear(window * inputs, 3 * features), p, "weight")

    def forward(self, x, state):
        cell, last = state or (x.new_zeros(len(x), self.features), x.new_zeros(len(x), 1, self.inputs))
        cell, last = rows_of(cell, len(x), 0), rows_of(last, len(x), 0)
        source = torch.cat([x, torch.cat([last, x[:, :-1]], 1)], 2) if self.window == 2 else x
        z, f, o = self.linear(source).chunk(3, 2)  # 3 of (B, T, H)
        z, f, o = z.tanh(), f.sigmoid(), o.sigmoid()
        cells = []
        for new, keep in zip((z * f).unbind(1), (1 - f).unbind(1)):
            cell = new + keep * cell
            cells.append(cell)
        return o * torch.stack(cells, 1), (cell.detach(), x[:, -1:].detach())


class QRNN(nn.Module):
    def __init__(self, inputs, features, layer, p):
        super().__init__()
        self.layers = nn.ModuleList([QRNNLayer(inputs, features, 2 if layer == 0 else 1, p)])

    def forward(self, x, state):
        return self.layers[0](x, state)


class Encoder(nn.Module):
    def __init__(self, vocabulary, config):
        super().__init__()
        sizes = [config["embeddingSize"], *[config["hiddenSize"]] * (config["layers"] - 1), config["embeddingSize"]]
        layer = LSTM if config["architecture"] == "AwdLstm" else QRNN
        self.encoder = nn.Embedding(vocabulary, sizes[0], padding_idx=PAD)
        nn.init.uniform_(self.encoder.weight, -0.1, 0.1)
        self.encoder_dp = EmbeddingDropout(self.encoder, config["embedP"])
        self.rnns = nn.ModuleList(
            [layer(inputs, features, i, config["weightP"]) for i, (inputs, features) in enumerate(zip(sizes, sizes[1:]))])
        self.input_dp, self.hidden_dp = RowDropout(config["inputP"]), RowDropout(config["hiddenP"])
        self.reset()

    def reset(self):
        self.states = [None] * len(self.rnns)

    def forward(self, ids):  # (B, T) -> (B, T, E)
        x = self.input_dp(self.encoder_dp(ids))
        for i, layer in enumerate(self.rnns):
            x, self.states[i] = layer(x, self.states[i])
            if i < len(self.rnns) - 1:
                x = self.hidden_dp(x)
        return x


class Decoder(nn.Module):
    def __init__(self, embedding, p):
        super().__init__()
        self.decoder = nn.Linear(embedding.embedding_dim, embedding.num_embeddings)
        self.decoder.bias.data.zero_()
        self.decoder.weight = embedding.weight
        self.output_dp = RowDropout(p)

    def forward(self, raw):
        dropped = self.output_dp(raw)
        return self.decoder(dropped), raw, dropped


class LanguageModel(nn.Sequential):
    def __init__(self, settings):
        encoder = Encoder(settings["vocabulary"], settings["encoder"])
        super().__init__(encoder, Decoder(encoder.encoder, settings["encoder"]["outputP"]))

    def groups(self):
        return [*self[0].rnns, self[1]]

    def batches(self, tokens, settings):
        rows, columns = settings["rows"], settings["columns"]
        for window in range((len(tokens) - 1) // rows // columns):
            start = torch.arange(rows)[:, None] * ((len(tokens) - 1) // rows) + window * columns
            positions = start + torch.arange(columns)  # (B, T)
            yield tokens[positions], tokens[positions + 1]

    @staticmethod
    def loss(logits, targets):
        return F.cross_entropy(logits.flatten(0, 1), targets.flatten())


class SentenceEncoder(nn.Module):
    """Runs the encoder over documents, one window after another, with state but no gradient between them.

    A document of a batch starts with a window; what is pooled are the last 20 windows of the batch.
    """

    def __init__(self, module, window):
        super().__init__()
        self.module, self.window, self.pooled = module, window, 20 * window

    def forward(self, ids):  # (B, T) -> (B, T', E), whether a step is padding (B, T')
        self.module.reset()
        outputs, columns = [], ids.shape[1]
        padding = ids == PAD
        begins = (~padding).int().argmax(1)  # (B)
        for start in range(0, columns, self.window):
            rows = int((begins <= start).sum())
            output = self.module(ids[:rows, start : start + self.window])  # (b, t, E)
            if columns - start <= self.pooled:
                outputs.append(F.pad(output, (0, 0, 0, 0, 0, len(ids) - rows)))
        output = torch.cat(outputs, 1)
        return output, padding[:, columns - output.shape[1] :]


class PoolingHead(nn.Module):
    def __init__(self, features, classes, p, hidden_p):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Sequential(nn.BatchNorm1d(3 * features), nn.Dropout(p), nn.Linear(3 * features, 50, bias=False), nn.ReLU()),
            nn.Sequential(nn.BatchNorm1d(50), nn.Dropout(hidden_p), nn.Linear(50, classes, bias=False)))

    def forward(self, encoded):  # (B, T, E), (B, T) -> (B, C)
        output, padding = encoded
        places = torch.arange(output.shape[1], device=output.device)
        last = output[torch.arange(len(output), device=output.device), (places * ~padding).amax(1)]
        largest = output.masked_fill(padding[:, :, None], -float("inf")).amax(1)
        mean = output.masked_fill(padding[:, :, None], 0).sum(1) / (~padding).sum(1, keepdim=True)
        return self.layers(torch.cat([last, largest, mean], 1)), output, output


class TextClassifier(nn.Sequential):
    def __init__(self, settings):
        config = settings["encoder"]
        encoder = Encoder(settings["vocabulary"], config)
        super().__init__(
            SentenceEncoder(encoder, settings["window"]),
            PoolingHead(config["embeddingSize"], settings["classes"], config["outputP"], settings["headP"]))

    def groups(self):
        encoder = self[0].module
        return [encoder.encoder, *encoder.rnns, self[1]]

    def batches(self, tokens, settings):
        rows, columns, classes = settings["rows"], settings["columns"], settings["classes"]
        documents = tokens[: len(tokens) // columns * columns].view(-1, columns)
        yield from zip(documents.split(rows), labels_of(len(documents), classes).to(tokens.device).split(rows))

    @staticmethod
    def loss(logits, targets):
        return F.binary_cross_entropy_with_logits(logits, targets)


def labels_of(documents, classes):
    """Document d carries every third label from d on."""
    return ((torch.arange(documents)[:, None] + torch.arange(classes)) % 3 == 0).float()


def padded(documents, window):
    """A batch of documents, longest first: whole windows of padding in front of a short one, the rest behind it."""
    columns = len(documents[0])
    batch = documents[0].new_full((len(documents), columns), PAD)
    for row, document in zip(batch, documents):
        start = (columns - len(document)) // window * window
        row[start : start + len(document)] = document
    return batch


class Predictions:
    """All documents once, in batches by length, as fastai validates: the mean loss of their labels."""

    def __init__(self, settings, tokens):
        self.model = TextClassifier(settings).to(tokens.device)
        documents = tokens[: sum(settings["lengths"])].split(settings["lengths"])
        labels = labels_of(len(documents), settings["classes"]).to(tokens.device)
        order = torch.tensor([len(document) for document in documents]).argsort(descending=True, stable=True)
        self.batches = [
            (padded([documents[place] for place in batch], settings["window"]), labels[batch]) for batch in order.split(settings["rows"])]

    @torch.no_grad()
    def step(self):
        self.model.eval()
        logits = torch.cat([self.model(ids)[0] for ids, _ in self.batches])
        return F.binary_cross_entropy_with_logits(logits, torch.cat([labels for _, labels in self.batches])).item()


class Steps:
    """Training steps, a batch each."""

    def __init__(self, settings, tokens):
        self.model = (TextClassifier if settings["work"] == "Classifier" else LanguageModel)(settings).to(tokens.device)
        self.autocast = torch.autocast(tokens.device.type, torch.bfloat16, settings["computation"]["precision"] == "Bf16")
        self.settings, self.optimizer, self.done = settings, None, 0
        self.batches = list(self.model.batches(tokens, settings))

    def step(self):
        self.model.train()
        self.optimizer = self.optimizer or optimizer_of(self.model, self.settings)
        self.done += 1
        return take_step(self.model, self.optimizer, self.autocast, *self.batches[(self.done - 1) % len(self.batches)])


def optimizer_of(model, settings):
    """fastai's Adam: no weight decay of batch normalisation and of what is called bias."""
    if settings["isFrozen"]:
        for group in model.groups()[:-1]:
            group.requires_grad_(False)
        for parameter in model.groups()[-1].parameters():
            parameter.requires_grad_(True)
    trained = {name: parameter for name, parameter in model.named_parameters() if parameter.requires_grad}
    spared = [parameter for name, parameter in trained.items() if parameter.ndim == 1 and (name.endswith(".bias") or ".0.weight" in name)]
    decayed = [parameter for parameter in trained.values() if all(parameter is not other for other in spared)]
    return torch.optim.AdamW(
        [{"params": decayed, "weight_decay": 0.01}, {"params": spared, "weight_decay": 0}],
        lr=settings["learningRate"], betas=(settings["momentum"], 0.99), eps=1e-5)


def take_step(model, optimizer, autocast, inputs, targets):
    with autocast:
        logits, raw, dropped = model(inputs)
        loss = model.loss(logits, targets)
        loss = loss + ALPHA * dropped.square().mean() + BETA * (raw[:, 1:] - raw[:, :-1]).square().mean()
    value = loss.item()
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    return value


def main(settings):
    computation = settings["computation"]
    steps, device = computation["stepsAtOnce"], torch.device(computation["device"])
    torch.set_num_threads(computation["threads"])
    with open(settings["tokensFile"], "rb") as file:
        tokens = torch.frombuffer(bytearray(file.read()), dtype=torch.int32).long().to(device)
    work = (Predictions if settings["work"] == "Prediction" else Steps)(settings, tokens)
    if settings["weightsFile"]:
        work.model.load_state_dict(torch.load(settings["weightsFile"], map_location=device), strict=True)

    print("ready", flush=True)
    while sys.stdin.readline().strip() == "step":
        start, processor = time.perf_counter(), time.process_time()
        for _ in range(steps):
            loss = work.step()
        if device.type == "cuda":
            torch.cuda.synchronize()
        print((time.perf_counter() - start) / steps, (time.process_time() - processor) / steps, loss, flush=True)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)


main(json.loads(sys.argv[1]))
