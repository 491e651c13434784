/** What an address tells of the account: written, read back, and read where somebody means harm. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "./bundle.mjs";

const { HOME, readAccount, writeAccount } = await bundled("pages/account/accountText.ts");

const SOURCES = {
  ...HOME,
  view: "sources",
  find: "vpn & 100% #1?",
  sort: { column: "events", falling: true },
  group: false,
  source: 7,
  reason: "when: no time",
  reject: "120 when",
};

const TABLES = {
  ...HOME,
  view: "tables",
  table: "__proto__/<b>",
  zoom: { from: "2026-09-15T10:00:00.0000000Z", to: "2026-09-15T10:59:59.9999999Z" },
  span: { from: "2026-09-15T10:10:00.0000000Z", to: "2026-09-15T10:10:00.0000000Z" },
  whole: true,
  asTable: true,
};

function read(path, text) {
  return readAccount(path, new URLSearchParams(text));
}

test("reads back what it wrote", () => {
  for (const state of [HOME, SOURCES, TABLES, { ...HOME, view: "hunts" }]) {
    const { path, parameters } = writeAccount(state);
    assert.deepEqual(read(path, parameters.toString()), { state, remarks: [] });
  }
});

test("writes only what differs from home, of the part that is shown", () => {
  assert.deepEqual(writeAccount(HOME).path, []);
  assert.equal(writeAccount(HOME).parameters.size, 0);
  const tables = writeAccount({ ...TABLES, find: "x", source: 3 });
  assert.deepEqual(tables.path, ["tables", "__proto__/<b>"]);
  assert.deepEqual([...tables.parameters.keys()], ["zoom", "span", "all", "as"]);
  assert.equal(tables.parameters.get("zoom"), "2026-09-15T10:00:00Z/2026-09-15T10:59:59.9999999Z");
  assert.equal(writeAccount({ ...SOURCES, source: undefined }).parameters.has("reject"), false);
});

test("leaves out what it does not know, and names it shortly", () => {
  const long = "x".repeat(5000);
  const found = read(["sources", "7", "more"], `find=a&zoom=1&__proto__=2&${long}=3`);
  assert.deepEqual(found.state, { ...HOME, view: "sources", find: "a", source: 7 });
  assert.equal(found.remarks.length, 1);
  assert.match(found.remarks[0], /'zoom', '__proto__', 'x{40}\.\.\.' and 1 more\.$/);
  assert.deepEqual(read(["constructor"], "").state, HOME);
  assert.match(read(["constructor"], "").remarks[0], /'constructor'/);
  assert.equal(read([], "find=a").state.view, "sources");
});

test("takes hostile values for none", () => {
  for (const source of ["-1", "1e3", "0x1", " 1", "9".repeat(400), "__proto__", "NaN"]) {
    assert.equal(read(["sources", source], "").state.source, undefined, source);
    assert.equal(read(["sources", source], "").remarks.length, 1, source);
  }
  for (const [name, values] of Object.entries({
    find: ["x".repeat(501)],
    sort: ["events", "events-up", "__proto__-desc", "constructor-asc", "events-desc-desc", "-"],
    group: ["maybe", "true", "__proto__"],
    reason: ["x".repeat(501)],
    reject: ["x".repeat(501)],
  })) {
    for (const value of values) {
      const found = readAccount(["sources"], new URLSearchParams({ [name]: value }));
      assert.deepEqual(found.state, { ...HOME, view: "sources" }, name + value);
      assert.equal(found.remarks.length, 1, name + value);
    }
  }
  for (const span of [
    "2026-01-01T00:00:00Z",
    "2026-01-02T00:00:00Z/2026-01-01T00:00:00Z",
    "2026-01-01T00:00:00Z/2026-01-02T00:00:00Z/2026-01-03T00:00:00Z",
    "2026-13-01T00:00:00Z/2026-13-02T00:00:00Z",
    "0000-01-01T00:00:00Z/2026-01-01T00:00:00Z",
    "9999-12-31T00:00:00Z/9999-12-31T24:00:00Z",
    "2026-01-01/2026-01-02",
    "2026-01-01T00:00:00.12345678Z/2026-01-02T00:00:00Z",
    "datetime(now())/x",
  ]) {
    const found = readAccount(["tables", "T"], new URLSearchParams({ span, zoom: span }));
    assert.deepEqual(found.state, { ...HOME, view: "tables", table: "T" }, span);
    assert.equal(found.remarks.length, 1, span);
  }
  assert.equal({}.harmed, undefined);
});
