import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import { Text } from "../../../parts/Text";
import { chosenFiles, droppedFiles } from "./dropped";
import { forgetFailure, loadOfBrowser, loadOfServer, useLoads, watchLoads } from "./loadStore";
import { LoadJobs } from "./LoadJobs";
import { size } from "./sizes";

/**
 * Where logs come in: dropped anywhere on the page, chosen, or named by a path of the server. Large
 * and inviting in an empty case, else one line.
 */
export function LoadArea({ empty }: { readonly empty: boolean }): ReactNode {
  const { known, failed } = useLoads();
  const over = useDrop();
  useEffect(() => {
    void watchLoads();
  }, []);
  const roots = known?.roots ?? [];
  return (
    <section className={empty ? "load-area large" : "load-area"} aria-label="Load logs">
      {empty && (
        <>
          <h2>Begin with your logs</h2>
          <p className="load-invitation">
            Drop files or a whole folder anywhere on this page. Archives and compressed files are
            opened, formats are recognised by what is in them, and every byte is accounted for.
            Nothing leaves this machine.
          </p>
        </>
      )}
      <div className="load-ways">
        <Pick label="Choose files" folder={false} primary={empty} />
        <Pick label="Choose a folder" folder={true} primary={false} />
        {!empty && <span className="muted">or drop them on this page</span>}
        {roots.length > 0 && <PathField roots={roots} />}
      </div>
      {known !== undefined && empty && (
        <p className="muted load-limits">
          Up to {known.limits.files.toLocaleString("en")} files and {size(known.limits.load_bytes)}{" "}
          in one load.{" "}
          {roots.length === 0 &&
            "Larger ones: start the server with --root DIR and name their path here."}
        </p>
      )}
      {failed !== "" && (
        <p className="problem load-failed" role="alert">
          <Text value={failed} />{" "}
          <button type="button" className="link" onClick={forgetFailure}>
            Dismiss
          </button>
        </p>
      )}
      {empty && <LoadJobs />}
      {over && (
        <div className="drop-veil" aria-hidden="true">
          <p>Drop to load</p>
        </div>
      )}
    </section>
  );
}

/** Takes what is dropped anywhere on the page; whether something is being dragged over it. */
function useDrop(): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    let depth = 0;
    const isFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const enter = (event: DragEvent) => {
      if (isFiles(event)) {
        depth++;
        setOver(true);
      }
    };
    const leave = (event: DragEvent) => {
      if (isFiles(event)) {
        depth = Math.max(0, depth - 1);
        setOver(depth > 0);
      }
    };
    const hover = (event: DragEvent) => {
      if (isFiles(event)) {
        event.preventDefault();
      }
    };
    const drop = (event: DragEvent) => {
      if (!isFiles(event) || event.dataTransfer === null) {
        return;
      }
      event.preventDefault();
      depth = 0;
      setOver(false);
      void droppedFiles(event.dataTransfer).then(loadOfBrowser);
    };
    window.addEventListener("dragenter", enter);
    window.addEventListener("dragleave", leave);
    window.addEventListener("dragover", hover);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragenter", enter);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("dragover", hover);
      window.removeEventListener("drop", drop);
    };
  }, []);
  return over;
}

function Pick(properties: {
  readonly label: string;
  readonly folder: boolean;
  readonly primary: boolean;
}): ReactNode {
  const { label, folder, primary } = properties;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // React knows no property for this one.
    field.current?.toggleAttribute("webkitdirectory", folder);
  }, [folder]);
  return (
    <>
      <input
        ref={field}
        type="file"
        multiple
        hidden
        aria-hidden="true"
        data-pick={folder ? "folder" : "files"}
        onChange={(event) => {
          const { files } = event.target;
          if (files !== null) {
            void loadOfBrowser(chosenFiles(files));
          }
          event.target.value = "";
        }}
      />
      <button
        type="button"
        className={primary ? "primary" : "secondary"}
        onClick={() => {
          field.current?.click();
        }}
      >
        {label}
      </button>
    </>
  );
}

/** A path of the machine that the server runs on. */
function PathField({ roots }: { readonly roots: readonly string[] }): ReactNode {
  const [path, setPath] = useState("");
  const id = useId();
  return (
    <form
      className="load-path-field"
      onSubmit={(event) => {
        event.preventDefault();
        const wanted = path.trim();
        if (wanted !== "") {
          void loadOfServer(wanted).then((begun) => {
            if (begun) {
              setPath("");
            }
          });
        }
      }}
    >
      <label htmlFor={id}>or a path on the server</label>
      <input
        id={id}
        type="text"
        value={path}
        placeholder={roots[0] ?? ""}
        list={`${id}-roots`}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          setPath(event.target.value);
        }}
      />
      <datalist id={`${id}-roots`}>
        {roots.map((root) => (
          <option key={root} value={root} />
        ))}
      </datalist>
      <button type="submit" className="secondary" disabled={path.trim() === ""}>
        Load
      </button>
    </form>
  );
}
