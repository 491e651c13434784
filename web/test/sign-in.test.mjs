/** A server with users in a real browser: who is not signed in gets the form, and comes back to where he was. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { COMMAND, findChromium, openBrowser } from "./spoor.mjs";

const PATIENCE = 30_000;
const PASSWORD = "correct horse battery";
const chromium = findChromium();

function start(words, input) {
  const [program, ...first] = COMMAND;
  const child = spawn(program, [...first, ...words], { detached: true });
  child.stdin.end(input);
  return child;
}

function ended(child) {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (chunk) => (said += chunk));
    child.stderr.on("data", (chunk) => (said += chunk));
    child.on("exit", (code) => {
      if (code === 0) {
        resolve(said);
      } else {
        reject(new Error(`it ended with ${String(code)}:\n${said}`));
      }
    });
  });
}

function addressOf(child) {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (chunk) => {
      said += chunk;
      const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(said);
      if (address !== null) {
        resolve(address[0]);
      }
    });
    child.stderr.on("data", (chunk) => (said += chunk));
    child.on("exit", () => {
      reject(new Error(said));
    });
  });
}

describe(
  "signing in",
  {
    skip:
      chromium === undefined &&
      "there is no Chromium: install it, or name it in SPOOR_CHROMIUM, to walk the page",
  },
  () => {
    let folder;
    let server;
    let home;
    let browser;
    let page;

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), "spoor-sign-in-"));
      const users = join(folder, "users.json");
      const data = join(folder, "t.csv");
      await writeFile(data, "a,b\n1,x\n2,y\n");
      await ended(start(["load", data, "--case", join(folder, "case")], ""));
      await ended(start(["users", "add", users, "rita"], `${PASSWORD}\n`));
      server = start(
        ["serve", "--case", join(folder, "case"), "--users", users, "--port", "0"],
        "",
      );
      home = await addressOf(server);
      browser = await openBrowser(chromium);
      page = browser.page;
    });

    after(async () => {
      await browser?.close();
      try {
        process.kill(-server.pid, "SIGTERM");
      } catch {
        // It has ended already.
      }
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    });

    it("sends who is not signed in to the form", async () => {
      await page.goto(`${home}#/query`);
      await page.waitForSelector("#name:focus", { timeout: PATIENCE });
      assert.equal(new URL(page.url()).pathname, "/sign-in");
    });

    it("refuses a wrong password in one sentence", async () => {
      await signIn("rita", "<script>window.harmed = 1</script>");
      await page.waitForSelector('[role="alert"]:not(:empty)', { timeout: PATIENCE });
      const alert = await page.$eval('[role="alert"]', (element) => element.textContent);
      assert.equal(alert, "the name or the password is wrong");
      assert.equal(await page.evaluate(() => window.harmed), undefined);
    });

    it("leads back to where one was going, with a cookie that no script reads", async () => {
      await signIn("rita", PASSWORD);
      await page.waitForSelector("[data-part='bar']", { timeout: PATIENCE });
      assert.equal(new URL(page.url()).pathname, "/");
      assert.equal(new URL(page.url()).hash.slice(0, 7), "#/query");
      assert.equal(await page.evaluate(() => document.cookie), "");
      const [cookie] = await browser.page.browserContext().cookies();
      assert.ok(cookie.httpOnly && cookie.sameSite === "Strict" && cookie.session, cookie.name);
      const who = await page.evaluate(async () => (await fetch("/api/session")).json());
      assert.deepEqual(who, { user: "rita", role: "reader", users: true });
    });

    it("does not do for a reader what takes a hunter", async () => {
      const answer = await page.evaluate(async () => {
        const response = await fetch("/api/hunts/none/run", { method: "POST" });
        return { status: response.status, text: await response.text() };
      });
      assert.equal(answer.status, 403);
      assert.match(answer.text, /rita is a reader/);
    });

    it("asks for the sign-in again after signing out", async () => {
      await page.waitForSelector(".signed-in button", { timeout: PATIENCE });
      assert.match(await page.$eval(".signed-in", (element) => element.textContent), /rita reader/);
      await page.click(".signed-in button");
      await page.waitForSelector("#name:focus", { timeout: PATIENCE });
      await page.goto(home);
      await page.waitForSelector("#name:focus", { timeout: PATIENCE });
    });

    it("asks no other machine", () => {
      const others = browser.requests.filter(
        (url) => new URL(url).origin !== new URL(home).origin && !url.startsWith("data:"),
      );
      assert.deepEqual(others, []);
      const serious = browser.complaints.filter((text) => !/40[13]/.test(text));
      assert.deepEqual(serious, []);
    });

    async function signIn(name, password) {
      await page.waitForSelector("#name", { timeout: PATIENCE });
      await page.$eval("#name", (input) => (input.value = ""));
      await page.type("#name", name);
      await page.type("#password", password);
      await page.keyboard.press("Enter");
      await page.waitForNavigation({ timeout: PATIENCE });
    }
  },
);
