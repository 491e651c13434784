import {
  lazy,
  Suspense,
  useEffect,
  useRef,
  useState,
  type ComponentType,
  type ReactNode,
} from "react";
import type { Account } from "../api/case";
import { useCase } from "./caseStore";
import { Fault } from "./Fault";
import { KeysOverlay } from "./KeysOverlay";
import { hrefOf, navigate, PAGES, useRoute, type PageName } from "./route";
import { SignedIn } from "./SignedIn";
import { Text } from "./Text";
import { visibleText } from "./cells";
import { useFrameKeys } from "./useFrameKeys";
import { count } from "./words";
import { ZoneSwitch } from "./ZoneSwitch";

const LABELS: Readonly<Record<PageName, string>> = {
  account: "Account",
  query: "Query",
  help: "Help",
};

const CONTENT: Readonly<Record<PageName, ComponentType>> = {
  account: lazy(async () => ({
    default: (await import("../pages/account/AccountPage")).AccountPage,
  })),
  query: lazy(async () => ({ default: (await import("../pages/query/QueryPage")).QueryPage })),
  help: lazy(async () => ({ default: (await import("../pages/help/HelpPage")).HelpPage })),
};

/**
 * The bar with the three pages, and the page that the address names. A page that was shown once
 * stays as it was while another is shown, so that a query runs on and a list keeps its place.
 */
export function Frame(): ReactNode {
  const { page } = useRoute();
  const { schema, account } = useCase();
  const [visited, setVisited] = useState<ReadonlySet<PageName>>(() => new Set([page]));
  const [help, setHelp] = useState(false);
  const shown = useRef(page);
  if (!visited.has(page)) {
    setVisited(new Set([...visited, page]));
  }

  useEffect(() => {
    document.title = `${LABELS[page]} - ${visibleText(schema.database)} - Spoor`;
    if (shown.current !== page) {
      shown.current = page;
      // Whoever works by keyboard or listens goes on at the page, not at the link that led to it.
      document.getElementById(`page-${page}`)?.focus();
    }
  }, [page, schema.database]);

  useFrameKeys(
    (next) => {
      navigate(hrefOf(next));
    },
    () => {
      setHelp(true);
    },
  );

  return (
    <div className="frame">
      <header className="top" data-part="bar">
        <img src="/favicon.svg" alt="" width="22" height="22" />
        <h1>Spoor</h1>
        <nav className="pages" aria-label="Pages">
          {PAGES.map((name) => (
            <a key={name} href={hrefOf(name)} aria-current={name === page ? "page" : undefined}>
              {LABELS[name]}
            </a>
          ))}
        </nav>
        <span className="case">
          <Text value={schema.database} />
        </span>
        {account !== undefined && <Balance account={account} />}
        <ZoneSwitch />
        <SignedIn />
        <button
          type="button"
          className="keys-button"
          aria-label="Keys"
          title="Keys (?)"
          onClick={() => {
            setHelp(true);
          }}
        >
          ?
        </button>
      </header>
      {PAGES.filter((name) => visited.has(name)).map((name) => (
        <Page key={name} name={name} shown={name === page} />
      ))}
      {help && (
        <KeysOverlay
          onClose={() => {
            setHelp(false);
          }}
        />
      )}
    </div>
  );
}

function Page(properties: { readonly name: PageName; readonly shown: boolean }): ReactNode {
  const { name, shown } = properties;
  const Content = CONTENT[name];
  return (
    <main
      id={`page-${name}`}
      className="page"
      hidden={!shown}
      tabIndex={-1}
      aria-label={LABELS[name]}
      data-part={name === "query" ? undefined : name}
    >
      <Fault place="page">
        <Suspense fallback={<p className="empty">The page loads.</p>}>
          <Content />
        </Suspense>
      </Fault>
    </main>
  );
}

function Balance({ account }: { readonly account: Account }): ReactNode {
  const { balanced, totals } = account;
  const rejects = totals.rejects + totals.rejected_values;
  return (
    <a
      className={balanced ? "balance fine" : "balance wrong"}
      href={hrefOf("account", ["sources"])}
    >
      {balanced ? "Every byte accounted for" : "The account does not balance"}
      <span className="muted">
        {count(totals.sources, "source")}
        {totals.unread > 0 && `, ${totals.unread} unread`}
        {rejects > 0 && `, ${count(rejects, "reject")}`}
      </span>
    </a>
  );
}
