import { defineConfig } from "vite";

export default defineConfig({
  // The Kusto worker looks for its libraries on `global`.
  define: { global: "globalThis" },
  build: {
    target: "es2023",
    // Fonts and pictures stay files: the page's policy allows no data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 9000,
    reportCompressedSize: false,
  },
  worker: { format: "es" },
});
