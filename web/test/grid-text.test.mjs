/** What an address tells of the rows of a result: written, read back, and read where somebody means harm. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "./bundle.mjs";

const { readGrid, writeGrid, resultOf } = await bundled("pages/query/grid/gridText.ts");

const COLUMNS = [
  { name: "ts", type: "datetime" },
  { name: "proto", type: "string" },
  { name: "n", type: "long" },
  { name: "__proto__", type: "string" },
  { name: "_Source", type: "int" },
  { name: "_Offset", type: "long" },
];

const STATE = {
  wanted: {
    quick: "tcp",
    conditions: [
      { column: 1, comparison: "equals", text: "tcp & udp #1?" },
      { column: 2, comparison: "greater", text: "9007199254740993" },
      { column: 3, comparison: "empty", text: "" },
    ],
    sort: [
      { column: 0, descending: true },
      { column: 3, descending: false },
    ],
    groups: [1, 3],
  },
  arranged: {
    order: [2, 0, 1, 3, 4, 5],
    hidden: new Set([0, 5]),
    widths: new Map([[3, 200]]),
  },
};

test("reads back what it wrote", () => {
  const text = writeGrid(STATE, COLUMNS, 2);
  assert.deepEqual(readGrid(text, COLUMNS), { ...STATE, remarks: [] });
  assert.equal(resultOf(text), 2);
});

test("writes nothing of rows as they came", () => {
  const came = readGrid("", COLUMNS);
  assert.deepEqual([...came.arranged.hidden], [4, 5]);
  assert.equal(writeGrid(came, COLUMNS, 0), "");
});

test("leaves columns out that these rows do not have, and names them", () => {
  const text = writeGrid(STATE, COLUMNS, 0);
  const read = readGrid(text, COLUMNS.slice(1, 3));
  assert.deepEqual(read.wanted, {
    quick: "tcp",
    conditions: [
      { column: 0, comparison: "equals", text: "tcp & udp #1?" },
      { column: 1, comparison: "greater", text: "9007199254740993" },
    ],
    sort: [],
    groups: [0],
  });
  assert.deepEqual(read.arranged.order, [1, 0]);
  assert.equal(read.remarks.length, 1);
  assert.match(read.remarks[0], /no column '__proto__', 'ts', '_Source' and 1 more/);
});

test("takes hostile texts for what they are", () => {
  const came = readGrid("", COLUMNS);
  for (const text of [
    "{",
    "null",
    "7",
    '"text"',
    '[["sort"]]',
    "[".repeat(30_000),
    `{"find":"${"x".repeat(50_000)}"}`,
    "<script>window.harmed = 1</script>",
  ]) {
    const read = readGrid(text, COLUMNS);
    assert.deepEqual([read.wanted, read.arranged], [came.wanted, came.arranged], text.slice(0, 40));
    assert.equal(read.remarks.length, 1, text.slice(0, 40));
  }
  for (const part of ["find", "filter", "sort", "group", "hide", "show", "order", "width"]) {
    for (const value of ['{"length":3}', "true", '[null,[],{},"constructor",[["ts"]]]', "[[[]]]"]) {
      const read = readGrid(`{"${part}":${value}}`, COLUMNS);
      assert.deepEqual([read.wanted, read.arranged], [came.wanted, came.arranged], part + value);
    }
  }
  const harm = readGrid(
    '{"__proto__":{"sort":[["ts","desc"]],"harmed":1},"constructor":{"prototype":{"harmed":1}},"group":["constructor","toString"]}',
    COLUMNS,
  );
  assert.deepEqual(harm.wanted, came.wanted);
  assert.equal({}.harmed, undefined);
});

test("bounds what an address may ask for", () => {
  const many = (part) => JSON.stringify({ [part]: Array(500).fill(["ts", "filled"]) });
  assert.equal(readGrid(many("filter"), COLUMNS).wanted.conditions.length, 50);
  assert.equal(readGrid(many("sort"), COLUMNS).wanted.sort.length, 1);
  const filters = readGrid(
    JSON.stringify({
      filter: [
        ["n", "equals", "no number"],
        ["ts", "greater", "<b>"],
        ["proto", "matches", "(a"],
        ["proto", "matches", "(?=a)"],
        ["proto", "eval", "x"],
        ["proto", "contains", "x".repeat(3000)],
        ["proto", "contains", 7],
        ["n", "less", "5"],
      ],
    }),
    COLUMNS,
  );
  assert.deepEqual(filters.wanted.conditions, [{ column: 2, comparison: "less", text: "5" }]);
  assert.ok(filters.remarks.length >= 3, filters.remarks.join());
  assert.ok(filters.remarks.every((remark) => remark.length < 260));
  const width = readGrid('{"width":[["ts",1e308],["n",-5],["proto",1],["ts","9"]]}', COLUMNS);
  assert.deepEqual([...width.arranged.widths], [[0, 4000]]);
  const all = readGrid(JSON.stringify({ hide: COLUMNS.map((column) => column.name) }), COLUMNS);
  assert.deepEqual([...all.arranged.hidden], [4, 5]);
  for (const result of ["-1", "1.5", "1e400", '"2"', "null"]) {
    assert.equal(resultOf(`{"result":${result}}`), 0);
  }
});
