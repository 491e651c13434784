"""The rival: scikit-learn's IsolationForest, and ECOD and HBOS as PyOD computes them, on one table.

usage: anomalies_sklearn.py FILE.csv TEXT_COLUMNS RUNS

The last column of the file is 1 for an anomaly. TEXT_COLUMNS names the columns of texts, comma between; they are numbered by
LabelEncoder, and by minus log2 of their share. Prints one JSON line with seconds and areas under the ROC curve.
"""
import json
import sys
import time
import warnings

import numpy as np
import pandas as pd
import sklearn
from scipy.stats import rankdata, skew
from sklearn.ensemble import IsolationForest
from sklearn.metrics import roc_auc_score
from sklearn.preprocessing import LabelEncoder

warnings.filterwarnings("ignore")


def clock(action):
    begin = time.perf_counter(), time.process_time()
    result = action()
    return result, time.perf_counter() - begin[0], time.process_time() - begin[1]


def forest(numbers, seed, jobs):
    model = IsolationForest(n_estimators=100, max_samples=min(256, len(numbers)), random_state=seed, n_jobs=jobs)
    return -model.fit(numbers).score_samples(numbers)


def tails(numbers):
    return -np.log(np.apply_along_axis(lambda c: rankdata(c, method="max"), 0, numbers) / len(numbers))


def ecod(numbers):
    lower, upper = tails(numbers), tails(-numbers)
    sign = np.sign(np.nan_to_num(skew(numbers, axis=0)))
    skewed = lower * -np.sign(sign - 1) + upper * np.sign(sign + 1)
    pyod = np.maximum(np.maximum(lower, upper), skewed).sum(axis=1)
    chosen = np.where(sign < 0, lower, upper).sum(axis=1)
    paper = np.maximum(np.maximum(lower.sum(axis=1), upper.sum(axis=1)), chosen)
    return paper, pyod


def hbos(numbers, bins=10, alpha=0.1):
    scores = np.zeros(len(numbers))
    for column in numbers.T:
        heights, edges = np.histogram(column, bins=bins, density=True)
        place = np.clip(np.digitize(column, edges) - 1, 0, bins - 1)
        scores -= np.log2(heights[place] + alpha)
    return scores


def main():
    path, texts, runs = sys.argv[1], [t for t in sys.argv[2].split(",") if t], int(sys.argv[3])
    frame = pd.read_csv(path, keep_default_na=False, dtype={text: str for text in texts})
    truth = frame.iloc[:, -1].to_numpy()
    frame = frame.iloc[:, :-1]
    out = {"sklearn": sklearn.__version__, "rows": len(frame)}
    label, rarity = frame.copy(), frame.copy()
    encoding = time.perf_counter()
    for text in texts:
        label[text] = LabelEncoder().fit_transform(frame[text])
    out["encode"] = time.perf_counter() - encoding
    for text in texts:
        rarity[text] = -np.log2(frame[text].map(frame[text].value_counts()) / len(frame))
    for name, table in (("label", label), ("rarity", rarity)):
        numbers = table.to_numpy(dtype=float)
        areas, seconds, processor = [], [], []
        for run in range(runs):
            scores, wall, used = clock(lambda: forest(numbers, run, None))
            areas.append(roc_auc_score(truth, scores))
            seconds.append(wall)
            processor.append(used)
        out[name + "_auc"] = float(np.mean(areas))
        out[name + "_auc_least"], out[name + "_auc_most"] = min(areas), max(areas)
        out[name] = float(np.median(seconds))
        out[name + "_cpu"] = float(np.median(processor))
    out["rarity_jobs"] = clock(lambda: forest(numbers, 0, -1))[1]
    numbers = rarity.to_numpy(dtype=float)
    (paper, pyod), out["ecod"], _ = clock(lambda: ecod(numbers))
    out["ecod_paper_auc"], out["ecod_pyod_auc"] = roc_auc_score(truth, paper), roc_auc_score(truth, pyod)
    out["hbos_pyod_auc"] = roc_auc_score(truth, hbos(numbers))
    print(json.dumps(out))


main()
