/**
 * Where to go after signing in: the path asked for if it stays on this site, else the start page.
 *
 * @param asked what the address says, which anybody may have written
 * @param origin our own origin, such as "https://score.example"
 */
export function ownPath(asked: string, origin: string): string {
  if (!asked.startsWith("/") || !URL.canParse(asked, origin)) return "/";
  const wanted = new URL(asked, origin);
  const leaves = wanted.origin !== origin || wanted.pathname.startsWith("//");
  return leaves ? "/" : `${wanted.pathname}${wanted.search}`;
}
