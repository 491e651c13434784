/**
 * Regular expressions that take time in proportion to the text, whatever a log or a user writes:
 * no backtracking, so neither back references nor looking around. What is not known is refused.
 */
export interface Pattern {
  readonly test: (text: string) => boolean;
}

/** A set of code units, as pairs of first and last. */
type Ranges = readonly (readonly [number, number])[];

type Node =
  | { readonly kind: "unit"; readonly ranges: Ranges }
  | { readonly kind: "edge"; readonly at: "start" | "end" | "word" | "inside" }
  | { readonly kind: "row"; readonly parts: readonly Node[] }
  | { readonly kind: "choice"; readonly parts: readonly Node[] }
  | { readonly kind: "repeat"; readonly part: Node; readonly least: number; readonly most: number };

/** A step of the machine; it goes on at `next`, and at `other` too. */
interface Step {
  ranges: Ranges | undefined;
  edge: "start" | "end" | "word" | "inside" | undefined;
  next: number;
  other: number;
}

const MOST_STEPS = 4000;
const MOST_REPEATS = 500;
const LAST = 0xffff;
const DIGITS: Ranges = [[48, 57]];
const WORDS: Ranges = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
];
const BLANKS: Ranges = [
  [9, 13],
  [32, 32],
  [160, 160],
];

/** @throws Error with a sentence for the user */
export function pattern(source: string, ignoreCase: boolean): Pattern {
  const insensitive = ignoreCase || source.startsWith("(?i)");
  const node = new PatternParser(source.replace(/^\(\?i\)/, ""), insensitive).parse();
  const steps: Step[] = [{ ranges: undefined, edge: undefined, next: -1, other: -1 }];
  const start = build(node, 0, steps);
  return { test: (text) => runs(steps, start, text) };
}

class PatternParser {
  private at = 0;

  constructor(
    private readonly source: string,
    private readonly insensitive: boolean,
  ) {}

  parse(): Node {
    const node = this.choice();
    if (this.at < this.source.length) {
      throw new Error("there is a ')' without its '('");
    }
    return node;
  }

  private choice(): Node {
    const parts = [this.row()];
    while (this.take("|")) {
      parts.push(this.row());
    }
    return parts.length === 1 ? parts[0]! : { kind: "choice", parts };
  }

  private row(): Node {
    const parts: Node[] = [];
    while (this.at < this.source.length && !"|)".includes(this.peek())) {
      parts.push(this.repeated(this.single()));
    }
    return { kind: "row", parts };
  }

  private repeated(part: Node): Node {
    let node = part;
    for (;;) {
      const counted = /^\{(\d{1,4})(,(\d{0,4}))?\}/.exec(this.source.slice(this.at, this.at + 12));
      let least = 0;
      let most = Infinity;
      if (this.take("?")) {
        most = 1;
      } else if (this.take("+")) {
        least = 1;
      } else if (counted !== null) {
        this.at += counted[0].length;
        least = Number(counted[1]);
        most = counted[2] === undefined ? least : counted[3] === "" ? Infinity : Number(counted[3]);
      } else if (!this.take("*")) {
        return node;
      }
      if (least > MOST_REPEATS || (most !== Infinity && most > MOST_REPEATS) || most < least) {
        throw new Error(`a part may be repeated ${MOST_REPEATS} times at most`);
      }
      // Lazy or greedy makes no difference to whether something matches.
      this.take("?");
      node = { kind: "repeat", part: node, least, most };
    }
  }

  private single(): Node {
    const character = this.next();
    switch (character) {
      case "(": {
        if (this.take("?") && !this.take(":")) {
          throw new Error("of groups with '(?' only '(?:' and a leading '(?i)' are there");
        }
        const node = this.choice();
        if (!this.take(")")) {
          throw new Error("a '(' lacks its ')'");
        }
        return node;
      }
      case "[":
        return this.unit(this.set());
      case ".":
        return this.unit(inverted([[10, 10]]));
      case "^":
        return { kind: "edge", at: "start" };
      case "$":
        return { kind: "edge", at: "end" };
      case "*":
      case "+":
      case "?":
        throw new Error(`there is nothing before '${character}' to repeat; write '\\${character}'`);
      case "\\":
        return this.escaped();
      default:
        return this.unit(one(character));
    }
  }

  private escaped(): Node {
    const character = this.next();
    if (character === "b" || character === "B") {
      return { kind: "edge", at: character === "b" ? "word" : "inside" };
    }
    return this.unit(this.meaning(character));
  }

  private meaning(character: string): Ranges {
    switch (character) {
      case "d":
        return DIGITS;
      case "D":
        return inverted(DIGITS);
      case "w":
        return WORDS;
      case "W":
        return inverted(WORDS);
      case "s":
        return BLANKS;
      case "S":
        return inverted(BLANKS);
      case "t":
        return one("\t");
      case "n":
        return one("\n");
      case "r":
        return one("\r");
      case "x":
        return this.coded(2);
      case "u":
        return this.coded(4);
      case "":
        throw new Error("it ends with a '\\'");
      default:
        if (/[A-Za-z0-9]/.test(character)) {
          throw new Error(`'\\${character}' is not there`);
        }
        return one(character);
    }
  }

  private coded(digits: number): Ranges {
    const text = this.source.slice(this.at, this.at + digits);
    if (!new RegExp(`^[0-9A-Fa-f]{${digits}}$`).test(text)) {
      throw new Error(`'\\x' takes two and '\\u' four hexadecimal digits`);
    }
    this.at += digits;
    return one(String.fromCharCode(parseInt(text, 16)));
  }

  private set(): Ranges {
    const negative = this.take("^");
    const ranges: (readonly [number, number])[] = [];
    for (let first = true; first || this.peek() !== "]"; first = false) {
      const from = this.member();
      if (this.peek() === "-" && this.source[this.at + 1] !== "]" && from.length === 1) {
        this.at++;
        const to = this.member();
        const low = from[0]?.[0] ?? 0;
        const high = to[0]?.[1] ?? 0;
        if (to.length !== 1 || high < low) {
          throw new Error("a range within '[...]' runs backwards");
        }
        ranges.push([low, high]);
      } else {
        ranges.push(...from);
      }
    }
    this.at++;
    return negative ? inverted(this.cased(ranges)) : ranges;
  }

  private member(): Ranges {
    const character = this.next();
    if (character === "") {
      throw new Error("a '[' lacks its ']'");
    }
    return character === "\\" ? this.meaning(this.next()) : one(character);
  }

  private unit(ranges: Ranges): Node {
    return { kind: "unit", ranges: this.cased(ranges) };
  }

  /** With the other case of letters, where case is ignored. */
  private cased(ranges: Ranges): Ranges {
    if (!this.insensitive) {
      return ranges;
    }
    const all = [...ranges];
    for (const [from, to] of ranges) {
      if (to - from > 1000) {
        continue;
      }
      for (let unit = from; unit <= to; unit++) {
        const text = String.fromCharCode(unit);
        for (const other of [text.toLowerCase(), text.toUpperCase()]) {
          if (other.length === 1 && other !== text) {
            all.push([other.charCodeAt(0), other.charCodeAt(0)]);
          }
        }
      }
    }
    return all;
  }

  private peek(): string {
    return this.source[this.at] ?? "";
  }

  private next(): string {
    const character = this.peek();
    this.at++;
    return character;
  }

  private take(character: string): boolean {
    if (this.peek() !== character) {
      return false;
    }
    this.at++;
    return true;
  }
}

function one(character: string): Ranges {
  const unit = character.charCodeAt(0);
  return [[unit, unit]];
}

function inverted(ranges: Ranges): Ranges {
  const sorted = ranges.toSorted((a, b) => a[0] - b[0]);
  const rest: (readonly [number, number])[] = [];
  let from = 0;
  for (const [low, high] of sorted) {
    if (low > from) {
      rest.push([from, low - 1]);
    }
    from = Math.max(from, high + 1);
  }
  return from <= LAST ? [...rest, [from, LAST]] : rest;
}

/** Adds the steps of a node, which go on at `then`. */
function build(node: Node, then: number, steps: Step[]): number {
  switch (node.kind) {
    case "unit":
      return add(steps, { ranges: node.ranges, edge: undefined, next: then, other: -1 });
    case "edge":
      return add(steps, { ranges: undefined, edge: node.at, next: then, other: -1 });
    case "row":
      return node.parts.reduceRight((to, part) => build(part, to, steps), then);
    case "choice":
      return node.parts
        .map((part) => build(part, then, steps))
        .reduceRight((other, next) =>
          add(steps, { ranges: undefined, edge: undefined, next, other }),
        );
    case "repeat": {
      let to = then;
      if (node.most === Infinity) {
        const loop = add(steps, { ranges: undefined, edge: undefined, next: -1, other: then });
        steps[loop]!.next = build(node.part, loop, steps);
        to = loop;
      } else {
        for (let i = node.least; i < node.most; i++) {
          const next = build(node.part, to, steps);
          to = add(steps, { ranges: undefined, edge: undefined, next, other: then });
        }
      }
      for (let i = 0; i < node.least; i++) {
        to = build(node.part, to, steps);
      }
      return to;
    }
  }
}

function add(steps: Step[], step: Step): number {
  if (steps.length >= MOST_STEPS) {
    throw new Error("it is too large");
  }
  return steps.push(step) - 1;
}

/** All ways at once: the steps that are reached before each character. */
function runs(steps: readonly Step[], start: number, text: string): boolean {
  const marks = new Int32Array(steps.length).fill(-1);
  let reached: number[] = [];
  /** Whether the end is reached. */
  const reach = (into: number[], first: number, place: number): boolean => {
    const open = [first];
    for (let step = open.pop(); step !== undefined; step = open.pop()) {
      if (step < 0 || marks[step] === place) {
        continue;
      }
      marks[step] = place;
      if (step === 0) {
        return true;
      }
      const { ranges, edge, next, other } = steps[step]!;
      if (ranges !== undefined) {
        into.push(step);
      } else if (edge === undefined || holds(edge, text, place)) {
        open.push(other, next);
      }
    }
    return false;
  };
  for (let place = 0; place <= text.length; place++) {
    if (reach(reached, start, place)) {
      return true;
    }
    if (place === text.length) {
      break;
    }
    const unit = text.charCodeAt(place);
    const next: number[] = [];
    for (const step of reached) {
      const { ranges, next: to } = steps[step]!;
      const hit = ranges?.some(([low, high]) => unit >= low && unit <= high) === true;
      if (hit && reach(next, to, place + 1)) {
        return true;
      }
    }
    reached = next;
  }
  return false;
}

function holds(edge: "start" | "end" | "word" | "inside", text: string, place: number): boolean {
  switch (edge) {
    case "start":
      return place === 0;
    case "end":
      return place === text.length;
    case "word":
    case "inside":
      return (isWord(text, place - 1) !== isWord(text, place)) === (edge === "word");
  }
}

function isWord(text: string, place: number): boolean {
  return place >= 0 && place < text.length && /\w/.test(text.charAt(place));
}
