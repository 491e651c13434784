/** The account page in a real browser: an empty case, files handed over, sources, times, profiles. */
import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { before, it } from "node:test";
import { describeWalk, HOSTILE, hostileLines, ROOT, startEmpty } from "./spoor.mjs";

const PATIENCE = 30_000;

describeWalk("the account page", { start: startEmpty, at: "account" }, (walked) => {
  let server;
  let browser;
  let page;
  let home;

  before(() => {
    ({ server, browser, page, home } = walked);
  });

  it("invites to load when the case is empty", async () => {
    assert.match(await text(".load-area.large"), /Begin with your logs/);
    assert.match(await text(".load-area.large"), /Drop files or a whole folder/);
    assert.match(await text(".load-limits"), /100,000 files/);
  });

  it("loads chosen files and says what came of it", async () => {
    await choose("samples/conn.log", "samples/damaged/vpn-logons.csv");
    const done = await ended(1);
    assert.equal(done.state, "done");
    assert.match(done.words, /2 sources: 2 new; 1,539 events, 4 rejects in .+\. It balances\./);
    assert.match(await text(".account .total"), /^Every byte accounted for\./);
    assert.deepEqual(await sources(), ["conn.log", "vpn-logons.csv"]);
  });

  it("skips what is there, also after a reload, and keeps telling of the loads", async () => {
    await page.reload();
    await page.waitForSelector("[data-load='1']", { timeout: PATIENCE });
    await choose("samples/conn.log", "samples/conn-no-header.log");
    assert.match((await ended(2)).words, /2 sources: 1 new, 1 there already/);
    await page.click("[data-load='2'] .load-actions button");
    await gone("[data-load='2']");
  });

  it("takes a dropped folder with its names, whatever they hold", async () => {
    await drop({
      "web/<img src=x onerror='window.harmed=1'>.csv": "who,what\na,b\n",
      [`web/${HOSTILE[4]}.json`]: hostileLines(),
      "web/.hidden": "x",
    });
    assert.match((await ended(3)).words, /2 sources: 2 new/);
    const shown = await sources();
    assert.ok(shown.some((name) => name.includes("<img src=x onerror='window.harmed=1'>.csv")));
    assert.ok(shown.some((name) => name.includes("abc\\u{202e}cod.exe.json")));
    assert.match(await text("section[aria-label='Passed over']"), /\.hidden/);
    assert.equal(await page.evaluate(() => window.harmed), undefined);
  });

  it("loads a path of the server below its root, and no other", async () => {
    await mkdir(join(server.logs, "more"));
    await writeFile(join(server.logs, "more", "late.csv"), late());
    await loadPath("/etc/passwd");
    assert.match(await text(".load-failed"), /below the roots of this server/);
    await page.click(".load-failed button");
    await loadPath("more");
    assert.match((await ended(4)).words, /1 source: 1 new; 2,000 events/);
  });

  it("sorts, filters and groups the sources", async () => {
    await page.click("thead .at-events button");
    assert.deepEqual((await sources()).slice(0, 1), ["late.csv"]);
    await page.type(".source-tools input[type=search]", "rejects");
    await page.waitForFunction(() => document.querySelectorAll("[data-source]").length === 1);
    assert.deepEqual(await sources(), ["vpn-logons.csv"]);
    await clear(".source-tools input[type=search]");
    await page.click(".source-tools input[type=checkbox]");
    await page.waitForSelector("tr.group", { timeout: PATIENCE });
    assert.match(await text("tr.group"), /2 sources/);
    assert.equal((await sources()).includes("conn.log"), false);
    await page.click("tr.group button");
    await page.waitForSelector("th.inner", { timeout: PATIENCE });
    assert.equal((await sources()).includes("conn.log"), true);
    await page.click(".source-tools input[type=checkbox]");
    await page.waitForSelector("[data-source]", { timeout: PATIENCE });
  });

  it("opens a source to its bytes and each reject to its place, by keyboard", async () => {
    await page.focus("[data-line='0'] button");
    for (let lines = 0; lines < 10; lines++) {
      const name = await page.evaluate(() => document.activeElement?.textContent ?? "");
      if (name.includes("vpn-logons")) {
        break;
      }
      await page.keyboard.press("ArrowDown");
      await settled();
    }
    await page.keyboard.press("Enter");
    await page.waitForSelector("[data-detail]", { timeout: PATIENCE });
    assert.match(await hash(), /^#\/account\/sources\/\d+\?sort=events-desc&group=no$/);
    assert.match(await text(".byte-account tfoot"), /Balanced/);
    assert.match(await text(".facts .hash"), /^[0-9a-f]{64}$/);
    assert.match(await text(".reasons"), /8 cells, but the table has 6 columns/);
    await page.focus(".reject-place");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".raw mark", { timeout: PATIENCE });
    assert.match(await text(".raw"), /as it was loaded, by its size and SHA-256/);
    assert.ok((await text(".raw mark")).length > 10);
  });

  it("draws all tables over one axis of time and brushes a span by keyboard", async () => {
    await to("#/account/tables/late");
    await page.waitForSelector("[data-strip='late'] svg", { timeout: PATIENCE });
    const label = await page.$eval("[data-strip='late'] svg", (svg) =>
      svg.getAttribute("aria-label"),
    );
    assert.match(label, /late: 2,000 rows in \d+ of \d+ steps, most at .* UTC/);
    assert.match(await text(".without-time"), /1 table without a time column/);
    await page.focus(".strip-handle.first");
    await page.keyboard.press("End");
    await page.waitForSelector(".strip-brush", { timeout: PATIENCE });
    const begin = await page.$eval(".strip-handle.first", (one) =>
      one.getAttribute("aria-valuetext"),
    );
    assert.match(begin, /^2026-.* UTC$/);
    await page.keyboard.press("ArrowLeft");
    assert.match(await text(".strip-span"), /Z to .*Z/);
    await page.keyboard.press("Escape");
    await gone(".strip-brush");
    await page.click(".as-table input");
    assert.match(await text(".density-table"), /late/);
    await page.click(".as-table input");
  });

  it("brushes by pointer and opens the span as a query", async () => {
    const bars = await page.waitForSelector("[data-strip='late'] .strip-bars");
    const box = await bars.boundingBox();
    await page.mouse.move(box.x + box.width * 0.9, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width - 2, box.y + 10, { steps: 4 });
    await page.mouse.up();
    await page.waitForSelector(".strip-brush", { timeout: PATIENCE });
    await page.click(".strip-tools .primary");
    await page.waitForFunction(() => window.location.hash.startsWith("#/query"));
    const written = await query();
    assert.match(written, /^late\n\| where when between \(datetime\(2026-/);
    await page.waitForSelector(".grid-body, [role=grid]", { timeout: PATIENCE });
  });

  it("shows by its address what was shown, and goes back step by step", async () => {
    await to("#/account/sources");
    await page.waitForSelector("[data-source]", { timeout: PATIENCE });
    await page.type(".source-tools input[type=search]", "rejects");
    await page.click("thead .at-rejects button");
    await page.waitForFunction(
      () => window.location.hash === "#/account/sources?find=rejects&sort=rejects-desc",
    );
    const list = await hash();
    await page.click("[data-source] button");
    await page.click(".reasons button");
    await page.waitForSelector(".reject-place", { timeout: PATIENCE });
    await page.click(".reject-place");
    await page.waitForSelector(".raw mark", { timeout: PATIENCE });
    await settled();
    await settled();
    assert.match(await hash(), /sources\/\d+\?find=rejects&sort=rejects-desc&reason=.+&reject=\d+/);
    const shown = () => page.$eval(".account", (one) => one.innerText);
    const before = await shown();
    await page.reload();
    await page.waitForSelector(".raw mark", { timeout: PATIENCE });
    assert.equal(await shown(), before);
    assert.equal(await page.$eval(".source-tools input", (one) => one.value), "rejects");
    await page.goBack();
    await gone("[data-detail]");
    assert.equal(await hash(), list);
    assert.deepEqual(await sources(), ["vpn-logons.csv"]);

    await to("#/account/tables/late");
    await page.waitForSelector("[data-strip='late']", { timeout: PATIENCE });
    await page.focus(".strip-handle.first");
    await page.keyboard.press("PageUp");
    await page.waitForFunction(() => window.location.hash.includes("?span="));
    const brushed = await text(".strip-span");
    await page.click("::-p-text(Zoom in)");
    await page.waitForFunction(() => window.location.hash.includes("?zoom="));
    await page.waitForNetworkIdle({ idleTime: 700, timeout: PATIENCE });
    await page.click("[data-strip='conn'] button, [data-strip]:not([data-strip='late']) button");
    await page.waitForSelector("[data-profile]:not([data-profile='late'])", { timeout: PATIENCE });
    assert.match(await hash(), /tables\/(?!late).+\?zoom=/);
    await page.goBack();
    await page.waitForSelector("[data-profile='late']", { timeout: PATIENCE });
    const zoomed = await text(".strip-axis");
    await page.reload();
    await page.waitForSelector("[data-profile='late'] [data-column]", { timeout: PATIENCE });
    assert.equal(await text(".strip-axis"), zoomed);
    assert.match(await text("[data-profile='late'] header"), /rows in the span, all counted/);
    await page.goBack();
    await page.waitForSelector(".strip-brush", { timeout: PATIENCE });
    assert.equal(await text(".strip-span"), brushed);
    const spanned = await hash();
    await page.keyboard.press("g");
    await page.keyboard.press("q");
    await page.waitForSelector("#page-query:not([hidden])", { timeout: PATIENCE });
    await page.waitForSelector("[data-ready]", { timeout: PATIENCE });
    await page.click("nav.pages a[href='#/account']");
    await page.waitForSelector("#page-account:not([hidden])", { timeout: PATIENCE });
    assert.equal(await hash(), spanned);
    await clearBrush();
  });

  it("says what of an address it cannot show", async () => {
    const harm = encodeURIComponent("<img src=x onerror='window.harmed=1'>");
    await to(`#/account/sources/999?find=${harm}&sort=__proto__-desc&constructor=1&reject=7`);
    await page.waitForSelector(".account-page .note", { timeout: PATIENCE });
    const notes = () =>
      page.$$eval(".account-page .note", (all) => all.map((one) => one.innerText));
    assert.deepEqual(await notes(), [
      "Left out of the address, for it could not be read: 'constructor', 'sort'.",
      "No source has the number 999.",
    ]);
    assert.deepEqual(await sources(), ["<img src=x onerror='window.harmed=1'>.csv"]);
    await clear(".source-tools input[type=search]");
    await page.waitForFunction(() => document.querySelectorAll("[data-source]").length > 3);
    await to(`#/account/tables/${harm}?span=1999-01-01T00:00:00Z/1999-01-02T00:00:00Z`);
    await page.waitForSelector("[data-profile] [data-column]", { timeout: PATIENCE });
    assert.match(
      (await notes()).join(),
      /no table '<img src=x onerror='window.harmed=1'>': the larg/,
    );
    assert.match(await text(".over-time"), /The span of the address has none of these times/);
    assert.equal(await page.evaluate(() => window.harmed), undefined);
  });

  it("profiles the columns of a table and opens a value as a query", async () => {
    await to("#/account/tables/late");
    await clearBrush();
    await page.waitForSelector("[data-profile='late'] [data-column='who']", {
      timeout: PATIENCE,
    });
    const who = await text("[data-column='who']");
    assert.match(who, /string/);
    assert.match(who, /a"b1,000/);
    assert.match(await text("[data-profile='late'] header"), /2,000 rows, all counted/);
    assert.notEqual(await page.$("[data-column='when'] svg.spread"), null);
    await page.click("[data-column='who'] .value");
    await page.waitForFunction(() => window.location.hash.startsWith("#/query"));
    assert.match(await query(), /\| where who == "a\\"b"/);
  });

  it("says why the other hunts do not fit", async () => {
    await to("#/account/hunts");
    await page.waitForSelector(".other-hunts summary", { timeout: PATIENCE });
    await page.click(".other-hunts summary");
    assert.match(await text(".other-hunts"), /The case lacks a table/);
  });

  it("asks this server alone and complains of nothing", () => {
    assert.deepEqual(
      browser.requests.filter((url) => !url.startsWith(home) && !url.startsWith("data:")),
      [],
    );
    const known = /400 \(Bad Request\)|404 \(Not Found\)/;
    assert.deepEqual(
      browser.complaints.filter((complaint) => !known.test(complaint)),
      [],
    );
  });

  /** Two thousand rows in two hours, a hole in the middle. */
  function late() {
    const begin = Date.parse("2026-09-15T10:00:00Z");
    const lines = Array.from({ length: 2000 }, (_, index) => {
      const time = begin + index * 1000 + (index < 1000 ? 0 : 5_200_000);
      return `${new Date(time).toISOString()},${index % 2 === 0 ? '"a""b"' : "c"},${index}\n`;
    });
    return `when,who,n\n${lines.join("")}`;
  }

  async function choose(...names) {
    const field = await page.waitForSelector("[data-pick='files']", { timeout: PATIENCE });
    await field.uploadFile(...names.map((name) => join(ROOT, name)));
  }

  /** Drops files as a browser does whose user holds a folder over the page. */
  async function drop(files) {
    await page.evaluate((given) => {
      const entries = Object.entries(given).map(([name, content]) => ({
        isFile: true,
        name,
        file: (done) => {
          done(new File([content], name.split("/").at(-1)));
        },
      }));
      const data = new DataTransfer();
      data.items.add(new File(["x"], "x"));
      const event = new DragEvent("drop", { dataTransfer: data, cancelable: true });
      Object.defineProperty(event, "dataTransfer", {
        value: {
          types: ["Files"],
          files: [],
          items: entries.map((entry) => ({ webkitGetAsEntry: () => entry })),
        },
      });
      window.dispatchEvent(event);
    }, files);
  }

  async function loadPath(path) {
    await clear(".load-path-field input");
    await page.type(".load-path-field input", path);
    await page.keyboard.press("Enter");
    await settled();
  }

  /** Waits until a load is over and the page has read the case again. */
  async function ended(id) {
    const over = `[data-load='${id}']:is([data-state=done], [data-state=failed])`;
    const job = await page.waitForSelector(over, { timeout: PATIENCE });
    const state = await job.evaluate((one) => one.dataset.state);
    const words = await job.$eval(".load-words", (one) => one.textContent);
    await page.waitForSelector(".account .total, .tables-view, .hunts", { timeout: PATIENCE });
    await page.waitForNetworkIdle({ idleTime: 700, timeout: PATIENCE });
    return { state, words };
  }

  async function sources() {
    return page.$$eval("[data-source] th", (cells) =>
      cells.map((cell) => cell.textContent.split("/").at(-1)),
    );
  }

  async function text(selector) {
    const element = await page.waitForSelector(selector, { timeout: PATIENCE });
    return element.evaluate((one) => one.textContent.replace(/\s+/g, " ").trim());
  }

  async function clear(selector) {
    await page.focus(selector);
    await page.keyboard.down("Control");
    await page.keyboard.press("a");
    await page.keyboard.up("Control");
    await page.keyboard.press("Backspace");
  }

  async function clearBrush() {
    await page.waitForSelector(".strip-handle.first", { timeout: PATIENCE });
    await page.focus(".strip-handle.first");
    await page.keyboard.press("Escape");
    await gone(".strip-brush");
  }

  async function gone(selector) {
    await page.waitForFunction((one) => document.querySelector(one) === null, {}, selector);
  }

  async function settled() {
    await page.evaluate(() => new Promise((done) => setTimeout(done, 120)));
  }

  async function to(fragment) {
    await page.evaluate((next) => {
      window.location.hash = next;
    }, fragment);
  }

  async function hash() {
    return page.evaluate(() => window.location.hash);
  }

  async function query() {
    await page.waitForSelector("[data-ready]", { timeout: PATIENCE });
    await settled();
    return page.$$eval("#page-query .view-lines .view-line", (lines) =>
      lines
        .sort((one, other) => parseFloat(one.style.top) - parseFloat(other.style.top))
        .map((line) => line.textContent.replaceAll("\u00a0", " "))
        .join("\n"),
    );
  }
});
