import { useEffect, useState } from "react";
import type { Problem } from "../../api/http";
import { isCommand } from "../../api/commands";
import { checkQuery, type Now } from "../../api/kusto";
import { statements } from "./statements";

const PAUSE = 350;

/** So many queries of a text are checked, and so many answers are remembered. */
const MAX_CHECKED = 40;
const MAX_KNOWN = 400;

const NONE: readonly Problem[] = [];

/** What is wrong with each query that was checked, by the query and what `now()` is for it. */
type Known = ReadonlyMap<string, readonly Problem[]>;

/**
 * What is wrong with the queries in the editor, asked of the server when typing pauses; a query
 * that has not changed is not asked about again. Places are those in the whole text.
 */
export function useProblems(text: string, now: Now): readonly Problem[] {
  const [known, setKnown] = useState<Known>(new Map());
  useEffect(() => {
    const unknown = statements(text)
      .slice(0, MAX_CHECKED)
      // A command is not checked before it runs.
      .filter((one) => !isCommand(one.text) && !known.has(keyOf(one.text, now)));
    if (unknown.length === 0) {
      return undefined;
    }
    const controller = new AbortController();
    const timer = window.setTimeout(() => {
      Promise.all(
        unknown.map(async (one) => {
          const problems = await checkQuery(one.text, now, controller.signal);
          return [keyOf(one.text, now), problems] as const;
        }),
      ).then(
        (checked) => {
          setKnown((old) => new Map([...old, ...checked].slice(-MAX_KNOWN)));
        },
        () => {
          // The run itself will say what is wrong.
        },
      );
    }, PAUSE);
    return () => {
      window.clearTimeout(timer);
      controller.abort();
    };
  }, [text, now, known]);

  const problems = statements(text).flatMap((one) =>
    (known.get(keyOf(one.text, now)) ?? NONE).map((problem) => shifted(problem, one.start)),
  );
  return problems.length === 0 ? NONE : problems;
}

/** A problem of a part of a text, at its place in the whole. */
export function shifted(problem: Problem, by: number): Problem {
  return { ...problem, start: problem.start + by, end: problem.end + by };
}

function keyOf(text: string, now: Now): string {
  return `${typeof now === "string" ? now : now.at} ${text}`;
}
