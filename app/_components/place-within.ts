/** Where a click leads to in this tab and within the app; null where it leads nowhere or elsewhere. */
export function placeWithin(event: MouseEvent): string | null {
  const { target } = event;
  const link = target instanceof Element ? target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || opensElsewhere(event, link)) return null;
  const { origin, pathname, search, hash } = new URL(link.href);
  const isHere = pathname === window.location.pathname && search === window.location.search;
  return origin === window.location.origin && !isHere ? pathname + search + hash : null;
}

function opensElsewhere(click: MouseEvent, link: HTMLAnchorElement): boolean {
  const { button, ctrlKey, metaKey, shiftKey, altKey } = click;
  const isPlain = button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;
  return !isPlain || link.target === "_blank" || link.hasAttribute("download");
}
