import { useEffect, useState } from "react";
import type { Problem } from "../../api/http";
import { checkQuery, type Now } from "../../api/kusto";

const PAUSE = 350;

const NONE: readonly Problem[] = [];

/** What is wrong with the text in the editor, asked of the server when typing pauses. */
export function useProblems(text: string, now: Now): readonly Problem[] {
  const [checked, setChecked] = useState<{
    readonly text: string;
    readonly problems: readonly Problem[];
  }>();
  useEffect(() => {
    if (text.trim() === "") {
      return undefined;
    }
    const controller = new AbortController();
    const timer = window.setTimeout(() => {
      checkQuery(text, now, controller.signal).then(
        (problems) => {
          setChecked({ text, problems });
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
  }, [text, now]);
  // Marks of an older text would stand in the wrong places.
  return checked?.text === text ? checked.problems : NONE;
}
