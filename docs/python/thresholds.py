"""Compares rules for choosing a threshold for each label, on the probabilities of TF-IDF and logistic regression.

    python3 thresholds.py CSV [ROWS]

CSV: a file with the texts in column "text" and one 0/1 column for each label. Needs scikit-learn. Draws ROWS rows at random. A quarter of them are
test rows, and a fifth of the others choose the thresholds, as in the trainer's own splits.
"""
import csv
import sys

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

EPS = 1e-7


def read(path, rows):
    with open(path, encoding="utf-8", newline="") as file:
        header, *lines = csv.reader(file)
    text = header.index("text")
    chosen = [lines[i] for i in np.random.RandomState(42).permutation(len(lines))[:rows]]
    cells = [[cell in ("1", "True") for i, cell in enumerate(line) if i != text] for line in chosen]
    return [line[text] for line in chosen], np.array(cells)


def probabilities(train, labels, others):
    model = LogisticRegression(C=10, solver="liblinear")
    return np.array([
        model.fit(train, label).predict_proba(others)[:, 1] if label.any() else np.zeros(others.shape[0]) for label in labels.T
    ]).T


def best(probability, carried):
    """The threshold in the middle of the widest gap between probabilities with the highest F1."""
    order = np.argsort(-probability, kind="stable")
    upper, right = probability[order], np.cumsum(carried[order])
    lower = np.append(upper[1:], 0)
    f1 = np.where(upper > lower, 2 * right / (np.arange(len(upper)) + 1 + carried.sum()), 0)
    ties = np.flatnonzero(f1 >= f1.max() - 1e-12)
    widest = ties[np.argmax((upper - lower)[ties])]
    return (upper[widest] + lower[widest]) / 2


def logit(probability):
    inside = np.clip(probability, EPS, 1 - EPS)
    return np.log(inside / (1 - inside))


def main(path, rows="6000"):
    texts, labels = read(path, int(rows))
    test = len(texts) // 4
    valid = test + (len(texts) - test) // 5
    cells = TfidfVectorizer(min_df=2, sublinear_tf=True, analyzer="char_wb", ngram_range=(1, 3), max_features=40000).fit_transform(texts)
    scores = probabilities(cells[valid:], labels[valid:], cells[:valid])
    chosen, truth = scores[test:], labels[test:valid]
    carried = truth.sum(axis=0)
    pooled = best(chosen.ravel(), truth.ravel())
    own = np.array([best(p, t) if t.any() else pooled for p, t in zip(chosen.T, truth.T)])
    rules = {"0.3 for all": np.full(len(own), 0.3), "one for all, chosen": np.full(len(own), pooled), "one a label": own}
    for k in (1, 2, 5, 10):
        weight = carried / (carried + k)
        rules[f"shrunk, k = {k}"] = 1 / (1 + np.exp(-(logit(pooled) + (logit(own) - logit(pooled)) * weight)))
    print(f"{path}: {len(texts)} rows; the rarest label has {carried.min()} validation rows, the median {np.median(carried):g}")
    for name, thresholds in rules.items():
        predicted = scores[:test] > thresholds
        macro, micro = (f1_score(labels[:test], predicted, average=average, zero_division=0) for average in ("macro", "micro"))
        print(f"  {name:20} macro F1 {macro:.3f}  micro F1 {micro:.3f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
