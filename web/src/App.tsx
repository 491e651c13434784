import { useEffect, useState, type ReactNode } from "react";
import { ApiError, openSession } from "./api/http";
import { openCase } from "./parts/caseStore";
import { Fault } from "./parts/Fault";
import { Frame } from "./parts/Frame";

type State =
  | { readonly state: "opening" }
  | { readonly state: "open" }
  | { readonly state: "refused"; readonly message: string };

/** Opens the session, reads what there is, and shows the pages. */
export function App(): ReactNode {
  const [state, setState] = useState<State>({ state: "opening" });
  useEffect(() => {
    open().then(
      () => {
        setState({ state: "open" });
      },
      (error: unknown) => {
        const message = error instanceof ApiError ? error.message : "The page could not start.";
        setState({ state: "refused", message });
      },
    );
  }, []);
  switch (state.state) {
    case "opening":
      return <p className="empty">Opening the case...</p>;
    case "refused":
      return (
        <div className="refused" role="alert">
          <img src="/favicon.svg" alt="" width="40" height="40" />
          <h1>Spoor</h1>
          <p>{state.message}</p>
        </div>
      );
    case "open":
      return (
        <Fault place="page">
          <Frame />
        </Fault>
      );
  }
}

let opening: Promise<void> | undefined;

/** Once, however often the page is drawn: the token in the address works only the first time. */
function open(): Promise<void> {
  opening ??= openSession().then(openCase);
  return opening;
}
