import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { getHelp, getHelpPage, type Block, type HelpEntry } from "../../api/help";
import { Text } from "../../parts/Text";
import { useCase } from "../../parts/caseStore";
import { navigate, useRoute } from "../../parts/route";
import { Blocks } from "./Blocks";
import { find, helpHref, kindOf, tableHref, type Found } from "./find";
import { TableHelp } from "./TableHelp";
import "../../styles/help.css";

const SECTIONS: readonly (readonly [kind: string, title: string])[] = [
  ["guide", "Guides"],
  ["operator", "Operators"],
  ["function", "Functions"],
  ["aggregate", "Aggregates"],
  ["verb", "Verbs"],
  ["format", "Formats"],
];

const FIRST = "kql";

/** The pages of the project and the tables of the case: listed, searched at once, read. */
export function HelpPage(): ReactNode {
  const { schema } = useCase();
  const { page, path, parameters } = useRoute();
  const [kept, setKept] = useState({ asked: "", anchor: "" });
  const asked = path.join("/");
  const at = parameters.get("at") ?? "";
  if (page === "help" && (kept.asked !== asked || kept.anchor !== at)) {
    setKept({ asked, anchor: at });
  }
  const [entries, setEntries] = useState<readonly HelpEntry[]>();
  const [text, setText] = useState("");
  useEffect(() => {
    getHelp().then(setEntries, () => {
      setEntries([]);
    });
  }, []);
  const found = useMemo(() => find(text, entries ?? [], schema), [text, entries, schema]);
  const { name, anchor } = placeOf(kept.asked, kept.anchor, entries ?? []);
  const table = name.startsWith("tables/")
    ? schema.tables.find((each) => `tables/${each.name}` === name)
    : undefined;
  return (
    <div className="help">
      <nav className="help-list" aria-label="Help">
        <Search text={text} found={found} loading={entries === undefined} onText={setText} />
        {text.trim() === "" && <Contents entries={entries ?? []} shown={name || FIRST} />}
      </nav>
      <article className="help-page">
        {name.startsWith("tables/") ? (
          table === undefined ? (
            <p className="empty">This case has no such table.</p>
          ) : (
            <TableHelp table={table} />
          )
        ) : (
          <Page key={name} name={name || FIRST} anchor={anchor} />
        )}
      </article>
    </div>
  );
}

/** An address may name a function, as `functions/ago`, which stands on a page of its family. */
function placeOf(
  asked: string,
  anchor: string,
  entries: readonly HelpEntry[],
): { readonly name: string; readonly anchor: string } {
  if (asked === "" || entries.some(({ page }) => page === asked)) {
    return { name: asked, anchor };
  }
  const [folder = "", word = ""] = asked.split("/");
  const entry = entries.find(
    ({ page, name }) => page.startsWith(folder) && name?.replace(/\(.*$/s, "") === word,
  );
  return entry === undefined ? { name: asked, anchor } : { name: entry.page, anchor: entry.anchor };
}

function Search(properties: {
  readonly text: string;
  readonly found: readonly Found[];
  readonly loading: boolean;
  readonly onText: (text: string) => void;
}): ReactNode {
  const { text, found, onText } = properties;
  const list = useRef<HTMLUListElement>(null);
  const move = (event: KeyboardEvent) => {
    const links = [...(list.current?.querySelectorAll("a") ?? [])];
    const at = links.findIndex((link) => link === document.activeElement);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const next = links[event.key === "ArrowDown" ? at + 1 : at - 1];
      if (next !== undefined) {
        next.focus();
        event.preventDefault();
      }
    } else if (event.key === "Enter" && at < 0 && found[0] !== undefined) {
      navigate(found[0].href);
    } else if (event.key === "Escape") {
      onText("");
    }
  };
  return (
    <div onKeyDown={move}>
      <input
        type="search"
        aria-label="Search the help"
        placeholder="Search the help and the tables"
        value={text}
        onChange={(event) => {
          onText(event.target.value);
        }}
      />
      {text.trim() !== "" && (
        <>
          <p className="muted" role="status">
            {properties.loading
              ? "The help loads."
              : found.length === 0
                ? "Nothing says this."
                : found.length === 1
                  ? "1 place"
                  : `${found.length} places`}
          </p>
          <ul ref={list} className="help-found">
            {found.map(({ kind, name, says, href }, index) => (
              <li key={index}>
                <a href={href}>
                  <b>
                    <Text value={name} />
                  </b>{" "}
                  <span className="kind">{kind}</span>
                  <span className="says">
                    <Text value={says} />
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** All pages by what they are, and the tables of the case. */
function Contents(properties: {
  readonly entries: readonly HelpEntry[];
  readonly shown: string;
}): ReactNode {
  const { schema } = useCase();
  const titles = new Map(properties.entries.map(({ page, title }) => [page, title]));
  const link = (href: string, label: string, current: boolean) => (
    <li key={href}>
      <a href={href} aria-current={current ? "page" : undefined}>
        <Text value={label} />
      </a>
    </li>
  );
  return (
    <>
      {SECTIONS.map(([kind, title]) => (
        <section key={kind}>
          <h2>{title}</h2>
          <ul>
            {[...titles]
              .filter(([page]) => kindOf(page) === kind)
              .map(([page, label]) => link(helpHref(page), label, page === properties.shown))}
          </ul>
        </section>
      ))}
      <section>
        <h2>Tables of this case</h2>
        <ul>
          {schema.tables.map(({ name }) =>
            link(tableHref(name), name, properties.shown === `tables/${name}`),
          )}
        </ul>
      </section>
    </>
  );
}

function Page(properties: { readonly name: string; readonly anchor: string }): ReactNode {
  const { name, anchor } = properties;
  const [blocks, setBlocks] = useState<readonly Block[]>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let ended = false;
    getHelpPage(name).then(
      (read) => {
        if (!ended) {
          setBlocks(read);
        }
      },
      () => {
        setFailed(true);
      },
    );
    return () => {
      ended = true;
    };
  }, [name]);
  useEffect(() => {
    if (blocks !== undefined) {
      const place = anchor === "" ? null : document.getElementById(`help-${anchor}`);
      (place ?? document.querySelector(".help-page"))?.scrollIntoView({ block: "start" });
    }
  }, [blocks, anchor]);
  if (failed) {
    return <p className="empty">The help has no such page.</p>;
  }
  return blocks === undefined ? (
    <p className="empty">The page loads.</p>
  ) : (
    <Blocks page={name} blocks={blocks} />
  );
}
