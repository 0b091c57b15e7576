import { expect, test } from "vitest";
import { fileText } from "./file-text";
import { networkFile, type NetworkFileInput } from "./network-file";
import { sampleFile } from "./sample-file";

const whole = sampleFile();
const [network] = whole.networks;
const figures = (network?.figures ?? []).map((figure) => JSON.stringify(figure));

function frame(): NetworkFileInput {
  return { ...whole, networks: whole.networks.map((one) => ({ ...one, figures: [] })) };
}

test("is the file, with a figure a line and a line feed at the end", () => {
  const text = fileText(frame(), figures);
  expect(networkFile.parse(JSON.parse(text))).toEqual(whole);
  const lines = text.split("\n");
  expect(lines.filter((line) => figures.includes(line.trim().replace(/,$/, "")))).toHaveLength(4);
  expect(lines.at(-1)).toBe("");
});

test("has an empty list where there are no figures", () => {
  const text = fileText(frame(), []);
  expect(text).toBe(`${JSON.stringify(frame(), null, 2)}\n`);
});

test("is none of a file that ends otherwise", () => {
  expect(() => fileText({ ...whole, networks: [] }, figures)).toThrow(RangeError);
  expect(() => fileText(whole, figures)).toThrow(RangeError);
});
