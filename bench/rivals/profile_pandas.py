"""The first look at a table as notebooks take it: describe, nunique, isnull, value_counts of every column.

profile_pandas.py FILE: reads the table, then prints seconds and what Spoor's profile is compared with, as JSON."""

import json
import sys
import time

import pandas

begin = time.perf_counter()
frame = pandas.read_csv(sys.argv[1], low_memory=False)
read = time.perf_counter() - begin

begin, used = time.perf_counter(), time.process_time()
described = frame.describe(include="all")
missing = frame.isnull().sum()
distinct = frame.nunique()
commonest = {}
for column in frame.columns:
    counts = frame[column].value_counts()
    commonest[column] = (counts.head(5), counts.tail(5))
print(
    json.dumps(
        {
            "read": read,
            "profile": time.perf_counter() - begin,
            "profile_cpu": time.process_time() - used,
            "rows": len(frame),
            "columns": len(frame.columns),
            "distinct": int(distinct.sum()),
            "missing": int(missing.sum()),
            "commonest": int(sum(head.iloc[0] for head, tail in commonest.values() if len(head))),
        }
    )
)
