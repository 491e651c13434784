/** Walks the page as a user would, in a real browser, against the real server on a loaded case. */
import assert from "node:assert/strict";
import { before, it } from "node:test";
import { describeWalk, HOSTILE } from "./spoor.mjs";

const PATIENCE = 30_000;

describeWalk("the page", {}, (walked) => {
  let server;
  let browser;
  let page;

  before(() => {
    ({ server, browser, page } = walked);
  });

  it("opens the editor and takes the token out of the address", async () => {
    await page.goto(server.address);
    await go("q");
    await page.waitForSelector("[data-ready]", { timeout: PATIENCE });
    assert.equal(new URL(page.url()).search, "");
    assert.match(new URL(page.url()).hash, /^#\/query/);
    assert.match(await page.title(), /^Query - /);
    assert.equal(await page.evaluate(() => document.cookie), "");
  });

  it("starts with what the shipped hunt found", async () => {
    await go("a");
    assert.match(await text("[data-hunt='exchange-admin-sessions'] h2"), /Rare sessions/);
    assert.match(await text(".hunt .found"), /153 sessions, 139 scored/);
    assert.match(await text(".findings li"), /203\.0\.113\.140/);
    const report = await reportFrame();
    await report.waitForSelector("figure[data-drawn='timeline'] svg.picture", {
      timeout: PATIENCE,
    });
  });

  it("gives a report no origin from which it could ask for data", async () => {
    const report = await reportFrame();
    assert.equal(await report.evaluate(() => window.origin), "null");
    const answer = await report.evaluate(() => fetch("/api/schema").then(String, () => "refused"));
    assert.equal(answer, "refused");
    browser.complaints.length = 0;
  });

  it("runs a hunt again by keyboard", async () => {
    await page.focus(".hunt .primary");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".hunt .primary:not([disabled])", { timeout: PATIENCE });
    const report = await reportFrame();
    await report.waitForSelector("figure[data-drawn='timeline'] svg.picture", {
      timeout: PATIENCE,
    });
    assert.equal(await page.$(".hunt .problem"), null);
  });

  it("accounts for every byte at once", async () => {
    await page.click("#tab-sources");
    assert.match(await text(".account .total"), /^Every byte accounted for\./);
    assert.match(await text(".account tbody"), /exchange-admin-audit\.csv/);
    assert.match(await text(".balance"), /Every byte accounted for/);
  });

  it("says what is missing, what came twice, what it passed over and which hunts fit", async () => {
    assert.match(
      await text("section[aria-label='Gaps']"),
      /audit(-copy)?\.log serial numbers 120 to 126 are missing \(7\)/,
    );
    assert.match(
      await text("section[aria-label='Same bytes, not loaded again']"),
      /audit(-copy)?\.log as .*audit(-copy)?\.log/,
    );
    assert.match(await text("section[aria-label='Passed over']"), /\.hidden\.log/);
    const hunts = "section[aria-label='Hunts that fit']";
    if ((await page.$(`${hunts} button`)) !== null) {
      await page.click(`${hunts} button`);
    }
    assert.match(await text(hunts), /exchange-admin-sessions Rare sessions/);
    assert.equal(await page.$(`${hunts} button`), null);
  });

  it("shows rejects with their place and their reason", async () => {
    const row = await page.waitForSelector(
      "::-p-xpath(//tr[th[contains(., 'vpn-logons.csv')]]//button)",
    );
    await row.click();
    assert.match(await text(".reject-list li"), /byte/);
  });

  it("lists tables and columns, and puts a clicked name into the query", async () => {
    await go("q");
    await write("");
    await page.click(".tree-table .name");
    const name = await text(".tree-table .name");
    assert.ok((await query()).includes(name));
    await page.click(".table-tree .toggle");
    await page.waitForSelector(".table-tree .columns li", { timeout: PATIENCE });
  });

  it("runs a query on Shift+Enter and shows its rows", async () => {
    await run(`${await tableOf("conn")} | summarize Rows = count() by proto | sort by Rows desc`);
    await see(".grid-row");
    assert.match(await text(".status"), /\d+ rows in/);
    assert.ok((await texts(".grid-cell")).includes("tcp"));
  });

  it("moves in the grid by keyboard", async () => {
    await page.focus(".grid");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    assert.equal(
      await page.$eval(".grid", (grid) => grid.getAttribute("aria-activedescendant")),
      "cell-1-1",
    );
    await page.keyboard.press("Enter");
    await page.waitForSelector(".detail");
    await page.keyboard.press("Escape");
    assert.equal(await page.$(".detail"), null);
  });

  it("cancels a query on the server too", async () => {
    await write(
      "let a = range x from 1 to 3000000 step 1 | extend k = 1; a | join kind=inner a on k | where x * x1 % 7 == 3 | count",
    );
    await pressKeysOfRun();
    const button = await page.waitForSelector("::-p-xpath(//button[starts-with(., 'Cancel')])");
    const answered = page.waitForResponse((answer) => answer.request().method() === "DELETE", {
      timeout: PATIENCE,
    });
    await button.click();
    assert.equal((await answered).status(), 200);
    assert.equal(await text(".status"), "cancelled");
  });

  it("underlines what is wrong while one writes, and says it after a run", async () => {
    const table = await tableOf("conn");
    await write(`${table} | where no_such_column == 1`);
    await page.waitForSelector(".squiggly-error", { timeout: PATIENCE });
    await pressRun();
    await page.waitForSelector(".failure li", { timeout: PATIENCE });
    assert.match(await text(".failure"), /no_such_column/);
    await page.click(".failure button");
    assert.ok(await page.evaluate(() => document.activeElement.closest(".editor") !== null));
  });

  it("says so when nothing matched", async () => {
    await run(`${await tableOf("conn")} | where 1 == 2`);
    await page.waitForSelector(".view .empty", { timeout: PATIENCE });
    assert.match(await text(".view .empty"), /No rows/);
  });

  it("shows hostile values as text", async () => {
    await run(`${await tableOf("hostile")} | sort by Number asc`);
    await see(".grid-row");
    const shown = await texts(".grid-cell");
    for (const value of HOSTILE.slice(0, 4)) {
      assert.ok(shown.includes(value), value);
    }
    assert.ok(shown.includes("abc\\u{202e}cod.exe"));
    assert.ok(shown.includes("bell\\u{7} and escape\\u{1b}[31m"));
    assert.ok((await texts(".grid-name")).some((name) => name.includes("<i>Value</i>")));
    await page.click(".balance");
    assert.match(await text(".account tbody"), /hostile <b>name<b>\.json/);
    assert.equal(await page.evaluate(() => window.harmed), undefined);
    assert.equal(await page.$("main script, main .view img, main .view b, main .view i"), null);
    await go("q");
  });

  it("keeps the query over a reload, without the token in the address", async () => {
    const written = await query();
    await page.reload();
    await page.waitForSelector("[data-ready]", { timeout: PATIENCE });
    assert.equal(await query(), written);
  });

  it("turns dark with the system", async () => {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
    // the editor takes the theme up at its next turn: fails when it never does
    await page.waitForSelector(".monaco-editor.vs-dark", { timeout: PATIENCE });
  });

  it("asks no other machine and breaks no rule of the page's policy", () => {
    const { host } = new URL(server.address);
    const others = browser.requests.filter((url) => {
      const { protocol, host: asked } = new URL(url);
      return protocol !== "data:" && asked !== host;
    });
    assert.deepEqual(others, []);
    // A query that is wrong is answered with 400, which the browser notes.
    const complaints = browser.complaints.filter((text) => !text.includes("status of 400"));
    assert.deepEqual(complaints, []);
  });

  /** Goes to a page by keyboard: a for account, q for query, h for help. */
  async function go(letter) {
    await page.waitForSelector("main", { timeout: PATIENCE });
    await page.evaluate(() => document.activeElement?.blur());
    await page.keyboard.press("g");
    await page.keyboard.press(letter);
  }

  async function run(query) {
    await write(query);
    await pressRun();
  }

  async function pressRun() {
    const old = await page.$(".view > *");
    await pressKeysOfRun();
    // What the last run showed is gone.
    await page.waitForFunction((view) => view === null || !view.isConnected, {}, old);
    await page.waitForSelector(".progress", { hidden: true, timeout: PATIENCE });
  }

  async function pressKeysOfRun() {
    await page.keyboard.down("Shift");
    await page.keyboard.press("Enter");
    await page.keyboard.up("Shift");
  }

  /** Puts a text into the editor in one piece, so that no suggestion gets in between. */
  async function write(query) {
    await page.focus(".editor textarea");
    await page.keyboard.down("Control");
    await page.keyboard.press("a");
    await page.keyboard.up("Control");
    await page.keyboard.press("Backspace");
    await page.keyboard.sendCharacter(query);
    await page.keyboard.press("Escape");
  }

  /** Waits for a part of the result; says what was there instead. */
  async function see(selector) {
    try {
      await page.waitForSelector(selector, { timeout: PATIENCE / 2 });
    } catch {
      assert.fail(`no ${selector} after ${await query()}: ${await text(".view")}`);
    }
  }

  async function reportFrame() {
    const frame = await page.waitForSelector(".hunt-report iframe", { timeout: PATIENCE });
    return frame.contentFrame();
  }

  function query() {
    return page.evaluate(async () => {
      // what is written is kept a moment later
      await new Promise((go) => setTimeout(go, 400));
      const { open, active } = JSON.parse(window.sessionStorage.getItem("spoor.tabs"));
      return open.find((tab) => tab.id === active).text;
    });
  }

  /** The table in the tree whose name holds a word, as KQL writes it. */
  async function tableOf(word) {
    const names = await texts(".tree-table .name");
    const name = names.find((each) => each.toLowerCase().includes(word));
    assert.ok(name, `no table ${word} in ${names.join(", ")}`);
    return /^\w+$/.test(name) ? name : `['${name}']`;
  }

  async function text(selector) {
    const element = await page.waitForSelector(selector, { timeout: PATIENCE });
    return element.evaluate((node) => node.textContent);
  }

  function texts(selector) {
    return page.$$eval(selector, (nodes) => nodes.map((node) => node.textContent));
  }
});
