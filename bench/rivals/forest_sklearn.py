"""The rival: scikit-learn's random forest on the same rows, categories as label codes.

usage: forest_sklearn.py ROWS.f4 COLUMNS TRAIN OURS.f8

Prints one JSON line with seconds, and the area under the curve of precision and recall of both on the rows held back.
"""
import json
import resource
import sys
import time

import numpy as np
import sklearn
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import average_precision_score, roc_auc_score


def main():
    columns, train = int(sys.argv[2]), int(sys.argv[3])
    rows = np.fromfile(sys.argv[1], dtype="<f4").reshape(-1, columns + 1)
    ours = np.fromfile(sys.argv[4], dtype=">f8")
    x, y = rows[:, :columns], rows[:, columns].astype(int)
    model = RandomForestClassifier(n_estimators=100, n_jobs=-1, random_state=1)
    begin = time.perf_counter(), time.process_time()
    model.fit(x[:train], y[:train])
    fitted = time.perf_counter(), time.process_time()
    theirs = model.predict_proba(x[train:])[:, 1]
    scored = time.perf_counter()
    held = y[train:]
    print(json.dumps({
        "sklearn": sklearn.__version__,
        "fit": fitted[0] - begin[0],
        "fit_cpu": fitted[1] - begin[1],
        "score": scored - fitted[0],
        "ours": average_precision_score(held, ours),
        "theirs": average_precision_score(held, theirs),
        "ours_roc": roc_auc_score(held, ours),
        "theirs_roc": roc_auc_score(held, theirs),
        "base": float(held.mean()),
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }))


main()
