import type { Schema, StoredFunction, Word } from "../../api/case";

/** What the language service offers at a place, as far as it is looked at here. */
export interface Offered {
  label: string;
  kind?: number;
  detail?: string;
  documentation?: unknown;
  sortText?: string;
  filterText?: string;
  insertText?: string;
  insertTextFormat?: 1 | 2;
  textEdit?: { readonly range?: unknown; newText: string };
}

/** LSP's numbers: a method, which words of the language are, and a function. */
const METHOD_KIND = 2;
const FUNCTION_KIND = 3;
const PLAIN_TEXT = 1;

/** The language sorts by letters, and functions behind columns by this many at least. */
const BEHIND_COLUMNS = "z".repeat(15);

/** Words of Kusto's that mean nothing here. */
const STRANGE = new Set(["entity_group", "macro-expand"]);

/** Types whose values are written as calls: `datetime(2026-09-14)`. */
const LITERALS = new Set(
  "bool datetime decimal double dynamic guid int long real timespan".split(" "),
);

/** What leads to connected clusters. */
const REMOTE: ReadonlyMap<string, Entry> = new Map([
  [
    "cluster",
    { call: 'cluster("name")', summary: "A cluster that was connected by `spoor connect`." },
  ],
  ["database", { call: 'database("name")', summary: "A database of a connected cluster." }],
]);

/** What a word is, how it is called and what it is for. */
export interface Entry {
  readonly call: string;
  readonly summary: string;
}

/**
 * What can be written, of a schema: the language service knows all of Kusto's words and none of
 * ours, so that what it offers is held against this.
 */
export class Vocabulary {
  /** What stands before brackets, in an expression or as a table. */
  readonly functions = new Map<string, Entry>();
  readonly stored = new Map<string, Entry>();
  readonly plugins = new Map<string, Entry>();
  private readonly words: readonly Word[];

  constructor(schema: Schema) {
    this.words = schema.words;
    for (const entry of schema.functions) {
      const call = [...new Set(entry.calls)].join("\n");
      for (const name of [entry.name, ...entry.aliases].filter((each) => /^\w+$/.test(each))) {
        this.functions.set(name, { call, summary: entry.summary });
      }
    }
    for (const { kind, name, call, summary } of schema.words) {
      if (kind === "aggregate" || kind === "window") {
        this.functions.set(name, { call, summary });
      } else if (kind === "plugin") {
        this.plugins.set(name, { call, summary });
      }
    }
    for (const { name, signature, summary } of schema.miners) {
      this.plugins.set(name, { call: signature, summary });
    }
    for (const { name, call, summary } of schema.stored) {
      this.stored.set(name, { call, summary });
    }
  }

  /** What is said of a word, wherever it stands; operators come last, for `count` is also one. */
  entry(name: string): Entry | undefined {
    const word = this.words.find((each) => each.name === name && each.kind !== "property");
    return this.stored.get(name) ?? this.functions.get(name) ?? this.plugins.get(name) ?? word;
  }

  /** Only what is supported stays, in our words, and what only we have comes along. */
  offer<Item extends Offered>(items: readonly Item[], isLocal: (name: string) => boolean): Item[] {
    const labels = new Set(items.map(({ label }) => label));
    const called = new Set(items.map(({ label }) => nameOf(label)));
    if (called.has("bag_unpack")) {
      return this.offerPlugins(items);
    }
    if (labels.has("where") && labels.has("summarize")) {
      return this.offerWords(items, "operator", "where");
    }
    if (labels.has("timechart") && labels.has("piechart")) {
      return this.offerWords(items, "picture", "timechart");
    }
    if (labels.has("xcolumn") && labels.has("ycolumns")) {
      return this.offerWords(items, "property", "xcolumn");
    }
    const kept = items.filter(({ label }) => {
      const name = nameOf(label);
      return name === undefined
        ? !STRANGE.has(label) && !(label === "map" && labels.has("stacked100"))
        : this.callable(name) !== undefined || LITERALS.has(name) || isLocal(name);
    });
    for (const item of kept) {
      const name = nameOf(item.label);
      const entry = name === undefined ? this.word("operator", item.label) : this.callable(name);
      if (entry !== undefined) {
        // In our words, which need no other machine to be read.
        say(item, entry);
      }
    }
    if (called.has("strcat")) {
      for (const [name, entry] of this.functions) {
        if (!called.has(name) && !this.isAggregate(name)) {
          kept.push(functionItem(name, entry, `${BEHIND_COLUMNS}${name}`) as Item);
        }
      }
    }
    return kept;
  }

  private callable(name: string): Entry | undefined {
    return this.stored.get(name) ?? this.functions.get(name) ?? REMOTE.get(name);
  }

  /** Where aggregates may stand the language offers them; elsewhere they would be an error. */
  private isAggregate(name: string): boolean {
    return this.word("aggregate", name) !== undefined;
  }

  /** After `evaluate`: our verbs, not the plugins of a cluster. */
  private offerPlugins<Item extends Offered>(items: readonly Item[]): Item[] {
    return [
      ...items.filter(({ label }) => nameOf(label) === undefined),
      ...[...this.plugins].map(([name, entry]) => functionItem(name, entry, `0${name}`) as Item),
    ];
  }

  /** Where words of one kind may stand: those that are ours, and signs. */
  private offerWords<Item extends Offered>(
    items: readonly Item[],
    kind: Word["kind"],
    like: string,
  ): Item[] {
    const kept = items.filter(({ label }) => !/^\w/.test(label) || this.word(kind, label));
    const model = items.find(({ label }) => label === like);
    const labels = new Set(kept.map(({ label }) => label));
    for (const word of this.words) {
      if (word.kind === kind && !labels.has(word.name) && model !== undefined) {
        kept.push({
          ...model,
          label: word.name,
          kind: METHOD_KIND,
          filterText: word.name,
          sortText: `${model.sortText ?? ""}${word.name}`,
          textEdit: model.textEdit && {
            ...model.textEdit,
            newText: model.textEdit.newText.replace(like, word.name),
          },
        });
      }
    }
    for (const item of kept) {
      const word = this.word(kind, item.label);
      if (word !== undefined) {
        say(item, word);
      }
    }
    return kept;
  }

  private word(kind: Word["kind"], name: string): Word | undefined {
    return this.words.find((word) => word.kind === kind && word.name === name);
  }
}

function say(item: Offered, entry: Entry): void {
  item.detail = oneLine(entry.call);
  item.documentation = { value: escaped(entry.summary) };
}

/** A text as Markdown that shows it as it is, whatever it holds. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!<>|~]/g, "\\$&");
}

/** A function may be called in several ways, a line each. */
function oneLine(call: string): string {
  return call.split("\n").join(" \u00B7 ");
}

/** The name in a label that is a call: `strcat` of `strcat(value, ...)`. */
function nameOf(label: string): string | undefined {
  return /^(\w+)\(/.exec(label)?.[1];
}

/** For a function that the language does not know. */
function functionItem(name: string, entry: Entry, sortText: string): Offered {
  return {
    label: name,
    kind: FUNCTION_KIND,
    insertTextFormat: PLAIN_TEXT,
    insertText: `${name}(`,
    detail: oneLine(entry.call),
    documentation: { value: escaped(entry.summary) },
    sortText,
  };
}

/** A function of the case, as the language service wants it. */
export function databaseFunction(stored: StoredFunction) {
  return {
    name: stored.name,
    body: stored.body,
    docstring: stored.summary,
    inputParameters: stored.parameters.map((parameter) => ({
      name: parameter.name,
      ...(parameter.table
        ? { columns: parameter.columns.map((column) => ({ ...column })) }
        : { type: parameter.type, cslType: parameter.type }),
      ...(parameter.default === "" ? {} : { cslDefaultValue: parameter.default }),
    })),
  };
}
