import { resolve } from "node:path";

const project = resolve(import.meta.dirname, "../..");

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Next looks for proxy and instrumentation in the folders above too: the product's end in .ts.
  pageExtensions: ["jsx"],
  // The libraries are the project's own: the same Next, React and the rest on both sides of every ratio.
  turbopack: { root: project },
  outputFileTracingRoot: project,
};

export default config;
