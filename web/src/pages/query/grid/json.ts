/** JSON read without rounding its numbers and without making objects of hostile names. */
export type Json =
  | { readonly kind: "plain"; readonly type: "text" | "number" | "word"; readonly text: string }
  | {
      readonly kind: "array" | "object";
      readonly members: readonly (readonly [string, Json])[];
    };

const DEEPEST = 200;
const TOKEN = /\s*(?:("(?:[^"\\]|\\.)*")|(-?\d[\d.eE+-]*)|(true|false|null)|([[\]{},:]))/uy;

/** Undefined for what is no JSON, or too deep. */
export function parseJson(text: string): Json | undefined {
  const tokens = new Tokens(text);
  try {
    const value = read(tokens, 0);
    return tokens.rest() === "" ? value : undefined;
  } catch {
    return undefined;
  }
}

class Tokens {
  private at = 0;

  constructor(private readonly text: string) {}

  next(): RegExpExecArray {
    TOKEN.lastIndex = this.at;
    const found = TOKEN.exec(this.text);
    if (found === null) {
      throw new Error("no JSON");
    }
    this.at = TOKEN.lastIndex;
    return found;
  }

  /** Takes a sign if it comes next. */
  take(sign: string): boolean {
    const before = this.at;
    if (this.rest().startsWith(sign)) {
      this.next();
      return true;
    }
    this.at = before;
    return false;
  }

  rest(): string {
    let at = this.at;
    while (at < this.text.length && " \n\r\t".includes(this.text.charAt(at))) {
      at++;
    }
    return this.text.slice(at, at + 1);
  }
}

function read(tokens: Tokens, depth: number): Json {
  if (depth > DEEPEST) {
    throw new Error("too deep");
  }
  const [, text, number, word, sign] = tokens.next();
  if (text !== undefined) {
    return { kind: "plain", type: "text", text: String(JSON.parse(text)) };
  }
  if (number !== undefined || word !== undefined) {
    return {
      kind: "plain",
      type: number === undefined ? "word" : "number",
      text: number ?? word ?? "",
    };
  }
  const members: (readonly [string, Json])[] = [];
  if (sign === "[") {
    if (tokens.take("]")) {
      return { kind: "array", members };
    }
    do {
      members.push([String(members.length), read(tokens, depth + 1)]);
    } while (tokens.take(","));
    return closed(tokens, "]", { kind: "array", members });
  }
  if (sign === "{") {
    if (tokens.take("}")) {
      return { kind: "object", members };
    }
    do {
      const [, name] = tokens.next();
      if (name === undefined || !tokens.take(":")) {
        throw new Error("no JSON");
      }
      members.push([String(JSON.parse(name)), read(tokens, depth + 1)]);
    } while (tokens.take(","));
    return closed(tokens, "}", { kind: "object", members });
  }
  throw new Error("no JSON");
}

function closed(tokens: Tokens, sign: string, value: Json): Json {
  if (!tokens.take(sign)) {
    throw new Error("no JSON");
  }
  return value;
}
