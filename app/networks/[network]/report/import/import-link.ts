import { markup, type Markup } from "@/app/_components/markup";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";

/** The way from My month to entering it by a file. */
export function importLink(report: string): Markup {
  return markup`<a class="button-quiet" href="${hrefOf(`${report}/import`)}">${words.importing.link}</a>`;
}
