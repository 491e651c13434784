import { useEffect, useRef, useState, type ReactNode } from "react";
import { KEYS, letterKeysAreOn, setLetterKeys } from "./keys";

/** All keys, in a dialog that Escape closes; the focus returns to where it was. */
export function KeysOverlay({ onClose }: { readonly onClose: () => void }): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const [letters, setLetters] = useState(letterKeysAreOn);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) {
        before.focus();
      }
    };
  }, []);
  return (
    <dialog ref={dialog} className="keys" aria-label="Keys" onClose={onClose}>
      <header>
        <h2>Keys</h2>
        <button
          type="button"
          className="secondary"
          onClick={() => {
            dialog.current?.close();
          }}
        >
          Close
        </button>
      </header>
      <div className="keys-places">
        {KEYS.map(({ place, keys }) => (
          <section key={place} aria-label={place}>
            <h3>{place}</h3>
            <dl>
              {keys.map((key) => (
                <div key={key.keys}>
                  <dt>
                    {key.keys.split(" ").map((part) => (
                      <kbd key={part}>{part}</kbd>
                    ))}
                  </dt>
                  <dd>{key.what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label className="keys-letters">
        <input
          type="checkbox"
          checked={letters}
          onChange={(event) => {
            setLetters(event.target.checked);
            setLetterKeys(event.target.checked);
          }}
        />{" "}
        Keys that are letters (<kbd>g</kbd>, <kbd>?</kbd>) work outside of text fields
      </label>
    </dialog>
  );
}
