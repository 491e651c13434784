/** A query within the text of a tab; `end` is exclusive. */
export interface Statement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The queries of a text: blank lines divide them. What cannot stand alone goes with its neighbour:
 * comments and `let`, `set` and `declare` with what follows, a block that begins with `|` with what
 * goes before. A blank line in a text of many lines (three back quotes or tildes) divides nothing.
 */
export function statements(text: string): readonly Statement[] {
  const joined: { start: number; end: number }[] = [];
  let open = false;
  for (const block of blocks(text)) {
    const last = joined.at(-1);
    if (last !== undefined && (open || startsWithPipe(text.slice(block.start, block.end)))) {
      last.end = block.end;
    } else {
      joined.push({ ...block });
    }
    const whole = joined.at(-1) ?? block;
    open = needsMore(text.slice(whole.start, whole.end));
  }
  return joined.map(({ start, end }) => ({ start, end, text: text.slice(start, end) }));
}

/** The query at a place: the one that it is in or right behind, else the next, else the last. */
export function statementAt(text: string, place: number): Statement | undefined {
  const all = statements(text);
  return (
    all.find(({ start, end }) => start <= place && place <= end) ??
    all.find(({ start }) => start > place) ??
    all.at(-1)
  );
}

/** Runs of lines that are not blank, without the line ends around them. */
function blocks(text: string): readonly { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  let at = 0;
  let fence = "";
  let current: { start: number; end: number } | undefined;
  for (const line of text.split("\n")) {
    const end = at + line.length;
    if (fence === "" && line.trim() === "") {
      current = undefined;
    } else {
      if (current === undefined) {
        current = { start: at + line.length - line.trimStart().length, end };
        found.push(current);
      }
      current.end = at + line.trimEnd().length;
      fence = fenceAfter(line, fence);
    }
    at = end + 1;
  }
  return found;
}

/** The sign of the text of many lines that is open at the end of a line; empty: none is. */
function fenceAfter(line: string, before: string): string {
  let fence = before;
  for (const { code } of pieces(line, fence)) {
    fence = code === "```" || code === "~~~" ? (fence === "" ? code : "") : fence;
  }
  return fence;
}

/**
 * The code of a text in pieces: a sign that opens or closes a text of many lines, or what stands
 * between such signs, without comments and the texts in quotes.
 */
function* pieces(text: string, fence = ""): Generator<{ readonly code: string }> {
  const token =
    /```|~~~|\/\/[^\n]*|[@hH]*@"(?:[^"\n]|"")*"?|[@hH]*@'(?:[^'\n]|'')*'?|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?/g;
  let inside = fence;
  let from = 0;
  for (const match of text.matchAll(token)) {
    const sign = match[0];
    const isFence = sign === "```" || sign === "~~~";
    if (inside === "" || sign === inside) {
      if (inside === "" && match.index > from) {
        yield { code: text.slice(from, match.index) };
      }
      from = match.index + sign.length;
      if (isFence) {
        inside = inside === "" ? sign : "";
        yield { code: sign };
      } else if (!sign.startsWith("//")) {
        yield { code: '""' };
      }
    }
  }
  if (inside === "" && from < text.length) {
    yield { code: text.slice(from) };
  }
}

function codeOf(text: string): string {
  return [...pieces(text)].map(({ code }) => code).join("");
}

function startsWithPipe(text: string): boolean {
  return codeOf(text).trimStart().startsWith("|");
}

/** Whether a text says nothing yet: it is comments, or ends with a `let` or its like. */
function needsMore(text: string): boolean {
  const code = codeOf(text).trim();
  if (code === "") {
    return true;
  }
  if (!code.endsWith(";")) {
    return false;
  }
  let depth = 0;
  let from = 0;
  for (let at = 0; at < code.length - 1; at++) {
    const sign = code.charAt(at);
    depth += "([{".includes(sign) ? 1 : ")]}".includes(sign) ? -1 : 0;
    if (sign === ";" && depth === 0) {
      from = at + 1;
    }
  }
  return /^\s*(let|set|declare|alias|restrict)\b/.test(code.slice(from));
}
