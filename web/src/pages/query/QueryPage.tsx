import {
  lazy,
  Suspense,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from "react";
import type { Schema } from "../../api/case";
import type { Problem } from "../../api/http";
import { useCase } from "../../parts/caseStore";
import { reference } from "../../parts/kql";
import { Split } from "../../parts/Split";
import { followAddress } from "./address";
import { HistoryPanel } from "./HistoryPanel";
import type { EditorHandle } from "./QueryEditor";
import { ResultPane } from "./ResultPane";
import { RunBar } from "./RunBar";
import { cancelRun, startRun, useRun, type Asked } from "./runs";
import { TabBar } from "./TabBar";
import { TableTree } from "./TableTree";
import { changeTab, openTab, takeWishes, useTabs, type QueryTab } from "./tabs";
import { shifted, useProblems } from "./useProblems";
import { useQueryKeys } from "./useQueryKeys";
import "../../styles/query.css";
import "../../styles/result.css";
import "../../styles/grid.css";

const QueryEditor = lazy(() => import("./QueryEditor"));

/** How a result is looked at unless somebody says. */
const AS_IT_CAME = { view: undefined, grid: "" } as const;

type Side = "tables" | "history";

/** Tables and history at the side, tabs with a query each, and what came of it. */
export function QueryPage(): ReactNode {
  const { schema } = useCase();
  const { open, active } = useTabs();
  const tab = open.find((one) => one.id === active);
  const first = useEffectEvent(() => firstQuery(schema));
  useEffect(() => {
    const stopWishes = takeWishes((wished) => {
      const { text, now } = wished;
      startRun(wished.id, { text, start: 0, now, within: text });
    });
    const stopAddress = followAddress(() => first());
    return () => {
      stopWishes();
      stopAddress();
    };
  }, []);
  return tab === undefined ? null : <Workbench tab={tab} open={open} schema={schema} />;
}

function Workbench(properties: {
  readonly tab: QueryTab;
  readonly open: readonly QueryTab[];
  readonly schema: Schema;
}): ReactNode {
  const { tab, open, schema } = properties;
  const [side, setSide] = useState<Side>("tables");
  const editor = useRef<EditorHandle>(null);
  const run = useRun(tab.id);
  const ids = useIds(open);
  const checked = useProblems(tab.text, tab.now);
  const failed =
    run?.state === "failed" && tab.text.includes(run.asked.text)
      ? run.problems.map((problem) => shifted(problem, placeOf(tab.text, run.asked)))
      : [];
  const problems = checked.length === 0 && failed.length > 0 ? failed : checked;

  const start = (asked: Asked) => {
    // How a result is looked at goes with its query, also where an address or a reload brought both.
    const kept = run === undefined || run.asked.text === asked.text;
    changeTab(tab.id, { ...(kept ? {} : AS_IT_CAME), arrived: false });
    startRun(tab.id, asked);
  };
  const onRun = (all: boolean) => {
    const statement = all
      ? { text: tab.text, start: 0 }
      : (editor.current?.current() ?? { text: tab.text, start: 0 });
    start({ text: statement.text, start: statement.start, now: tab.now, within: tab.text });
  };
  const onCancel = () => {
    cancelRun(tab.id);
  };
  useQueryKeys({
    onCancel,
    onHistory: () => {
      setSide("history");
      window.setTimeout(() => {
        document.getElementById("history-find")?.focus();
      });
    },
    onEditor: () => {
      editor.current?.focus();
    },
  });

  return (
    <Split
      direction="row"
      name="side"
      initial={264}
      first={
        <div className="side" data-part="side">
          <SideTabs side={side} onSide={setSide} />
          {side === "tables" ? (
            <TableTree
              schema={schema}
              onInsert={(name) => {
                editor.current?.insert(name);
              }}
            />
          ) : (
            <HistoryPanel
              onOpen={(entry, again) => {
                const { text, now } = entry;
                const id = openTab({ text, now });
                if (again) {
                  startRun(id, { text, start: 0, now, within: text });
                }
              }}
            />
          )}
        </div>
      }
      second={
        <Split
          direction="column"
          name="editor"
          initial={268}
          first={
            <div className="query">
              <TabBar />
              <section
                id="query-panel"
                className="query-panel"
                role="tabpanel"
                aria-label="Query"
                data-part="editor"
              >
                <Suspense fallback={<p className="empty">The editor loads.</p>}>
                  <QueryEditor
                    ref={editor}
                    tab={tab.id}
                    tabs={ids}
                    text={tab.text}
                    schema={schema}
                    problems={problems}
                    onChange={(text) => {
                      if (text !== tab.text) {
                        const kept = run === undefined ? AS_IT_CAME : {};
                        changeTab(tab.id, { ...kept, text, arrived: false });
                      }
                    }}
                    onRun={onRun}
                    onCancel={onCancel}
                  />
                </Suspense>
                <RunBar
                  tab={tab}
                  run={run}
                  onNow={(now) => {
                    changeTab(tab.id, { now });
                  }}
                  onRun={onRun}
                  onCancel={onCancel}
                />
              </section>
            </div>
          }
          second={
            <ResultPane
              key={tab.id}
              tab={tab}
              run={run}
              onGrid={(grid) => {
                changeTab(tab.id, { grid });
              }}
              onView={(view) => {
                changeTab(tab.id, { view });
              }}
              onRunAgain={() => {
                if (run !== undefined) {
                  start(run.asked);
                }
              }}
              onProblem={(problem: Problem) => {
                if (run !== undefined) {
                  editor.current?.reveal(shifted(problem, placeOf(tab.text, run.asked)));
                }
              }}
            />
          }
        />
      }
    />
  );
}

function SideTabs(properties: {
  readonly side: Side;
  readonly onSide: (side: Side) => void;
}): ReactNode {
  const { side, onSide } = properties;
  const sides: readonly (readonly [Side, string])[] = [
    ["tables", "Tables"],
    ["history", "History"],
  ];
  return (
    <div className="side-tabs" role="group" aria-label="Side">
      {sides.map(([name, label]) => (
        <button
          key={name}
          type="button"
          aria-pressed={side === name}
          onClick={() => {
            onSide(name);
          }}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

/** The ids as one and the same list while they are the same. */
function useIds(open: readonly QueryTab[]): readonly string[] {
  const joined = open.map((tab) => tab.id).join(" ");
  return useMemo(() => joined.split(" "), [joined]);
}

/** Where a query that was run stands in the text as it is now. */
function placeOf(text: string, asked: Asked): number {
  return text.startsWith(asked.text, asked.start)
    ? asked.start
    : Math.max(0, text.indexOf(asked.text));
}

/** Something to run at once: the first rows of the largest table. */
function firstQuery(schema: Schema): string {
  const [largest] = [...schema.tables].sort((one, other) => other.rows - one.rows);
  return largest === undefined
    ? 'print greeting = "nothing is loaded yet"'
    : `${reference(largest.name)}\n| take 100\n`;
}
