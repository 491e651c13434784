import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { Text } from "../../parts/Text";
import { visibleText } from "../../parts/cells";
import { useRuns, type Run } from "./runs";
import {
  changeTab,
  closeTab,
  moveTab,
  openTab,
  reopenTab,
  showNeighbour,
  showTab,
  titleOf,
  useTabs,
  type QueryTab,
} from "./tabs";

/**
 * The tabs. Arrows go from one to the next, with Shift they move the tab; F2 or a double click
 * renames, Delete or the middle button closes, Ctrl+Alt+Z opens what was closed last.
 */
export function TabBar(): ReactNode {
  const { open, active, closed } = useTabs();
  const runs = useRuns();
  const [renamed, setRenamed] = useState<string>();
  const [dragged, setDragged] = useState<string>();
  const list = useRef<HTMLDivElement>(null);

  const focusActive = () => {
    window.setTimeout(() => {
      list.current?.querySelector<HTMLElement>("[aria-selected='true']")?.focus();
    });
  };
  const onKeyDown = (event: KeyboardEvent, tab: QueryTab, place: number) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step !== 0 && event.shiftKey) {
      moveTab(tab.id, place + step);
    } else if (step !== 0) {
      showNeighbour(step);
    } else if (event.key === "Home") {
      showTab(open[0]?.id ?? "");
    } else if (event.key === "End") {
      showTab(open.at(-1)?.id ?? "");
    } else if (event.key === "Delete") {
      closeTab(tab.id);
    } else if (event.key === "F2") {
      setRenamed(tab.id);
      event.preventDefault();
      return;
    } else {
      return;
    }
    event.preventDefault();
    focusActive();
  };

  useEffect(() => {
    list.current
      ?.querySelector("[aria-selected='true']")
      ?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [active]);

  return (
    <div className="query-tabs" data-part="tabs">
      <div ref={list} role="tablist" aria-label="Queries">
        {open.map((tab, place) => (
          <div
            key={tab.id}
            role="presentation"
            className={tab.id === active ? "query-tab active" : "query-tab"}
            draggable={renamed !== tab.id}
            onDragStart={() => {
              setDragged(tab.id);
            }}
            onDragOver={(event) => {
              if (dragged !== undefined) {
                event.preventDefault();
              }
            }}
            onDragEnter={() => {
              if (dragged !== undefined && dragged !== tab.id) {
                moveTab(dragged, place);
              }
            }}
            onDragEnd={() => {
              setDragged(undefined);
            }}
            onAuxClick={(event) => {
              if (event.button === 1) {
                closeTab(tab.id);
              }
            }}
          >
            {renamed === tab.id ? (
              <Name
                tab={tab}
                onDone={() => {
                  setRenamed(undefined);
                  focusActive();
                }}
              />
            ) : (
              <button
                type="button"
                role="tab"
                aria-selected={tab.id === active}
                aria-controls="query-panel"
                tabIndex={tab.id === active ? 0 : -1}
                title={visibleText(tab.text.slice(0, 400))}
                onClick={() => {
                  showTab(tab.id);
                }}
                onDoubleClick={() => {
                  setRenamed(tab.id);
                }}
                onKeyDown={(event) => {
                  onKeyDown(event, tab, place);
                }}
              >
                <Mark run={runs.get(tab.id)} />
                <span className="query-tab-name">
                  <Text value={titleOf(tab)} />
                </span>
              </button>
            )}
            {/* By keyboard it is Delete on the tab. */}
            <button
              type="button"
              className="query-tab-close"
              tabIndex={-1}
              aria-hidden="true"
              title="Close (Delete)"
              onClick={() => {
                closeTab(tab.id);
              }}
            >
              ×
            </button>
          </div>
        ))}
      </div>
      <button
        type="button"
        className="quiet"
        aria-label="New tab"
        title="New tab (Ctrl+Alt+N)"
        onClick={() => {
          openTab({});
        }}
      >
        +
      </button>
      {closed.length > 0 && (
        <button
          type="button"
          className="quiet reopen"
          title="Ctrl+Alt+Z"
          onClick={() => {
            reopenTab();
            focusActive();
          }}
        >
          Open the closed tab again
        </button>
      )}
    </div>
  );
}

/** How the run of a tab that is not looked at went. */
function Mark({ run }: { readonly run: Run | undefined }): ReactNode {
  switch (run?.state) {
    case "running":
      return <span className="mark running" role="img" aria-label="running" />;
    case "failed":
      return <span className="mark failed" role="img" aria-label="failed" />;
    case "cancelled":
    case "done":
    case "dropped":
    case undefined:
      return null;
  }
}

function Name(properties: { readonly tab: QueryTab; readonly onDone: () => void }): ReactNode {
  const { tab, onDone } = properties;
  const input = useRef<HTMLInputElement>(null);
  const ended = useRef(false);
  useEffect(() => {
    input.current?.select();
  }, []);
  const end = (keep: boolean) => {
    if (!ended.current) {
      ended.current = true;
      if (keep) {
        changeTab(tab.id, { name: input.current?.value.trim().slice(0, 80) ?? "" });
      }
      onDone();
    }
  };
  return (
    <input
      ref={input}
      className="query-tab-input"
      aria-label="Name of the tab; empty: its text names it"
      defaultValue={titleOf(tab)}
      onBlur={() => {
        end(true);
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" || event.key === "Escape") {
          event.preventDefault();
          event.stopPropagation();
          end(event.key === "Enter");
        }
      }}
    />
  );
}
