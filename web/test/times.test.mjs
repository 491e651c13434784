/** Times on the account page: times far from all others, and the zone in which they are written. */
import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { before, it } from "node:test";
import { describeWalk, startWith } from "./spoor.mjs";
import { PATIENCE, walker } from "./walking.mjs";

const ROWS = 400;

/** Four hundred rows within some hours, one that a clock without a battery wrote, one of the future. */
async function stray(folder) {
  await mkdir(folder);
  const begin = Date.parse("2026-09-15T10:00:00Z");
  const times = Array.from({ length: ROWS }, (_, index) => begin + index * 60_000);
  times.push(Date.parse("1970-01-01T00:00:07Z"), Date.parse("2099-12-31T00:00:00Z"));
  const lines = times.map((time, index) => `${new Date(time).toISOString()},${index}\n`);
  await writeFile(join(folder, "stray.csv"), `when,n\n${lines.join("")}`);
}

describeWalk("times", { start: () => startWith(stray), at: "account" }, (walked) => {
  let page;
  let walk;

  before(async () => {
    ({ page } = walked);
    walk = walker(page);
    await page.emulateTimezone("Asia/Kathmandu");
    await walk.visit("account/tables/stray");
    await page.waitForSelector("[data-strip='stray'] svg", { timeout: PATIENCE });
  });

  it("draws the bulk, and says how many rows lie outside of it", async () => {
    assert.match(
      await walk.text(".strip-beyond"),
      /1 row lies outside.* from 1970-01-01 00:00:07Z to 2099-12-31 00:00:00Z|2 rows lie outside.* from 1970-01-01 00:00:07Z to 2099-12-31 00:00:00Z/,
    );
    assert.match(await label(), /stray: 40\d rows in \d+ of \d+ steps/);
    assert.ok((await steps()) > 50, "the bulk is spread over the axis");
    assert.ok((await page.$$(".strip-edge")).length > 0);
  });

  it("shows all times by a click, and the bulk again", async () => {
    await page.click(".strip-beyond button");
    await page.waitForSelector(".strip-beyond", { hidden: true, timeout: PATIENCE });
    await page.waitForFunction(
      () =>
        document
          .querySelector("[data-strip='stray'] svg")
          ?.getAttribute("aria-label")
          ?.includes("stray: 402 rows"),
      { timeout: PATIENCE },
    );
    assert.ok((await steps()) <= 5);
    await page.click("::-p-xpath(//button[. = 'Show the bulk'])");
    await page.waitForSelector(".strip-beyond", { timeout: PATIENCE });
  });

  it("writes the times of strip and profile in the zone of the one switch", async () => {
    await page.waitForSelector("[data-profile='stray'] [data-column='when']", {
      timeout: PATIENCE,
    });
    assert.match(await label(), / UTC/);
    await page.click(".zone");
    await page.waitForFunction(
      () => document.querySelector(".strip-name")?.textContent.includes("Kat"),
      { timeout: PATIENCE },
    );
    assert.match(await label(), /Asia\/Kat/);
    assert.match(await walk.text(".strip-beyond"), /\+05:30 to .*\+05:45/);
    assert.match(await walk.text("[data-column='when']"), /\+05:45/);
    assert.equal((await walk.text("[data-column='when']")).includes("Z"), false);
    await page.click(".zone");
    await page.waitForFunction(() => document.querySelector(".strip-name")?.textContent === "UTC", {
      timeout: PATIENCE,
    });
  });

  function label() {
    return page.$eval("[data-strip='stray'] svg", (svg) => svg.getAttribute("aria-label"));
  }

  async function steps() {
    return Number(/in (\d+) of/.exec(await label())[1]);
  }
});
