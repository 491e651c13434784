/**
 * The page's figures, in headless Chromium against a server of a case: `page.mjs CASE`.
 * SPOOR_COMMAND names the command line, SPOOR_CHROMIUM the browser.
 */
import { spawn } from "node:child_process";
import { cpus, loadavg } from "node:os";
import { findChromium, openBrowser, COMMAND } from "../../web/test/spoor.mjs";
import { walker } from "../../web/test/walking.mjs";

const RUNS = 7;
const FILTER =
  "ZeekConn | where id_resp_p == 443 and orig_bytes > 1000 | project ts, uid, id_orig_h, id_resp_h, orig_bytes, conn_state";
/** Milliseconds for the queries after which the heap is looked at: on a busy machine they are fewer. */
const HEAP_TIME = 90_000;
const MILLION = "range x from 1 to 1000000 step 1 | extend name = strcat('row ', x), odd = x % 2 == 1";

const started = performance.now();
const server = spawn(COMMAND[0], [...COMMAND.slice(1), "serve", "--case", process.argv[2], "--port", "0"], {
  stdio: ["ignore", "pipe", "inherit"],
  detached: true,
});
const stop = () => {
  try {
    process.kill(-server.pid, "SIGTERM");
  } catch {
    // it has ended
  }
};
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    stop();
    process.exit(1);
  });
}
const address = await new Promise((done, failed) => {
  let said = "";
  server.stdout.on("data", (chunk) => {
    said += chunk;
    const found = /http:\/\/\S+/.exec(said);
    if (found !== null) {
      done(found[0]);
    }
  });
  server.on("exit", () => failed(new Error(`the server ended: ${said}`)));
});
console.log(
  `${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} processors, load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(" ")}`,
);
console.log(`server up after ${ms(performance.now() - started)} (process started to address printed)`);

try {
  await firstPage();
  await firstRows();
  await rowsInThePage();
} finally {
  stop();
  console.log(`load at the end ${loadavg()[0]?.toFixed(1)}, ${ms(performance.now() - started)} in all`);
}

/** From asking for the address in a browser that knows nothing yet to an account that can be read. */
async function firstPage() {
  const times = [];
  let sizes;
  for (let run = 0; run < RUNS; run++) {
    const browser = await openBrowser(findChromium());
    try {
      sizes = await scripts(browser.page);
      const begin = performance.now();
      await browser.page.goto(address, { waitUntil: "domcontentloaded" });
      await browser.page.waitForFunction(
        () => /accounted for/.test(document.querySelector("main:not([hidden])")?.innerText ?? ""),
        { polling: "raf" },
      );
      times.push(performance.now() - begin);
      await browser.page.waitForNetworkIdle({ idleTime: 300 });
    } finally {
      await browser.close();
    }
  }
  console.log(`first page usable: first time ${ms(times[0])}, ${spread(times.slice(1))}`);
  console.log(`compressed script of the first page: ${kb(sizes)}`);
}

/** Fills as scripts come in: name and bytes on the wire. */
async function scripts(page) {
  const client = await page.createCDPSession();
  await client.send("Network.enable");
  const names = new Map();
  const sizes = new Map();
  client.on("Network.responseReceived", ({ requestId, response, type }) => {
    if (type === "Script" || response.url.endsWith(".js")) {
      names.set(requestId, new URL(response.url).pathname);
    }
  });
  client.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (names.has(requestId)) {
      sizes.set(names.get(requestId), encodedDataLength);
    }
  });
  return sizes;
}

function kb(sizes) {
  const all = [...sizes].map(([, bytes]) => bytes).reduce((a, b) => a + b, 0);
  return `${(all / 1024).toFixed(0)} KB in ${sizes.size} files (${[...sizes].map(([name, bytes]) => `${name.replace(/^.*\//, "")} ${(bytes / 1024).toFixed(0)}`).join(", ")})`;
}

/** From a query sent to its first rows: read by a program, and seen in the page. */
async function firstRows() {
  const { origin, searchParams } = new URL(address);
  const program = [];
  for (let run = 0; run < RUNS + 1; run++) {
    const begin = performance.now();
    const stop = new AbortController();
    const response = await fetch(`${origin}/v2/rest/query`, {
      method: "POST",
      signal: stop.signal,
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${searchParams.get("token")}`,
      },
      body: JSON.stringify({
        csl: FILTER,
        properties: {
          Options: { results_progressive_enabled: true, results_v2_newlines_between_frames: true },
        },
      }),
    });
    let text = "";
    const decoder = new TextDecoder();
    for await (const chunk of response.body) {
      text += decoder.decode(chunk, { stream: true });
      if (text.includes('"TableFragment"') && text.includes('"Rows":[[')) {
        break;
      }
    }
    program.push(performance.now() - begin);
    stop.abort();
  }
  console.log(
    `query to first rows, read by a program: first time ${ms(program[0])}, ${spread(program.slice(1))}`,
  );

  const browser = await openBrowser(findChromium());
  try {
    const { page } = browser;
    const walk = walker(page);
    await page.goto(address);
    await walk.see("main:not([hidden])");
    const sizes = await scripts(page);
    await walk.visit("query");
    console.log(`compressed script of the query page: ${kb(sizes)}`);
    const seen = [];
    for (let run = 0; run < RUNS + 1; run++) {
      await walk.write(`${FILTER} // ${run}`);
      await page.evaluate(() => {
        window.seen = new Promise((done) => {
          window.addEventListener(
            "keydown",
            (event) => {
              if (event.key !== "Enter") {
                return;
              }
              const begin = performance.now();
              let old = document.querySelector(".grid-cell");
              const look = () => {
                const cell = document.querySelector(".grid-cell");
                if (cell !== null && cell !== old && (old === null || !old.isConnected)) {
                  done(performance.now() - begin);
                } else {
                  if (cell === null) {
                    old = null;
                  }
                  requestAnimationFrame(look);
                }
              };
              requestAnimationFrame(look);
            },
            { capture: true },
          );
        });
      });
      await walk.chord("Shift", "Enter");
      seen.push(await page.evaluate(() => window.seen));
      await page.keyboard.press("Escape");
      await page.waitForSelector("progress", { hidden: true });
    }
    console.log(`query to first rows, seen in the page: first time ${ms(seen[0])}, ${spread(seen.slice(1))}`);
  } finally {
    await browser.close();
  }
}

/** A million rows scrolled, each frame looked at; the heap after queries. */
async function rowsInThePage() {
  const browser = await openBrowser(findChromium());
  try {
    const { page } = browser;
    const walk = walker(page);
    const client = await page.createCDPSession();
    await client.send("Performance.enable");
    const heap = async () => {
      await client.send("HeapProfiler.collectGarbage");
      await client.send("HeapProfiler.collectGarbage");
      const { metrics } = await client.send("Performance.getMetrics");
      const { value } = metrics.find(({ name }) => name === "JSHeapUsedSize");
      return `${(value / 1048576).toFixed(1)} MiB`;
    };
    await page.goto(address);
    await walk.see("main:not([hidden])");
    await walk.visit("query");
    const heaps = [`before ${await heap()}`];
    const until = performance.now() + HEAP_TIME;
    let queries = 0;
    while (queries < 100 && performance.now() < until) {
      queries++;
      await walk.run(`ZeekConn | where id_resp_p == 443 | take 2000 | extend n = ${queries}`);
      if ([1, 20, 100].includes(queries)) {
        heaps.push(`after ${queries}: ${await heap()}`);
      }
    }
    if (queries < 100) {
      heaps.push(`after ${queries}, for time was up: ${await heap()}`);
    }
    console.log(`heap of the page, one query after the other in one tab: ${heaps.join(", ")}`);
    const begin = performance.now();
    await walk.run(MILLION);
    console.log(`a million rows in the page after ${ms(performance.now() - begin)}, heap ${await heap()}`);
    const scrolled = await page.evaluate(async () => {
      const scroller = document.querySelector(".grid-scroller");
      const box = scroller.getBoundingClientRect();
      const frames = [];
      let blank = 0;
      const end = scroller.scrollHeight - scroller.clientHeight;
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      let last = await frame();
      for (let step = 0; step < 300; step++) {
        // first through all rows, a share of them at a time, then as a wheel turns
        scroller.scrollTop = step < 200 ? (end * step) / 200 : scroller.scrollTop - 137;
        const time = await frame();
        frames.push(time - last);
        last = time;
        for (const part of [0.2, 0.5, 0.8]) {
          const row = document
            .elementFromPoint(box.x + 60, box.y + box.height * part)
            ?.closest("[role='row']");
          blank += row === null || row === undefined || row.textContent === "" ? 1 : 0;
        }
      }
      frames.sort((a, b) => a - b);
      return {
        frames: frames.length,
        blank,
        median: frames[Math.floor(frames.length / 2)],
        late: frames[Math.floor(frames.length * 0.95)],
        longest: frames.at(-1),
      };
    });
    console.log(
      `a million rows scrolled: ${scrolled.blank} of ${scrolled.frames} frames blank in one of 3 places, a frame takes ${ms(scrolled.median)}, 95 of 100 at most ${ms(scrolled.late)}, longest ${ms(scrolled.longest)}`,
    );
  } finally {
    await browser.close();
  }
}

function ms(time) {
  return `${Math.round(time)} ms`;
}

function spread(times) {
  const sorted = times.toSorted((a, b) => a - b);
  return `then median ${ms(sorted[Math.floor(sorted.length / 2)])} (${ms(sorted[0])} to ${ms(sorted.at(-1))}, ${times.length} runs)`;
}
