import { useEffect, useState } from "react";
import {
  askProfile,
  endProfile,
  lookProfile,
  type Profile,
  type ProfileWish,
} from "../../../api/overview";

const INTERVAL = 300;

/** A profile on its way; `failed` is why a request got no answer. */
export interface ProfileState {
  readonly profile: Profile | undefined;
  readonly failed: string;
  readonly cancel: () => void;
  readonly again: () => void;
}

/** Asks for a profile when it is looked at, and follows it until it is done. */
export function useProfile(wish: ProfileWish, version: number): ProfileState {
  const key = JSON.stringify([wish, version]);
  const [state, setState] = useState<{ key: string; profile?: Profile; failed: string }>();
  const [tries, setTries] = useState(0);

  useEffect(() => {
    let wanted = true;
    let timer: number | undefined;
    const follow = (asked: Promise<Profile>) => {
      asked.then(
        (profile) => {
          if (wanted) {
            setState({ key, profile, failed: "" });
            if (profile.state === "running") {
              timer = window.setTimeout(() => {
                follow(lookProfile(wish));
              }, INTERVAL);
            }
          }
        },
        (error: unknown) => {
          if (wanted) {
            setState({ key, failed: error instanceof Error ? error.message : "" });
          }
        },
      );
    };
    follow(askProfile(wish));
    return () => {
      wanted = false;
      window.clearTimeout(timer);
    };
    // The key says what is asked for.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, tries]);

  const current = state?.key === key ? state : undefined;
  return {
    profile: current?.profile,
    failed: current?.failed ?? "",
    cancel: () => {
      endProfile(wish).then(
        () => {
          setState({ key, failed: "The profile was cancelled." });
        },
        () => {
          // It ended by itself.
        },
      );
    },
    again: () => {
      setTries((old) => old + 1);
    },
  };
}
