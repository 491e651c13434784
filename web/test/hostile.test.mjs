/** Logs made to do harm, in every place of the page: each value is text, and nothing of it happens. */
import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { findChromium, openBrowser, startWith } from "./spoor.mjs";
import { PATIENCE, walker } from "./walking.mjs";

const chromium = findChromium();
const VALUES = JSON.parse(await readFile(new URL("hostile.json", import.meta.url), "utf8"));
const MARKUP = VALUES.filter((value) => /[<>]/.test(value) && /^[ -~]+$/.test(value));

describe(
  "the page on hostile logs",
  {
    skip:
      chromium === undefined &&
      "there is no Chromium: install it, or name it in SPOOR_CHROMIUM, to walk the page",
  },
  () => {
    let server;
    let browser;
    let page;
    let walk;
    let dialogs = 0;

    before(async () => {
      server = await startWith(writeLogs);
      browser = await openBrowser(chromium);
      page = browser.page;
      page.on("dialog", (dialog) => {
        dialogs++;
        void dialog.dismiss();
      });
      walk = walker(page);
      await page.goto(server.address);
      await walk.see("main:not([hidden])");
    });

    after(async () => {
      await browser?.close();
      await server?.stop();
    });

    it("shows the names of files as text in the account", async () => {
      for (const place of ["account", "account/sources", "account/tables"]) {
        await walk.visit(place);
        await page.waitForNetworkIdle({ idleTime: 300, timeout: PATIENCE });
        await harmless(place);
      }
      await walk.visit("account/sources");
      await page.waitForSelector("#page-account tbody tr", { timeout: PATIENCE });
      // a row for each file, not for each table
      await page.$$eval("#page-account input[type='checkbox']:checked", (all) => {
        all.forEach((one) => one.click());
      });
      const name = "<img src=x onerror=";
      const shown = await page.$eval("#page-account", (node) => node.innerText);
      assert.ok(shown.includes(name), `no ${name} in ${shown.slice(0, 1500)}`);
      for (const button of (await page.$$("#page-account tbody button")).slice(0, 3)) {
        await button.evaluate((node) => node.click());
        await page.waitForNetworkIdle({ idleTime: 300, timeout: PATIENCE });
        await harmless("an opened source");
      }
    });

    it("shows each value in the grid", async () => {
      await walk.visit("query");
      const missing = new Set(MARKUP);
      for (let from = 0; from < VALUES.length; from += 12) {
        await walk.run(
          `values | where Number between (${from} .. ${from + 11}) | sort by Number asc | project Number, Value, Bag, List`,
        );
        await walk.see(".grid-cell");
        await harmless("the grid");
        const cells = await walk.texts(".grid-cell");
        for (const value of MARKUP) {
          if (cells.includes(value)) {
            missing.delete(value);
          }
        }
      }
      assert.deepEqual([...missing], []);
    });

    it("shows hidden characters by their number", async () => {
      await walk.run("values | where Value has 'exe' or Value has 'escape' | project Value");
      await walk.see(".grid-cell");
      const shown = (await walk.texts(".grid-cell")).join("\n");
      assert.match(shown, /abc\\u\{202e\}cod\.exe/i);
      assert.match(shown, /escape\\u\{1b\}\[31m/i);
      assert.doesNotMatch(shown, /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
    });

    it("shows names of columns and tables as text", async () => {
      await walk.run("columns | take 3");
      await walk.see(".grid-cell");
      await harmless("columns of all names");
      assert.ok((await walk.texts(".grid-name")).some((name) => name.includes("<script>")));
      for (const toggle of await page.$$(".table-tree .toggle")) {
        await toggle.evaluate((node) => node.click());
      }
      await harmless("the tree of tables");
    });

    it("shows a row in its parts", async () => {
      for (const query of [
        "values | where Number == 3",
        "columns | take 1",
        "values | where Number == 22",
      ]) {
        await walk.run(query);
        await page.focus(".grid");
        await page.keyboard.press("ArrowDown");
        await page.keyboard.press("Enter");
        await walk.see(".detail");
        await page.waitForNetworkIdle({ idleTime: 300, timeout: PATIENCE });
        await harmless(`the detail of ${query}`);
        await page.keyboard.press("Escape");
      }
    });

    for (const kind of [
      "barchart",
      "columnchart",
      "piechart",
      "scatterchart with (xcolumn=Number, ycolumns=Number, series=Value, labels=Value)",
      "heatmap with (xcolumn=Value, ycolumns=Number)",
      "timeline with (xcolumn=TimeGenerated, ycolumns=Number, series=Value, tooltip=Value)",
      "graph with (xcolumn=Value, ycolumns=Other, size=Number)",
      "card",
      "boxplot with (xcolumn=Value, ycolumns=Number)",
    ]) {
      it(`draws them as text: ${kind.split(" ")[0]}`, async () => {
        const columns = /timeline/.test(kind)
          ? "TimeGenerated, Number, Value"
          : /graph/.test(kind)
            ? "Value, Other = strcat(Value, ' to'), Number"
            : "Value, Number";
        await walk.run(`values | where Number < 40 | project ${columns} | render ${kind}`);
        await walk.see(".chart, .view .empty");
        await harmless(kind);
        const marks = await page.$$(
          ".chart svg [tabindex], .chart svg .mark, .chart svg .fillbar, .chart svg .slice",
        );
        for (const mark of marks.slice(0, 4)) {
          await mark.hover().catch(() => undefined);
        }
        await harmless(`${kind}, pointed at`);
      });
    }

    it("says a query that is wrong, notes, tabs and history as text", async () => {
      for (const value of MARKUP.slice(0, 6)) {
        await walk.run(`values | where ['${value.replaceAll("'", "\\'")}'] == 1`);
        await harmless(`a failure of ${value}`);
      }
      await walk.run(`print "${MARKUP[0]}" // ${MARKUP[1]}`);
      await harmless("a tab of that text");
      await walk.chord("Control", "h");
      await page.$$eval("button", (all) =>
        all.find((one) => /history/i.test(one.textContent + one.title))?.click(),
      );
      await harmless("the history");
      await page.keyboard.press("Escape");
    });

    it("searches help for them", async () => {
      await walk.visit("help");
      await page.waitForNetworkIdle({ idleTime: 300, timeout: PATIENCE });
      const search = await page.$("#page-help input");
      for (const value of search === null ? [] : MARKUP.slice(0, 4)) {
        await search.evaluate((node) => node.select());
        await search.type(value);
        await page.waitForNetworkIdle({ idleTime: 200, timeout: PATIENCE });
        await harmless(`help searched for ${value}`);
      }
      for (const value of MARKUP.slice(0, 4)) {
        await walk.visit(`help/${encodeURIComponent(value)}`);
        await harmless(`help of ${value}`);
      }
    });

    it("asks no other machine, shows no dialog, complains of nothing but wrong queries", () => {
      const { host } = new URL(server.address);
      const others = browser.requests.filter((url) => {
        const { protocol, host: asked } = new URL(url);
        return protocol !== "data:" && protocol !== "blob:" && asked !== host;
      });
      assert.deepEqual(others, []);
      assert.equal(dialogs, 0);
      assert.deepEqual(
        browser.complaints.filter((text) => !/status of (400|404)/.test(text)),
        [],
      );
    });

    /** Nothing ran, and nothing is there that only markup of a log could have made. */
    async function harmless(state) {
      const found = await page.evaluate(() => {
        const made = document.querySelectorAll(
          "main script, main iframe:not([sandbox]), main object, main embed, main foreignObject, main use:not([href^='#']), main [onload], main [onerror], main [onmouseover], main a[href^='javascript:'], main a[href^='data:'], main img[src='x'], main a[href*='192.0.2.1'], main [src*='192.0.2.1']",
        );
        return {
          harmed: window.harmed ?? "no",
          polluted: Object.keys(Object.prototype),
          made: [...made].map((node) => node.outerHTML.slice(0, 200)),
          hidden:
            /(?![\t\n\r])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.exec(
              [...document.querySelectorAll("main:not([hidden])")]
                .map((main) => {
                  const copy = main.cloneNode(true);
                  copy.querySelectorAll(".editor").forEach((editor) => editor.remove());
                  return copy.textContent;
                })
                .join(""),
            )?.[0] ?? "none",
        };
      });
      assert.deepEqual(found, { harmed: "no", polluted: [], made: [], hidden: "none" }, state);
    }
  },
);

async function writeLogs(folder) {
  await mkdir(join(folder, "names"), { recursive: true });
  const row = (number, more) =>
    `${JSON.stringify({ TimeGenerated: `2024-05-01T00:${String(number % 60).padStart(2, "0")}:00Z`, Number: number, ...more })}\n`;
  const bag = (value) => Object.fromEntries([[value, value]]);
  await writeFile(
    join(folder, "values.jsonl"),
    [...VALUES, `<b>${"very long ".repeat(20_000)}</b>`]
      .map((value, number) => row(number, { Value: value, Bag: bag(value), List: [value] }))
      .join(""),
  );
  const all = Object.fromEntries(VALUES.map((value) => [value, value]));
  await writeFile(
    join(folder, "columns.jsonl"),
    [0, 1, 2].map((number) => row(number, all)).join(""),
  );
  await writeFile(
    join(folder, "bytes.jsonl"),
    Buffer.concat([
      Buffer.from('{"TimeGenerated":"2024-05-01T00:00:00Z","Value":"<b>'),
      Buffer.from([0xff, 0xfe, 0xc0, 0xaf, 0xed, 0xa0, 0x80]),
      Buffer.from('</b>"}\n{"broken\n'),
    ]),
  );
  for (const [number, value] of VALUES.entries()) {
    const name = value.replaceAll("/", "\u2215").replaceAll("\u0000", "");
    if (name.trim() !== "" && !name.startsWith(".") && name.isWellFormed()) {
      await writeFile(
        join(folder, "names", `${name}.csv`),
        `Time,Number\n2024-05-01T00:00:00Z,${number}\n`,
      );
    }
  }
}
