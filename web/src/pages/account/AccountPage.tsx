import type { ReactNode } from "react";
import { useCase } from "../../parts/caseStore";
import { hrefOf } from "../../parts/route";
import { Text } from "../../parts/Text";
import { short, VIEWS, type View } from "./accountText";
import { HuntsView } from "./HuntsView";
import { LoadArea } from "./load/LoadArea";
import { LoadJobs } from "./load/LoadJobs";
import { usePlace } from "./place";
import { SourcesView } from "./sources/SourcesView";
import { TablesView } from "./tables/TablesView";
import { useHunts } from "./useHunts";
import "../../styles/account.css";
import "../../styles/hunts.css";
import "../../styles/loads.css";
import "../../styles/tables.css";

const LABELS: Readonly<Record<View, string>> = {
  sources: "Sources",
  tables: "Tables",
  hunts: "Hunts",
};

/**
 * Home: what there is, and what the hunts found. `#/account/sources/ID`, `#/account/tables/NAME`,
 * `#/account/hunts`, and how they are looked at. In an empty case an invitation to load.
 */
export function AccountPage(): ReactNode {
  const { schema, account, hunts } = useCase();
  const state = useHunts(hunts ?? []);
  const { state: place, remarks } = usePlace();
  const view = place.view ?? (state.shown === undefined ? "sources" : "hunts");
  const unknown: string[] = [];
  if (place.source !== undefined && account?.sources.every((one) => one.id !== place.source)) {
    unknown.push(`No source has the number ${place.source}.`);
  }
  if (place.table !== "" && schema.tables.every((one) => one.name !== place.table)) {
    unknown.push(`There is no table '${short(place.table)}': the largest is shown.`);
  }
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
          {VIEWS.map((name) => (
            <a
              key={name}
              id={`tab-${name}`}
              href={hrefOf("account", [name])}
              aria-current={name === view ? "true" : undefined}
            >
              {LABELS[name]}
            </a>
          ))}
        </nav>
        <LoadArea empty={false} />
      </div>
      <LoadJobs />
      {[...remarks, ...unknown].map((remark) => (
        <p key={remark} className="note" role="status">
          <Text value={remark} />
        </p>
      ))}
      <div className="account-view">
        {view === "hunts" ? (
          <HuntsView hunts={state} />
        ) : account === undefined ? (
          <p className="empty">Reading the account...</p>
        ) : view === "tables" ? (
          <TablesView tables={schema.tables} />
        ) : (
          <SourcesView account={account} />
        )}
      </div>
    </div>
  );
}
