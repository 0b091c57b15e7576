import { useEffect, useRef, useState } from "react";
import { stake } from "../actions";
import { entriesOf } from "./entries-of";

const pauseMs = 400;

/**
 * What the SLA at this place of the form puts at risk, asked anew whenever nothing was typed for a moment; null where it can't be
 * told. `meter` is an element within the form.
 */
export function useStake(slug: string, at: string) {
  const meter = useRef<HTMLParagraphElement>(null);
  const [says, setSays] = useState<string | null>(null);
  useEffect(() => {
    const form = meter.current?.closest("form");
    if (!form) return;
    let pause: ReturnType<typeof setTimeout> | undefined;
    let asked = 0;
    let sent = "";
    const ask = async () => {
      const entries = entriesOf(new FormData(form));
      const typed = JSON.stringify(entries);
      if (typed === sent) return;
      sent = typed;
      asked += 1;
      const own = asked;
      const answer = await stake(slug, { entries }).catch(() => null);
      if (own !== asked) return;
      const stakes = answer?.state === "staked" ? answer.stakes : [];
      setSays(stakes.find(({ place }) => place === at)?.says ?? null);
      if (answer === null) sent = "";
    };
    const later = () => {
      clearTimeout(pause);
      pause = setTimeout(() => void ask(), pauseMs);
    };
    later();
    // A click may add or take away an obligation.
    const kinds = ["input", "click"];
    for (const kind of kinds) form.addEventListener(kind, later);
    return () => {
      clearTimeout(pause);
      asked += 1;
      for (const kind of kinds) form.removeEventListener(kind, later);
    };
  }, [slug, at]);
  return { meter, says };
}
