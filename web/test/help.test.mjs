/** Reads the help as a user would: searches, follows links, runs an example. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { findChromium, openBrowser, startServer } from "./spoor.mjs";

const PATIENCE = 30_000;
const chromium = findChromium();

describe("the help", { skip: chromium === undefined && "there is no Chromium" }, () => {
  let server;
  let browser;
  let page;

  before(async () => {
    server = await startServer();
    browser = await openBrowser(chromium);
    page = browser.page;
    await page.goto(server.address);
    await page.waitForSelector(".pages", { timeout: PATIENCE });
    await goTo("#/help");
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  it("lists the pages of each kind and the tables of the case", async () => {
    await page.waitForFunction(
      () => document.querySelectorAll(".help-list section li").length > 100,
      { timeout: PATIENCE },
    );
    assert.deepEqual(await texts(".help-list h2"), [
      "Guides",
      "Operators",
      "Functions",
      "Aggregates",
      "Verbs",
      "Formats",
      "Tables of this case",
    ]);
  });

  it("finds a function at once and opens its page by keyboard", async () => {
    await page.type(".help-list input", "split");
    assert.equal((await texts(".help-found b"))[0], "split");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await see(".help-page h2", /^Functions on text$/);
    assert.match(await page.evaluate(() => window.location.hash), /^#\/help\/functions\/text/);
    await page.focus(".help-list input");
    await page.keyboard.press("Escape");
  });

  it("finds what a page says, also in the tables of the case", async () => {
    await page.type(".help-list input", "conn_state");
    assert.ok((await texts(".help-found .kind")).includes("table"));
    await page.focus(".help-list input");
    await page.keyboard.press("Escape");
  });

  it("leads from a function's name to the page of its family, and from page to page", async () => {
    await goTo("#/help/functions/strcat");
    await see(".help-page h2", /^Functions on text$/);
    await goTo("#/help/miners/dbscan");
    await see(".help-page h2", /^dbscan$/);
    await page.evaluate(() => {
      [...document.querySelectorAll(".help-page a")]
        .find((link) => link.textContent === "hdbscan")
        .click();
    });
    await see(".help-page h2", /^hdbscan$/);
  });

  it("shows raw markup as text and every link stays in the page", async () => {
    const pages = await page.evaluate(async () => {
      const { entries } = await (await fetch("/api/help")).json();
      return [...new Set(entries.map((entry) => entry.page))];
    });
    assert.ok(pages.length > 90, `${pages.length} pages`);
    for (const name of ["operators/render", "kql", "commands", "functions/text", "hunts"]) {
      await goTo(`#/help/${name}`);
      await page.waitForSelector(".help-page h2", { timeout: PATIENCE });
      assert.equal(
        await page.$$eval(".help-page :is(img, script, iframe)", (all) => all.length),
        0,
      );
      const out = await page.$$eval(".help-page a", (all) =>
        all.map((link) => link.getAttribute("href")).filter((href) => !href.startsWith("#/help/")),
      );
      assert.deepEqual(out, [], name);
    }
  });

  it("tells which examples lack their tables, and runs the others by a click", async () => {
    await goTo("#/help/formats/w3c");
    await page.waitForSelector(".help-page .example .muted", { timeout: PATIENCE });
    assert.equal(await page.$eval(".help-page .example button", (one) => one.textContent), "Open");
    await goTo("#/help/operators/where");
    await see(".help-page h2", /where/);
    await page.click(".help-page .example button");
    await page.waitForSelector("#page-query:not([hidden])", { timeout: PATIENCE });
    await page.waitForFunction(
      () => /\d+ rows? in/.test(document.querySelector(".status")?.textContent ?? ""),
      { timeout: PATIENCE },
    );
  });

  it("shows the columns of a table of the case", async () => {
    await goTo("#/help/tables/ZeekConn");
    await see(".help-page h2", /^ZeekConn$/);
    assert.ok((await texts(".help-page td code")).includes("conn_state"));
  });

  it("asks no other machine and complains of nothing", () => {
    const own = new URL(server.address).origin;
    assert.deepEqual(
      browser.requests.filter(
        (address) => !address.startsWith(own) && !address.startsWith("data:"),
      ),
      [],
    );
    assert.deepEqual(browser.complaints, []);
  });

  async function goTo(hash) {
    await page.evaluate((next) => {
      window.location.hash = next;
    }, hash);
  }

  async function see(selector, pattern) {
    await page.waitForFunction(
      (query, source) => new RegExp(source).test(document.querySelector(query)?.textContent ?? ""),
      { timeout: PATIENCE },
      selector,
      pattern.source,
    );
  }

  function texts(selector) {
    return page.$$eval(selector, (nodes) => nodes.map((node) => node.textContent));
  }
});
