import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markup, type Markup } from "./markup";

const attacks = [
  "<script>alert(1)</script>",
  "</td><img src=x onerror=alert(1)>",
  '" onmouseover="alert(1)',
  "' autofocus onfocus='alert(1)",
  "<!--",
  "]]><svg/onload=alert(1)>",
  "&lt;script&gt;",
  "{{constructor.constructor('alert(1)')()}}",
  "${alert(1)}",
  "\u0000<\u0000script>",
  "＜script＞",
];

describe("a text that is put in", () => {
  test.each(attacks)("stays text between tags and in attributes: %s", (attack) => {
    const { text } = markup`<td title="${attack}">${attack}</td>`;
    const [, title = "", content = ""] = /^<td title="([^"]*)">([^<]*)<\/td>$/.exec(text) ?? [];
    expect([read(title), read(content)]).toEqual([attack, attack]);
  });

  test("never has a character of markup left, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (any) => {
        const { text } = markup`<i>${any}</i>`;
        expect(text.slice(3, -4)).not.toMatch(/[<>"']/);
        expect(read(text.slice(3, -4))).toBe(any);
      }),
    );
  });
});

test("attributes may have digits and hyphens in their names", () => {
  expect(markup`<line x1="${1}" stroke-width="${2}"/>`.text).toBe(
    '<line x1="1" stroke-width="2"/>',
  );
});

test("numbers stand as they are, and what isn't there comes to nothing", () => {
  expect(markup`<td>${12.5}${null}${undefined}</td>`.text).toBe("<td>12.5</td>");
});

test("line breaks between tags are left out, and one in a tag or a text is a space", () => {
  const made = markup`
    <tr
      class="a"
    >
      <td>
        ${"b"}
        c
        d
      </td>
    </tr>
  `;
  expect(made.text).toBe('<tr class="a" ><td>bc d</td></tr>');
});

test("markup is put in as it is, one or several", () => {
  const cells = ["a<b", "c"].map((cell) => markup`<td>${cell}</td>`);
  expect(markup`<tr>${cells}${markup`<td></td>`}</tr>`.text).toBe(
    "<tr><td>a&lt;b</td><td>c</td><td></td></tr>",
  );
});

test.each([
  { where: "an unquoted attribute", made: (text: string) => markup`<td title=${text}></td>` },
  { where: "single quotes", made: (text: string) => markup`<td title='${text}'></td>` },
  { where: "a name of an attribute", made: (text: string) => markup`<td ${text}></td>` },
  { where: "a name of a tag", made: (text: string) => markup`<${text}></${text}>` },
  { where: "a handler", made: (text: string) => markup`<td onclick="${text}"></td>` },
  { where: "a style", made: (text: string) => markup`<td style="${text}"></td>` },
  {
    where: "a script",
    made: (text: string) => markup`<script>${text}</script>`,
  },
  {
    where: "a stylesheet",
    made: (text: string) => markup`<style>${text}</style>`,
  },
  { where: "a comment", made: (text: string) => markup`<!-- ${text} -->` },
  {
    where: "a tag with > in a quote",
    made: (text: string) => markup`<td title="a > b" x=${text}></td>`,
  },
])("nothing is put into $where", ({ made }) => {
  expect(() => made("x")).toThrow(RangeError);
});

test.each(["/networks", "/networks/x?period=2025-12&as=b", "#level-watch"])(
  "a link leads to %s",
  (path) => {
    expect(read(/"(.*)"/.exec(markup`<a href="${path}"></a>`.text)?.[1] ?? "")).toBe(path);
  },
);

test.each([
  "javascript:alert(1)",
  "JavaScript:alert(1)",
  " /x",
  "//evil.example",
  "/\\evil.example",
  "https://evil.example",
  "data:text/html,x",
  "",
])("a link never leads to %j", (path) => {
  expect(() => markup`<a href="${path}"></a>`).toThrow(RangeError);
});

test("markup isn't put into an attribute, where its quotes would end it", () => {
  const bold = markup`<b class="x"></b>`;
  expect(() => markup`<td title="${bold}"></td>`).toThrow(RangeError);
});

test.each(['{"text":"<script>"}', '[{"text":"<script>"}]', "true"])(
  "what only looks like markup isn't any: %s",
  (data) => {
    const forged: Markup = JSON.parse(data);
    expect(() => markup`<td>${forged}</td>`).toThrow(TypeError);
  },
);

/** A text as a browser reads it out of markup. */
function read(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}
