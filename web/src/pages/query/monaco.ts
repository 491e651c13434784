/** The editor: Microsoft's Monaco with its Kusto language, set up to run from our own files only. */
import "monaco-editor/esm/vs/editor/edcore.main";
import * as monaco from "monaco-editor/esm/vs/editor/editor.api";
import { getKustoWorker, kustoDefaults } from "@kusto/monaco-kusto";
import EditorWorker from "monaco-editor/esm/vs/editor/editor.worker?worker";
import KustoWorker from "@kusto/monaco-kusto/release/esm/kusto.worker?worker";
import type { FunctionEntry, MinerEntry, Schema } from "../../api/case";
import type { Problem } from "../../api/http";

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

/** LSP's numbers: a function, inserted as plain text. */
const FUNCTION_KIND = 3;
const PLAIN_TEXT = 1;

/** The language sorts by letters, and functions behind columns by this many at least. */
const BEHIND_COLUMNS = "z".repeat(15);

/** What the schema that was set last has: verbs, and functions by each of their names. */
let miners: readonly MinerEntry[] = [];
let functions: ReadonlyMap<string, FunctionEntry> = new Map();

// Once, before the first editor: any later change would start the language service anew.
kustoDefaults.setLanguageSettings({
  ...kustoDefaults.languageSettings,
  includeControlCommands: false,
  openSuggestionDialogAfterPreviousSuggestionAccepted: false,
  useTokenColorization: true,
  onDidProvideCompletionItems: (list) => {
    const offered = new Map(list.items.map((item) => [nameOf(item.label), item]));
    if (offered.has("bag_unpack")) {
      // After `evaluate`: our verbs, not the plugins of a cluster.
      list.items = list.items.filter((item) => nameOf(item.label) === undefined);
      list.items.push(...miners.map(minerItem));
    } else if (offered.has("strcat")) {
      for (const [name, entry] of functions) {
        const item = offered.get(name);
        if (item === undefined) {
          list.items.push(functionItem(name, entry));
        } else {
          // In our words, which need no other machine to be read.
          item.detail = callsOf(entry);
          item.documentation = entry.summary;
        }
      }
    }
    return Promise.resolve(list);
  },
});

/** Tells the editor which tables, columns and verbs there are. */
export async function setSchema(model: monaco.editor.ITextModel, schema: Schema): Promise<void> {
  miners = schema.miners;
  functions = byName(schema.functions);
  const worker = await (await getKustoWorker())(model.uri);
  const database = {
    name: schema.database,
    majorVersion: 1,
    minorVersion: 0,
    tables: schema.tables.map((table) => ({
      name: table.name,
      columns: table.columns,
      docstring: `${table.rows.toLocaleString("en")} rows`,
    })),
    functions: [],
    entityGroups: [],
  };
  await worker.setSchema({
    clusterType: "Engine",
    cluster: { connectionString: "spoor", databases: [database] },
    database,
  });
}

/** The name in a label that is a call: `strcat` of `strcat(value, ...)`. */
function nameOf(label: string): string | undefined {
  return /^(\w+)\(/.exec(label)?.[1];
}

function callsOf(entry: FunctionEntry): string {
  return [...new Set(entry.calls)].join("\n");
}

/** For a function that the language does not know. */
function functionItem(name: string, entry: FunctionEntry) {
  return {
    label: name,
    kind: FUNCTION_KIND,
    insertTextFormat: PLAIN_TEXT,
    insertText: `${name}(`,
    detail: callsOf(entry),
    documentation: entry.summary,
    sortText: `${BEHIND_COLUMNS}${name}`,
  } as const;
}

function byName(entries: readonly FunctionEntry[]): ReadonlyMap<string, FunctionEntry> {
  return new Map(
    entries
      .flatMap((entry) => [entry.name, ...entry.aliases].map((name) => [name, entry] as const))
      // Operators are entries too, by their signs.
      .filter(([name]) => /^\w+$/.test(name)),
  );
}

function minerItem(miner: MinerEntry) {
  return {
    label: miner.name,
    kind: FUNCTION_KIND,
    insertTextFormat: PLAIN_TEXT,
    insertText: `${miner.name}(`,
    detail: miner.signature,
    documentation: miner.summary,
    sortText: `0${miner.name}`,
  } as const;
}

/** What hovering over one of our names says. */
export function describe(schema: Schema): monaco.IDisposable {
  const entries = new Map<string, string>();
  for (const [name, entry] of byName(schema.functions)) {
    entries.set(name, functionText(entry));
  }
  for (const miner of schema.miners) {
    entries.set(miner.name, `${miner.signature}\n${miner.summary}`);
  }
  return monaco.languages.registerHoverProvider(LANGUAGE, {
    provideHover: (model, position) => {
      const word = model.getWordAtPosition(position);
      const text = word === null ? undefined : entries.get(word.word);
      return text === undefined ? null : { contents: text.split("\n").map(plain) };
    },
  });
}

function functionText(entry: FunctionEntry): string {
  return [...new Set(entry.calls), entry.summary].join("\n");
}

/** Text for a hover, with all of Markdown's signs taken as they are. */
function plain(text: string): monaco.IMarkdownString {
  return { value: text.replace(/[\\`*_{}[\]()#+\-.!<>|~]/g, "\\$&") };
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
