/** The main job without a mouse: the focus is always somewhere, and always seen. */
import assert from "node:assert/strict";
import { before, it } from "node:test";
import { describeWalk } from "./spoor.mjs";
import { PATIENCE, walker } from "./walking.mjs";

describeWalk("the page by keyboard", { at: "account" }, (walked) => {
  let page;
  let walk;

  before(async () => {
    ({ page } = walked);
    walk = walker(page);
    await page.waitForNetworkIdle({ idleTime: 300, timeout: PATIENCE });
  });

  it("goes round the account by Tab and sees where it is", async () => {
    assert.ok((await round("account", 400)) > 5);
  });

  it("goes to the query page, writes and runs", async () => {
    await go("q");
    await page.waitForSelector("[data-ready]", { timeout: PATIENCE });
    await reach(".editor textarea");
    await walk.chord("Control", "a");
    await page.keyboard.press("Backspace");
    await page.keyboard.sendCharacter("ZeekConn | project ts, proto, conn_state | take 100");
    await page.keyboard.press("Escape");
    await walk.chord("Shift", "Enter");
    await walk.see(".grid-row, .grid [role='row']");
  });

  it("leaves the editor by Escape, and gets to the grid by Tab", async () => {
    await page.focus(".editor textarea");
    await page.keyboard.press("Escape");
    await reach(".grid, .grid *");
  });

  it("moves in the grid, opens a row and closes it", async () => {
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await walk.see(".detail");
    await seen();
    await page.keyboard.press("Escape");
    await page.waitForSelector(".detail", { hidden: true, timeout: PATIENCE });
    await seen();
    assert.ok(await page.evaluate(() => document.activeElement.closest(".grid") !== null));
  });

  it("goes round the query page and comes back", async () => {
    assert.ok((await round("query", 300)) > 5);
  });

  it("opens the list of keys, and comes back to where it was", async () => {
    await page.focus(".keys-button");
    await page.keyboard.press("Enter");
    await walk.see("dialog, [role='dialog']");
    await seen();
    await page.keyboard.press("Escape");
    await page.waitForSelector("dialog, [role='dialog']", { hidden: true, timeout: PATIENCE });
    await seen();
  });

  it("goes to help, searches and reads", async () => {
    await go("h");
    await walk.see("#page-help:not([hidden])");
    await page.waitForNetworkIdle({ idleTime: 300, timeout: PATIENCE });
    await reach("#page-help a, #page-help input, #page-help button");
    await seen();
  });

  async function go(letter) {
    await page.evaluate(() => document.activeElement?.blur());
    await page.keyboard.press("g");
    await page.keyboard.press(letter);
  }

  /** Tab until something has the focus. */
  async function reach(selector) {
    for (let steps = 0; steps < 200; steps++) {
      if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) {
        return;
      }
      await page.keyboard.press("Tab");
      if (await page.evaluate(() => document.activeElement.closest(".editor") !== null)) {
        await page.keyboard.press("Escape");
      }
    }
    assert.fail(`Tab does not reach ${selector}`);
  }

  /** Something has the focus, and one sees it. */
  async function seen() {
    const state = await page.evaluate(() => {
      const focused = document.activeElement;
      if (focused === null || focused === document.body) {
        return "nothing has the focus";
      }
      // the editor draws its own caret; a page that was gone to is as large as what is seen
      if (focused.closest(".editor") !== null || focused.matches("main, iframe")) {
        return "";
      }
      const box = focused.getBoundingClientRect();
      const style = window.getComputedStyle(focused);
      const place = (focused.outerHTML ?? "").slice(0, 160);
      if (box.width === 0 || box.height === 0) {
        return `not to be seen: ${place}`;
      }
      const ring =
        style.outlineStyle !== "none" ||
        style.boxShadow !== "none" ||
        focused.querySelector("[class*='focus'], [class*='active'], [aria-selected='true']") !==
          null;
      return ring ? "" : `no ring: ${place}`;
    });
    assert.equal(state, "");
  }

  /** Tab from the top of a page until the browser's end is reached; how many stops there are. */
  async function round(place, most) {
    await walk.visit(place);
    await page.focus("header a");
    const stops = new Set();
    for (let steps = 0; steps < most; steps++) {
      await page.keyboard.press("Tab");
      if (await page.evaluate(() => document.activeElement.closest(".editor") !== null)) {
        await page.keyboard.press("Escape");
      }
      const at = await page.evaluate(() => {
        if (document.activeElement === document.body) {
          return "end";
        }
        const known = (window.stops ??= new Map());
        if (!known.has(document.activeElement)) {
          known.set(document.activeElement, known.size);
        }
        return known.get(document.activeElement);
      });
      if (at === "end" || stops.has(at)) {
        if (at === "end" || [...stops][0] === at) {
          return stops.size;
        }
        if (
          !(await page.evaluate(
            () =>
              document.activeElement.closest(".editor") !== null ||
              // its stops are its own
              document.activeElement.matches("iframe"),
          ))
        ) {
          assert.fail(
            `a trap after ${stops.size} stops at ${await page.evaluate(() => document.activeElement.outerHTML.slice(0, 200))}`,
          );
        }
      }
      stops.add(at);
      await seen();
    }
    return stops.size;
  }
});
