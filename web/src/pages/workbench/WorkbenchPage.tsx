import { lazy, Suspense, useCallback, useRef, useState, type ReactNode } from "react";
import type { Account, Schema } from "../../api/case";
import type { Hunt } from "../../api/hunts";
import type { Problem } from "../../api/http";
import type { Now } from "../../api/kusto";
import { count } from "./AccountView";
import type { EditorHandle } from "./QueryEditor";
import { ResultPane, type Tab } from "./ResultPane";
import { RunBar } from "./RunBar";
import { Split } from "./Split";
import { reference, TableTree } from "./TableTree";
import { Text } from "./Text";
import { useProblems } from "./useProblems";
import { useHunts } from "./useHunts";
import { useQuery } from "./useQuery";

const QueryEditor = lazy(() => import("./QueryEditor"));

/** The query is kept while the tab lives, so that a reload loses nothing. */
const STORED = "spoor.query";

/** The one page: tables, editor, result, account. */
export function WorkbenchPage(properties: {
  readonly schema: Schema;
  readonly account: Account | undefined;
  readonly hunts: readonly Hunt[];
}): ReactNode {
  const { schema, account } = properties;
  const hunts = useHunts(properties.hunts);
  const [text, setText] = useState(
    () => window.sessionStorage.getItem(STORED) ?? firstQuery(schema),
  );
  const [now, setNow] = useState<Now>("clock");
  const [tab, setTab] = useState<Tab>();
  const editor = useRef<EditorHandle>(null);
  const { run, start, cancel } = useQuery();
  const checked = useProblems(text, now);
  const problems =
    run.state === "failed" && run.problems.length > 0 && checked.length === 0
      ? run.problems
      : checked;

  const onChange = useCallback((next: string) => {
    setText(next);
    window.sessionStorage.setItem(STORED, next);
  }, []);
  const onRun = () => {
    setTab(undefined);
    start(text, now);
  };
  const onProblem = (problem: Problem) => {
    editor.current?.reveal(problem);
  };

  return (
    <div className="workbench">
      <header className="top">
        <img src="/favicon.svg" alt="" width="22" height="22" />
        <h1>Spoor</h1>
        <span className="case">
          <Text value={schema.database} />
        </span>
        {account !== undefined && (
          <Balance
            account={account}
            onOpen={() => {
              setTab("account");
            }}
          />
        )}
      </header>
      <Split
        direction="row"
        name="tree"
        initial={264}
        first={
          <TableTree
            schema={schema}
            onInsert={(name) => {
              editor.current?.insert(name);
            }}
          />
        }
        second={
          <Split
            direction="column"
            name="editor"
            initial={240}
            first={
              <main className="query">
                <Suspense fallback={<p className="empty">The editor loads.</p>}>
                  <QueryEditor
                    ref={editor}
                    text={text}
                    schema={schema}
                    problems={problems}
                    onChange={onChange}
                    onRun={onRun}
                  />
                </Suspense>
                <RunBar run={run} now={now} onNow={setNow} onRun={onRun} onCancel={cancel} />
              </main>
            }
            second={
              <ResultPane
                run={run}
                account={account}
                hunts={hunts}
                tab={tab}
                onTab={setTab}
                onProblem={onProblem}
              />
            }
          />
        }
      />
    </div>
  );
}

function Balance(properties: {
  readonly account: Account;
  readonly onOpen: () => void;
}): ReactNode {
  const { balanced, totals } = properties.account;
  const rejects = totals.rejects + totals.rejected_values;
  return (
    <button
      type="button"
      className={balanced ? "balance fine" : "balance wrong"}
      onClick={properties.onOpen}
    >
      {balanced ? "Every byte accounted for" : "The account does not balance"}
      <span className="muted">
        {count(totals.sources, "source")}
        {totals.unread > 0 && `, ${totals.unread} unread`}
        {rejects > 0 && `, ${count(rejects, "reject")}`}
      </span>
    </button>
  );
}

/** Something to run at once: the first rows of the largest table. */
function firstQuery(schema: Schema): string {
  const [largest] = [...schema.tables].sort((one, other) => other.rows - one.rows);
  return largest === undefined
    ? 'print greeting = "nothing is loaded yet"'
    : `${reference(largest.name)}\n| take 100\n`;
}
