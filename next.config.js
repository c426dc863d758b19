import createNextIntlPlugin from "next-intl/plugin";

const development = process.env.NODE_ENV === "development";

// Next.js writes its boot data as inline scripts, so inline scripts stay allowed; everything else is this origin only.
const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${development ? " 'unsafe-eval'" : ""}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

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
  experimental: { authInterrupts: true },
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "Content-Security-Policy", value: contentSecurityPolicy },
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "X-Frame-Options", value: "DENY" },
        { key: "Referrer-Policy", value: "same-origin" },
      ],
    },
  ],
};

export default createNextIntlPlugin("./lib/server/i18n/request.ts")(config);
