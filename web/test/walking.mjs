/** What walks of the page share: going to a page, writing a query, running it, looking. */
import assert from "node:assert/strict";

export const PATIENCE = 30_000;

export function walker(page) {
  /** Goes to a page by its address: "account/tables", "query", "help". */
  async function visit(place) {
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, `#/${place}`);
    const name = place.split(/[/?]/)[0];
    await page.waitForSelector(`#page-${name}:not([hidden])`, { timeout: PATIENCE });
    if (name === "query") {
      await page.waitForSelector("[data-ready]", { timeout: PATIENCE });
    }
  }

  async function write(query) {
    await page.focus(".editor textarea");
    await chord("Control", "a");
    await page.keyboard.press("Backspace");
    await page.keyboard.sendCharacter(query);
    await page.keyboard.press("Escape");
  }

  async function chord(...keys) {
    const last = keys.pop();
    for (const key of keys) {
      await page.keyboard.down(key);
    }
    await page.keyboard.press(last);
    for (const key of keys.reverse()) {
      await page.keyboard.up(key);
    }
  }

  /** Runs a query and waits until it has ended, whichever way. */
  async function run(query) {
    await write(query);
    const old = await page.$(".view > *");
    await chord("Shift", "Enter");
    await page.waitForFunction(
      (view) => view === null || !view.isConnected,
      { timeout: PATIENCE },
      old,
    );
    await page.waitForSelector("progress", { hidden: true, timeout: PATIENCE });
    const shown = await page.waitForSelector(".view > *, .failure, .empty", { timeout: PATIENCE });
    // what the test holds of a page does not go with it: a heap would grow by every view
    await old?.dispose();
    await shown?.dispose();
  }

  async function text(selector) {
    const element = await page.waitForSelector(selector, { timeout: PATIENCE });
    return element.evaluate((node) => node.textContent);
  }

  async function see(selector) {
    try {
      return await page.waitForSelector(selector, { timeout: PATIENCE });
    } catch {
      return assert.fail(`no ${selector} in ${await page.evaluate(() => document.body.innerText)}`);
    }
  }

  function texts(selector) {
    return page.$$eval(selector, (nodes) => nodes.map((node) => node.textContent));
  }

  return { visit, write, run, chord, text, texts, see };
}
