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

  it("filters by a value and by what is typed, and takes the filters off", async () => {
    await walk.chord("Control", "Home");
    await page.keyboard.press("ArrowRight");
    const proto = await activeText();
    await walk.chord("Shift", "F10");
    await walk.see(".popover[role='menu']");
    await seen();
    await page.keyboard.press("Enter");
    await walk.see(".grid-chip");
    assert.deepEqual(await walk.texts(".grid-chip-text"), [`proto is ${proto}`]);
    await seenIn(".grid");
    await walk.chord("Control", "Home");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowUp");
    await walk.chord("Shift", "F10");
    await walk.see(".menu-filter");
    await page.keyboard.press("Tab");
    await page.keyboard.type("S");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelectorAll(".grid-chip").length === 2, {
      timeout: PATIENCE,
    });
    await seenIn(".grid");
    for (let left = 1; left >= 0; left--) {
      await reach(".grid-chip button", "Shift");
      await page.keyboard.press("Enter");
      await page.waitForFunction(
        (count) => document.querySelectorAll(".grid-chip").length === count,
        { timeout: PATIENCE },
        left,
      );
      await seenIn(".grid-bar");
    }
  });

  it("hides a column and shows it again", async () => {
    await reach("button[aria-haspopup='dialog']");
    await page.keyboard.press("Enter");
    await walk.see("[role='dialog'][aria-label='Columns']");
    await seenIn("[aria-label='Columns']");
    await page.keyboard.press("Space");
    assert.deepEqual(await walk.texts(".grid-name"), ["proto", "conn_state"]);
    await page.keyboard.press("Space");
    assert.deepEqual(await walk.texts(".grid-name"), ["ts", "proto", "conn_state"]);
    await page.keyboard.press("Escape");
    await seenIn(".grid-bar");
  });

  it("chooses a form to copy in by its first letter", async () => {
    await reach(".grid");
    await page.keyboard.down("Alt");
    await walk.chord("Control", "c");
    await page.keyboard.up("Alt");
    await walk.see("[aria-label='Copy as']");
    await page.keyboard.press("m");
    assert.match(await page.evaluate(() => document.activeElement.textContent), /^Markdown/);
    await seen();
    await page.keyboard.press("Escape");
    await seenIn(".grid");
  });

  it("opens the export menu, leaves it, and exports", async () => {
    await reach(".export summary", "Shift");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await seenIn(".export li");
    await page.keyboard.press("Escape");
    await seenIn(".export summary");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForFunction(
      () => /rows in .*\.csv/.test(document.querySelector(".export").textContent),
      { timeout: PATIENCE },
    );
    await seenIn(".export");
  });

  it("resizes the row that is shown whole, reads it and closes it from within", async () => {
    await reach(".grid");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await walk.see(".detail");
    const width = () => page.$eval(".detail", (detail) => detail.getBoundingClientRect().width);
    await reach(".detail-bar");
    await seen();
    const before = await width();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    assert.equal(await width(), before + 48);
    await reach(".detail button");
    await seen();
    await reach(".detail-fields");
    await seen();
    const row = await page.$eval(".detail", (detail) => detail.getAttribute("aria-label"));
    const next = Number(row.replace("Row ", "")) + 1;
    await walk.chord("Alt", "ArrowDown");
    await walk.see(`.detail[aria-label='Row ${next}']`);
    await page.keyboard.press("Escape");
    await page.waitForSelector(".detail", { hidden: true, timeout: PATIENCE });
    await seenIn(".grid");
    await page.keyboard.press("Enter");
    await walk.see(".detail");
    assert.equal(await width(), before + 48);
    await page.keyboard.press("Escape");
  });

  it("opens, renames, moves and closes tabs", async () => {
    await reach(".query-tab [role='tab']", "Shift");
    await page.keyboard.press("F2");
    await page.keyboard.type("By keys");
    await page.keyboard.press("Enter");
    await seenIn(".query-tabs");
    assert.ok((await walk.texts(".query-tab [role='tab']")).includes("By keys"));
    await page.keyboard.down("Alt");
    await walk.chord("Control", "n");
    await page.keyboard.up("Alt");
    await page.waitForFunction(() => document.querySelectorAll(".query-tab").length === 2, {
      timeout: PATIENCE,
    });
    await reach(".query-tab [role='tab']", "Shift");
    await page.keyboard.press("ArrowLeft");
    await seenIn(".query-tabs");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Delete");
    await page.waitForFunction(() => document.querySelectorAll(".query-tab").length === 1, {
      timeout: PATIENCE,
    });
    await seen();
  });

  it("goes from the picture to its table by arrows", async () => {
    await reach(".editor textarea");
    await walk.chord("Control", "a");
    await page.keyboard.press("Backspace");
    await page.keyboard.sendCharacter(
      "ZeekConn | summarize n = count() by proto | render piechart",
    );
    await page.keyboard.press("Escape");
    await walk.chord("Shift", "Enter");
    await walk.see("#tab-chart[aria-selected='true']");
    await reach("#tab-chart");
    await page.keyboard.press("ArrowRight");
    await walk.see("#tab-table[aria-selected='true']");
    await seenIn("#tab-table");
    await page.keyboard.press("ArrowLeft");
    await walk.see("#tab-chart[aria-selected='true']");
    await seenIn("#tab-chart");
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

  it("reads what the help finds, and runs its example", async () => {
    await reach("#page-help input[type='search']", "Shift");
    await page.keyboard.type("strcat");
    await walk.see(".help-found a");
    await page.keyboard.press("ArrowDown");
    await seenIn(".help-found a");
    await page.keyboard.press("Enter");
    await walk.see(".help-page .example button");
    await seen();
    await reach(".help-page .example button");
    await seen();
    await page.keyboard.press("Enter");
    await walk.see("#page-query:not([hidden]) .grid-row");
    await seenIn("#page-query");
  });

  it("goes through the parts of the account", async () => {
    await go("a");
    await walk.see("#page-account:not([hidden])");
    for (const part of ["sources", "tables", "hunts"]) {
      await reach(`#tab-${part}`);
      await page.keyboard.press("Enter");
      await page.waitForSelector(`#tab-${part}[aria-current='true']`, { timeout: PATIENCE });
      await seen();
    }
  });

  it("brushes a span over all tables, zooms, clears and asks it", async () => {
    await reach("#tab-tables", "Shift");
    await page.keyboard.press("Enter");
    await walk.see(".strip-handle.first");
    await reach(".strip-handle.first");
    await walk.chord("Shift", "ArrowRight");
    await walk.see(".strip-span");
    await seen();
    await reach(".strip-handle.last");
    await walk.chord("Shift", "ArrowLeft");
    await seen();
    const span = await walk.text(".strip-span");
    await press("Clear");
    assert.equal(await page.$(".strip-span"), null);
    await seenIn(".over-time");
    await reach(".strip-handle.first");
    await walk.chord("Shift", "ArrowRight");
    await reach(".strip-handle.last");
    await walk.chord("Shift", "ArrowLeft");
    assert.equal(await walk.text(".strip-span"), span);
    await press("Zoom in");
    await page.waitForSelector(".strip-span", { hidden: true, timeout: PATIENCE });
    await seenIn(".over-time");
    await press("Show all times");
    await seenIn(".over-time");
    await reach(".strip-handle.last");
    await page.keyboard.press("ArrowLeft");
    await press("Query this span");
    await walk.see("#page-query:not([hidden]) .view > *");
    await seenIn("#page-query");
  });

  /** Tab, back from where one is, to a button of the strip, and Enter. */
  async function press(label) {
    for (let steps = 0; steps < 60; steps++) {
      const at = await page.evaluate(() => document.activeElement.textContent);
      if (at.startsWith(label)) {
        await seen();
        await page.keyboard.press("Enter");
        return;
      }
      await walk.chord("Shift", "Tab");
    }
    assert.fail(`Tab does not reach ${label}`);
  }

  function activeText() {
    return page.evaluate(
      () =>
        document.getElementById(document.activeElement.getAttribute("aria-activedescendant"))
          .textContent,
    );
  }

  /** Something within a part has the focus, and one sees it. */
  async function seenIn(part) {
    await page
      .waitForFunction(
        (selector) => document.activeElement?.closest(selector) !== null,
        { timeout: 5_000 },
        part,
      )
      .catch(() => undefined);
    const at = await page.evaluate(
      (selector) =>
        document.activeElement?.closest(selector) === null
          ? document.activeElement.outerHTML.slice(0, 160)
          : "",
      part,
    );
    assert.equal(at, "", `the focus is not in ${part}`);
    await seen();
  }

  async function go(letter) {
    await page.evaluate(() => document.activeElement?.blur());
    await page.keyboard.press("g");
    await page.keyboard.press(letter);
  }

  /** Tab until something has the focus; with "Shift" backwards. */
  async function reach(selector, back) {
    for (let steps = 0; steps < 200; steps++) {
      if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) {
        return;
      }
      await (back === undefined ? page.keyboard.press("Tab") : walk.chord("Shift", "Tab"));
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
