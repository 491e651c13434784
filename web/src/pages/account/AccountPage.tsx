import type { ReactNode } from "react";
import { useCase } from "../../parts/caseStore";
import { hrefOf, useRoute } from "../../parts/route";
import { HuntsView } from "./HuntsView";
import { LoadArea } from "./load/LoadArea";
import { LoadJobs } from "./load/LoadJobs";
import { SourcesView } from "./sources/SourcesView";
import { TablesView } from "./tables/TablesView";
import { useHunts } from "./useHunts";
import "../../styles/account.css";
import "../../styles/hunts.css";
import "../../styles/loads.css";
import "../../styles/tables.css";

const VIEWS = [
  ["sources", "Sources"],
  ["tables", "Tables"],
  ["hunts", "Hunts"],
] as const;

/**
 * Home: what there is, and what the hunts found. `#/account/sources/ID`, `#/account/tables/NAME`,
 * `#/account/hunts`. In an empty case an invitation to load.
 */
export function AccountPage(): ReactNode {
  const { schema, account, hunts } = useCase();
  const state = useHunts(hunts ?? []);
  const route = useRoute();
  const path = route.page === "account" ? route.path : [];
  const start = state.shown === undefined ? "sources" : "hunts";
  const view = VIEWS.find(([name]) => name === path[0])?.[0] ?? start;
  if (account?.sources.length === 0) {
    return (
      <div className="account-page begin">
        <LoadArea empty={true} />
      </div>
    );
  }
  return (
    <div className="account-page">
      <div className="account-head">
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
        <LoadArea empty={false} />
      </div>
      <LoadJobs />
      <div className="account-view">
        {view === "hunts" ? (
          <HuntsView hunts={state} />
        ) : account === undefined ? (
          <p className="empty">Reading the account...</p>
        ) : view === "tables" ? (
          <TablesView tables={schema.tables} shown={path[1]} />
        ) : (
          <SourcesView
            account={account}
            shown={path[1] === undefined ? undefined : Number(path[1])}
          />
        )}
      </div>
    </div>
  );
}
