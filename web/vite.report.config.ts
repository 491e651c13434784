import { defineConfig } from "vite";

// The script of a report: one file, no imports, so that a report needs nothing but itself.
export default defineConfig({
  publicDir: false,
  build: {
    target: "es2023",
    outDir: "dist-report",
    reportCompressedSize: false,
    lib: {
      entry: "src/report/main.ts",
      formats: ["iife"],
      name: "spoorReport",
      fileName: () => "report.js",
    },
  },
});
