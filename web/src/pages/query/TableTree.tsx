import { useState, type ReactNode } from "react";
import type { Schema, TableSchema } from "../../api/case";
import { reference } from "../../parts/kql";
import { Text } from "../../parts/Text";

/** The tables of the case and their columns; a click puts a name into the query. */
export function TableTree(properties: {
  readonly schema: Schema;
  readonly onInsert: (name: string) => void;
}): ReactNode {
  const { schema, onInsert } = properties;
  const [filter, setFilter] = useState("");
  const [open, setOpen] = useState<ReadonlySet<string>>(
    () => new Set(schema.tables.length === 1 ? schema.tables.map((table) => table.name) : []),
  );
  const wanted = filter.trim().toLowerCase();
  const tables = schema.tables.filter((table) => matches(table, wanted));

  return (
    <nav className="table-tree" aria-label="Tables and columns">
      <div className="tree-head">
        <input
          type="search"
          placeholder="Find a table or column"
          aria-label="Find a table or column"
          value={filter}
          onChange={(event) => {
            setFilter(event.target.value);
          }}
        />
      </div>
      {schema.tables.length === 0 && (
        <p className="empty">
          No tables yet. Load logs into this case with <code>spoor load PATH --case DIR</code>.
        </p>
      )}
      {schema.tables.length > 0 && tables.length === 0 && (
        <p className="empty">No table or column has this name.</p>
      )}
      <ul>
        {tables.map((table) => {
          const shown = open.has(table.name) || (wanted !== "" && !nameMatches(table, wanted));
          return (
            <li key={table.name}>
              <div className="tree-table">
                <button
                  type="button"
                  className="toggle"
                  aria-expanded={shown}
                  aria-label={`Columns of ${table.name}`}
                  onClick={() => {
                    setOpen(toggled(open, table.name));
                  }}
                >
                  <svg viewBox="0 0 10 10" aria-hidden="true">
                    <path d="M3 1.5 7 5 3 8.5" />
                  </svg>
                </button>
                <button
                  type="button"
                  className="name"
                  title={`Insert ${table.name}`}
                  onClick={() => {
                    onInsert(reference(table.name));
                  }}
                >
                  <Text value={table.name} />
                </button>
                <span className="count">{table.rows.toLocaleString("en")}</span>
              </div>
              {shown && (
                <ul className="columns">
                  {table.columns
                    .filter(
                      (column) =>
                        open.has(table.name) || column.name.toLowerCase().includes(wanted),
                    )
                    .map((column) => (
                      <li key={column.name}>
                        <button
                          type="button"
                          className="name"
                          title={`Insert ${column.name}`}
                          onClick={() => {
                            onInsert(reference(column.name));
                          }}
                        >
                          <Text value={column.name} />
                        </button>
                        <span className="type">{column.type}</span>
                      </li>
                    ))}
                </ul>
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function matches(table: TableSchema, wanted: string): boolean {
  return (
    nameMatches(table, wanted) ||
    table.columns.some((column) => column.name.toLowerCase().includes(wanted))
  );
}

function nameMatches(table: TableSchema, wanted: string): boolean {
  return table.name.toLowerCase().includes(wanted);
}

function toggled(open: ReadonlySet<string>, name: string): ReadonlySet<string> {
  const next = new Set(open);
  if (!next.delete(name)) {
    next.add(name);
  }
  return next;
}
