/** The editor in a real browser: what it offers, what it says of it, and what it knows of the case. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { findChromium, openBrowser, startServer } from "./spoor.mjs";
import { PATIENCE, walker } from "./walking.mjs";

const chromium = findChromium();

describe(
  "the editor",
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

    before(async () => {
      server = await startServer();
      browser = await openBrowser(chromium);
      page = browser.page;
      walk = walker(page);
      await page.goto(server.address);
      await page.waitForSelector("main", { timeout: PATIENCE });
      await walk.visit("query");
    });

    after(async () => {
      await browser?.close();
      await server?.stop();
    });

    it("offers the operators that are there, and no other", async () => {
      assert.ok((await offered("SecurityEvent | mak")).includes("make-series"));
      assert.deepEqual(of(await offered("SecurityEvent | mak"), "make-graph"), []);
      assert.ok((await offered("SecurityEvent | proj")).includes("project-by-names"));
      assert.match(await said(), /columns/);
    });

    it("offers the functions that are there, and no other", async () => {
      const hashes = await offered("SecurityEvent | extend a = hash");
      assert.ok(
        hashes.some((label) => label.startsWith("hash_sha256")),
        hashes.join(),
      );
      assert.deepEqual(of(hashes, "hash_many"), []);
      assert.deepEqual(of(await offered("SecurityEvent | extend a = current_"), "current_"), []);
      assert.ok(
        (await offered("SecurityEvent | extend a = dateti")).some((label) =>
          label.startsWith("datetime()"),
        ),
      );
      assert.ok(
        (await offered("let mine = (a: long) { a }; print b = min")).some((label) =>
          label.startsWith("mine("),
        ),
      );
    });

    it("offers plugins, kinds of pictures and their properties as they are here", async () => {
      assert.ok((await offered("SecurityEvent | evaluate bag")).includes("bag_unpack"));
      assert.deepEqual(of(await offered("SecurityEvent | evaluate pyt"), "python"), []);
      assert.ok((await offered("SecurityEvent | render box")).includes("boxplot"));
      assert.deepEqual(of(await offered("SecurityEvent | render pl"), "plotly"), []);
      assert.ok((await offered("SecurityEvent | render timeline with (la")).includes("lanes"));
    });

    it("tells what an operator and an aggregate are for when they are pointed at", async () => {
      assert.match(
        await hovered("SecurityEvent | summarize a = dcount(EventID)", "dcount"),
        /exact/,
      );
      assert.match(
        await hovered("SecurityEvent | sample-distinct 3 of Account", "distinct"),
        /different/,
      );
    });

    it("knows a function as soon as it is kept, its parameters and what it is for", async () => {
      await walk.run(
        '.create-or-alter function with (docstring="Logons that failed") Failed(least: long, host: string = "") { SecurityEvent | where EventID == 4625 | take least }',
      );
      // The editor takes the new schema a moment after the answer; a list that is open stays as it is.
      let labels = await offered("Fai");
      for (let tries = 0; tries < 10 && of(labels, "Failed(least").length === 0; tries++) {
        labels = await offered("Fai");
      }
      assert.deepEqual(of(labels, "Failed(least").length, 1, labels.join());
      assert.ok(await wholeRow(), "the one line is seen whole");
      assert.match(await said(), /Logons that failed/);
      assert.ok((await offered("Failed(3) | where Ev")).includes("EventID"));
      await walk.run(".drop function Failed");
      let left = await offered("Fai");
      for (let tries = 0; tries < 10 && of(left, "Failed").length > 0; tries++) {
        left = await offered("Fai");
      }
      assert.deepEqual(of(left, "Failed"), []);
    });

    it("complains of nothing", () => {
      assert.deepEqual(browser.complaints, []);
    });

    /** Whether the first offer fits into its list. */
    async function wholeRow() {
      return page.evaluate(() => {
        const height = (part) =>
          document.querySelector(`.suggest-widget .monaco-list${part}`).getBoundingClientRect()
            .height;
        return height("-row") > 0 && height("-row") <= height("");
      });
    }

    function of(labels, begin) {
      return labels.filter((label) => label.startsWith(begin));
    }

    /** The first labels that are offered behind a text. */
    async function offered(query) {
      await walk.write(query);
      await walk.chord("Control", "Space");
      // The list shows before it is whole: it is so when it stays the same.
      let before = "";
      for (let tries = 0; tries < 60; tries++) {
        await new Promise((go) => setTimeout(go, 500));
        const labels = await page.$$eval(
          ".suggest-widget.visible .monaco-list-row .left .monaco-icon-label",
          (nodes) => nodes.map((node) => node.textContent),
        );
        const none = (await page.$(".suggest-widget.visible.message")) !== null;
        const now = labels.join("\n");
        if (now === before && (labels.length > 0 || (none && tries > 3))) {
          return labels;
        }
        before = now;
      }
      return [];
    }

    /** What the pop-up beside the offers says of the one that is chosen. */
    async function said() {
      if ((await page.$(".suggest-details")) === null) {
        await walk.chord("Control", "Space");
      }
      await page.waitForSelector(".suggest-details", { visible: true, timeout: PATIENCE });
      await new Promise((go) => setTimeout(go, 300));
      return page.$eval(".suggest-details", (node) => node.textContent);
    }

    async function hovered(query, word) {
      await walk.write(query);
      await page.mouse.move(5, 5);
      const place = await page.waitForFunction(
        (wanted) => {
          const walker = document.createTreeWalker(
            document.querySelector(".editor .view-lines"),
            4,
          );
          for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
            const at = node.data.indexOf(wanted);
            if (at >= 0) {
              const range = document.createRange();
              range.setStart(node, at);
              range.setEnd(node, at + wanted.length);
              const { x, y, width, height } = range.getBoundingClientRect();
              return { x: x + width / 2, y: y + height / 2 };
            }
          }
          return false;
        },
        { timeout: PATIENCE },
        word,
      );
      const { x, y } = await place.jsonValue();
      await page.mouse.move(x, y, { steps: 4 });
      const shown = await page.waitForSelector(".monaco-hover:not(.hidden) .hover-contents", {
        visible: true,
        timeout: PATIENCE,
      });
      await new Promise((go) => setTimeout(go, 300));
      return shown.evaluate((node) => node.closest(".monaco-hover").textContent);
    }
  },
);
