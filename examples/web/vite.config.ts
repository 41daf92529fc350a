import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

import { contentSecurityPolicy } from "./contentSecurityPolicy.ts";

export default defineConfig({
  plugins: [react(), contentSecurityPolicy()],
  build: { chunkSizeWarningLimit: 700 },
  test: { include: ["tests/unit/**/*.test.ts"] },
});
