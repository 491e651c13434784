import type { ReactNode } from "react";
import type { TableSchema } from "../../api/case";
import { reference } from "../../parts/kql";
import { openQuery } from "../../parts/openQuery";
import { Text } from "../../parts/Text";
import { count } from "../../parts/words";

/** A table of the case: its columns, and queries to begin with. */
export function TableHelp({ table }: { readonly table: TableSchema }): ReactNode {
  const name = reference(table.name);
  const queries = [`${name}\n| take 100`, `${name}\n| evaluate column_profile()`];
  return (
    <>
      <h2>
        <Text value={table.name} />
      </h2>
      <p>
        {count(table.rows, "row")}, {count(table.columns.length, "column")}.
      </p>
      {queries.map((text) => (
        <figure key={text} className="code code-kql">
          <pre tabIndex={0}>
            <code>{text}</code>
          </pre>
          <p className="example">
            <button
              type="button"
              onClick={() => {
                openQuery(text, { run: true });
              }}
            >
              Run
            </button>
          </p>
        </figure>
      ))}
      <table>
        <thead>
          <tr>
            <th scope="col">column</th>
            <th scope="col">type</th>
          </tr>
        </thead>
        <tbody>
          {table.columns.map((column) => (
            <tr key={column.name}>
              <td>
                <code>
                  <Text value={column.name} />
                </code>
              </td>
              <td>{column.type}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
