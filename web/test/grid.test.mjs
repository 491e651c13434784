/** The rows of a result in a real browser: a million of them, by wheel, scroll bar and keys. */
import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { describeWalk } from "./spoor.mjs";

const PATIENCE = 120_000;
const MILLION = 1_000_000;

describeWalk("the grid", { at: "query", clipboard: true }, (walked) => {
  let browser;
  let page;

  before(() => {
    ({ browser, page } = walked);
  });

  after(() => {
    assert.deepEqual(browser?.complaints ?? [], []);
  });

  it("holds a million rows", async () => {
    await run(
      `range i from 1 to ${MILLION} step 1 | extend name = strcat("host-", i % 977), wide = 9007199254740993 + i, ` +
        "at = datetime(2024-01-01) + i * 1tick | sort by i asc",
    );
    await settled(MILLION);
    assert.deepEqual(await shown(0), [
      "1",
      "host-1",
      "9007199254740994",
      "2024-01-01 00:00:00.0000001Z",
    ]);
  });

  it("shows the right rows wherever the scroll bar is put", async () => {
    for (const share of [0.1, 0.5, 0.75, 0.25, 1, 0]) {
      await page.$eval(
        ".grid-scroller",
        (scroller, part) => {
          scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) * part;
        },
        share,
      );
      await pause(250);
      const [first] = await shown(0);
      assert.ok(Math.abs(Number(first) - share * MILLION) < 60, `${share}: ${first}`);
      await sound();
    }
    const last = await page.$$eval(".grid-row", (rows) => rows.length);
    assert.ok(last > 5);
  });

  it("shows no blank while the wheel turns", async () => {
    const box = await (await page.$(".grid")).boundingBox();
    await page.mouse.move(box.x + 200, box.y + 120);
    await page.evaluate(() => {
      window.frames_seen = { count: 0, blank: 0, wrong: 0 };
      const look = () => {
        const body = document.querySelector(".grid-body").getBoundingClientRect();
        const rows = [...document.querySelectorAll(".grid-row")].map((row) =>
          row.getBoundingClientRect(),
        );
        const top = Math.min(...rows.map((row) => row.top));
        const bottom = Math.max(...rows.map((row) => row.bottom));
        window.frames_seen.count++;
        if (rows.length === 0 || top > body.top + 1 || bottom < body.bottom - 27) {
          window.frames_seen.blank++;
        }
        for (const row of document.querySelectorAll(".grid-row")) {
          const number = row.querySelector(".grid-number").textContent;
          if (row.querySelector(".grid-cell").textContent !== number) {
            window.frames_seen.wrong++;
          }
        }
        if (window.frames_seen.count < 100_000) {
          window.frames_next = window.requestAnimationFrame(look);
        }
      };
      window.frames_next = window.requestAnimationFrame(look);
    });
    for (let turn = 0; turn < 40; turn++) {
      await page.mouse.wheel({ deltaY: turn % 10 === 9 ? -400 : 900 });
    }
    await pause(600);
    const seen = await page.evaluate(() => {
      window.cancelAnimationFrame(window.frames_next);
      return window.frames_seen;
    });
    assert.ok(seen.count > 5, JSON.stringify(seen));
    assert.equal(seen.blank, 0, JSON.stringify(seen));
    assert.equal(seen.wrong, 0, JSON.stringify(seen));
    const [first] = await shown(0);
    assert.ok(Number(first) > 500 && Number(first) < 1500, first);
  });

  it("moves to every edge by keys", async () => {
    await page.focus(".grid");
    await keys("Control", "End");
    await pause(200);
    assert.equal((await shown(-1))[0], String(MILLION));
    assert.equal(await active(), `cell-${MILLION - 1}-3`);
    await page.keyboard.press("PageUp");
    await page.keyboard.press("ArrowUp");
    await sound();
    await keys("Control", "Home");
    await pause(200);
    assert.equal((await shown(0))[0], "1");
    await page.keyboard.press("PageDown");
    await page.keyboard.press("ArrowRight");
    assert.match(await active(), /^cell-\d+-1$/);
    await keys("Control", "Home");
  });

  it("adds up what is selected, exactly", async () => {
    await keys("Shift", "ArrowDown");
    await page.waitForFunction(
      () => /2 lines selected/.test(document.querySelector(".grid-totals").textContent),
      { timeout: PATIENCE },
    );
    await page.waitForFunction(
      () => /sum 3(?!\d)/.test(document.querySelector(".grid-totals").textContent),
      { timeout: PATIENCE },
    );
  });

  it("copies a selection for sheets", async () => {
    await keys("Shift", "ArrowRight");
    await keys("Control", "c");
    const text = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(text, "i\tname\n1\thost-1\n2\thost-2");
  });

  it("sorts, filters and groups by keys alone", async () => {
    await keys("Control", "Home");
    await page.keyboard.press("ArrowUp");
    assert.equal(await active(), "head-0");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.waitForFunction(
      (number) => document.querySelector(".grid-cell")?.textContent === String(number),
      { timeout: PATIENCE },
      MILLION,
    );
    await page.focus(".grid-quick");
    await page.keyboard.type("host-12");
    await page.waitForFunction(
      () => /^[\d,]+ of 1,000,000 rows/.test(document.querySelector(".grid-left").textContent),
      { timeout: PATIENCE },
    );
    await page.focus(".grid");
    await keys("Control", "Home");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowUp");
    await keys("Shift", "F10");
    await page.waitForSelector(".popover");
    await press("Group by this");
    await page.waitForSelector(".grid-row.group", { timeout: PATIENCE });
    assert.equal(await page.$eval(".grid", (grid) => grid.getAttribute("role")), "treegrid");
    await page.focus(".grid");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".grid-row:not(.group)", { timeout: PATIENCE });
    assert.equal(
      await page.$eval(".grid-row.group", (row) => row.getAttribute("aria-expanded")),
      "true",
    );
  });

  it("shows a row whole with the record that it came from", async () => {
    const table = await page.$$eval(".tree-table .name", (names) =>
      names.map((name) => name.textContent).find((name) => name.includes("hostile")),
    );
    await run(`['${table}']`);
    await page.waitForSelector(".grid-row", { timeout: PATIENCE });
    await page.focus(".grid");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".raw-text", { timeout: PATIENCE });
    assert.match(await text(".raw-text"), /<script>window\.harmed = 1<\/script>/);
    assert.match(await text(".raw-sound"), /as it was loaded/);
    assert.match(await text(".raw"), /byte 0, line 1/);
    await keys("Alt", "ArrowDown");
    await page.waitForFunction(
      () => /onerror/.test(document.querySelector(".raw-text")?.textContent ?? ""),
      { timeout: PATIENCE },
    );
    assert.equal(await page.evaluate(() => window.harmed), undefined);
    await page.keyboard.press("Escape");
    assert.equal(await page.$(".detail"), null);
  });

  it("shows the tabs of a record as quiet signs", async () => {
    await run("ZeekConn | take 1");
    await page.focus(".grid");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".raw-tab", { timeout: PATIENCE });
    assert.doesNotMatch(await text(".raw-text"), /0009/);
    assert.match(await page.$eval(".raw-tab", (tab) => tab.title), /^tab, /);
    await page.keyboard.press("Escape");
  });

  it("says that counted rows have no single source", async () => {
    await run("ZeekConn | summarize count() by proto");
    await page.focus(".grid");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".detail");
    assert.match(await text(".raw"), /no single source/);
    await page.keyboard.press("Escape");
  });

  it("copies rows as CSV just as an export writes them, hostile ones too", async () => {
    const table = await page.$$eval(".tree-table .name", (names) =>
      names.map((name) => name.textContent).find((name) => name.includes("hostile")),
    );
    const query = `['${table}'] | extend Real = real(nan), Long = 9007199254740993, Bag = dynamic({"a":[1.50,"\\u202E"]})`;
    await run(query);
    await page.focus(".grid");
    await keys("Control", "a");
    await copyAs("CSV");
    assert.match(await text(".grid-said"), /^Copied 8 rows as CSV$/);
    const exported = await page.evaluate(async (csl) => {
      const asked = await fetch("/api/exports", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ db: "case", csl, format: "csv", result: 0 }),
      });
      const { address } = await asked.json();
      return (await fetch(address)).text();
    }, query);
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, exported);
    assert.match(copied, /'=HYPERLINK\(""http/);
    assert.match(copied, /\\u\{202E\}/);
  });

  it("copies rows as a datatable that is the same table again", async () => {
    const before = await values();
    await copyAs("KQL datatable");
    const query = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(query, /^datatable\(/);
    await run(query.trimEnd());
    assert.deepEqual(await values(), before);
  });

  it("copies cells and groups by the menu of a value and by keys", async () => {
    await run("range n from 1 to 9 step 1 | extend half = n / 2.0, word = strcat('w', n % 2)");
    await page.focus(".grid");
    await keys("Shift", "ArrowDown");
    await keys("Shift", "ArrowRight");
    await keys("Shift", "F10");
    await page.waitForSelector(".popover");
    await press("Copy as");
    await page.waitForSelector("[aria-label='Copy as']");
    assert.match(await text("[aria-label='Copy as'] .menu-title"), /2 lines, 2 columns/);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForFunction(
      () => document.querySelector(".grid-said")?.textContent.endsWith("as JSON lines"),
      { timeout: PATIENCE },
    );
    assert.equal(
      await page.evaluate(() => navigator.clipboard.readText()),
      '{"n":1,"half":0.5}\n{"n":2,"half":1}\n',
    );
    assert.ok(await page.evaluate(() => document.activeElement.matches(".grid")));

    // Groups that are closed: their values and how many rows each has.
    await keys("Control", "Home");
    await page.keyboard.press("End");
    await keys("Shift", "F10");
    await page.waitForSelector(".popover");
    await press("Count by word");
    await page.waitForSelector(".grid-row.group", { timeout: PATIENCE });
    await keys("Control", "a");
    await copyAs("CSV");
    assert.equal(
      await page.evaluate(() => navigator.clipboard.readText()),
      "word,count_\nw1,5\nw0,4\n",
    );
  });

  it("leads from a value to the tables that hold it", async () => {
    await run("ZeekConn | project ['id.orig_h'] | take 1");
    await page.focus(".grid");
    await page.keyboard.press("ContextMenu");
    await page.waitForFunction(
      () =>
        [...document.querySelectorAll(".menu-item")].some((item) =>
          /^ZeekConn[\d,]+ rows?$/.test(item.textContent),
        ),
      { timeout: PATIENCE },
    );
    await press("ZeekConn");
    await page.waitForFunction(
      () => document.querySelectorAll(".grid-header [role='columnheader']").length > 3,
      { timeout: PATIENCE },
    );
    assert.ok((await page.$$(".grid-row")).length > 0);
  });

  async function run(query) {
    await page.focus(".editor textarea");
    await keys("Control", "a");
    await page.keyboard.press("Backspace");
    await page.keyboard.sendCharacter(query);
    await page.keyboard.press("Escape");
    const old = await page.$(".view > *");
    await keys("Shift", "Enter");
    await page.waitForFunction((view) => view === null || !view.isConnected, {}, old);
    await page.waitForSelector("progress", { hidden: true, timeout: PATIENCE });
    await page.waitForSelector(".grid-row", { timeout: PATIENCE });
  }

  async function settled(rows) {
    await page.waitForFunction(
      (count) =>
        document.querySelector(".grid")?.getAttribute("aria-rowcount") === String(count + 1),
      { timeout: PATIENCE },
      rows,
    );
  }

  /** The cells of a line in sight; -1 is the last whole one. */
  function shown(line) {
    return page.$$eval(
      ".grid-row",
      (rows, at) => {
        const body = document.querySelector(".grid-body").getBoundingClientRect();
        const whole = rows.filter((row) => {
          const box = row.getBoundingClientRect();
          return box.top >= body.top - 14 && box.bottom <= body.bottom + 1;
        });
        return [...whole.at(at).querySelectorAll(".grid-cell")].map((cell) => cell.textContent);
      },
      line,
    );
  }

  /** Each row in sight has its own number's values. */
  async function sound() {
    const wrong = await page.$$eval(
      ".grid-row",
      (rows) =>
        rows.filter((row) => {
          const number = Number(row.querySelector(".grid-number").textContent);
          const [i, name] = [...row.querySelectorAll(".grid-cell")].map((cell) => cell.textContent);
          return i !== String(number) || name !== `host-${number % 977}`;
        }).length,
    );
    assert.equal(wrong, 0);
  }

  async function press(label) {
    const found = await page.evaluateHandle(
      (wanted) =>
        [...document.querySelectorAll(".menu-item")].find((item) =>
          item.textContent.startsWith(wanted),
        ),
      label,
    );
    await found.click();
  }

  /** By keys: the menu, and the form that begins so. */
  async function copyAs(label) {
    await page.focus(".grid");
    await page.keyboard.down("Control");
    await keys("Alt", "c");
    await page.keyboard.up("Control");
    await page.waitForSelector("[aria-label='Copy as']");
    await press(label);
    await page.waitForFunction(
      (name) => document.querySelector(".grid-said")?.textContent.endsWith(`as ${name}`),
      { timeout: PATIENCE },
      label,
    );
  }

  /** The cells in sight. */
  function values() {
    return page.$$eval(".grid-cell", (cells) => cells.map((cell) => cell.textContent));
  }

  function active() {
    return page.$eval(".grid", (grid) => grid.getAttribute("aria-activedescendant"));
  }

  function text(selector) {
    return page.$eval(selector, (element) => element.textContent);
  }

  async function keys(held, key) {
    await page.keyboard.down(held);
    await page.keyboard.press(key);
    await page.keyboard.up(held);
  }

  function pause(milliseconds) {
    return new Promise((resolve) => {
      setTimeout(resolve, milliseconds);
    });
  }
});
