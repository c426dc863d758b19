import "server-only";
import path from "node:path";
import { z } from "zod";
import { type Paced, PER_MINUTE } from "@/lib/domain/pace";

/** Secrets that stand in examples and manuals; a production start refuses them. */
const WELL_KNOWN_SECRETS = ["changeme", "change-me", "secret", "demo-secret-not-for-production"];

/** A setting that is a whole number from 1 on. */
function countFrom1(name: string, otherwise: number) {
  const sentence = `${name} is a number from 1 on. ${name} 应为正整数。`;
  return z.coerce.number(sentence).int(sentence).min(1, sentence).default(otherwise);
}

const schema = z
  .object({
    APP_MODE: z
      .enum(
        ["demo", "production"],
        "APP_MODE is either demo or production. APP_MODE 只能是 demo 或 production。",
      )
      .default("demo"),
    DATA_DIR: z.string().default("data"),
    DATABASE_URL: z.string().startsWith("file:").optional(),
    NEXTAUTH_SECRET: z.string().optional(),
    NEXTAUTH_URL: z.string().optional(),
    APP_CLOCK: z.string().optional(),
    LOG_KEY_FILE: z.string().optional(),
    BACKUP_DIR: z.string().optional(),
    BACKUP_KEEP: countFrom1("BACKUP_KEEP", 14),
    SELF_CHECK: z
      .enum(["daily", "off"], "SELF_CHECK is daily or off. SELF_CHECK 只能是 daily 或 off。")
      .default("daily"),
    BACKUP: z.enum(["daily", "off"], "BACKUP is daily or off. BACKUP 只能是 daily 或 off。").default("daily"),
    EXPORTS_PER_MINUTE: countFrom1("EXPORTS_PER_MINUTE", PER_MINUTE.export),
    UPLOADS_PER_MINUTE: countFrom1("UPLOADS_PER_MINUTE", PER_MINUTE.upload),
    SMTP_URL: z
      .string()
      .regex(
        /^smtps?:\/\/\S+$/,
        "SMTP_URL begins with smtp:// or smtps://. SMTP_URL 应以 smtp:// 或 smtps:// 开头。",
      )
      .optional(),
    MAIL_FROM: z.string().optional(),
    MAIL_DOMAINS: z.string().optional(),
    OIDC_ISSUER: z.string().optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    OIDC_NAME: z.string().max(20, "OIDC_NAME is 20 characters at most. OIDC_NAME 最多 20 个字。").optional(),
    WEBHOOK_ALLOW_PRIVATE: z
      .enum(["0", "1"], "WEBHOOK_ALLOW_PRIVATE is 0 or 1. WEBHOOK_ALLOW_PRIVATE 只能是 0 或 1。")
      .optional(),
  })
  .superRefine((env, ctx) => {
    if (env.SMTP_URL && !/@[^\s@<>]+>?\s*$/.test(env.MAIL_FROM ?? ""))
      ctx.addIssue({
        code: "custom",
        path: ["MAIL_FROM"],
        message:
          "SMTP_URL needs MAIL_FROM: the address that mails come from. 设置 SMTP_URL 时必须设置 MAIL_FROM（发件地址）。",
      });
    const named = OIDC.filter((name) => env[name]);
    if (named.length > 0 && named.length < OIDC.length)
      ctx.addIssue({
        code: "custom",
        path: ["OIDC_ISSUER"],
        message: `${OIDC.join(", ")} are set together or not at all. ${OIDC.join("、")} 须同时设置或都不设置。`,
      });
    if (env.OIDC_ISSUER && !isProviderAddress(env.OIDC_ISSUER))
      ctx.addIssue({
        code: "custom",
        path: ["OIDC_ISSUER"],
        message:
          "OIDC_ISSUER is an https address, written as the provider writes it. OIDC_ISSUER 应为 https 网址，与认证平台公布的 issuer 完全一致。",
      });
    if (env.APP_MODE !== "production") return;
    const secret = env.NEXTAUTH_SECRET ?? "";
    if (secret.length < 32 || WELL_KNOWN_SECRETS.some((known) => secret.includes(known)))
      ctx.addIssue({
        code: "custom",
        path: ["NEXTAUTH_SECRET"],
        message:
          "APP_MODE=production needs NEXTAUTH_SECRET: at least 32 random characters of your own, for example from `openssl rand -base64 32`. " +
          "正式运行必须设置 NEXTAUTH_SECRET（自行生成的至少 32 位随机字符）。",
      });
    if (!env.NEXTAUTH_URL || !/^https?:/.test(env.NEXTAUTH_URL) || !URL.canParse(env.NEXTAUTH_URL))
      ctx.addIssue({
        code: "custom",
        path: ["NEXTAUTH_URL"],
        message:
          "APP_MODE=production needs NEXTAUTH_URL: the address at which people open the ledger, for example https://ledger.example.gov.cn. " +
          "正式运行必须设置 NEXTAUTH_URL（用户访问本系统的网址）。",
      });
    if (env.APP_CLOCK)
      ctx.addIssue({
        code: "custom",
        path: ["APP_CLOCK"],
        message: "APP_CLOCK is for demo and tests only. 正式运行不得设置 APP_CLOCK。",
      });
  });

const OIDC = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_NAME"] as const;

/** By https, because whoever reads the way to the provider comes in as anybody; on this machine itself nobody reads it. */
function isProviderAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" || (protocol === "http:" && ["localhost", "127.0.0.1"].includes(hostname));
}

/** How mails are sent. */
export interface MailSettings {
  /** `smtps://user:password@host:465` */
  readonly url: string;
  readonly from: string;
  /** The only domains to which mails go; empty: any. */
  readonly domains: readonly string[];
}

/** 统一身份认证: the identity provider at which people sign in beside passwords (OpenID Connect). */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the sign-in page calls it. */
  readonly name: string;
}

export interface Env {
  readonly mode: "demo" | "production";
  /** Absolute folder of everything that must be backed up: database and files. */
  readonly dataDir: string;
  /** Absolute path of the SQLite file. */
  readonly databaseFile: string;
  readonly secret: string;
  /** Absolute path of the private key that signs the log (PEM); it lies outside of the database. */
  readonly logKeyFile: string;
  /** Where backups go, how many are kept, and whether the product makes one each day by itself. */
  readonly backup: { readonly folder: string; readonly keep: number; readonly daily: boolean };
  /** Whether the product holds its ledger against its log once a day by itself. */
  readonly selfCheck: boolean;
  /** How often one person may ask for files, or send some. */
  readonly perMinute: Readonly<Record<Paced, number>>;
  readonly clock: string | undefined;
  /** Where people open the ledger: links in mails begin with it. */
  readonly address: string;
  /** null: no mails are sent. */
  readonly mail: MailSettings | null;
  /** null: people sign in by password alone. */
  readonly oidc: OidcSettings | null;
  /** Whether robots may be called at addresses of the own network. */
  readonly webhooks: { readonly allowPrivate: boolean };
}

/** Parses the environment. Throws an Error with one sentence a line when it is not sound. */
export function parseEnv(raw: Record<string, string | undefined>): Env {
  const parsed = schema.safeParse(
    Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== "")),
  );
  if (!parsed.success) throw new Error(parsed.error.issues.map((issue) => issue.message).join("\n"));
  const env = parsed.data;
  const dataDir = path.resolve(/* turbopackIgnore: true */ env.DATA_DIR);
  return {
    mode: env.APP_MODE,
    dataDir,
    databaseFile: env.DATABASE_URL
      ? path.resolve(/* turbopackIgnore: true */ env.DATABASE_URL.slice("file:".length))
      : path.join(dataDir, "ledger.db"),
    secret: env.NEXTAUTH_SECRET ?? "demo-secret-not-for-production",
    logKeyFile: env.LOG_KEY_FILE
      ? path.resolve(/* turbopackIgnore: true */ env.LOG_KEY_FILE)
      : path.join(dataDir, "keys", "log-signing.pem"),
    backup: {
      folder: path.resolve(/* turbopackIgnore: true */ env.BACKUP_DIR ?? path.join(dataDir, "backups")),
      keep: env.BACKUP_KEEP,
      daily: env.BACKUP === "daily",
    },
    selfCheck: env.SELF_CHECK === "daily",
    perMinute: { ...PER_MINUTE, export: env.EXPORTS_PER_MINUTE, upload: env.UPLOADS_PER_MINUTE },
    clock: env.APP_CLOCK,
    address: env.NEXTAUTH_URL ?? "http://localhost:3000",
    mail: env.SMTP_URL
      ? {
          url: env.SMTP_URL,
          from: env.MAIL_FROM ?? "",
          domains: (env.MAIL_DOMAINS ?? "")
            .toLowerCase()
            .split(/[\s,]+/)
            .filter(Boolean),
        }
      : null,
    oidc: env.OIDC_ISSUER
      ? {
          issuer: env.OIDC_ISSUER,
          clientId: env.OIDC_CLIENT_ID ?? "",
          clientSecret: env.OIDC_CLIENT_SECRET ?? "",
          name: env.OIDC_NAME ?? "",
        }
      : null,
    webhooks: { allowPrivate: env.WEBHOOK_ALLOW_PRIVATE === "1" },
  };
}

let cached: Env | undefined;

/** The environment of this process, parsed once. */
export function env(): Env {
  return (cached ??= parseEnv(process.env));
}
