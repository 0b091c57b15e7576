"use client";

import dynamic from "next/dynamic";

const LineChart = dynamic(() => import("./line-chart"), {
  ssr: false,
  loading: () => <div className="h-full animate-pulse rounded-control bg-sunken" />,
});

/** A trend, as `packTrend` makes it, as a chart that is fetched after the page. Its table stands beside it, always. */
export function TrendChart({ trend }: { trend: string }) {
  return (
    <div className="h-72 noscript:hidden sm:h-96 print:h-72 print:[&>canvas]:h-full! print:[&>canvas]:w-full!">
      <LineChart trend={trend} />
    </div>
  );
}
