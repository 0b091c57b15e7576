"use client";

import dynamic from "next/dynamic";
import { useEffect, useRef, useState, type ReactNode } from "react";

const LineChart = dynamic(() => import("./line-chart"), {
  ssr: false,
  loading: () => <div className="h-full animate-pulse rounded-control bg-sunken" />,
});

const box =
  "h-72 sm:h-96 print:h-72 print:break-inside-avoid print:[&>canvas]:h-full! print:[&>canvas]:w-full! noscript:hidden";

/**
 * A trend, as `packTrend` makes it, as a chart that is fetched after the page. Its table stands beside it, always.
 *
 * @param children drawn by the server: it stands there until the chart comes into view, and only then is the chart fetched
 */
export function TrendChart({ trend, children }: { trend: string; children?: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [isSeen, setSeen] = useState(children === undefined);
  useEffect(() => {
    if (isSeen || place.current === null) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
    });
    observer.observe(place.current);
    return () => {
      observer.disconnect();
    };
  }, [isSeen]);
  const look = children === undefined ? box : box.replace(" noscript:hidden", "");
  return (
    <div ref={place} className={look}>
      {isSeen ? <LineChart trend={trend} /> : children}
    </div>
  );
}
