import { useCallback, useState } from "react";
import { runHunt, type Hunt } from "../../api/hunts";
import { replaceHunt } from "../../parts/caseStore";

/** The hunts, and which of them runs or is shown. `failed` is why a request got no answer. */
export interface HuntsState {
  readonly hunts: readonly Hunt[];
  readonly shown: string | undefined;
  readonly running: string | undefined;
  readonly failed: string;
  readonly show: (name: string) => void;
  readonly run: (name: string) => void;
}

export function useHunts(hunts: readonly Hunt[]): HuntsState {
  const [shown, show] = useState<string>();
  const [running, setRunning] = useState<string>();
  const [failed, setFailed] = useState("");

  const run = useCallback((name: string) => {
    setRunning(name);
    setFailed("");
    runHunt(name)
      .then(
        (ran) => {
          replaceHunt(ran);
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

  const first = hunts.find((hunt) => hunt.report !== null)?.name;
  return { hunts, shown: shown ?? first, running, failed, show, run };
}
