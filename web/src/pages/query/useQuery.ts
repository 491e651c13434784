import { useCallback, useEffect, useRef, useState } from "react";
import { ApiError, type Problem } from "../../api/http";
import { ArrayRows } from "../../api/arrayRows";
import { runQuery, type Answer, type Now } from "../../api/kusto";

/** Where the last run stands. */
export type Run =
  | { readonly state: "none" }
  | { readonly state: "running"; readonly since: number }
  | { readonly state: "cancelled" }
  | { readonly state: "failed"; readonly message: string; readonly problems: readonly Problem[] }
  | { readonly state: "done"; readonly answer: Answer; readonly elapsed: number };

export interface Query {
  readonly run: Run;
  readonly start: (text: string, now: Now) => void;
  readonly cancel: () => void;
}

const RECEIVER = {
  sink: () => new ArrayRows(),
  onArrival: () => {
    // shown when it is whole
  },
};

/** One query at a time: a new one takes the place of one that still runs. */
export function useQuery(): Query {
  const [run, setRun] = useState<Run>({ state: "none" });
  const current = useRef<AbortController>(null);

  const start = useCallback((text: string, now: Now) => {
    current.current?.abort();
    const controller = new AbortController();
    current.current = controller;
    const since = performance.now();
    const finish = (next: Run) => {
      if (current.current === controller) {
        current.current = null;
        setRun(next);
      }
    };
    setRun({ state: "running", since });
    runQuery(text, now, RECEIVER, controller.signal).then(
      (answer) => {
        finish({ state: "done", answer, elapsed: Math.round(performance.now() - since) });
      },
      (error: unknown) => {
        finish(
          error instanceof ApiError
            ? { state: "failed", message: error.message, problems: error.problems }
            : { state: "failed", message: "The answer could not be read.", problems: [] },
        );
      },
    );
  }, []);

  useEffect(() => {
    const leave = () => {
      current.current?.abort();
    };
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
    };
  }, []);

  const cancel = useCallback(() => {
    current.current?.abort();
    current.current = null;
    setRun({ state: "cancelled" });
  }, []);

  return { run, start, cancel };
}
