"use client";

import { useEffect, useEffectEvent } from "react";

const first = 2_000;
const longest = 30_000;

/** Calls `again` while something waits to be saved: when the connection is back, and after pauses that grow to half a minute. */
export function useRetries(waits: boolean, again: () => Promise<void>): void {
  const tryAgain = useEffectEvent(again);
  useEffect(() => {
    if (!waits) return undefined;
    let pause = first;
    let timer = setTimeout(retry, pause);
    let isOver = false;
    async function retry() {
      clearTimeout(timer);
      await tryAgain();
      clearTimeout(timer);
      pause = Math.min(longest, pause * 2);
      if (!isOver) timer = setTimeout(retry, pause);
    }
    window.addEventListener("online", retry);
    return () => {
      isOver = true;
      clearTimeout(timer);
      window.removeEventListener("online", retry);
    };
  }, [waits]);
}

/** Calls `save` when the line goes away with its page: going back in the browser leaves no field first. */
export function useLastTry(save: () => void): void {
  const leave = useEffectEvent(save);
  useEffect(() => () => leave(), []);
}
