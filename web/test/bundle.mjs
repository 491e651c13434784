/** Modules of the page, bundled for Node. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";

/** @param entry below `src` */
export async function bundled(entry) {
  const outDir = await mkdtemp(join(tmpdir(), "spoor-bundle-"));
  try {
    await build({
      configFile: false,
      logLevel: "error",
      publicDir: false,
      build: {
        outDir,
        minify: false,
        target: "es2023",
        lib: {
          entry: resolve(import.meta.dirname, "../src", entry),
          formats: ["es"],
          fileName: () => "bundle.mjs",
        },
      },
    });
    return await import(pathToFileURL(join(outDir, "bundle.mjs")).href);
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}
