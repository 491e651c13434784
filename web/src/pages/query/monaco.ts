/** The editor: Microsoft's Monaco with its Kusto language, set up to run from our own files only. */
import "monaco-editor/esm/vs/editor/edcore.main";
import * as monaco from "monaco-editor/esm/vs/editor/editor.api";
import { getKustoWorker, kustoDefaults } from "@kusto/monaco-kusto";
import EditorWorker from "monaco-editor/esm/vs/editor/editor.worker?worker";
import KustoWorker from "@kusto/monaco-kusto/release/esm/kusto.worker?worker";
import type { Schema } from "../../api/case";
import type { Problem } from "../../api/http";
import { databaseFunction, escaped, Vocabulary, type Entry } from "./completions";

window.MonacoEnvironment = {
  getWorker: (_: unknown, label: string) =>
    label === "kusto" ? new KustoWorker() : new EditorWorker(),
};

export { monaco };

const OWNER = "spoor";
const LANGUAGE = "kusto";

// The language service knows Kusto's language, not ours: what is wrong comes from the server, which
// runs the query. The service has no setting for that, and each time it sets its own marks it takes
// away all others; so its marks are dropped and ours put back.
const api = monaco.editor as { setModelMarkers: typeof monaco.editor.setModelMarkers };
const setMarkers = api.setModelMarkers;
const ours = new WeakMap<monaco.editor.ITextModel, monaco.editor.IMarkerData[]>();
api.setModelMarkers = (model, owner, markers) => {
  if (owner === OWNER) {
    ours.set(model, markers);
  }
  if (owner === OWNER || owner === LANGUAGE) {
    setMarkers(model, OWNER, ours.get(model) ?? []);
  } else {
    setMarkers(model, owner, markers);
  }
};

const DARK = window.matchMedia("(prefers-color-scheme: dark)");

/** Of the schema that was set last. */
let vocabulary: Vocabulary | undefined;

/** The language service keeps a schema until it is told of a newer one. */
let version = 0;

// Once, before the first editor: any later change would start the language service anew.
kustoDefaults.setLanguageSettings({
  ...kustoDefaults.languageSettings,
  includeControlCommands: false,
  openSuggestionDialogAfterPreviousSuggestionAccepted: false,
  useTokenColorization: true,
  onDidProvideCompletionItems: (list) => {
    if (vocabulary !== undefined) {
      list.items = vocabulary.offer(list.items, isLocal);
    }
    return Promise.resolve(list);
  },
});

/** Whether a text in the editor names a function so: the language service tells no such thing. */
function isLocal(name: string): boolean {
  return monaco.editor
    .getModels()
    .some(
      (model) =>
        model.findMatches(`let\\s+${name}\\s*=`, false, true, true, null, false, 1).length > 0,
    );
}

/** Tells the editor which tables, columns and verbs there are. */
export async function setSchema(model: monaco.editor.ITextModel, schema: Schema): Promise<void> {
  vocabulary = new Vocabulary(schema);
  version++;
  const worker = await (await getKustoWorker())(model.uri);
  const database = {
    name: schema.database,
    majorVersion: version,
    minorVersion: 0,
    tables: schema.tables.map((table) => ({
      name: table.name,
      columns: table.columns,
      docstring: `${table.rows.toLocaleString("en")} rows`,
    })),
    functions: schema.stored.map(databaseFunction),
    entityGroups: [],
  };
  await worker.setSchema({
    clusterType: "Engine",
    cluster: { connectionString: "spoor", databases: [database] },
    database,
  });
}

/** What hovering over one of our names says. */
export function describe(schema: Schema): monaco.IDisposable {
  const known = new Vocabulary(schema);
  return monaco.languages.registerHoverProvider(LANGUAGE, {
    provideHover: (model, position) => {
      const line = model.getLineContent(position.lineNumber);
      // With dashes, of which a word of the editor has none: `sample-distinct`.
      const word = [...line.matchAll(/[\w-]+/g)].find(
        ({ 0: text, index }) =>
          index < position.column && position.column <= index + text.length + 1,
      )?.[0];
      const plainWord = model.getWordAtPosition(position)?.word;
      const entry = known.entry(word ?? "") ?? known.entry(plainWord ?? "");
      return entry === undefined ? null : { contents: linesOf(entry).map(plain) };
    },
  });
}

function linesOf({ call, summary }: Entry): readonly string[] {
  return [...call.split("\n"), ...(summary === "" ? [] : summary.split("\n"))];
}

/** Text for a hover, with all of Markdown's signs taken as they are. */
function plain(text: string): monaco.IMarkdownString {
  return { value: escaped(text) };
}

export function underline(model: monaco.editor.ITextModel, problems: readonly Problem[]): void {
  monaco.editor.setModelMarkers(
    model,
    OWNER,
    problems.map((problem) => {
      const from = model.getPositionAt(problem.start);
      const to = model.getPositionAt(Math.max(problem.end, problem.start + 1));
      return {
        severity: monaco.MarkerSeverity.Error,
        code: problem.code,
        message: problem.hint === "" ? problem.message : `${problem.message}\n${problem.hint}`,
        startLineNumber: from.lineNumber,
        startColumn: from.column,
        endLineNumber: to.lineNumber,
        endColumn: to.column,
      };
    }),
  );
}

monaco.editor.defineTheme(
  "spoor-light",
  theme("vs", { ground: "#ffffff", line: "#f5f7f6", word: "1d5c4d", text: "9a4a1c" }),
);
monaco.editor.defineTheme(
  "spoor-dark",
  theme("vs-dark", { ground: "#1a1e22", line: "#20262b", word: "6fcfb2", text: "e3a57b" }),
);

/** Words take the page's colours once the language service has read them; these serve until then. */
function theme(
  base: "vs" | "vs-dark",
  colours: Readonly<Record<"ground" | "line" | "word" | "text", string>>,
): monaco.editor.IStandaloneThemeData {
  const words = ["keyword", "operator", "operator.sql", "operator.scss", "type", "tag"];
  const texts = ["string", "number"];
  return {
    base,
    inherit: true,
    rules: [
      ...words.map((token) => ({ token, foreground: colours.word })),
      ...texts.map((token) => ({ token, foreground: colours.text })),
    ],
    colors: {
      "editor.background": colours.ground,
      "editor.lineHighlightBackground": colours.line,
      "editor.lineHighlightBorder": "#00000000",
    },
  };
}

function followScheme(): void {
  monaco.editor.setTheme(DARK.matches ? "spoor-dark" : "spoor-light");
}

DARK.addEventListener("change", followScheme);
followScheme();
