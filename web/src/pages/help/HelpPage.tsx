import { useState, type ReactNode } from "react";
import { useCase } from "../../parts/caseStore";
import "../../styles/help.css";

/** The verbs and functions that queries may use, searchable. */
export function HelpPage(): ReactNode {
  const { schema } = useCase();
  const [find, setFind] = useState("");
  const entries = [
    ...schema.miners.map(({ name, signature, summary }) => ({ name, call: signature, summary })),
    ...schema.functions.map(({ name, calls, summary }) => ({
      name,
      call: calls[0] ?? name,
      summary,
    })),
  ].filter(({ name, summary }) =>
    `${name} ${summary}`.toLowerCase().includes(find.trim().toLowerCase()),
  );
  return (
    <div className="help">
      <input
        type="search"
        aria-label="Find a verb or function"
        placeholder="Find a verb or function"
        value={find}
        onChange={(event) => {
          setFind(event.target.value);
        }}
      />
      {entries.length === 0 && <p className="empty">No verb or function has this name.</p>}
      <dl>
        {entries.map(({ name, call, summary }) => (
          <div key={name}>
            <dt>
              <code>{call}</code>
            </dt>
            <dd>{summary}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
