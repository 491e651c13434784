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
import { statementAt, type Statement } from "./statements";

/** What others may ask of the editor. */
export interface EditorHandle {
  /** Puts a text where the caret is. */
  insert: (text: string) => void;
  /** Puts a text in place of the whole one, in a way that can be undone. */
  replace: (text: string) => void;
  /** Shows a problem's place. */
  reveal: (problem: Problem) => void;
  /** What is selected, else the query at the caret; nothing where there is none. */
  current: () => Statement | undefined;
  focus: () => void;
}

export interface QueryEditorProperties {
  /** Each tab has its own text, with its own undo and its own caret. */
  readonly tab: string;
  readonly tabs: readonly string[];
  readonly text: string;
  readonly schema: Schema;
  readonly problems: readonly Problem[];
  readonly onChange: (text: string) => void;
  readonly onRun: (all: boolean) => void;
  readonly onCancel: () => void;
  readonly ref: Ref<EditorHandle>;
}

type Editor = monaco.editor.IStandaloneCodeEditor;

interface Page {
  readonly model: monaco.editor.ITextModel;
  view: monaco.editor.ICodeEditorViewState | null;
}

/**
 * The KQL editor. Shift+Enter and Ctrl+Enter run what is selected or the query at the caret,
 * Ctrl+Shift+Enter runs all, Escape cancels; problems are underlined where they are.
 */
export default function QueryEditor(properties: QueryEditorProperties): ReactNode {
  const { tab, tabs, schema, problems, ref } = properties;
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor>(null);
  const pages = useRef(new Map<string, Page>());
  const onRun = useEffectEvent(properties.onRun);
  const onCancel = useEffectEvent(properties.onCancel);
  const onChange = useEffectEvent(properties.onChange);
  const text = useEffectEvent(() => properties.text);
  const waiting = useEffectEvent(() => problems);

  useEffect(() => {
    if (place.current === null) {
      return undefined;
    }
    const made = create(place.current);
    made.onDidChangeModelContent(() => {
      onChange(textOf(made));
    });
    const { Shift, CtrlCmd } = monaco.KeyMod;
    const runs = (all: boolean) => () => {
      made.trigger("run", "hideSuggestWidget", {});
      onRun(all);
    };
    const run = runs(false);
    made.addCommand(Shift | monaco.KeyCode.Enter, run);
    made.addCommand(CtrlCmd | monaco.KeyCode.Enter, run);
    made.addCommand(CtrlCmd | Shift | monaco.KeyCode.Enter, runs(true));
    made.addCommand(
      monaco.KeyCode.Escape,
      () => {
        onCancel();
      },
      "!suggestWidgetVisible && !findWidgetVisible && !parameterHintsVisible && !renameInputVisible" +
        " && !hasMultipleSelections && !inSnippetMode && !markersNavigationVisible",
    );
    leaveByTab(made);
    made.focus();
    editor.current = made;
    const kept = pages.current;
    return () => {
      kept.forEach(({ model }) => {
        model.dispose();
      });
      kept.clear();
      made.dispose();
      editor.current = null;
    };
  }, []);

  useEffect(() => {
    const made = editor.current;
    if (made === null) {
      return undefined;
    }
    const known = pages.current.get(tab);
    const page: Page = known ?? { model: modelOf(text()), view: null };
    pages.current.set(tab, page);
    if (page.model.getValue(monaco.editor.EndOfLinePreference.LF) !== text()) {
      page.model.setValue(text());
    }
    made.setModel(page.model);
    made.restoreViewState(page.view);
    underline(page.model, waiting());
    return () => {
      page.view = made.saveViewState();
    };
  }, [tab]);

  useEffect(() => {
    for (const [id, { model }] of pages.current) {
      if (!tabs.includes(id)) {
        model.dispose();
        pages.current.delete(id);
      }
    }
  }, [tabs]);

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
    current: () => (editor.current === null ? undefined : currentOf(editor.current)),
    focus: () => {
      editor.current?.focus();
    },
  }));

  return <div ref={place} className="editor" />;
}

function currentOf(editor: Editor): Statement | undefined {
  const model = editor.getModel();
  const selection = editor.getSelection();
  if (model === null || selection === null) {
    return undefined;
  }
  const text = textOf(editor);
  const start = model.getOffsetAt(selection.getStartPosition());
  const end = model.getOffsetAt(selection.getEndPosition());
  const selected = text.slice(start, end);
  return selected.trim() === ""
    ? statementAt(text, model.getOffsetAt(selection.getPosition()))
    : { start, end, text: selected };
}

function textOf(editor: Editor): string {
  return editor.getValue({ preserveBOM: false, lineEnding: "\n" });
}

function modelOf(text: string): monaco.editor.ITextModel {
  const model = monaco.editor.createModel(text, "kusto");
  model.setEOL(monaco.editor.EndOfLineSequence.LF);
  return model;
}

function create(place: HTMLElement): Editor {
  return monaco.editor.create(place, {
    model: null,
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

/** In the editor Tab indents; after Escape it leaves, as it does elsewhere, until one writes on. */
function leaveByTab(made: monaco.editor.IStandaloneCodeEditor): void {
  let leaving = false;
  made.onKeyDown((event) => {
    if (event.keyCode === monaco.KeyCode.Tab && leaving) {
      event.stopPropagation();
    } else if (event.keyCode !== monaco.KeyCode.Shift) {
      leaving = event.keyCode === monaco.KeyCode.Escape;
    }
  });
  made.onDidBlurEditorText(() => {
    leaving = false;
  });
}
