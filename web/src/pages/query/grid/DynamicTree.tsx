import { useState, type ReactNode } from "react";
import { Text } from "../../../parts/Text";
import { parseJson, type Json } from "./json";

const SHOWN = 200;
const OPEN_DEPTH = 2;

/** A dynamic value as a tree, its numbers as they are written; what is no JSON as text. */
export function DynamicTree({ text }: { readonly text: string }): ReactNode {
  const value = parseJson(text);
  if (value === undefined || value.kind === "plain") {
    return <Text value={text} />;
  }
  return (
    <ul className="tree-json">
      <Node name={undefined} value={value} depth={0} />
    </ul>
  );
}

function Node(properties: {
  readonly name: string | undefined;
  readonly value: Json;
  readonly depth: number;
}): ReactNode {
  const { name, value, depth } = properties;
  const [open, setOpen] = useState(depth < OPEN_DEPTH);
  const [shown, setShown] = useState(SHOWN);
  const label =
    name === undefined ? null : (
      <span className="tree-name">
        <Text value={name} />
      </span>
    );
  if (value.kind === "plain") {
    return (
      <li>
        {label}
        <span className={value.text === "null" ? "null" : `tree-${value.type}`}>
          <Text value={value.text} />
        </span>
      </li>
    );
  }
  const size = value.members.length;
  const brackets = value.kind === "array" ? `[${size}]` : `{${size}}`;
  return (
    <li>
      <button
        type="button"
        className="tree-turn"
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
        }}
      >
        <span aria-hidden="true">{open ? "▾" : "▸"}</span> {label}
        <span className="muted">{brackets}</span>
      </button>
      {open && (
        <ul>
          {value.members.slice(0, shown).map(([key, member], index) => (
            <Node key={index} name={key} value={member} depth={depth + 1} />
          ))}
          {size > shown && (
            <li>
              <button
                type="button"
                className="link"
                onClick={() => {
                  setShown(shown + SHOWN);
                }}
              >
                {size - shown} more
              </button>
            </li>
          )}
        </ul>
      )}
    </li>
  );
}
