"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { placeWithin } from "./place-within";

/**
 * Follows links of the app without a new document: plain links, in markup too, so that none of them is a component of
 * its own, and no page is asked for before somebody wants it. `target="_self"` on a link asks for a new document.
 */
export function SoftNavigation() {
  const router = useRouter();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const href = event.defaultPrevented ? null : placeWithin(event);
      if (href === null || asksForDocument(event)) return;
      event.preventDefault();
      router.push(href);
    };
    document.addEventListener("click", follow);
    return () => {
      document.removeEventListener("click", follow);
    };
  }, [router]);
  return null;
}

function asksForDocument({ target }: MouseEvent): boolean {
  return target instanceof Element && target.closest('a[target="_self"]') !== null;
}
