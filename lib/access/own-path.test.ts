import { expect, test } from "vitest";
import { ownPath } from "./own-path";

test.each([
  { asked: "/networks/harbour?period=2025-12", goes: "/networks/harbour?period=2025-12" },
  { asked: "/", goes: "/" },
  { asked: "//evil.example", goes: "/" },
  { asked: "/\\evil.example", goes: "/" },
  { asked: "/\t/evil.example", goes: "/" },
  { asked: "https://evil.example/", goes: "/" },
  { asked: "https:evil.example", goes: "/" },
  { asked: "javascript:alert(1)", goes: "/" },
  { asked: "", goes: "/" },
  { asked: "//score.example@evil.example", goes: "/" },
  { asked: "/..//evil.example", goes: "/" },
])("$asked goes to $goes", ({ asked, goes }) => {
  const path = ownPath(asked, "https://score.example");
  expect(path).toBe(goes);
  expect(new URL(path, "https://score.example").origin).toBe("https://score.example");
});
