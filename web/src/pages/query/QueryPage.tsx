import { lazy, Suspense, useCallback, useEffect, useRef, useState, type ReactNode } from "react";
import type { Schema } from "../../api/case";
import type { Problem } from "../../api/http";
import type { Now } from "../../api/kusto";
import { useCase } from "../../parts/caseStore";
import { reference } from "../../parts/kql";
import { wishes } from "../../parts/openQuery";
import { Split } from "../../parts/Split";
import type { EditorHandle } from "./QueryEditor";
import { ResultPane, type Tab } from "./ResultPane";
import { RunBar } from "./RunBar";
import { TableTree } from "./TableTree";
import { useProblems } from "./useProblems";
import { useQuery } from "./useQuery";
import "../../styles/query.css";
import "../../styles/result.css";
import "../../styles/grid.css";

const QueryEditor = lazy(() => import("./QueryEditor"));

/** The query is kept while the tab lives, so that a reload loses nothing. */
const STORED = "spoor.query";

/** Tables, editor, result. */
export function QueryPage(): ReactNode {
  const { schema } = useCase();
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

  useEffect(() => {
    const take = () => {
      const wish = wishes.get().at(-1);
      if (wish !== undefined) {
        wishes.set([]);
        onChange(wish.text);
        editor.current?.replace(wish.text);
        setTab(undefined);
        if (wish.run) {
          start(wish.text, now);
        }
      }
    };
    queueMicrotask(take);
    return wishes.subscribe(take);
  }, [now, onChange, start]);

  return (
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
            <section className="query" aria-label="Query" data-part="editor">
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
            </section>
          }
          second={<ResultPane run={run} tab={tab} onTab={setTab} onProblem={onProblem} />}
        />
      }
    />
  );
}

/** Something to run at once: the first rows of the largest table. */
function firstQuery(schema: Schema): string {
  const [largest] = [...schema.tables].sort((one, other) => other.rows - one.rows);
  return largest === undefined
    ? 'print greeting = "nothing is loaded yet"'
    : `${reference(largest.name)}\n| take 100\n`;
}
