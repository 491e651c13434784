import type { ReactNode } from "react";
import { useCase } from "../../parts/caseStore";
import { hrefOf, useRoute } from "../../parts/route";
import { AccountView } from "./AccountView";
import { HuntsView } from "./HuntsView";
import { useHunts } from "./useHunts";
import "../../styles/account.css";
import "../../styles/hunts.css";

const VIEWS = [
  ["sources", "Sources"],
  ["hunts", "Hunts"],
] as const;

/** Home: what there is, and what the hunts found. `#/account/sources`, `#/account/hunts`. */
export function AccountPage(): ReactNode {
  const { account, hunts } = useCase();
  const state = useHunts(hunts ?? []);
  const route = useRoute();
  const asked = route.page === "account" ? route.path[0] : undefined;
  const start = state.shown === undefined ? "sources" : "hunts";
  const view = VIEWS.find(([name]) => name === asked)?.[0] ?? start;
  return (
    <div className="account-page">
      <nav className="views" aria-label="Views of the account">
        {VIEWS.map(([name, label]) => (
          <a
            key={name}
            id={`tab-${name}`}
            href={hrefOf("account", [name])}
            aria-current={name === view ? "true" : undefined}
          >
            {label}
          </a>
        ))}
      </nav>
      <div className="account-view">
        {view === "hunts" ? (
          <HuntsView hunts={state} />
        ) : account === undefined ? (
          <p className="empty">Reading the account...</p>
        ) : (
          <AccountView account={account} />
        )}
      </div>
    </div>
  );
}
