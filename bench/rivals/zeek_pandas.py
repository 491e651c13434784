"""The rival: read a Zeek connection log with pandas and summarise it as notebooks do.

usage: zeek_pandas.py read|summary FILE

Prints one JSON line with seconds. `summary` does what the published notebooks do: a row-wise
apply for the sum of both byte counts, then groupby().agg().
"""
import json
import resource
import sys
import time

import pandas as pd

NAMES = ["ts", "uid", "id.orig_h", "id.orig_p", "id.resp_h", "id.resp_p", "proto", "service",
         "duration", "orig_bytes", "resp_bytes", "conn_state", "local_orig", "missed_bytes",
         "history", "orig_pkts", "orig_ip_bytes", "resp_pkts", "resp_ip_bytes", "tunnel_parents"]


def clock(action):
    begin = time.perf_counter(), time.process_time()
    result = action()
    return result, (time.perf_counter() - begin[0], time.process_time() - begin[1])


def summary(frame):
    return frame.groupby(["id.orig_h", "id.resp_h", "conn_state"]).agg({
        "ts": ["min", "max", "size"],
        "id.orig_p": ["nunique"],
        "id.resp_p": ["nunique"],
        "uid": ["nunique"],
        "duration": ["min", "max", "mean"],
        "orig_bytes": ["min", "max", "sum", "mean"],
        "resp_bytes": ["min", "max", "sum", "mean"],
        "sum_bytes": ["min", "max", "sum", "mean"],
    })


def main():
    what, path = sys.argv[1:3]
    frame, read = clock(lambda: pd.read_csv(path, sep="\t", names=NAMES, na_values=["-"],
                                            quoting=3, index_col=False))
    out = {"pandas": pd.__version__, "rows": len(frame), "read": read[0], "read_cpu": read[1]}
    if what == "summary":
        frame["sum_bytes"], (out["apply"], out["apply_cpu"]) = clock(
            lambda: frame.apply(lambda row: row["orig_bytes"] + row["resp_bytes"], axis=1))
        result, (out["group"], out["group_cpu"]) = clock(lambda: summary(frame).reset_index())
        out["groups"] = len(result)
        out["columns"] = len(result.columns)
        out["orig_bytes"] = int(result[("orig_bytes", "sum")].sum())
        out["sum_bytes"] = int(result[("sum_bytes", "sum")].sum())
        out["uids"] = int(result[("uid", "nunique")].sum())
    out["peak_mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps(out))


main()
