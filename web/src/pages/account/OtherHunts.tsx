import { useEffect, useState, type ReactNode } from "react";
import { getOtherHunts, type OtherHunt } from "../../api/hunts";
import { Text } from "../../parts/Text";
import { count } from "../../parts/words";

/** The hunts that do not fit, and what the case lacks for each. */
export function OtherHunts({ version }: { readonly version: number }): ReactNode {
  const [others, setOthers] = useState<readonly OtherHunt[]>([]);
  useEffect(() => {
    let wanted = true;
    getOtherHunts().then(
      (found) => {
        if (wanted) {
          setOthers(found);
        }
      },
      () => {
        // The hunts that fit say what is wrong.
      },
    );
    return () => {
      wanted = false;
    };
  }, [version]);
  if (others.length === 0) {
    return null;
  }
  return (
    <details className="other-hunts">
      <summary>{count(others.length, "hunt")} that do not fit</summary>
      <ul>
        {others.map((hunt) => (
          <li key={hunt.name} data-other={hunt.name}>
            <strong>
              <Text value={hunt.title} />
            </strong>
            <p className="muted">
              The case lacks{" "}
              {hunt.lacks.map((lack, index) => (
                <span key={index}>
                  {index > 0 && "; "}
                  <Text value={lack} />
                </span>
              ))}
              .
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
