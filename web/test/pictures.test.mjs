/** Looks at every kind of picture as a user would: reads, points, walks, zooms, asks and saves. */
import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { findChromium, openBrowser, startServer } from "./spoor.mjs";

const PATIENCE = 30_000;
const chromium = findChromium();

/** Texts of a log that would do harm if any of them were markup. */
const HOSTILE = `datatable(at: datetime, to: datetime, name: string, group: string, n: long) [
  datetime(2026-09-14 10:00), datetime(2026-09-14 10:30), "<script>window.harmed = 1</script>", "<b>a</b>", 3,
  datetime(2026-09-14 11:00), datetime(2026-09-14 13:30), "\\"><img src=x onerror='window.harmed = 1'>", "__proto__", 5,
  datetime(2026-09-14 12:00), datetime(2026-09-14 12:30), "abc\\u202Ecod.exe ]]></svg>", "{{1}}", 8]`;

describe("pictures", { skip: chromium === undefined && "there is no Chromium" }, () => {
  let server;
  let browser;
  let page;
  let downloads;

  before(async () => {
    server = await startServer();
    browser = await openBrowser(chromium);
    page = browser.page;
    downloads = await mkdtemp(join(tmpdir(), "spoor-pictures-"));
    const session = await page.createCDPSession();
    await session.send("Browser.setDownloadBehavior", {
      behavior: "allow",
      downloadPath: downloads,
    });
    await page.emulateTimezone("America/New_York");
    await page.goto(server.address);
    await page.waitForSelector(".pages", { timeout: PATIENCE });
    await page.evaluate(() => {
      window.location.hash = "#/query";
    });
    await page.waitForSelector("[data-ready]", { timeout: PATIENCE });
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
    await rm(downloads, { recursive: true, force: true });
  });

  for (const [kind, query, mark] of [
    [
      "timechart",
      "ZeekConn | summarize n = count() by bin(ts, 1h), proto | render timechart",
      ".line",
    ],
    ["linechart", "range x from 1 to 9 step 1 | extend y = x * x | render linechart", ".line"],
    [
      "areachart",
      "ZeekConn | summarize n = count() by bin(ts, 1h), proto | render areachart with (kind=stacked)",
      ".area",
    ],
    [
      "stackedareachart",
      "ZeekConn | summarize n = count() by bin(ts, 1h), proto | render stackedareachart",
      ".area",
    ],
    [
      "anomalychart",
      "ZeekConn | make-series n = count() on ts step 1h | extend Flags = series_greater(n, 500) | render anomalychart with (anomalycolumns=Flags)",
      ".anomaly",
    ],
    ["barchart", "ZeekConn | summarize n = count() by conn_state | render barchart", ".fillbar"],
    [
      "columnchart",
      "ZeekConn | summarize n = count() by conn_state, proto | render columnchart with (kind=stacked100)",
      ".fillbar",
    ],
    ["piechart", "ZeekConn | summarize n = count() by conn_state | render piechart", ".slice"],
    [
      "scatterchart",
      "ZeekConn | take 90 | render scatterchart with (xcolumn=orig_bytes, ycolumns=duration, series=proto, labels=conn_state)",
      ".mark",
    ],
    ["treemap", "ZeekConn | summarize n = count() by proto, conn_state | render treemap", ".leaf"],
    ["timepivot", "ZeekConn | project ts, conn_state | render timepivot", ".cell"],
    [
      "ladderchart",
      "ZeekConn | summarize begins = min(ts), ends = max(ts) by conn_state | render ladderchart",
      ".fillbar",
    ],
    [
      "timeline",
      "ZeekConn | project ts, Score = duration | take 50 | render timeline with (reference=datetime(2026-09-14T12:00:00Z))",
      ".reference",
    ],
    [
      "boxplot",
      "ZeekConn | render boxplot with (xcolumn=proto, ycolumns=duration, series=conn_state)",
      ".body",
    ],
    ["heatmap", "ZeekConn | summarize n = count() by conn_state, proto | render heatmap", ".cell"],
    [
      "confusionmatrix",
      "ZeekConn | summarize n = count() by Actual = conn_state, Predicted = proto | render confusionmatrix",
      ".same",
    ],
    ["graph", "ZeekConn | summarize n = count() by id_orig_h, id_resp_h | render graph", ".edge"],
    [
      "processtree",
      "ZeekConn | take 40 | extend above = '' | render processtree with (xcolumn=uid, ycolumns=above, labels='uid,proto')",
      ".process",
    ],
    ["card", "ZeekConn | count | render card", ".card"],
  ]) {
    it(`draws a ${kind}, which speaks and is walked by keyboard`, async () => {
      await run(query);
      await see(kind, mark);
      assert.ok((await text(".chart-frame .caption p")).length > 12);
      const said = await page.$eval(".chart svg.picture", (svg) => svg.getAttribute("aria-label"));
      assert.match(said, /\d/, "the text alternative has a number");
      await page.focus(".chart");
      await page.keyboard.press("End");
      assert.equal(await shown(".stage-tip"), true);
      assert.equal(await text(".stage-tip bdi"), (await text(".stage-live")).split(", ")[0]);
    });
  }

  it("shows hostile names as text in the drawing and in the tip of every kind", async () => {
    for (const kind of [
      "timeline with (lanes=name, series=group)",
      "barchart with (xcolumn=name, series=group)",
      "columnchart with (xcolumn=name, series=group)",
      "timechart with (series=name)",
      "stackedareachart with (series=name)",
      "piechart with (xcolumn=name, ycolumns=n)",
      "scatterchart with (xcolumn=at, ycolumns=n, labels=name, series=group)",
      "treemap",
      "timepivot with (series='group,name')",
      "ladderchart with (series=group)",
      "heatmap with (xcolumn=name, ycolumns=group, size=n)",
      "graph with (xcolumn=name, ycolumns=group)",
      "card",
      "boxplot with (xcolumn=name, ycolumns=n)",
    ]) {
      await run(`${HOSTILE} | render ${kind}`);
      await see(kind.split(" ")[0], "*");
      await page.focus(".chart");
      await page.keyboard.press("Home");
      assert.equal(await shown(".stage-tip"), true, kind);
    }
    assert.equal(await page.evaluate(() => window.harmed), undefined);
    assert.equal(await page.$$eval(".chart img, .chart script, .chart b", (all) => all.length), 0);
  });

  it("points at a mark, and its query gives the rows behind it", async () => {
    await run(
      "ZeekConn | summarize n = count() by conn_state | sort by n desc | render columnchart",
    );
    await see("columnchart", ".fillbar");
    const bar = await page.$(".chart .fillbar");
    await bar.hover();
    assert.deepEqual((await texts(".stage-tip bdi")).slice(0, 2), ["conn_state: SF", "n: 1,771"]);
    await bar.click();
    await page.waitForFunction(() => document.querySelector(".chart svg") === null, {
      timeout: PATIENCE,
    });
    assert.match(await query(), /^ZeekConn\s+\| where conn_state == "SF"$/);
    await waitForStatus(/1,771 rows/);
  });

  it("zooms by keyboard, by brush and back, and asks for a stretch of time", async () => {
    await run("ZeekConn | project ts, Score = duration, proto | take 300 | render timeline");
    await see("timeline", ".mark");
    assert.equal(await shown(".stage-bar"), false);
    await page.focus(".chart");
    await page.keyboard.press("+");
    assert.match(await text(".stage-bar span"), /^\d+ of 291 marks, 2026-.*Z to 2026-.*Z$/);
    await page.keyboard.press("Escape");
    assert.equal(await shown(".stage-bar"), false);
    const box = await (await page.$(".chart svg.times")).boundingBox();
    await page.mouse.move(box.x + 2, box.y + 30);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 3, box.y + 30, { steps: 4 });
    await page.mouse.up();
    assert.equal(await shown(".stage-bar"), true);
    assert.ok((await texts(".chart .timeaxis text")).length >= 2, "the axis has marks of its own");
    await page.click(".stage-bar button:last-child");
    await page
      .waitForFunction(
        () => (window.sessionStorage.getItem("spoor.query") ?? "").includes("between"),
        { timeout: PATIENCE },
      )
      .catch(() => undefined);
    assert.match(await query(), /\| where ts between \(datetime\(2026-.*Z\) \.\. datetime\(2026-/);
  });

  it("writes times in UTC or in the zone of the browser, and the zone with them", async () => {
    await run("ZeekConn | summarize n = count() by bin(ts, 1h) | render timechart");
    await see("timechart", ".line");
    assert.match(await text(".chart text[data-zone]"), /ts \(UTC\)/);
    await page.focus(".chart");
    await page.keyboard.press("Home");
    assert.match(await text(".stage-tip"), /ts: 2026-09-14 08:00:00 UTC/);
    await page.click("button.zone");
    await page.waitForFunction(() =>
      document.querySelector(".chart text[data-zone]")?.textContent.includes("New_York"),
    );
    await page.focus(".chart");
    await page.keyboard.press("Home");
    assert.match(await text(".stage-tip"), /ts: 2026-09-14 04:00:00-04:00/);
    assert.match((await texts(".chart .timeaxis text")).join(" "), /2026-09-1\d/);
    await page.click("button.zone");
    await page.waitForFunction(() =>
      document.querySelector(".chart text[data-zone]")?.textContent.includes("UTC"),
    );
  });

  it("saves a drawing as SVG that asks for nothing, and as PNG", async () => {
    await run(
      `${HOSTILE} | render timeline with (lanes=name, series=group, title="<b>Night</b> shift")`,
    );
    await see("timeline", ".mark");
    await page.evaluate(() => {
      for (const button of document.querySelectorAll(".chart-frame .save button")) {
        button.click();
      }
    });
    const svg = (await saved("b-Night-b-shift.svg")).toString("utf8");
    assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    for (const part of [
      "<script",
      "<img",
      "<foreignObject",
      "href",
      "url(",
      "@import",
      "var(",
      "data-",
    ]) {
      assert.equal(
        svg.includes(part),
        false,
        `${part} in ${svg.slice(svg.indexOf(part), svg.indexOf(part) + 200)}`,
      );
    }
    assert.match(svg, /&lt;script&gt;/);
    const png = await saved("b-Night-b-shift.png");
    assert.deepEqual([...png.subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
    assert.ok(png.readUInt32BE(16) === 2000, "twice as wide as the drawing");
  });

  it("says why there is no picture", async () => {
    await run("ZeekConn | render boxplot with (xcolumn=protoo)");
    assert.match(await text(".view .empty"), /did you mean 'proto'\?/);
    await run("ZeekConn | summarize n = count() by proto | render piechart with (kind=map)");
    assert.match(await text(".view .empty"), /nothing here asks one/);
  });

  it("asks no other machine and complains of nothing", () => {
    const own = new URL(server.address).origin;
    const others = browser.requests.filter(
      (address) => !address.startsWith(own) && !/^(data|blob):/.test(address),
    );
    assert.deepEqual(others, []);
    assert.deepEqual(browser.complaints, []);
  });

  async function run(query) {
    const old = await page.$(".view > *");
    await page.focus(".editor textarea");
    await page.keyboard.down("Control");
    await page.keyboard.press("a");
    await page.keyboard.up("Control");
    await page.keyboard.press("Backspace");
    await page.keyboard.sendCharacter(query);
    await page.keyboard.press("Escape");
    await page.keyboard.down("Shift");
    await page.keyboard.press("Enter");
    await page.keyboard.up("Shift");
    await page.waitForFunction((view) => view === null || !view.isConnected, {}, old);
    await page.waitForSelector(".progress", { hidden: true, timeout: PATIENCE });
  }

  async function see(kind, mark) {
    try {
      await page.waitForSelector(`.chart[data-drawn='${kind}'] svg.picture ${mark}`, {
        timeout: PATIENCE / 2,
      });
    } catch {
      assert.fail(`no ${kind}: ${await text(".view")}`);
    }
  }

  async function text(selector) {
    const element = await page.waitForSelector(selector, { timeout: PATIENCE });
    return element.evaluate((node) => node.textContent);
  }

  function texts(selector) {
    return page.$$eval(selector, (nodes) => nodes.map((node) => node.textContent));
  }

  function shown(selector) {
    return page.$eval(selector, (element) => element.getClientRects().length > 0);
  }

  function query() {
    return page.$eval(".editor .view-lines", (lines) =>
      lines.innerText.replaceAll("\u00a0", " ").trim(),
    );
  }

  async function waitForStatus(pattern) {
    await page.waitForFunction(
      (source) => new RegExp(source).test(document.querySelector(".status")?.textContent ?? ""),
      { timeout: PATIENCE },
      pattern.source,
    );
  }

  async function saved(name) {
    for (let tries = 0; tries < 100; tries++) {
      if ((await readdir(downloads)).includes(name)) {
        return readFile(join(downloads, name));
      }
      await new Promise((done) => setTimeout(done, 100));
    }
    return assert.fail(`no ${name} among ${(await readdir(downloads)).join(", ")}`);
  }
});
