import { Socket } from "node:net";

// The parent holds the other end of descriptor 3: it closes when the parent is gone, however that came about.
new Socket({ fd: 3 })
  .on("close", () => process.exit(1))
  .resume()
  .unref();
