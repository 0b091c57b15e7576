import { expect, test } from "vitest";
import { asOrganisation } from "./acting";

test.each([
  { path: "/networks", acting: null, is: "/networks" },
  { path: "/networks", acting: "swift", is: "/networks?as=swift" },
  {
    path: "/networks/a?period=2025-12",
    acting: "swift",
    is: "/networks/a?period=2025-12&as=swift",
  },
  {
    path: "/networks/a?as=other&period=2025-12",
    acting: "swift",
    is: "/networks/a?as=swift&period=2025-12",
  },
  { path: "/networks/a#trend", acting: "swift", is: "/networks/a?as=swift#trend" },
  { path: "/", acting: "a&b=c", is: "/?as=a%26b%3Dc" },
])("$path for $acting is $is", ({ path, acting, is }) => {
  expect(asOrganisation(path, acting)).toBe(is);
});
