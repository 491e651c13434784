import { useEffect, useState, type ReactNode } from "react";
import { getAccount, getSchema, type Account, type Schema } from "./api/case";
import { getHunts, type Hunt } from "./api/hunts";
import { ApiError, openSession } from "./api/http";
import { WorkbenchPage } from "./pages/workbench/WorkbenchPage";

type State =
  | { readonly state: "opening" }
  | { readonly state: "refused"; readonly message: string }
  | {
      readonly state: "open";
      readonly schema: Schema;
      readonly account: Account | undefined;
      readonly hunts: readonly Hunt[];
    };

/** Opens the session, reads what there is, and shows the workbench. */
export function App(): ReactNode {
  const [state, setState] = useState<State>({ state: "opening" });
  useEffect(() => {
    open().then(setState, (error: unknown) => {
      const message = error instanceof ApiError ? error.message : "The page could not start.";
      setState({ state: "refused", message });
    });
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
      return <WorkbenchPage schema={state.schema} account={state.account} hunts={state.hunts} />;
  }
}

let opening: Promise<State> | undefined;

/** Once, however often the page is drawn: the token in the address works only the first time. */
function open(): Promise<State> {
  opening ??= (async () => {
    await openSession();
    const [schema, account, hunts] = await Promise.all([getSchema(), getAccount(), getHunts()]);
    document.title = `${schema.database} - Spoor`;
    return { state: "open", schema, account, hunts };
  })();
  return opening;
}
