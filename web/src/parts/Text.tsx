import type { ReactNode } from "react";
import { visible } from "./cells";

/** A text of a log: never markup, never reordering what stands beside it. */
export function Text({ value }: { readonly value: string }): ReactNode {
  const pieces = visible(value);
  return (
    <bdi>
      {pieces.map((piece, index) =>
        piece.escaped ? (
          <span key={index} className="escaped">
            {piece.text}
          </span>
        ) : (
          piece.text
        ),
      )}
    </bdi>
  );
}
