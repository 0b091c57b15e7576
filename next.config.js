const publicUrl = process.env["NEXTAUTH_URL"];

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // Next hands an action that comes on another page's address on to its own by 127.0.0.1, and would find the origin foreign.
  experimental: {
    serverActions: {
      allowedOrigins: publicUrl && URL.canParse(publicUrl) ? [new URL(publicUrl).host] : [],
    },
  },
  serverExternalPackages: ["@node-rs/argon2", "pino", "postgres"],
  // Browsers ask for this name wherever no page has told them ours.
  rewrites: () => [{ source: "/favicon.ico", destination: "/icon.svg" }],
  headers: () => [
    {
      source: "/:path*",
      headers: [
        { key: "Strict-Transport-Security", value: "max-age=31536000; includeSubDomains" },
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "Referrer-Policy", value: "same-origin" },
        { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
        { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
        { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=()" },
      ],
    },
  ],
};

export default config;
