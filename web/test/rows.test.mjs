/** The rows that the page keeps: exact, in order, in little memory. */
import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { before, test } from "node:test";
import { bundled } from "./bundle.mjs";

let rows;

before(async () => {
  rows = await bundled("rows/index.ts");
});

function store(types, values) {
  const columns = types.map((type, index) => ({ name: `c${index}`, type }));
  const made = new rows.RowStore(columns);
  made.keep(values);
  return made;
}

function all(store) {
  return Uint32Array.from({ length: store.length }, (_, row) => row);
}

async function sorted(type, values, descending = false) {
  const made = store(
    [type],
    values.map((value) => [value]),
  );
  const order = await rows.sortRows(made, all(made), [{ column: 0, descending }]);
  return Array.from(order, (row) => made.cell(row, 0));
}

test("gives every cell back as it came", () => {
  const values = {
    long: [
      0,
      -1,
      2 ** 53,
      "9223372036854775807",
      "-9223372036854775808",
      null,
      5,
      "9007199254740993",
    ],
    int: [1, -2147483648, null],
    datetime: [
      "2024-07-08T10:27:53.6512345Z",
      "0001-01-01T00:00:00.0000000Z",
      "9999-12-31T23:59:59.9999999Z",
      "1969-12-31T23:59:59.9999999Z",
      "0099-02-28T12:00:00.0000001Z",
      null,
      "2010-01-01T00:00:00.0000000Z",
      "no time",
    ],
    timespan: [
      "00:00:00",
      "-1.02:03:04.0000001",
      "10675199.02:48:05.4775807",
      null,
      "00:00:00.1000000",
    ],
    real: [1.5, -0.1, "NaN", "Infinity", "-Infinity", null, 1e308],
    bool: [true, false, null],
    decimal: ["1.10", null, "99999999999999999999.5"],
    string: ["", "a\u0000b", "\u202ex", "emoji \u{1f600}", "=1+1", "__proto__"],
    dynamic: ['{"a":9007199254740993}', null, "[]"],
    guid: ["5c1b8e6a-0000-4000-8000-00000000000a", null],
  };
  for (const [type, cells] of Object.entries(values)) {
    const made = store(
      [type],
      cells.map((cell) => [cell]),
    );
    assert.deepEqual(
      made.slice().map((row) => row[0]),
      cells,
      type,
    );
  }
});

test("keeps many different texts and wide numbers as exactly as few", () => {
  const count = 150_000;
  const values = Array.from({ length: count }, (_, row) => [
    row % 3 === 0 ? null : `host-${(row * 7919) % count}-é`,
    row === 100_000 ? "9007199254740993" : row,
    `word ${row % 10}`,
  ]);
  const made = store(["dynamic", "long", "string"], values);
  for (const row of [0, 1, 2, 65_535, 65_536, 70_000, 99_999, 100_000, 100_001, 149_999]) {
    assert.deepEqual(made.at(row), values[row]);
  }
  assert.equal(made.at(count), undefined);
  assert.ok(made.bytes < 12_000_000, `${made.bytes} bytes`);
});

test("sorts every type by its own order, nulls first and in descending order last", async () => {
  const times = [
    "2024-01-01T00:00:00.0000002Z",
    null,
    "2024-01-01T00:00:00.0000001Z",
    "0001-01-01T00:00:00.0000000Z",
  ];
  assert.deepEqual(await sorted("datetime", times), [times[1], times[3], times[2], times[0]]);
  assert.deepEqual(await sorted("datetime", times, true), [times[0], times[2], times[3], times[1]]);
  assert.deepEqual(
    await sorted("long", [
      3,
      "-9223372036854775808",
      "9007199254740993",
      9007199254740992,
      null,
      -1,
    ]),
    [null, "-9223372036854775808", -1, 3, 9007199254740992, "9007199254740993"],
  );
  assert.deepEqual(await sorted("real", [2, "NaN", -1.5, "Infinity", null, "-Infinity", 0]), [
    null,
    "NaN",
    "-Infinity",
    -1.5,
    0,
    2,
    "Infinity",
  ]);
  assert.deepEqual(await sorted("decimal", ["10", "9.5", "-1", "9.50000000000000000001"]), [
    "-1",
    "9.5",
    "9.50000000000000000001",
    "10",
  ]);
  assert.deepEqual(await sorted("bool", [true, null, false]), [null, false, true]);
  assert.deepEqual(await sorted("string", ["b", "", "B", "a\u{1f600}", "a\uffee", "ab"]), [
    "",
    "B",
    "ab",
    "a\uffee",
    "a\u{1f600}",
    "b",
  ]);
  assert.deepEqual(await sorted("timespan", ["1.00:00:00", "-00:00:01", "23:59:59.9999999"]), [
    "-00:00:01",
    "23:59:59.9999999",
    "1.00:00:00",
  ]);
});

test("sorts many different texts as a plain comparison does, and stably", async () => {
  const count = 80_000;
  const texts = Array.from({ length: count }, (_, row) => {
    const number = (row * 48_271) % 70_001;
    return number % 5 === 0
      ? null
      : `https://example.org/${number % 900}/${"x".repeat(number % 23)}/${number}`;
  });
  const made = store(
    ["dynamic"],
    texts.map((text) => [text]),
  );
  for (const descending of [false, true]) {
    const order = await rows.sortRows(made, all(made), [{ column: 0, descending }]);
    const expected = [...texts.keys()].sort((one, other) => {
      const [a, b] = [texts[one], texts[other]];
      const difference = a === b ? 0 : a === null ? -1 : b === null ? 1 : rows.compareTexts(a, b);
      return (descending ? -difference : difference) || one - other;
    });
    assert.deepEqual(Array.from(order), expected);
  }
});

test("sorts by several columns", async () => {
  const made = store(
    ["string", "long"],
    [
      ["b", 1],
      ["a", 2],
      ["b", 3],
      ["a", 4],
    ],
  );
  const order = await rows.sortRows(made, all(made), [
    { column: 0, descending: false },
    { column: 1, descending: true },
  ]);
  assert.deepEqual(Array.from(order), [3, 1, 2, 0]);
});

test("filters by every comparison, by type", async () => {
  const made = store(
    ["string", "long", "datetime"],
    [
      ["Alpha", 5, "2024-01-01T00:00:00.0000000Z"],
      ["beta", "9007199254740993", "2024-01-02T12:00:00.0000000Z"],
      ["", null, null],
      ["alphabet", -3, "2023-06-01T00:00:00.0000000Z"],
    ],
  );
  const kept = async (column, comparison, text, quick = "") =>
    Array.from(
      await rows.filterRows(
        made,
        comparison === "" ? [] : [{ column, comparison, text }],
        quick,
        [0, 1, 2],
      ),
    );
  assert.deepEqual(await kept(0, "contains", "ALPHA"), [0, 3]);
  assert.deepEqual(await kept(0, "lacks", "alpha"), [1, 2]);
  assert.deepEqual(await kept(0, "equals", "beta"), [1]);
  assert.deepEqual(await kept(0, "differs", "beta"), [0, 2, 3]);
  assert.deepEqual(await kept(0, "empty", ""), [2]);
  assert.deepEqual(await kept(1, "filled", ""), [0, 1, 3]);
  assert.deepEqual(await kept(1, "greater", "9007199254740992"), [1]);
  assert.deepEqual(await kept(1, "less", "5"), [3]);
  assert.deepEqual(await kept(2, "greater", "2024-01-01"), [1]);
  assert.deepEqual(await kept(2, "less", "2024-01-02 12:00"), [0, 3]);
  assert.deepEqual(await kept(0, "matches", "^[Aa]lpha(bet)?$"), [0, 3]);
  assert.deepEqual(await kept(0, "", "", "2024-01-02"), [1]);
  assert.deepEqual(await kept(0, "", "", "-3"), [3]);
  assert.equal(
    rows.fault({ column: 1, comparison: "greater", text: "x" }, "long"),
    "'x' is no long",
  );
  assert.match(
    rows.fault({ column: 0, comparison: "matches", text: "(a" }, "string"),
    /lacks its '\)'/,
  );
});

test("matches patterns as they mean, and in time that grows with the text alone", () => {
  const cases = [
    ["a.c", "xabcx", true],
    ["^ab", "xab", false],
    ["b$", "ab", true],
    ["(cat|dog)s?", "two dogs", true],
    ["\\bcat\\b", "concat", false],
    ["[^0-9]{3}", "12ab3", false],
    ["[^0-9]{2,3}", "12ab3", true],
    ["(?i)STRASSE", "strasse", true],
    ["\\d+\\.\\d+", "v1.25", true],
    ["a{0}b", "b", true],
    ["(a*)*$", "aaab", true],
    ["[a-]", "-", true],
    ["[]]", "]", true],
    ["\\u0041", "A", true],
    ["x*", "", true],
  ];
  for (const [source, text, expected] of cases) {
    assert.equal(rows.pattern(source, false).test(text), expected, `${source} in ${text}`);
  }
  for (const wrong of ["(", ")", "[a", "*", "a{9999}", "(?=a)", "\\1", "\\", "(a{400}){400}"]) {
    assert.throws(() => rows.pattern(wrong, false), wrong);
  }
  const evil = rows.pattern("^(a+)+$", false);
  assert.equal(evil.test(`${"a".repeat(100_000)}b`), false);
});

test("adds up exactly", async () => {
  const made = store(
    ["long", "real", "decimal", "timespan", "datetime", "string"],
    [
      ["9223372036854775807", 0.1, "0.1", "00:00:01", "2024-01-01T00:00:00.0000000Z", "b"],
      ["9223372036854775807", 0.2, "10.25", "1.00:00:00", "2023-01-01T00:00:00.0000000Z", "a"],
      [1, null, "-0.35", null, null, "a"],
    ],
  );
  const of = (column, from = 0, to = 3) => rows.totals(made, column, all(made), from, to);
  const long = await of(0);
  assert.equal(long.sum, "18446744073709551615");
  assert.equal(long.least, 1);
  assert.equal(long.distinct, 2);
  assert.equal((await of(1)).nulls, 1);
  assert.equal((await of(2)).sum, "10.00");
  assert.equal((await of(3)).sum, "1.00:00:01");
  assert.equal((await of(4)).sum, undefined);
  assert.equal((await of(4)).least, "2023-01-01T00:00:00.0000000Z");
  const text = await of(5, 1, 3);
  assert.deepEqual([text.rows, text.distinct, text.least, text.most], [2, 1, "a", "a"]);
});

test("groups into a tree whose lines are found one by one", async () => {
  const made = store(
    ["string", "long"],
    Array.from({ length: 100 }, (_, row) => [
      row % 10 < 7 ? "many" : row % 10 < 9 ? "some" : "few",
      row % 2,
    ]),
  );
  const grouping = await rows.Grouping.of(made, all(made), [0, 1]);
  assert.equal(grouping.length, 3);
  assert.deepEqual(
    [0, 1, 2].map((line) => [grouping.line(line).value, grouping.line(line).count]),
    [
      ["many", 70],
      ["some", 20],
      ["few", 10],
    ],
  );
  await grouping.toggle(grouping.line(1).group);
  assert.equal(grouping.length, 5);
  assert.deepEqual(
    [grouping.line(2).value, grouping.line(2).depth, grouping.line(4).value],
    [0, 1, "few"],
  );
  await grouping.toggle(grouping.line(2).group);
  assert.equal(grouping.length, 15);
  assert.deepEqual(grouping.line(3), { kind: "row", row: 8 });
  assert.equal(grouping.line(13).kind, "group");
  await grouping.toggle(grouping.line(1).group);
  assert.equal(grouping.length, 3);
  assert.equal(grouping.line(3), undefined);
});

test("copies rows that no sheet takes for formulas", () => {
  const columns = [
    { name: "=name", type: "string" },
    { name: "n", type: "long" },
  ];
  assert.equal(
    rows.tabSeparated(columns, [
      ['=HYPERLINK("http://192.0.2.1/")', -5],
      ["a\tb\nc", null],
      ["+1", 1],
    ]),
    "'=name\tn\n'=HYPERLINK(\"http://192.0.2.1/\")\t-5\na b c\t\n+1\t1",
  );
});

const HOSTILE_COLUMNS = [
  { name: "=name", type: "string" },
  { name: "where", type: "long" },
  { name: "real", type: "real" },
  { name: "Bag", type: "dynamic" },
  { name: "a|b", type: "datetime" },
];
const HOSTILE_ROW = [
  '=HYPERLINK("http://192.0.2.1/")\n\u202E\\u{41}|<b>`x`',
  "9007199254740993",
  "NaN",
  '{"n": 1.0000000000000000001, "t": "\u00e9\u202E"}',
  "2024-01-01T00:00:00.0000001Z",
];

test("copies rows as CSV that no sheet computes, as an export writes it", () => {
  assert.equal(
    rows.rowsAs("csv", HOSTILE_COLUMNS, [HOSTILE_ROW, ["-5", null, 1.5, null, null]]),
    "'=name,where,real,Bag,a|b\n" +
      '"\'=HYPERLINK(""http://192.0.2.1/"")\n\\u{202E}\\u{005C}u{41}|<b>`x`",9007199254740993,NaN,' +
      '"{""n"": 1.0000000000000000001, ""t"": ""\u00e9\\u{202E}""}",2024-01-01T00:00:00.0000001Z\n' +
      "-5,,1.5,,\n",
  );
});

test("copies rows as JSON lines of printable ASCII, numbers as they are", () => {
  const text = rows.rowsAs("json", HOSTILE_COLUMNS, [
    HOSTILE_ROW,
    ["__proto__", 1, -0.5, "no json", null],
  ]);
  assert.match(text, /^[ -~\n]*$/);
  const [first, second] = text.trimEnd().split("\n");
  assert.equal(JSON.parse(first)["=name"], HOSTILE_ROW[0]);
  assert.equal(JSON.parse(first).Bag.t, "\u00e9\u202E");
  assert.match(first, /"where":9007199254740993,"real":"NaN","Bag":\{"n":1\.0000000000000000001,/);
  assert.equal(second, '{"=name":"__proto__","where":1,"real":-0.5,"Bag":"no json","a|b":null}');
});

test("copies rows as a Markdown table in which nothing is markup", () => {
  assert.equal(
    rows.rowsAs("markdown", HOSTILE_COLUMNS.slice(0, 2), [
      [HOSTILE_ROW[0], "1"],
      ["https://example.org www.example.org", null],
    ]),
    "| =name | where |\n| --- | ---: |\n" +
      '| =HYPERLINK("http\\://192.0.2.1/")\\\\u\\{000A\\}\\\\u\\{202E\\}\\\\u\\{41\\}\\|\\<b\\>\\`x\\` | 1 |\n' +
      "| https\\://example.org www\\.example.org | *null* |\n",
  );
});

test("copies rows as a datatable whose values stay values", () => {
  assert.equal(
    rows.rowsAs("kql", HOSTILE_COLUMNS, [
      HOSTILE_ROW,
      ['"]; .drop table T //', null, 2, null, null],
      ["'\\", -5, "-Infinity", '"text"', "] | evil"],
    ]),
    'datatable(["=name"]:string, ["where"]:long, ["real"]:real, Bag:dynamic, ["a|b"]:datetime)\n[\n' +
      '    "=HYPERLINK(\\"http://192.0.2.1/\\")\\n\\u202e\\\\u{41}|<b>`x`", 9007199254740993, real(nan), ' +
      'dynamic({"n":1.0000000000000000001,"t":"\\u00e9\\u202e"}), datetime(2024-01-01T00:00:00.0000001Z),\n' +
      '    "\\"]; .drop table T //", long(null), real(2), dynamic(null), datetime(null),\n' +
      '    "\'\\\\", -5, real(-inf), dynamic("text"), datetime(null)\n]\n',
  );
});

test("keeps a million rows at most, and says that there were more", async () => {
  const made = store(["long"], []);
  const block = Array.from({ length: 50_000 }, (_, row) => [row]);
  for (let i = 0; i < 21; i++) {
    await made.append(block);
  }
  assert.equal(made.length, 1_000_000);
  assert.match(made.full, /1,000,000 rows; there are more/);
  assert.ok(made.bytes < 9_000_000);
});

test("sorts and finds among texts that begin alike, of many kinds, as plain code does", async () => {
  const values = [];
  for (let i = 0; i < 140_000; i++) {
    const odd = (i * 7919) % 100_003;
    values.push(
      i % 5000 === 0
        ? null
        : i % 3001 === 0
          ? `C:\\Windows\\Temp\\ÄÖ${odd}`
          : i % 2 === 0
            ? `C:\\Windows\\Temp\\file${odd}.DLL`
            : `C:\\Windows\\Temp\\${"x".repeat(odd % 40)}${odd}`,
    );
  }
  const plain = (descending) => {
    const at = values.map((value, index) => ({ bytes: Buffer.from(value ?? ""), value, index }));
    return at
      .sort((a, b) => {
        const nulls = Number(a.value !== null) - Number(b.value !== null);
        const order = nulls === 0 ? Buffer.compare(a.bytes, b.bytes) : nulls;
        return order === 0 ? a.index - b.index : descending ? -order : order;
      })
      .map(({ index }) => index);
  };
  const made = store(
    ["string"],
    values.map((value) => [value]),
  );
  for (const descending of [false, true]) {
    const order = await rows.sortRows(made, all(made), [{ column: 0, descending }]);
    assert.deepEqual(Array.from(order), plain(descending));
  }
  for (const part of ["FILE99", ".dll", "xxxx12", "c:", "äö1", "p\\", "nowhere", "\u212aelvin"]) {
    const kept = await rows.filterRows(made, [], part, [0]);
    const wanted = values.flatMap((value, index) =>
      value?.toLowerCase().includes(part.toLowerCase()) ? [index] : [],
    );
    assert.deepEqual(Array.from(kept), wanted, part);
  }
});

test("does not find a text across the end of a row", async () => {
  const values = Array.from({ length: 70_000 }, (_, i) => [`ab${i}ab`]);
  const made = store(["string"], values);
  const kept = await rows.filterRows(made, [], "abab", [0]);
  assert.equal(kept.length, 0);
  assert.deepEqual(Array.from(await rows.filterRows(made, [], "b69999A", [0])), [69_999]);
});

test("finds digits in whole numbers as in their texts", async () => {
  const values = [0, 7, -7, 10, 100, 70, 1007, -12345, 5, null, 123456789012345, 2 ** 53];
  values.push("9007199254740993", "-9223372036854775808", 505, 50, 5005);
  const made = store(
    ["long"],
    values.map((value) => [value]),
  );
  for (const part of ["0", "7", "00", "07", "5", "50", "05", "12345", "54740993", "123456789"]) {
    const kept = await rows.filterRows(made, [], part, [0]);
    const wanted = values.flatMap((value, index) =>
      value !== null && String(value).includes(part) ? [index] : [],
    );
    assert.deepEqual(Array.from(kept), wanted, part);
  }
});
