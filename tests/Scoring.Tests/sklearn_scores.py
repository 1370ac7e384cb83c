"""Scores matrices of predictions with scikit-learn.

Reads a JSON list of {"actual": (N, L), "predicted": (N, L), "probabilities": (N, L)} and prints a list of scores.
A figure is null if scikit-learn raises an exception for it.
"""
import json
import sys

import numpy as np
from sklearn.metrics import accuracy_score, average_precision_score, precision_recall_fscore_support, roc_auc_score


def or_none(figure):
    try:
        value = float(figure())
    except ValueError:
        return None
    return None if np.isnan(value) else value


def counted(actual, predicted, average):
    # scikit-learn would treat one column as two classes, 0 and 1.
    if actual.shape[1] == 1:
        figures = precision_recall_fscore_support(actual[:, 0], predicted[:, 0], labels=[1], average=average)
    else:
        figures = precision_recall_fscore_support(actual, predicted, average=average)
    return dict(zip(("precision", "recall", "f1"), map(float, figures[:3])))


def ranked(score, actual, probabilities, average):
    if average == "weighted":
        # A label without documents has no weight, but some versions raise an exception for it.
        occurs = actual.any(axis=0)
        if not occurs.any():
            return None
        actual, probabilities = actual[:, occurs], probabilities[:, occurs]
    return or_none(lambda: score(actual, probabilities, average=average))


def averages(actual, predicted, probabilities, average):
    return {
        **counted(actual, predicted, average),
        "averagePrecision": ranked(average_precision_score, actual, probabilities, average),
        "rocAuc": ranked(roc_auc_score, actual, probabilities, average),
    }


def label(actual, predicted, probabilities):
    figures = counted(actual[:, None], predicted[:, None], "macro")
    return {
        **figures,
        "accuracy": float(accuracy_score(actual, predicted)),
        "averagePrecision": or_none(lambda: average_precision_score(actual, probabilities)),
        "rocAuc": or_none(lambda: roc_auc_score(actual, probabilities)) if 0 < actual.sum() < len(actual) else None,
    }


def scores(case):
    actual = np.array(case["actual"], dtype=int)
    predicted = np.array(case["predicted"], dtype=int)
    probabilities = np.array(case["probabilities"], dtype=np.float32)
    return {
        "labels": [label(actual[:, i], predicted[:, i], probabilities[:, i]) for i in range(actual.shape[1])],
        "macro": averages(actual, predicted, probabilities, "macro"),
        "micro": averages(actual, predicted, probabilities, "micro"),
        "weighted": averages(actual, predicted, probabilities, "weighted"),
        "exactMatch": float(accuracy_score(actual, predicted)),
    }


with open(sys.argv[1], encoding="utf-8") as file:
    print(json.dumps([scores(case) for case in json.load(file)]))
