import { register } from "tsx/esm/api";

// A thread of its own begins with plain Node, whoever started it.
register();
await import("./thread-work.ts");
