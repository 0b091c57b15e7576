"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { entryStore, type EntryStore } from "./entry-store";
import type { GridSeries, ShownMonth } from "./month-data";

/** The entries of the page, taken up where this device left them, and saved by themselves whenever that is possible. */
export function useEntries(page: {
  readonly rows: readonly GridSeries[];
  readonly months: readonly ShownMonth[];
  readonly place: string;
  readonly href: string;
}): EntryStore {
  const [store] = useState(() => entryStore(page));
  useSyncExternalStore(
    store.subscribe,
    () => store.stamp(),
    () => 0,
  );
  useEffect(() => {
    store.begin();
    const again = () => void store.sender.now();
    const seen = () => {
      if (document.visibilityState === "visible" && store.sender.trouble() !== null) again();
    };
    window.addEventListener("pagehide", store.keepAll);
    window.addEventListener("online", again);
    document.addEventListener("visibilitychange", seen);
    window.addEventListener("focus", seen);
    window.addEventListener("pageshow", again);
    return () => {
      store.keepAll();
      window.removeEventListener("pagehide", store.keepAll);
      window.removeEventListener("online", again);
      document.removeEventListener("visibilitychange", seen);
      window.removeEventListener("focus", seen);
      window.removeEventListener("pageshow", again);
      store.sender.stop();
    };
  }, [store]);
  return store;
}
