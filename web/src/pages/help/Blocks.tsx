import type { ReactNode } from "react";
import type { Block, Inline } from "../../api/help";
import { openQuery } from "../../parts/openQuery";
import { helpHref } from "./find";

/** A page as elements: it comes as a tree, so that no text of it can become markup. */
export function Blocks(properties: {
  readonly page: string;
  readonly blocks: readonly Block[];
}): ReactNode {
  return properties.blocks.map((block, index) => (
    <BlockView key={index} page={properties.page} block={block} />
  ));
}

function BlockView(properties: { readonly page: string; readonly block: Block }): ReactNode {
  const { page, block } = properties;
  switch (block.t) {
    case "h":
      return <Heading level={block.l} id={block.id} inlines={block.c} />;
    case "p":
      return (
        <p>
          <Inlines inlines={block.c} />
        </p>
      );
    case "quote":
      return (
        <blockquote>
          <Blocks page={page} blocks={block.c} />
        </blockquote>
      );
    case "ul":
    case "ol": {
      const items = block.c.map((item, index) => (
        <li key={index}>
          <Blocks page={page} blocks={item} />
        </li>
      ));
      return block.t === "ul" ? <ul>{items}</ul> : <ol>{items}</ol>;
    }
    case "pre":
      return <Code page={page} block={block} />;
    case "table":
      return <Table rows={block.r} />;
  }
}

function Heading(properties: {
  readonly level: number;
  readonly id: string;
  readonly inlines: readonly Inline[];
}): ReactNode {
  const { level, id } = properties;
  const content = <Inlines inlines={properties.inlines} />;
  const place = `help-${id}`;
  return level === 1 ? (
    <h2 id={place}>{content}</h2>
  ) : level === 2 ? (
    <h3 id={place}>{content}</h3>
  ) : (
    <h4 id={place}>{content}</h4>
  );
}

/** An example can be run; one that lacks its tables says which logs have them. */
function Code(properties: {
  readonly page: string;
  readonly block: Extract<Block, { readonly t: "pre" }>;
}): ReactNode {
  const { page, block } = properties;
  const { lang, x, needs } = block;
  return (
    <figure className={lang === "" ? "code" : `code code-${lang.split(" ")[0] ?? ""}`}>
      {lang.startsWith("result") && <figcaption>gives</figcaption>}
      <pre tabIndex={0}>
        <code>{x}</code>
      </pre>
      {block.run === true && (
        <p className="example">
          <button
            type="button"
            onClick={() => {
              openQuery(x.trimEnd(), { run: needs === undefined });
            }}
          >
            {needs === undefined ? "Run" : "Open"}
          </button>
          {needs !== undefined && (
            <span className="muted">
              {needs}.{" "}
              {page.startsWith("formats/")
                ? "The example asks the logs of docs/formats/samples, which come with Spoor."
                : "The example asks the logs of samples/, which come with Spoor: spoor open samples."}
            </span>
          )}
        </p>
      )}
    </figure>
  );
}

function Table({
  rows,
}: {
  readonly rows: Extract<Block, { readonly t: "table" }>["r"];
}): ReactNode {
  const [head, ...body] = rows;
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="Table">
      <table>
        <thead>
          <tr>
            {head?.map((cell, index) => (
              <th key={index} scope="col">
                <Inlines inlines={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column}>
                  <Inlines inlines={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Inlines({ inlines }: { readonly inlines: readonly Inline[] }): ReactNode {
  return inlines.map((inline, index) => <InlineView key={index} inline={inline} />);
}

function InlineView({ inline }: { readonly inline: Inline }): ReactNode {
  if (typeof inline === "string") {
    return inline;
  }
  switch (inline.t) {
    case "code":
      return <code>{inline.x}</code>;
    case "em":
      return (
        <em>
          <Inlines inlines={inline.c} />
        </em>
      );
    case "strong":
      return (
        <strong>
          <Inlines inlines={inline.c} />
        </strong>
      );
    case "br":
      return <br />;
    case "a":
      return inline.page === undefined ? (
        <Inlines inlines={inline.c} />
      ) : (
        <a href={helpHref(inline.page, inline.anchor)}>
          <Inlines inlines={inline.c} />
        </a>
      );
  }
}
