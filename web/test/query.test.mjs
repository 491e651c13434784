/** The query page in a real browser: tabs, addresses, history, running a part, empty and failed states. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, it } from "node:test";
import { describeWalk } from "./spoor.mjs";

const PATIENCE = 30_000;

describeWalk("the query page", { at: "query", clipboard: true }, (walked) => {
  let browser;
  let page;
  let home;

  before(() => {
    ({ browser, page, home } = walked);
  });

  it("runs the query at the caret, where blank lines divide queries", async () => {
    await write("print one = 1\n\n\nprint two = 2 // the second\n| extend three = 3");
    await keys("Control", "Home");
    await pressRun();
    assert.deepEqual(await cells(), ["1"]);
    await keys("Control", "End");
    await pressRun();
    assert.deepEqual(await cells(), ["2", "3"]);
  });

  it("keeps a let with the query that follows, and a pipe with the one before", async () => {
    await write(
      'let a = 4; // four\n\nlet f = (x: long) { let y = 1; x + y };\n\n// shown\n\nprint n = f(a), t = "a\\"b; // no"\n\n| extend m = n * 2\n\nprint other = 9',
    );
    await keys("Control", "Home");
    await pressRun();
    assert.deepEqual(await cells(), ["5", 'a"b; // no', "10"]);
  });

  it("runs what is selected", async () => {
    await write("print one = 1\n| extend two = 2");
    await keys("Control", "Home");
    await keys("Shift", "End");
    await pressRun();
    assert.deepEqual(await cells(), ["1"]);
  });

  it("runs the whole text, with a result for each query", async () => {
    await write("print one = 1;\nprint two = 2");
    await page.keyboard.down("Control");
    await pressRun();
    await page.keyboard.up("Control");
    assert.match(await text(".tables"), /Result/);
    assert.deepEqual(await cells(), ["1"]);
    await page.select(".tables select", "1");
    assert.deepEqual(await cells(), ["2"]);
  });

  it("underlines a problem in the second query at its own place", async () => {
    await write("print one = 1\n\nprint two = nothing_of_this_name");
    await page.waitForSelector(".squiggly-error", { timeout: PATIENCE });
    const lines = await page.evaluate(() => {
      const top = (node) => node.getBoundingClientRect().top;
      const mark = top(document.querySelector(".squiggly-error"));
      const first = top(document.querySelector(".editor .view-line"));
      return (mark - first) / 20;
    });
    assert.ok(lines > 1.5 && lines < 2.6, `${lines} lines down`);
  });

  it("runs a management command, and knows what it made", async () => {
    await write(".create-or-alter function Fortytwo() { 42 }");
    await pressRun();
    assert.equal((await cells())[0], "Fortytwo");
    await write("print answer = Fortytwo()");
    await pressRun();
    assert.deepEqual(await cells(), ["42"]);
    await write(".no such command");
    await pressRun();
    assert.match(await text(".failure"), /command/);
  });

  it("says a failure, and leads to its place", async () => {
    await write("print one = 1\n\nprint two = nothing_of_this_name");
    await pressRun();
    assert.match(await text(".failure"), /nothing_of_this_name/);
    await page.click(".failure button");
    assert.ok(await page.evaluate(() => document.activeElement.closest(".editor") !== null));
  });

  it("marks a result whose query was changed", async () => {
    await write("print one = 1");
    await pressRun();
    assert.equal(await page.$(".note.stale"), null);
    await page.keyboard.type("1");
    await page.waitForSelector(".note.stale", { timeout: PATIENCE });
    await page.keyboard.press("Backspace");
    await page.waitForSelector(".note.stale", { hidden: true, timeout: PATIENCE });
  });

  it("cancels by Escape, and tells how far it was", async () => {
    await write(
      "let a = range x from 1 to 3000000 step 1 | extend k = 1; a | join kind=inner a on k | where x * x1 % 7 == 3 | count",
    );
    await pressKeysOfRun();
    await page.waitForSelector("progress", { timeout: PATIENCE });
    assert.match(await text(".status"), /running, \d/);
    const gone = page.waitForResponse((answer) => answer.request().method() === "DELETE", {
      timeout: PATIENCE,
    });
    await page.keyboard.press("Escape");
    assert.equal((await gone).status(), 200);
    await page.waitForSelector("progress", { hidden: true, timeout: PATIENCE });
    assert.equal(await text(".status"), "cancelled");
  });

  it("opens, renames, moves, closes and reopens tabs by keyboard", async () => {
    await write("print first = 1");
    await chord("KeyN");
    await write("print second = 2");
    assert.deepEqual(await tabs(), ["print first = 1", "print second = 2"]);
    await page.focus("[role='tab'][aria-selected='true']");
    await page.keyboard.press("F2");
    await page.waitForSelector(".query-tab-input");
    await page.keyboard.type("Second <b>thoughts</b>");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".query-tab-input", { hidden: true });
    assert.deepEqual(await tabs(), ["print first = 1", "Second <b>thoughts</b>"]);
    await focused("[role='tab'][aria-selected='true']");
    await keys("Shift", "ArrowLeft");
    assert.deepEqual(await tabs(), ["Second <b>thoughts</b>", "print first = 1"]);
    await page.keyboard.press("ArrowRight");
    assert.equal(await editorText(), "print first = 1");
    await page.keyboard.press("ArrowLeft");
    await focused("[role='tab'][aria-selected='true']");
    await page.keyboard.press("Delete");
    assert.deepEqual(await tabs(), ["print first = 1"]);
    await chord("KeyZ");
    assert.deepEqual(await tabs(), ["print first = 1", "Second <b>thoughts</b>"]);
    assert.equal(await editorText(), "print second = 2");
  });

  it("keeps each tab's result, and runs in several at once", async () => {
    await write("print in_second = 22");
    await pressRun();
    await chord("PageUp");
    await write("print in_first = 11");
    await pressRun();
    assert.deepEqual(await cells(), ["11"]);
    await chord("PageDown");
    assert.deepEqual(await cells(), ["22"]);
  });

  it("keeps tabs over a reload, in storage that ends with the browser tab, and runs nothing", async () => {
    const before = await tabs();
    await settle();
    assert.equal(
      await page.evaluate(() => JSON.stringify(Object.entries(window.localStorage))),
      "[]",
    );
    browser.requests.length = 0;
    await page.reload();
    await page.waitForSelector("[data-ready]", { timeout: PATIENCE });
    assert.deepEqual(await tabs(), before);
    assert.equal(await editorText(), "print in_second = 22");
    assert.deepEqual(
      browser.requests.filter((url) => url.includes("/rest/query")),
      [],
    );
    assert.match(await text(".view"), /Press Shift\+Enter to run/);
  });

  it("has the query, now and the view in its address", async () => {
    await write("range n from 1 to 3 step 1 | extend t = now() + n * 1h | render timechart");
    await pressRun();
    await page.select(".now select", "last-event");
    await page.click("#tab-table");
    await settle();
    const { hash } = new URL(page.url());
    const parameters = new URLSearchParams(hash.slice(hash.indexOf("?")));
    assert.match(parameters.get("q"), /^range n from 1 to 3/);
    assert.equal(parameters.get("now"), "last-event");
    assert.equal(parameters.get("view"), "table");
  });

  it("opens an address in a new tab, without running it", async () => {
    const before = await tabs();
    browser.requests.length = 0;
    await follow(
      "#/query?q=print+bookmarked+%3D+7&now=2024-07-08T10%3A00%3A00Z&view=table&name=From+a+friend",
    );
    assert.equal(await editorText(), "print bookmarked = 7");
    assert.equal((await tabs()).length, before.length + 1);
    assert.ok((await tabs()).includes("From a friend"));
    assert.match(await text(".view"), /came with an address, which runs nothing by itself/);
    assert.equal(await page.$eval(".now input", (input) => input.value), "2024-07-08T10:00");
    assert.deepEqual(
      browser.requests.filter((url) => url.includes("/rest/query")),
      [],
    );
    await pressRun();
    assert.deepEqual(await cells(), ["7"]);
  });

  it("goes back to the tab before, and forth", async () => {
    await page.goBack();
    await waitForText(/^range n from 1/);
    await page.goForward();
    await waitForText(/^print bookmarked/);
  });

  it("shows an open tab instead of opening its address twice", async () => {
    const before = await tabs();
    await follow("#/query?q=print+in_first+%3D+11");
    assert.equal(await editorText(), "print in_first = 11");
    assert.deepEqual(await tabs(), before);
  });

  it("has in its address how the rows are looked at, and shows them so again", async () => {
    await chord("KeyN");
    await write("range n from 1 to 90 step 1 | extend kind = iff(n % 3 == 0, 'fizz', 'other')");
    await pressRun();
    await page.click(".grid-header [role='columnheader']:nth-child(2)");
    await page.click(".grid-header [role='columnheader']:nth-child(2)");
    await page.type(".grid-quick", "fizz");
    await page.waitForFunction(
      () => document.querySelector(".grid-left")?.textContent.startsWith("30 of 90 rows"),
      { timeout: PATIENCE },
    );
    assert.deepEqual((await cells()).slice(0, 4), ["90", "fizz", "87", "fizz"]);
    await settle();
    const grid = gridOf(page.url());
    assert.deepEqual(grid, { find: "fizz", sort: [["n", "desc"]] });

    // Another tab, and back: as it was.
    await chord("PageUp");
    await chord("PageDown");
    assert.deepEqual((await cells()).slice(0, 4), ["90", "fizz", "87", "fizz"]);
    await pressRun();
    assert.deepEqual((await cells()).slice(0, 4), ["90", "fizz", "87", "fizz"]);

    // The same query looked at otherwise, by an address; and back.
    const here = new URL(page.url()).hash;
    const other = JSON.stringify({
      filter: [["n", "less", "4"]],
      sort: [["gone", "asc"]],
      hide: ["kind"],
    });
    await follow(here.replace(/grid=[^&]*/, `grid=${encodeURIComponent(other)}`));
    assert.deepEqual(await cells(), ["1", "2", "3"]);
    assert.equal(await page.$eval(".grid-quick", (input) => input.value), "");
    assert.match(await text(".grid-frame .note"), /These rows have no column 'gone'/);
    await page.goBack();
    await page.waitForFunction(() => document.querySelector(".grid-cell")?.textContent === "90", {
      timeout: PATIENCE,
    });
    await page.goForward();
    await page.waitForFunction(() => document.querySelector(".grid-cell")?.textContent === "1", {
      timeout: PATIENCE,
    });

    // A reload runs nothing; the run that follows is looked at so.
    await page.reload();
    await page.waitForSelector("[data-ready]", { timeout: PATIENCE });
    await pressRun();
    assert.deepEqual(await cells(), ["1", "2", "3"]);

    // Another query begins as it comes.
    await write("range n from 1 to 5 step 1");
    await pressRun();
    assert.deepEqual(await cells(), ["1", "2", "3", "4", "5"]);
    await settle();
    assert.equal(gridOf(page.url()), undefined);
    await chord("KeyW");
  });

  it("takes an address that means harm to the rows for text", async () => {
    const grid =
      '{"__proto__":{"harmed":1},"sort":[["<img src=x onerror=window.harmed=1>","desc"]],' +
      '"filter":[["n","matches","(a+)+$("]],"find":"<b>bold</b>"}';
    await follow(
      `#/query?q=${encodeURIComponent("print n = 1, grid_harm = 2")}&grid=${encodeURIComponent(grid)}`,
    );
    await pressRun();
    const notes = await page.$$eval(".grid-frame .note", (all) => all.map((one) => one.innerText));
    assert.match(notes.join("\n"), /no column '<img src=x onerror=window\.harmed/);
    assert.equal(await page.$eval(".grid-quick", (input) => input.value), "<b>bold</b>");
    assert.equal(await page.evaluate(() => window.harmed ?? {}.harmed), undefined);
    assert.equal(await page.$(".grid-frame img, .grid-frame b"), null);
    await chord("KeyW");
  });

  it("copies a link that holds a long query packed, and opens it again", async () => {
    const long = `// ${"a long comment with many words, ".repeat(90)}\nprint long = 1`;
    await chord("KeyN");
    await write(long);
    await page.click("::-p-xpath(//button[contains(., 'Copy link')])");
    await page.waitForSelector("::-p-xpath(//button[contains(., 'Link copied')])", {
      timeout: PATIENCE,
    });
    const link = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(link.startsWith(`${home}/#/query?qz=`), link.slice(0, 80));
    assert.ok(link.length < 600, `${link.length} characters`);
    await chord("KeyW");
    await follow(new URL(link).hash);
    assert.equal(await editorText(), long);
  });

  it("takes an address that holds nonsense for no query", async () => {
    const before = await tabs();
    await follow("#/query?qz=%%%not-packed");
    assert.deepEqual(await tabs(), before);
    await follow("#/no/such/page?q=print+1");
    await page.waitForSelector("#page-account:not([hidden])");
    await follow("#/query");
  });

  it("remembers what was run, finds it and runs it again", async () => {
    await chord("KeyH");
    await focused("#history-find");
    await page.keyboard.type("bookmarked");
    await page.waitForFunction(() => document.querySelectorAll(".history-entry").length === 1, {
      timeout: PATIENCE,
    });
    assert.match(await text(".history-entry"), /print bookmarked = 7.*1 row/s);
    // A line break is a line, and no sign.
    assert.equal(await page.$(".history-text .escaped"), null);
    const before = (await tabs()).length;
    await page.click(
      "::-p-xpath(//li[contains(@class, 'history-entry')]//button[. = 'Run again'])",
    );
    await page.waitForSelector(".grid-row", { timeout: PATIENCE });
    assert.equal((await tabs()).length, before + 1);
    assert.deepEqual(await cells(), ["7"]);
  });

  it("exports the whole result as a file that the browser keeps", async () => {
    const folder = await mkdtemp(join(tmpdir(), "spoor-export-"));
    const session = await page.createCDPSession();
    await session.send("Browser.setDownloadBehavior", {
      behavior: "allow",
      downloadPath: folder,
      eventsEnabled: true,
    });
    await chord("KeyN");
    await write(`range n from 1 to 1200000 step 1 | extend t = "=1+1"`);
    await pressRun();
    for (const [label, ending, lines] of [
      ["CSV", ".csv", 1_200_001],
      ["Markdown", ".md", 1_200_002],
    ]) {
      await page.click(".menu summary");
      await page.click(`::-p-xpath(//details//button[starts-with(., '${label}')])`);
      const said = await page.waitForSelector(
        `::-p-xpath(//span[@role='status'][contains(., '1,200,000 rows in result-')][contains(., '${ending}')])`,
        { timeout: PATIENCE },
      );
      const name = /result-\S+$/.exec(await said.evaluate((node) => node.textContent))[0];
      const file = await whole(join(folder, name), lines);
      assert.match(file.slice(-40), ending === ".csv" ? /1200000,'=1\+1\n$/ : /\| =1\+1 \|\n$/);
    }
    await rm(folder, { recursive: true, force: true });
  });

  it("lists its keys, and closes the list by Escape", async () => {
    await page.focus(".keys-button");
    await page.keyboard.press("?");
    await page.waitForSelector("dialog[open]");
    assert.match(await text("dialog"), /Ctrl\+Alt\+N/);
    await page.keyboard.press("Escape");
    await page.waitForSelector("dialog", { hidden: true });
    await focused(".keys-button");
  });

  it("leads from part to part by F6, out of the editor too", async () => {
    await page.focus(".editor textarea");
    const parts = [];
    for (let step = 0; step < 5; step++) {
      parts.push(
        await page.evaluate(
          () => document.activeElement.closest("[data-part]")?.getAttribute("data-part") ?? "",
        ),
      );
      await page.keyboard.press("F6");
    }
    assert.deepEqual(parts, ["editor", "result", "bar", "side", "tabs"]);
  });

  it("lets old results go, and runs them again when asked", async () => {
    await page.evaluate(() => window.sessionStorage.clear());
    for (let tab = 0; tab < 4; tab++) {
      await chord("KeyN");
      await write(
        `range n from 1 to 90000 step 1 | extend a=n, b=n, c=n, d=n, e=n, f=n, g=n, h=n, i=n, j=n, k=n, l=n, m=n, o=${tab}`,
      );
      await pressRun();
    }
    await chord("PageUp");
    await chord("PageUp");
    await chord("PageUp");
    assert.match(await text(".view"), /let go while it was not looked at/);
    await page.click(".view .link");
    await page.waitForSelector(".grid-row", { timeout: PATIENCE });
  });

  it("breaks no rule of the page's policy, and complains of nothing", () => {
    const complaints = browser.complaints.filter((said) => !said.includes("status of 400"));
    assert.deepEqual(complaints, []);
  });

  /** A file of so many lines that the browser has written to its end. */
  async function whole(file, lines) {
    for (let tries = 0; tries < 100; tries++) {
      const text = await readFile(file, "utf8").catch(() => "");
      if (text.split("\n").length - 1 >= lines) {
        assert.equal(text.split("\n").length - 1, lines);
        return text;
      }
      await new Promise((go) => setTimeout(go, 200));
    }
    return assert.fail(`${file} did not come whole`);
  }

  async function follow(hash) {
    await page.evaluate((to) => {
      window.location.hash = to;
    }, hash);
    await settle();
  }

  /** What an address tells of the rows. */
  function gridOf(url) {
    const { hash } = new URL(url);
    const grid = new URLSearchParams(hash.slice(hash.indexOf("?"))).get("grid");
    return grid === null ? undefined : JSON.parse(grid);
  }

  /** What is typed shows in address and storage a moment later. */
  function settle() {
    return new Promise((go) => setTimeout(go, 500));
  }

  async function keys(held, pressed) {
    await page.keyboard.down(held);
    await page.keyboard.press(pressed);
    await page.keyboard.up(held);
  }

  async function chord(code) {
    await page.keyboard.down("Control");
    await page.keyboard.down("Alt");
    await page.keyboard.press(code);
    await page.keyboard.up("Alt");
    await page.keyboard.up("Control");
    await new Promise((go) => setTimeout(go, 150));
  }

  async function pressRun() {
    const old = await page.$(".view > *");
    await pressKeysOfRun();
    await page.waitForFunction((view) => view === null || !view.isConnected, {}, old);
    await page.waitForSelector("progress", { hidden: true, timeout: PATIENCE });
  }

  async function pressKeysOfRun() {
    await page.focus(".editor textarea");
    await keys("Shift", "Enter");
  }

  async function write(query) {
    await page.focus(".editor textarea");
    await keys("Control", "a");
    await page.keyboard.press("Backspace");
    await page.keyboard.sendCharacter(query);
    await page.keyboard.press("Escape");
  }

  async function editorText() {
    await settle();
    return page.evaluate(() => {
      const { open, active } = JSON.parse(window.sessionStorage.getItem("spoor.tabs"));
      return open.find((tab) => tab.id === active).text;
    });
  }

  async function waitForText(pattern) {
    for (let tries = 0; tries < 20; tries++) {
      if (pattern.test(await editorText())) {
        return;
      }
    }
    assert.match(await editorText(), pattern);
  }

  async function tabs() {
    await new Promise((go) => setTimeout(go, 150));
    return page.$$eval(".query-tab [role='tab']", (nodes) => nodes.map((node) => node.textContent));
  }

  async function focused(selector) {
    await page.waitForFunction((what) => document.activeElement?.matches(what), {}, selector);
  }

  async function cells() {
    await page.waitForSelector(".grid-row", { timeout: PATIENCE });
    return page.$$eval(".grid-cell", (nodes) => nodes.map((node) => node.textContent));
  }

  async function text(selector) {
    const element = await page.waitForSelector(selector, { timeout: PATIENCE });
    return element.evaluate((node) => node.textContent);
  }
});
