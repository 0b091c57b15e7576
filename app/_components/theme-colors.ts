"use client";

import { useSyncExternalStore } from "react";

const names = {
  actual: "--chart-actual",
  past: "--chart-past",
  band: "--chart-band",
  edge: "--chart-edge",
  breach: "--breach-mark",
  improvement: "--signal-better",
  concern: "--signal-worse",
  neutral: "--signal-common",
  surface: "--surface",
  line: "--line",
  text: "--ink-3",
} as const;

/** Colours of the theme as a canvas understands them. */
export type ThemeColors = Readonly<Record<keyof typeof names, string>>;

const queries = ["(prefers-color-scheme: dark)", "print"];
let known: { readonly media: string; readonly colors: ThemeColors } | null = null;

/** The theme's colours, anew when the person's scheme changes between light and dark, and for paper, which is light. */
export function useThemeColors(): ThemeColors {
  return useSyncExternalStore(subscribe, current, current);
}

function subscribe(changed: () => void): () => void {
  const lists = queries.map((query) => window.matchMedia(query));
  for (const list of lists) list.addEventListener("change", changed);
  return () => {
    for (const list of lists) list.removeEventListener("change", changed);
  };
}

function current(): ThemeColors {
  const media = queries.map((query) => window.matchMedia(query).matches).join();
  if (known?.media !== media) known = { media, colors: read() };
  return known.colors;
}

/** A custom property with light-dark() only resolves to a colour where it is used as one. */
function read(): ThemeColors {
  const probe = document.createElement("span");
  document.body.append(probe);
  const colorOf = (name: string) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const colors = {
    actual: colorOf(names.actual),
    past: colorOf(names.past),
    band: colorOf(names.band),
    edge: colorOf(names.edge),
    breach: colorOf(names.breach),
    improvement: colorOf(names.improvement),
    concern: colorOf(names.concern),
    neutral: colorOf(names.neutral),
    surface: colorOf(names.surface),
    line: colorOf(names.line),
    text: colorOf(names.text),
  };
  probe.remove();
  return colors;
}
