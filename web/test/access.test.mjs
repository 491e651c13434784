/** Each page and state for those who see, hear or point otherwise: axe-core, in light and dark. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { findChromium, openBrowser, startEmpty, startServer } from "./spoor.mjs";
import { PATIENCE, walker } from "./walking.mjs";

const chromium = findChromium();
const CONN = "ZeekConn | project ts, uid, proto, conn_state, duration, orig_bytes | take 200";

describe(
  "the page for everybody",
  {
    skip:
      chromium === undefined &&
      "there is no Chromium: install it, or name it in SPOOR_CHROMIUM, to walk the page",
  },
  () => {
    let axe;
    let server;
    let empty;
    let browser;
    let page;
    let walk;

    before(async () => {
      axe = await readFile(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
      [server, empty] = await Promise.all([startServer(), startEmpty()]);
      browser = await openBrowser(chromium);
      page = browser.page;
      walk = walker(page);
    });

    after(async () => {
      await browser?.close();
      await server?.stop();
      await empty?.stop();
    });

    it("is without serious fault on the account of an empty case", async () => {
      await page.goto(empty.address);
      await walk.see("main:not([hidden])");
      await faultless("empty account");
      await walk.visit("query");
      await faultless("query page of an empty case");
    });

    it("is on the account", async () => {
      await page.goto(server.address);
      await walk.see("main:not([hidden])");
      for (const place of ["account", "account/sources", "account/tables"]) {
        await walk.visit(place);
        await page.waitForNetworkIdle({ idleTime: 300, timeout: PATIENCE });
        await faultless(place);
      }
    });

    it("is on what an address opens in the account", async () => {
      for (const place of [
        "account/sources/1?find=a&sort=events-desc&nothing=1",
        "account/tables/ZeekConn?span=2000-01-01T00:00:00Z/2040-01-01T00:00:00Z&as=table",
        "account/tables/gone?zoom=2000-01-01T00:00:00Z/2040-01-01T00:00:00Z",
      ]) {
        await walk.visit(place);
        await page.waitForNetworkIdle({ idleTime: 700, timeout: PATIENCE });
        await faultless(place);
      }
    });

    it("is on what opens in the account", async () => {
      for (const place of ["account/sources", "account/tables"]) {
        await walk.visit(place);
        await page.waitForSelector("#page-account tbody tr", { timeout: PATIENCE });
        await page.$$eval("#page-account tbody tr button, #page-account tbody tr a", (all) =>
          all[0]?.click(),
        );
        await page.waitForNetworkIdle({ idleTime: 300, timeout: PATIENCE });
        await faultless(`${place}, opened`);
      }
    });

    it("is on the query page, whatever it shows", async () => {
      await walk.visit("query");
      await faultless("query page");
      await walk.run(CONN);
      await walk.see(".grid-row, .grid [role='row']");
      await faultless("grid");
      await page.focus(".grid");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await walk.see(".detail");
      await faultless("grid with detail");
      await page.keyboard.press("Escape");
      await walk.chord("Shift", "F10");
      await walk.see(".popover");
      await faultless("menu of a value");
      await page.keyboard.press("Escape");
      await page.keyboard.down("Alt");
      await walk.chord("Control", "c");
      await page.keyboard.up("Alt");
      await walk.see("[aria-label='Copy as']");
      await faultless("menu of forms to copy in");
      await page.keyboard.press("Escape");
      await walk.chord("Control", "Home");
      await page.keyboard.press("ArrowUp");
      await walk.chord("Shift", "F10");
      await walk.see(".menu-filter");
      await faultless("menu of a column");
      await page.keyboard.press("Escape");
      const grid = JSON.stringify({
        find: "t",
        filter: [["proto", "equals", "tcp"]],
        sort: [["ts", "desc"]],
        group: ["conn_state", "gone"],
      });
      const query = new URLSearchParams({ q: CONN, grid });
      await walk.visit(`query?${query.toString()}`);
      await walk.see(".grid-row.group");
      await walk.see(".grid-frame .note");
      await faultless("grid, grouped and filtered by an address");
      await walk.run("ZeekConn | where no_such_column == 1");
      await walk.see(".failure");
      await faultless("failure");
      await walk.run("ZeekConn | where proto == 'none'");
      await faultless("no rows");
    });

    for (const [kind, query] of [
      ["timechart", "ZeekConn | summarize count() by bin(ts, 1h) | render timechart"],
      ["columnchart", "ZeekConn | summarize n = count() by conn_state | render columnchart"],
      ["timeline", "ZeekConn | project ts, Score = duration | take 50 | render timeline"],
      ["heatmap", "ZeekConn | summarize n = count() by conn_state, proto | render heatmap"],
      [
        "graph",
        "ZeekConn | summarize n = count() by id_orig_h, id_resp_h | take 50 | render graph with (xcolumn=id_orig_h, ycolumns=id_resp_h, size=n)",
      ],
    ]) {
      it(`is on a ${kind}`, async () => {
        await walk.visit("query");
        await walk.run(query);
        await walk.see(`.chart[data-drawn='${kind}']`);
        await faultless(kind);
      });
    }

    it("is on help", async () => {
      await walk.visit("help");
      await page.waitForNetworkIdle({ idleTime: 300, timeout: PATIENCE });
      await faultless("help");
      const search = await page.$("#page-help input[type='search'], #page-help input");
      if (search !== null) {
        await search.type("bin");
        await page.waitForNetworkIdle({ idleTime: 300, timeout: PATIENCE });
        await faultless("help, searched");
        await page.keyboard.press("Enter");
        await page.waitForNetworkIdle({ idleTime: 300, timeout: PATIENCE });
        await faultless("help, found");
      }
    });

    it("is on the list of keys", async () => {
      await walk.visit("account");
      await page.click(".keys-button");
      await walk.see("dialog, [role='dialog']");
      await faultless("keys");
      await page.keyboard.press("Escape");
      await page.waitForSelector("dialog, [role='dialog']", { hidden: true, timeout: PATIENCE });
    });

    /** Looks at what is shown now, in light and in dark. */
    async function faultless(state) {
      const said = [];
      for (const scheme of ["light", "dark"]) {
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        await page.evaluate(
          () =>
            new Promise((done) =>
              window.requestAnimationFrame(() => window.requestAnimationFrame(done)),
            ),
        );
        // a page's policy holds for what the page runs, not for what its examiner brings
        await page.evaluate(`typeof axe === "undefined" && ${axe.replace(/^\/\*[^]*?\*\//, "")}`);
        const violations = await page.evaluate(async () => {
          // colours change over a moment
          await Promise.all(document.getAnimations().map((one) => one.finished.catch(() => 0)));
          // the editor's list of suggestions is the editor's own
          const found = await window.axe.run(
            { exclude: [[".suggest-widget"]] },
            {
              resultTypes: ["violations"],
              iframes: false,
            },
          );
          return found.violations
            .filter(({ impact }) => impact === "serious" || impact === "critical")
            .map(
              ({ id, nodes }) =>
                `${id}: ${nodes.map((node) => `${node.target.join(" ")} (${node.any[0]?.message ?? node.failureSummary})`).join("; ")}`,
            );
        });
        said.push(...violations.map((each) => `${state}, ${scheme}: ${each}`));
      }
      assert.deepEqual(said, []);
    }
  },
);
