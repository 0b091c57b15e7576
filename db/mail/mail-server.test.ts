import { afterEach, describe, expect, test, vi } from "vitest";
import { mailServer } from "./mail-server";

afterEach(() => vi.unstubAllEnvs());

function set({ url = "smtp://mail.example", from = "", own = "" }) {
  vi.stubEnv("SMTP_URL", url);
  vi.stubEnv("MAIL_FROM", from);
  vi.stubEnv("NEXTAUTH_URL", own);
}

describe("the mail server of the environment", () => {
  test("is none without SMTP_URL", () => {
    set({ url: "" });
    expect(mailServer()).toBeNull();
  });

  test.each(["http://mail.example", "direct://mail.example", "mail.example:25", "smtp://"])(
    "isn't %s",
    (url) => {
      set({ url });
      expect(() => mailServer()).toThrow("SMTP_URL begins with");
    },
  );

  test.each([
    { from: "a@b.example", is: { name: "", address: "a@b.example" } },
    { from: " Ada <a@b.example> ", is: { name: "Ada", address: "a@b.example" } },
    { from: '"Ada, of B" <a@b.example>', is: { name: "Ada, of B", address: "a@b.example" } },
    {
      from: "",
      own: "https://scorecard.example:8443/x",
      is: { name: "Throughline", address: "no-reply@scorecard.example" },
    },
    { from: "", is: { name: "Throughline", address: "no-reply@localhost" } },
  ])("sends as $is from $from", ({ from, own = "", is }) => {
    set({ from, own });
    expect(mailServer()?.from).toEqual(is);
  });

  test.each([
    "nobody",
    "a@b.example, c@d.example",
    "Ada <a@b.example>\r\nBcc: all@b.example",
    "<a@b.example> <c@d.example>",
  ])("doesn't send as %j", (from) => {
    set({ from });
    expect(() => mailServer()).toThrow("MAIL_FROM is one address");
  });
});
