import createNextIntlPlugin from "next-intl/plugin";

/**
 * Fixed policies of what is no page; a page has one with a nonce of its own (proxy.ts). The program's own files may load
 * each other and ask the product, as the worker that draws PDFs does; documents of routes may do nothing.
 */
const closed = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const documentPolicy = `default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; ${closed}`;
/** Files of others leave by routes: whatever a browser would show of one has no origin and runs nothing. */
const routePolicy = `sandbox; ${documentPolicy}`;
const programPolicy = `default-src 'self'; object-src 'none'; ${closed}`;

/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  // Types are a check of `npm test`; whoever starts the product need not wait for them.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  // Native modules, and libraries that read their own files or start workers from their own folder.
  serverExternalPackages: [
    "@node-rs/argon2",
    "better-sqlite3",
    "docx",
    "esbuild",
    "exceljs",
    "file-type",
    "nodemailer",
    "pdfmake",
    "pino",
    "unpdf",
  ],
  // A page is loaded when it is first asked for: after a crash the product is ready again in half the time.
  experimental: { authInterrupts: true, preloadEntriesOnStart: false },
  // Browsers ask for it where they could not read a page's own icon, as while the server starts anew.
  redirects: async () => [{ source: "/favicon.ico", destination: "/icon.svg", permanent: true }],
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "X-Frame-Options", value: "DENY" },
        { key: "Referrer-Policy", value: "same-origin" },
        { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
        { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
        { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=()" },
      ],
    },
    ...Object.entries({
      "/api/:path*": routePolicy,
      "/open": documentPolicy,
      "/icon.svg": documentPolicy,
      "/_next/:path*": programPolicy,
    }).map(([source, value]) => ({ source, headers: [{ key: "Content-Security-Policy", value }] })),
  ],
};

export default createNextIntlPlugin("./lib/server/i18n/request.ts")(config);
