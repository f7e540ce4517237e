import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { mantineTheme } from "./build/mantineTheme.ts";

/** Everything is a file of the page's own origin: the hub's Content-Security-Policy allows nothing else. */
export default defineConfig({
  plugins: [react(), mantineTheme()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    sourcemap: true,
    chunkSizeWarningLimit: 600,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  server: {
    proxy: {
      "/api": "http://127.0.0.1:8080",
      "/docs": "http://127.0.0.1:8080",
      "/openapi.json": "http://127.0.0.1:8080",
    },
  },
});
