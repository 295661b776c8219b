/** How the tests run: in the order of nothing, with no network and no snapshot written in CI. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  // Packages whose source maps name files that they do not bring.
  logLevel: "error",
  test: {
    root: new URL("..", import.meta.url).pathname,
    include: ["tests/**/*.test.ts"],
    testTimeout: 30_000,
    // It imports JSON as only a bundler does.
    server: { deps: { inline: ["@actions/workflow-parser"] } },
    coverage: {
      provider: "v8",
      include: ["pipeline/**/*.ts"],
      reporter: ["text-summary"],
      reportsDirectory: "coverage",
    },
  },
});
