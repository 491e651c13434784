/** Runs hunts to reports and opens them in a browser that has nothing else to talk to. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { COMMAND, findChromium, HOSTILE, hostileLines, openBrowser, ROOT } from "./spoor.mjs";

const FENCE = "```";
const HOSTILE_HUNT = `---
title: "</title><script>window.harmed = 1</script>"
parameters:
  p: {type: string, default: "</script><script>window.harmed = 1</script>"}
tables:
  T: {columns: [TimeGenerated, "<i>Value</i>", Number]}
---
<script>window.harmed = 1</script>

[go](javascript:window.harmed=1) ![x](http://192.0.2.1/x.png) <img src=x onerror="window.harmed=1">

${FENCE}kql name=all
T
| extend ['</script><script>window.harmed = 1</script>'] = p, Likelihood = Number / 10.0
| render timeline with (title="<img src=x onerror=window.harmed=1>", series="<i>Value</i>")
${FENCE}
`;

let folder;
let browser;

before(async () => {
  const chromium = findChromium();
  assert.ok(chromium, "there is no Chromium: install it, or name it in SPOOR_CHROMIUM");
  folder = await mkdtemp(join(tmpdir(), "spoor-report-"));
  browser = await openBrowser(chromium);
});

after(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

async function report(hunt, logs, name) {
  const file = join(folder, name);
  const [program, ...words] = COMMAND;
  const options = { timeout: 200_000, maxBuffer: 1 << 24 };
  await promisify(execFile)(program, [...words, "hunt", "run", hunt, logs, "-o", file], options);
  browser.requests.length = 0;
  browser.complaints.length = 0;
  await browser.page.goto(pathToFileURL(file).href);
  await browser.page.waitForSelector("figure[data-kind='timeline'] .stage[tabindex]");
  return browser.page;
}

const status = (page) =>
  page.$eval("figure[data-kind='timeline'] .stage-bar span", (e) => e.textContent);
const tooltip = (page) =>
  page.$eval("figure[data-kind='timeline'] [role='tooltip']", (e) => e.innerText);

test("a report of the shipped hunt shows, zooms and names its rarest sessions", async () => {
  const hunt = join(ROOT, "hunts/exchange-admin-sessions.md");
  const page = await report(hunt, join(ROOT, "samples"), "report.html");
  assert.match(
    await page.$eval("figure[data-kind='timeline'] svg", (e) => e.getAttribute("aria-label")),
    /139 points, 2026-09-07 02:05:31 UTC to .*lowest 0\.0000561976 at /,
  );

  const picture = await page.$("figure[data-kind='timeline'] .stage[tabindex]");
  await picture.focus();
  await page.keyboard.press("End");
  assert.match(await tooltip(page), /likelihood: /);
  assert.match(
    await page.$eval("figure[data-kind='timeline'] [aria-live]", (element) => element.textContent),
    /likelihood: /,
  );
  await page.keyboard.press("Home");

  await page.keyboard.press("+");
  assert.match(await status(page), /^\d+ of 139 marks, 2026-09-/);
  await page.keyboard.press("Escape");
  const times = await page.$("figure[data-kind='timeline'] svg.times");
  await times.scrollIntoView();
  const box = await times.boundingBox();
  await page.mouse.move(box.x + 300, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + 420, box.y + 20, { steps: 4 });
  await page.mouse.up();
  assert.match(await status(page), /^\d+ of 139 marks, 2026-09-/);

  assert.deepEqual(browser.complaints, []);
  assert.equal(browser.requests.length, 1, "the report asked for more than itself");
});

test("nothing that a log or a hunt says happens in a report", async () => {
  const hunt = join(folder, "<img src=x onerror=harmed=1>.md");
  const logs = join(folder, "hostile.json");
  await writeFile(hunt, HOSTILE_HUNT);
  await writeFile(logs, hostileLines());
  const page = await report(hunt, logs, "hostile.html");
  const picture = await page.$("figure[data-kind='timeline'] .stage[tabindex]");
  await picture.focus();
  for (let i = 0; i < HOSTILE.length; i++) {
    await page.keyboard.press("ArrowRight");
    assert.match(await tooltip(page), /<i>Value<\/i>: /);
  }
  assert.equal(await page.evaluate(() => window.harmed), undefined);
  assert.equal(await page.title(), "</title><script>window.harmed = 1</script>");
  assert.equal(await page.$$eval("img, iframe, object, embed, i", (found) => found.length), 0);
  assert.equal(await page.$eval("main a", (link) => link.getAttribute("href")), "");
  assert.deepEqual(browser.complaints, []);
  assert.equal(browser.requests.length, 1, "the report asked for more than itself");
});
