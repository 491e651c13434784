import { useCallback, useState } from "react";
import { runHunt, type Hunt } from "../../api/hunts";

/** The hunts, and which of them runs or is shown. `failed` is why a request got no answer. */
export interface HuntsState {
  readonly hunts: readonly Hunt[];
  /** The view that the page starts with. */
  readonly start: "hunts" | "account";
  readonly shown: string | undefined;
  readonly running: string | undefined;
  readonly failed: string;
  readonly show: (name: string) => void;
  readonly run: (name: string) => void;
}

export function useHunts(initial: readonly Hunt[]): HuntsState {
  const [hunts, setHunts] = useState(initial);
  const first = initial.find((hunt) => hunt.report !== null);
  const [shown, show] = useState(first?.name);
  const [running, setRunning] = useState<string>();
  const [failed, setFailed] = useState("");

  const run = useCallback((name: string) => {
    setRunning(name);
    setFailed("");
    runHunt(name)
      .then(
        (ran) => {
          setHunts((old) => old.map((hunt) => (hunt.name === name ? ran : hunt)));
          show(name);
        },
        (error: unknown) => {
          setFailed(error instanceof Error ? error.message : "The hunt did not run.");
        },
      )
      .finally(() => {
        setRunning(undefined);
      });
  }, []);

  const start = first === undefined ? "account" : "hunts";
  return { hunts, start, shown, running, failed, show, run };
}
