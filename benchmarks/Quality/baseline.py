"""TF-IDF and logistic regression on a data set of the benchmark, with a threshold for each label: what a classifier has to beat.

    baseline.py FILE (word|char|char_wb)

The scores are of the rows that the pipeline scores, too: a quarter, seed 42. Of the others a fifth, drawn anew, chooses the thresholds.
"""

import csv
import sys
import warnings

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split

SEED = 42
LONGEST = {"word": 2, "char": 4, "char_wb": 4}


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    return [row[0] for row in rows], np.array([[int(cell) for cell in row[1:]] for row in rows])


def probabilities(train, labels, texts, analyzer):
    """Of each label for each text. // (N, L)"""
    features = TfidfVectorizer(analyzer=analyzer, ngram_range=(1, LONGEST[analyzer]), sublinear_tf=True)
    known, asked = features.fit_transform(train), features.transform(texts)
    columns = []
    for column in labels.T:
        if column.min() == column.max():
            columns.append(np.full(len(texts), float(column[0])))
        else:
            columns.append(LogisticRegression(C=10, solver="liblinear").fit(known, column).predict_proba(asked)[:, 1])
    return np.stack(columns, 1)


def thresholds(scores, labels):
    """The threshold of each label with the highest F1 on these rows. // (L)"""
    steps = np.linspace(0.02, 0.9, 89)
    return np.array([
        max(steps, key=lambda step: f1_score(truth, score > step, zero_division=0)) for score, truth in zip(scores.T, labels.T)
    ])


def main(path, analyzer):
    warnings.simplefilter("ignore", ConvergenceWarning)
    texts, labels = read(path)
    train, test = train_test_split(range(len(texts)), test_size=0.25, random_state=SEED)
    fit, valid = train_test_split(train, test_size=0.2, random_state=SEED)
    pick = lambda rows: [texts[row] for row in rows]
    chosen = thresholds(probabilities(pick(fit), labels[fit], pick(valid), analyzer), labels[valid])
    predicted = probabilities(pick(train), labels[train], pick(test), analyzer) > chosen
    macro, micro = (f1_score(labels[test], predicted, average=average, zero_division=0) for average in ("macro", "micro"))
    print(f"macro F1 {macro:.3f}, micro F1 {micro:.3f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
