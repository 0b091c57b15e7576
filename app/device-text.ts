import { userAgentFromString } from "next/server";
import { words } from "./words/words";

/** What a browser calls itself, in words: "Chrome on Windows". */
export function deviceText(device: string): string {
  const { browser, os } = userAgentFromString(device);
  const said = words.account.device;
  if (browser.name === undefined) return said.unknown;
  return os.name === undefined ? browser.name : said.on(browser.name, os.name);
}
