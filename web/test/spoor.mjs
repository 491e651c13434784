/** Starts the real server on a loaded case, and a browser that talks to it alone. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, describe } from "node:test";
import puppeteer from "puppeteer-core";

export const ROOT = resolve(import.meta.dirname, "../..");

/** How to call the command line: words divided by blanks; the script at the root by default. */
export const COMMAND = (process.env.SPOOR_COMMAND ?? join(ROOT, "spoor")).split(" ");

/** What a log may hold to do harm: each must show as text, and nothing of it may happen. */
export const HOSTILE = [
  "<script>window.harmed = 1</script>",
  '<img src=x onerror="window.harmed = 1">',
  "{{constructor.constructor('window.harmed = 1')()}}",
  "javascript:window.harmed=1",
  "abc\u202Ecod.exe",
  "bell\u0007 and escape\u001B[31m",
  "__proto__",
  '=HYPERLINK("http://192.0.2.1/")',
];

export function findChromium() {
  const places = [
    process.env.SPOOR_CHROMIUM,
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/snap/bin/chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ];
  return places.find((place) => place !== undefined && existsSync(place));
}

/** Serves a case of what `write` put into the folder that it is given. */
export async function startWith(write) {
  const folder = await mkdtemp(join(tmpdir(), "spoor-with-"));
  await write(join(folder, "logs"));
  return serve(folder, [
    "open",
    join(folder, "logs"),
    "--case",
    join(folder, "walk"),
    "--port",
    "0",
  ]);
}

/** Loads the samples and a hostile file into a fresh case and serves it. */
export async function startServer() {
  const folder = await mkdtemp(join(tmpdir(), "spoor-walk-"));
  const hostile = join(folder, "hostile <b>name<b>.json");
  await writeFile(hostile, hostileLines());
  await writeMissing(join(folder, "evidence"));
  const samples = join(ROOT, "samples");
  return serve(folder, [
    "open",
    samples,
    hostile,
    join(folder, "evidence"),
    "--case",
    join(folder, "walk"),
    "--port",
    "0",
  ]);
}

/** Starts the command line, which says where it serves; `stop` removes its folder, too. */
async function serve(folder, command) {
  const [program, ...words] = COMMAND;
  const server = spawn(program, [...words, ...command], {
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const stop = async () => {
    try {
      process.kill(-server.pid, "SIGTERM");
    } catch {
      // It has ended already.
    }
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    return { address: await addressOf(server), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Serves a new case that nothing was loaded into; the files below `logs` may be named by path. */
export async function startEmpty() {
  const folder = await mkdtemp(join(tmpdir(), "spoor-walk-"));
  const logs = join(folder, "logs");
  await mkdir(logs);
  const served = await serve(folder, [
    "serve",
    "--case",
    join(folder, "new"),
    "--root",
    logs,
    "--port",
    "0",
  ]);
  return { ...served, logs };
}

function addressOf(server) {
  return new Promise((resolveAddress, reject) => {
    let said = "";
    const read = (chunk) => {
      said += chunk;
      const address = /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/.exec(said);
      if (address !== null) {
        resolveAddress(address[0]);
      }
    };
    server.stdout.on("data", read);
    server.stderr.on("data", read);
    server.on("error", reject);
    server.on("exit", (code) => {
      reject(new Error(`the server ended with ${String(code)}:\n${said}`));
    });
  });
}

export function hostileLines() {
  return HOSTILE.map(
    (value, index) =>
      `${JSON.stringify({ TimeGenerated: `2024-05-01T00:0${index}:00Z`, "<i>Value</i>": value, Number: index })}\n`,
  ).join("");
}

/** Audit events with a hole in their serial numbers, the same bytes once more, and a hidden file. */
async function writeMissing(folder) {
  await mkdir(folder);
  const serials = Array.from({ length: 40 }, (_, index) => 100 + index + (index < 20 ? 0 : 7));
  const lines = serials.map(
    (serial, index) =>
      `type=USER_LOGIN msg=audit(${1714521600 + index}.125:${serial}): pid=7 uid=0 res=success\n`,
  );
  await writeFile(join(folder, "audit.log"), lines.join(""));
  await writeFile(join(folder, "audit-copy.log"), lines.join(""));
  await writeFile(join(folder, ".hidden.log"), lines.join(""));
}

/** A browser of its own; `requests` and `complaints` fill as the page asks and complains. */
export async function openBrowser(executablePath) {
  const userDataDir = await mkdtemp(join(tmpdir(), "spoor-browser-"));
  const browser = await puppeteer.launch({
    executablePath,
    headless: true,
    userDataDir,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  const page = await browser.newPage();
  await page.setViewport({ width: 1360, height: 860 });
  const requests = [];
  const complaints = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") {
      complaints.push(message.text());
    }
  });
  const close = async () => {
    await browser.close();
    await rm(userDataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  return { page, requests, complaints, close };
}

/**
 * A walk of the page, left out where there is no Chromium: `start` serves a case, a browser goes to
 * the page `at` ("account", "query"; undefined: nowhere yet), and the tests find both in the object
 * that they are given: `server`, `browser`, `page`, `home`.
 */
export function describeWalk(title, { start = startServer, at, clipboard = false }, tests) {
  const chromium = findChromium();
  const skip =
    chromium === undefined &&
    "there is no Chromium: install it, or name it in SPOOR_CHROMIUM, to walk the page";
  describe(title, { skip }, () => {
    const walk = {};

    before(async () => {
      walk.server = await start();
      walk.browser = await openBrowser(chromium);
      walk.page = walk.browser.page;
      walk.home = new URL(walk.server.address).origin;
      if (clipboard) {
        await walk.page
          .browserContext()
          .overridePermissions(walk.home, [
            "clipboard-read",
            "clipboard-write",
            "clipboard-sanitized-write",
          ]);
      }
      if (at !== undefined) {
        await walk.page.goto(walk.server.address);
        await walk.page.waitForSelector("main:not([hidden])");
      }
      if (at === "query") {
        await walk.page.evaluate(() => {
          window.location.hash = "#/query";
        });
        await walk.page.waitForSelector("[data-ready]");
      }
    });

    after(async () => {
      await walk.browser?.close();
      await walk.server?.stop();
    });

    tests(walk);
  });
}
