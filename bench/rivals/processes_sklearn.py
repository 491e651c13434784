"""The rival: features of process events as msticpy computes them, then scikit-learn's DBSCAN on rows of unit length.

usage: processes_sklearn.py FILE.csv EPS MIN_POINTS GIBIBYTES

Prints one JSON line with seconds, also when the memory allowed (GIBIBYTES) was not enough.
"""
import json
import re
import resource
import sys
import time

import numpy as np
import pandas as pd
import sklearn
from sklearn.cluster import DBSCAN
from sklearn.preprocessing import Normalizer

DELIMITERS = re.compile(r'[\s\-\\/\.,"\'|&:;%$()]')


def clock(out, name, action):
    begin = time.perf_counter(), time.process_time()
    try:
        return action()
    finally:
        out[name], out[name + "_cpu"] = time.perf_counter() - begin[0], time.process_time() - begin[1]


def features(frame):
    return np.column_stack([
        frame["CommandLine"].apply(lambda text: len(DELIMITERS.findall(text))),
        frame["NewProcessName"].apply(lambda text: sum(ord(c) for c in text)),
        frame["SubjectLogonId"].apply(lambda text: text in ("0x3e7", "-1")),
    ]).astype(float)


def main():
    path, eps, points, gibibytes = sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
    frame = pd.read_csv(path)
    out = {"sklearn": sklearn.__version__, "rows": len(frame)}
    resource.setrlimit(resource.RLIMIT_AS, (int(gibibytes * 2**30), -1))
    numbers = clock(out, "features", lambda: features(frame))
    try:
        labels = clock(out, "fit", lambda: DBSCAN(eps=eps, min_samples=points).fit(Normalizer().fit_transform(numbers)).labels_)
        out["outliers"] = int((labels == -1).sum())
        out["clusters"] = int(labels.max() + 1)
        out["finished"] = 1
    except MemoryError:
        out["finished"] = 0
    out["peak_mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps(out))


main()
