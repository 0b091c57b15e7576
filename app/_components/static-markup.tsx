import type { Markup } from "./markup";

/** Markup as it stands: the one place where text goes to the page unescaped. React neither reads nor changes what is in it. */
export function StaticMarkup({
  of: { text },
  as: Element = "div",
  className,
}: {
  of: Markup;
  as?: "div" | "span" | "p";
  className?: string;
}) {
  return <Element className={className} dangerouslySetInnerHTML={{ __html: text }} />;
}
