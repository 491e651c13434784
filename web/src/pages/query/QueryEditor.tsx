import {
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useRef,
  type ReactNode,
  type Ref,
} from "react";
import type { Schema } from "../../api/case";
import type { Problem } from "../../api/http";
import { describe, monaco, setSchema, underline } from "./monaco";

/** What others may ask of the editor. */
export interface EditorHandle {
  /** Puts a text where the caret is. */
  insert: (text: string) => void;
  /** Puts a text in place of the whole one, in a way that can be undone. */
  replace: (text: string) => void;
  /** Shows a problem's place. */
  reveal: (problem: Problem) => void;
}

export interface QueryEditorProperties {
  readonly text: string;
  readonly schema: Schema;
  readonly problems: readonly Problem[];
  readonly onChange: (text: string) => void;
  readonly onRun: () => void;
  readonly ref: Ref<EditorHandle>;
}

/** The KQL editor. Shift+Enter and Ctrl+Enter run; problems are underlined where they are. */
export default function QueryEditor(properties: QueryEditorProperties): ReactNode {
  const { text, schema, problems, ref } = properties;
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneCodeEditor>(null);
  const onRun = useEffectEvent(properties.onRun);
  const onChange = useEffectEvent(properties.onChange);
  const initial = useEffectEvent(() => text);

  useEffect(() => {
    if (place.current === null) {
      return undefined;
    }
    const made = create(place.current, initial());
    made.onDidChangeModelContent(() => {
      onChange(made.getValue({ preserveBOM: false, lineEnding: "\n" }));
    });
    const run = () => {
      onRun();
    };
    made.addCommand(monaco.KeyMod.Shift | monaco.KeyCode.Enter, run);
    made.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter, run);
    made.focus();
    editor.current = made;
    return () => {
      made.getModel()?.dispose();
      made.dispose();
    };
  }, []);

  useEffect(() => {
    const model = editor.current?.getModel();
    if (model === undefined || model === null) {
      return undefined;
    }
    void setSchema(model, schema).then(() => {
      // Tests and the impatient may wait for this.
      place.current?.setAttribute("data-ready", "true");
    });
    const hover = describe(schema);
    return () => {
      hover.dispose();
    };
  }, [schema]);

  useEffect(() => {
    const model = editor.current?.getModel();
    if (model !== undefined && model !== null) {
      underline(model, problems);
    }
  }, [problems]);

  useImperativeHandle(ref, () => ({
    insert: (name) => {
      editor.current?.trigger("tables", "type", { text: name });
      editor.current?.focus();
    },
    replace: (whole) => {
      const range = editor.current?.getModel()?.getFullModelRange();
      if (range !== undefined) {
        editor.current?.executeEdits("spoor", [{ range, text: whole }]);
        editor.current?.focus();
      }
    },
    reveal: (problem) => {
      const position = editor.current?.getModel()?.getPositionAt(problem.start);
      if (position !== undefined) {
        editor.current?.setPosition(position);
        editor.current?.revealPositionInCenterIfOutsideViewport(position);
        editor.current?.focus();
      }
    },
  }));

  return <div ref={place} className="editor" />;
}

function create(place: HTMLElement, text: string): monaco.editor.IStandaloneCodeEditor {
  const model = monaco.editor.createModel(text, "kusto");
  model.setEOL(monaco.editor.EndOfLineSequence.LF);
  return monaco.editor.create(place, {
    model,
    automaticLayout: true,
    minimap: { enabled: false },
    fontSize: 13.5,
    lineHeight: 20,
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue("--mono"),
    lineNumbersMinChars: 3,
    padding: { top: 10, bottom: 10 },
    scrollBeyondLastLine: false,
    renderLineHighlight: "line",
    wordWrap: "on",
    fixedOverflowWidgets: true,
    unicodeHighlight: { ambiguousCharacters: false },
    suggest: { showWords: false },
    wordBasedSuggestions: "off",
    accessibilitySupport: "auto",
    ariaLabel: "KQL query",
    scrollbar: { alwaysConsumeMouseWheel: false },
    overviewRulerLanes: 0,
    links: false,
  });
}
