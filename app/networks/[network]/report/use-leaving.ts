"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef } from "react";
import { placeWithin } from "@/app/_components/place-within";

/**
 * Before anything that isn't saved is thrown away, the person is asked: by the browser when the page goes, by us when a link
 * leads on within the app, which first waits for what is on its way, and when a form, such as signing out, is sent.
 */
export function useLeaving(
  { unsaved, saving }: { readonly unsaved: boolean; readonly saving: boolean },
  question: string,
): void {
  const router = useRouter();
  const leavingFor = useRef<string | null>(null);
  const leave = useEffectEvent((href: string) => {
    leavingFor.current = saving ? href : null;
    if (!saving && (!unsaved || window.confirm(question))) router.push(href);
  });
  useEffect(() => {
    if (!saving && leavingFor.current !== null) leave(leavingFor.current);
  }, [saving]);

  useEffect(() => {
    if (!unsaved) return undefined;
    const warn = (event: Event) => {
      event.preventDefault();
    };
    const hold = (event: MouseEvent) => {
      const href = placeWithin(event);
      if (href === null) return;
      stop(event);
      leave(href);
    };
    const ask = (event: Event) => {
      if (!window.confirm(question)) stop(event);
    };
    window.addEventListener("beforeunload", warn);
    document.addEventListener("click", hold, { capture: true });
    document.addEventListener("submit", ask, { capture: true });
    return () => {
      window.removeEventListener("beforeunload", warn);
      document.removeEventListener("click", hold, { capture: true });
      document.removeEventListener("submit", ask, { capture: true });
    };
  }, [unsaved, question]);
}

function stop(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
