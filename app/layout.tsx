import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import "./globals.css";
import { words } from "./words/words";

export const metadata: Metadata = {
  title: { default: words.product, template: `%s · ${words.product}` },
  description: words.tagline,
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

/** The document. Asking for the headers keeps every page dynamic, which the nonce of its policy needs. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  await headers();
  return (
    <html lang="en">
      <body>
        <a
          href="#content"
          className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-10 focus:rounded-control focus:bg-surface focus:px-3 focus:py-2"
        >
          {words.skip}
        </a>
        {children}
      </body>
    </html>
  );
}
