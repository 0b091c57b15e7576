import fc from "fast-check";
import { expect, test } from "vitest";
import { personalDataIn } from "./personal-data";

test.each([
  { says: "mail me at jo.bloggs@example.org", is: "mail-address", why: "an address" },
  { says: "jo @ example . org", is: "mail-address", why: "an address with spaces" },
  { says: "jo(at)example.org", is: "mail-address", why: "an at in brackets" },
  { says: "jo [at] example [dot] org", is: "mail-address", why: "at and dot in words" },
  { says: "jo＠example.org", is: "mail-address", why: "a wide at sign" },
  { says: "call 02079460958", is: "phone-number", why: "digits alone" },
  { says: "call +44 20 7946 0958", is: "phone-number", why: "with spaces and a plus" },
  { says: "call (020) 7946-0958", is: "phone-number", why: "with brackets and a hyphen" },
  { says: "020.7946.0958", is: "phone-number", why: "with points" },
  { says: "0 2 0 7 9 4 6 0 9 5 8", is: "phone-number", why: "each digit by itself" },
  { says: "07700\u200b900123", is: "phone-number", why: "with a space that isn't seen" },
  { says: "٠٧٧٠٠٩٠٠١٢٣", is: "phone-number", why: "in other digits" },
  { says: "０７７００９００１２３", is: "phone-number", why: "in wide digits" },
  { says: "01.02.20.34.56", is: "phone-number", why: "pairs that look like a date" },
  { says: "07700,900,123", is: "phone-number", why: "with commas" },
  { says: "07700 ... 900 ... 123", is: "phone-number", why: "with dots that stand for a pause" },
  { says: "07700 • 900 • 123", is: "phone-number", why: "with bullets" },
  { says: "07700~900|123", is: "phone-number", why: "with other marks" },
  { says: "07700: 900; 123", is: "phone-number", why: "with colons" },
  { says: "07700\n900\n123", is: "phone-number", why: "over lines" },
  { says: "07700\t900\t123", is: "phone-number", why: "with tabs" },
  { says: "7946 0958", is: "phone-number", why: "a local number of eight digits" },
  { says: "order 123456789", is: "phone-number", why: "another order's number" },
  { says: "case 47114711", reference: "47114711", is: null, why: "the case's own number" },
  {
    says: "about HB-2025/4711-99",
    reference: "HB-2025/4711-99",
    is: null,
    why: "its own reference",
  },
  { says: "+47114711", reference: "47114711", is: "phone-number", why: "a plus before it" },
  { says: "on 2026-01-05, between 08:00 and 12:30", is: null, why: "a date and times" },
  { says: "on 5.1.2026 2 parcels", is: null, why: "a date with points, then a count" },
  { says: "from 05/01/2026 to 06/01/2026", is: null, why: "two dates" },
  { says: "£1,250.00 by Friday", is: null, why: "an amount" },
  { says: "12 500 000.00 EUR", is: null, why: "an amount in groups" },
  { says: "1250000 pounds", is: null, why: "an amount without groups" },
  { says: "two visits, 3 boxes, 40 metres of cable", is: null, why: "counts" },
  { says: "cases 12, 34, 56 and 78", is: null, why: "a list of counts" },
  { says: "one of 1,234,567 customers", is: null, why: "a count in groups" },
  { says: "meet @ the door", is: null, why: "an at sign alone" },
  { says: "", is: null, why: "nothing" },
] as const)("$says is $is: $why", ({ says, is, ...one }) => {
  expect(personalDataIn(says, "reference" in one ? one.reference : "4711")).toBe(is);
});

const word = fc.stringMatching(/^[a-z]{1,8}$/);
const words = fc.array(word, { maxLength: 6 }).map((some) => some.join(" "));

test("a number of seven digits or more is found wherever it stands, whatever is put between its digits", () => {
  const between = fc.constantFrom(
    "",
    "",
    " ",
    "-",
    ".",
    "/",
    " (",
    ") ",
    " - ",
    ",",
    "\n",
    " • ",
    " ... ",
  );
  const number = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 9 }), between), { minLength: 7, maxLength: 15 })
    .map((pairs) => pairs.map(([digit, gap]) => `${digit}${gap}`).join(""))
    .filter((text) => !/(19|20)[0-9]{2}|[1-9][0-9]{0,2}(,[0-9]{3})+/.test(text));
  fc.assert(
    fc.property(words, number, words, (before, digits, after) => {
      expect(personalDataIn(`${before} ${digits} ${after}`, "")).toBe("phone-number");
    }),
  );
});

test("a text with fewer digits and no at sign is let through", () => {
  const few = fc.array(fc.oneof(word, fc.integer({ min: 0, max: 99 }).map(String)), {
    maxLength: 3,
  });
  fc.assert(
    fc.property(few, words, (some, rest) => {
      expect(personalDataIn(`${some.join(" ")} ${rest}`, "")).toBeNull();
    }),
  );
});

test("every mail address is found", () => {
  fc.assert(
    fc.property(words, fc.emailAddress(), words, (before, address, after) => {
      expect(personalDataIn(`${before} ${address} ${after}`, "")).toBe("mail-address");
    }),
  );
});

test("what can't be a reference is taken for none, and never for a pattern", () => {
  for (const reference of [
    "{{7*7}}",
    "#{7*7}",
    "{0}",
    "+1",
    "[0-9]",
    "1|47114711",
    "(1+)+$",
    "\\",
  ]) {
    expect(personalDataIn("47114711", reference), reference).toBe("phone-number");
    expect(personalDataIn("A text was sent.", reference), reference).toBeNull();
  }
});

test("a long text takes no longer than a short one of the same kind, character by character", () => {
  for (const piece of ["1.", "a@", "2026-01-", "£1,", "((((", "1 1"]) {
    const took = [1, 2, 3].map(() => {
      const began = performance.now();
      personalDataIn(piece.repeat(2000), "4711");
      return performance.now() - began;
    });
    expect(Math.min(...took), piece).toBeLessThan(200);
  }
});
