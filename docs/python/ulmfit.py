"""The trainer's language models and text classifiers as plain PyTorch modules.

Copy this file. It needs only PyTorch 1.13 or later.

    import torch, ulmfit

    classifier = ulmfit.text_classifier(torch.load("weights.pth", weights_only=True), window=72)
    logits = ulmfit.classify(classifier, [[11, 42, 7], [11, 9]])     # token ids of each document -> (documents, classes)
    probabilities = logits.sigmoid()                                 # for any number of labels; softmax(1) for exactly one

    language_model = ulmfit.language_model(torch.load("language_model.pth", weights_only=True))
    logits = language_model(torch.tensor([[11, 42, 7]]))             # (B, T) -> (B, T, V): scores of the next token

The names of the modules' attributes give their state dict fastai's keys, in fastai's order: `load_state_dict` with `strict=True` accepts
weights of the trainer and of fastai 2.1 unchanged, and both can read the result of `state_dict()`. Sizes and architecture are derived from
the weights. There is no dropout, so the modules are for inference, not for fine-tuning.

Shapes: B rows of a batch, T time steps, V tokens of the vocabulary, E features of a token, H features of a layer, C classes.
"""
import torch
from torch import nn
from torch.nn import functional as F

PAD = 1  # token id of the padding


def language_model(state):
    """Returns a LanguageModel with the weights of a state dict, in evaluation mode."""
    return _load(LanguageModel(*_sizes(state, "0.")), state)


def text_classifier(state, window=72, max_length=None):
    """Returns a TextClassifier with the weights of a state dict, in evaluation mode.

    window: number of time steps that the encoder processes at once, as in training (`windowLength` of the model's settings).
    max_length: number of time steps that are pooled, counted from the end of a batch; 20 windows by default.
    """
    has_dropout = "1.layers.0.1.weight" not in state
    classes = len(state["1.layers.1.2.weight"])
    return _load(TextClassifier(*_sizes(state, "0.module."), classes, has_dropout, window, max_length or 20 * window), state)


@torch.no_grad()
def classify(classifier, documents, batch_size=16):
    """Returns the logits of documents in their order. A document is a non-empty list of token ids, reversed for a backward model."""
    order = sorted(range(len(documents)), key=lambda i: -len(documents[i]))
    logits = [None] * len(documents)
    for start in range(0, len(order), batch_size):
        batch = order[start : start + batch_size]
        for i, row in zip(batch, classifier(pad([documents[i] for i in batch], classifier[0].window))):
            logits[i] = row
    return torch.stack(logits)  # (documents, C)


def pad(documents, window):
    """Returns a batch of documents, longest first. A short one gets whole windows of padding in front, so that it starts a window, and the rest behind."""
    columns = len(documents[0])
    rows = []
    for document in documents:
        missing = columns - len(document)
        if missing < 0:
            raise ValueError("the first document of a batch must be the longest")
        rows.append([PAD] * (missing // window * window) + list(document) + [PAD] * (missing % window))
    return torch.tensor(rows)  # (B, T)


class LanguageModel(nn.Sequential):
    """Computes scores of the next token at every time step. Carries its state from call to call until reset()."""

    def __init__(self, vocabulary, features, layers):
        encoder = Encoder(vocabulary, features, layers)
        super().__init__(encoder, Decoder(encoder.encoder))

    def reset(self):
        self[0].reset()


class TextClassifier(nn.Sequential):
    """Computes the logits of padded documents, longest first: see pad()."""

    def __init__(self, vocabulary, features, layers, classes, has_dropout, window, max_length):
        encoder = Encoder(vocabulary, features, layers)
        super().__init__(SentenceEncoder(encoder, window, max_length), PoolingHead(features, classes, has_dropout))


class Encoder(nn.Module):
    """AWD-LSTM (Merity et al. 2017) or AWD-QRNN (Bradbury et al. 2016): an embedding and recurrent layers that carry their state."""

    def __init__(self, vocabulary, features, layers):
        super().__init__()
        self.encoder = nn.Embedding(vocabulary, features, padding_idx=PAD)
        self.encoder_dp = nn.Module()  # fastai's embedding dropout, which registers the embedding under a second name
        self.encoder_dp.emb = self.encoder
        self.rnns = nn.ModuleList(layers)

    def reset(self):
        for layer in self.rnns:
            layer.reset()

    def forward(self, ids):
        x = self.encoder(ids)  # (B, T, E)
        for layer in self.rnns:
            x = layer(x)
        return x  # (B, T, E)


class LSTMLayer(nn.Module):
    """One LSTM layer with PyTorch's order of gates: i, f, g, o."""

    def __init__(self, inputs, features):
        super().__init__()
        self.features = features
        self.weight_hh_l0_raw = nn.Parameter(torch.empty(4 * features, features))
        self.module = nn.Module()
        self.module.weight_ih_l0 = nn.Parameter(torch.empty(4 * features, inputs))
        self.module.bias_ih_l0 = nn.Parameter(torch.empty(4 * features))
        self.module.bias_hh_l0 = nn.Parameter(torch.empty(4 * features))
        self.reset()

    def reset(self):
        self.hidden = self.cell = None

    def forward(self, x):  # (B, T, I) -> (B, T, H)
        state = [carried(self.hidden, x, self.features).unsqueeze(0), carried(self.cell, x, self.features).unsqueeze(0)]
        weights = [self.module.weight_ih_l0, self.weight_hh_l0_raw, self.module.bias_ih_l0, self.module.bias_hh_l0]
        output, hidden, cell = torch.lstm(
            x, state, weights, has_biases=True, num_layers=1, dropout=0.0, train=self.training, bidirectional=False, batch_first=True)
        self.hidden, self.cell = hidden[0].detach(), cell[0].detach()  # (B, H)
        return output


class QRNN(nn.Module):
    """One quasi-recurrent layer, with the name of fastai's stack of such layers."""

    def __init__(self, inputs, features, window):
        super().__init__()
        self.layers = nn.ModuleList([QRNNLayer(inputs, features, window)])

    def reset(self):
        self.layers[0].reset()

    def forward(self, x):
        return self.layers[0](x)


class QRNNLayer(nn.Module):
    """Gates z, f, o over a window of one or two inputs, newest first, and an elementwise recurrence over time."""

    def __init__(self, inputs, features, window):
        super().__init__()
        self.inputs, self.features, self.window = inputs, features, window
        self.linear = nn.Module()
        self.linear.weight_raw = nn.Parameter(torch.empty(3 * features, window * inputs))
        self.linear.module = nn.Module()
        self.linear.module.bias = nn.Parameter(torch.empty(3 * features))
        self.reset()

    def reset(self):
        self.cell = self.last_input = None

    def forward(self, x):  # (B, T, I) -> (B, T, H)
        source = x
        if self.window == 2:
            last = carried(self.last_input, x, self.inputs).unsqueeze(1)
            source = torch.cat([x, torch.cat([last, x[:, :-1]], 1)], 2)  # (B, T, 2 I)
            self.last_input = x[:, -1].detach()
        z, f, o = F.linear(source, self.linear.weight_raw, self.linear.module.bias).chunk(3, 2)
        z, f, o = z.tanh(), f.sigmoid(), o.sigmoid()
        cell = carried(self.cell, x, self.features)
        cells = []
        for t in range(x.shape[1]):
            cell = f[:, t] * z[:, t] + (1 - f[:, t]) * cell
            cells.append(cell)
        self.cell = cell.detach()
        return o * torch.stack(cells, 1)


def carried(state, x, features):
    """Returns the state for a batch with another number of rows: new rows start from zeros, and missing rows are cut."""
    rows = len(x)
    if state is None:
        return x.new_zeros(rows, features)
    return F.pad(state[:rows], (0, 0, 0, max(0, rows - len(state))))  # (B, H)


class Decoder(nn.Module):
    """Computes scores of the next token, with the embedding's weights."""

    def __init__(self, embedding):
        super().__init__()
        self.decoder = nn.Linear(embedding.embedding_dim, embedding.num_embeddings)
        self.decoder.weight = embedding.weight

    def forward(self, x):
        return self.decoder(x)  # (B, T, E) -> (B, T, V)


class SentenceEncoder(nn.Module):
    """Runs an encoder over whole documents, window by window, and keeps the output of the last max_length time steps."""

    def __init__(self, module, window, max_length):
        super().__init__()
        self.module, self.window, self.max_length = module, window, max_length

    def forward(self, ids):  # (B, T)
        self.module.reset()
        padding = ids == PAD
        begins = (~padding).int().argmax(1)  # (B): the column where each document begins
        outputs, columns = [], ids.shape[1]
        for start in range(0, columns, self.window):
            rows = int((begins <= start).sum())
            output = self.module(ids[:rows, start : start + self.window])  # (b, t, E)
            if columns - start <= self.max_length:
                outputs.append(F.pad(output, (0, 0, 0, 0, 0, len(ids) - rows)))  # (B, t, E), zero before a document begins
        output = torch.cat(outputs, 1)
        return output, padding[:, columns - output.shape[1] :]


class PoolingHead(nn.Module):
    """Concatenates the last, the largest and the mean feature over the steps without padding (Howard and Ruder 2018); two linear layers follow."""

    def __init__(self, features, classes, has_dropout):
        super().__init__()
        dropout = [nn.Identity()] if has_dropout else []  # fastai has a dropout with an index here, unless its probability is 0
        self.layers = nn.Sequential(
            nn.Sequential(nn.BatchNorm1d(3 * features), *dropout, nn.Linear(3 * features, 50, bias=False), nn.ReLU()),
            nn.Sequential(nn.BatchNorm1d(50), nn.Identity(), nn.Linear(50, classes, bias=False)))

    def forward(self, encoded):
        output, padding = encoded  # (B, T, E), (B, T)
        steps = torch.arange(output.shape[1], device=output.device)
        last = output[torch.arange(len(output)), (steps * ~padding).amax(1)]
        largest = output.masked_fill(padding.unsqueeze(2), float("-inf")).amax(1)
        mean = output.masked_fill(padding.unsqueeze(2), 0).sum(1) / (~padding).sum(1, keepdim=True)
        return self.layers(torch.cat([last, largest, mean], 1))  # (B, 3 E) -> (B, C)


def _sizes(state, prefix):
    """Returns the vocabulary size, the features of a token and the recurrent layers of an encoder, from its weights."""
    vocabulary, features = state[prefix + "encoder.weight"].shape
    layers, inputs = [], features
    while True:
        layer = f"{prefix}rnns.{len(layers)}."
        if layer + "weight_hh_l0_raw" in state:
            outputs = state[layer + "weight_hh_l0_raw"].shape[1]
            layers.append(LSTMLayer(inputs, outputs))
        elif layer + "layers.0.linear.weight_raw" in state:
            rows, columns = state[layer + "layers.0.linear.weight_raw"].shape
            outputs = rows // 3
            layers.append(QRNN(inputs, outputs, window=columns // inputs))
        else:
            return vocabulary, features, layers
        inputs = outputs


def _load(model, state):
    model.load_state_dict(state, strict=True)
    return model.eval()
