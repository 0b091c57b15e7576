import { expect, test } from "vitest";
import { problemOf } from "./mail-problem";

const reply = "550 5.1.1 <a@b.example>: no such user, see https://x.example/y";

test.each([
  {
    of: "a recipient that isn't there",
    error: { code: "EENVELOPE", command: "RCPT TO", responseCode: 550, response: reply },
    is: {
      says: "the mail server refused this mail: 550 5.1.1 <a@b.example>: no such user, see …",
      code: "550",
      isFinal: true,
    },
  },
  {
    of: "a mailbox that is full today",
    error: { code: "EENVELOPE", command: "RCPT TO", responseCode: 452, response: "452 full" },
    is: { says: "the mail server refused this mail: 452 full", code: "452", isFinal: false },
  },
  {
    of: "a text that isn't taken",
    error: { code: "EMESSAGE", command: "DATA", responseCode: 554, response: "554\r\nspam" },
    is: { says: "the mail server refused this mail: 554 spam", code: "554", isFinal: true },
  },
  {
    of: "a wrong password of ours",
    error: { code: "EAUTH", command: "AUTH PLAIN", responseCode: 535, response: "535 bad" },
    is: { says: "the mail server refused to take mail from us (535)", code: "535", isFinal: false },
  },
  {
    of: "a sender that we may not be",
    error: { code: "EENVELOPE", command: "MAIL FROM", responseCode: 553, response: "553 not you" },
    is: { says: "the mail server refused to take mail from us (553)", code: "553", isFinal: false },
  },
  {
    of: "a server that isn't there",
    error: Object.assign(new Error("connect ECONNREFUSED 10.0.0.7:25"), { code: "ESOCKET" }),
    is: {
      says: "the mail server could not be reached (ESOCKET)",
      code: "ESOCKET",
      isFinal: false,
    },
  },
  {
    of: "what has no code",
    error: new Error("http://x.example/secret"),
    is: {
      says: "the mail server could not be reached (unknown)",
      code: "unknown",
      isFinal: false,
    },
  },
])("$of", ({ error, is }) => {
  expect(problemOf(error)).toEqual(is);
});
