// `npm run admin -- create|list|reset-password|unlock|reset-factor`: what whoever operates the server does without a browser.
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { type z } from "zod";
import { PASSWORD_RULES } from "@/lib/domain/password";
import english from "@/lib/format/messages/en/errors.json";
import chinese from "@/lib/format/messages/zh-CN/errors.json";
import { FIRST_ROLES, firstAdministratorInput } from "@/lib/schemas/accounts";
import { passwordProfile } from "@/lib/server/auth/new-password";
import { now } from "@/lib/server/clock";
import { type CommandContext } from "@/lib/server/commands/context";
import { createFirstAdministrator } from "@/lib/server/commands/create-first-administrator";
import { resetFactorOf, setAccountPassword, unlockAccountNamed } from "@/lib/server/commands/operate-account";
import { db } from "@/lib/server/db/client";
import { migrate } from "@/lib/server/db/migrate";
import { env } from "@/lib/server/env";
import { LedgerError } from "@/lib/server/errors";
import { administrators } from "@/lib/server/queries/administrators";
import { ask, askSecret, firstLineOfInput, interactive } from "./terminal";

const USAGE = `usage: npm run admin -- create [--account NAME] [--name NAME] [--role ${FIRST_ROLES.join("|")}]
       npm run admin -- list
       npm run admin -- reset-password [--account NAME]
       npm run admin -- unlock [--account NAME]
       npm run admin -- reset-factor [--account NAME]
What is left out is asked for. A script gives it all, and the password as the first line of standard input.
缺少的内容会逐项询问；脚本须给全参数，并从标准输入第一行给出密码。`;

/** A sentence for whoever typed the command; the program ends with it and without a stack trace. */
class Refusal extends Error {}

const OPTIONS = { account: { type: "string" }, name: { type: "string" }, role: { type: "string" } } as const;
type Flags = Partial<Record<keyof typeof OPTIONS, string>>;

async function create(context: CommandContext, flags: Flags): Promise<void> {
  const account = await given(flags.account, "Account 账号: ");
  const name = await given(flags.name, "Name 姓名: ");
  const role = await given(flags.role, `Role 角色 (${FIRST_ROLES.join(" | ")}): `);
  const password = await givenPassword();
  const input = accepted(firstAdministratorInput, { account, name, role, password });
  await createFirstAdministrator(context, input);
  console.log(`Created ${input.account} (${input.role}); sign in on the page. 已创建，请在登录页登录。`);
  const present = new Set((await administrators()).map((administrator) => administrator.role));
  for (const missing of FIRST_ROLES.filter((each) => !present.has(each)))
    console.log(`Still missing 尚缺: npm run admin -- create --role ${missing}`);
}

async function list(): Promise<void> {
  const rows = await administrators();
  if (rows.length === 0) console.log("There is no administrator yet. 尚无管理员。");
  for (const { account, name, role, disabled } of rows)
    console.log([account, name, role, disabled ? "disabled 已停用" : "enabled 启用"].join("\t"));
}

async function resetPassword(context: CommandContext, flags: Flags): Promise<void> {
  const account = (await given(flags.account, "Account 账号: ")).toLowerCase();
  await setAccountPassword(context, { account, password: await givenPassword() });
  console.log(
    `The password of ${account} is set and its sessions are ended; it must be replaced at the next sign-in. 密码已重置，该账号已全部退出，本人下次登录须修改。`,
  );
}

async function unlock(context: CommandContext, flags: Flags): Promise<void> {
  const account = (await given(flags.account, "Account 账号: ")).toLowerCase();
  await unlockAccountNamed(context, { account });
  console.log(`${account} is unlocked. 已解锁。`);
}

async function resetFactor(context: CommandContext, flags: Flags): Promise<void> {
  const account = (await given(flags.account, "Account 账号: ")).toLowerCase();
  await resetFactorOf(context, { account });
  console.log(
    `The second factor of ${account} is taken off and its sessions are ended. 动态口令已解除，该账号已全部退出。`,
  );
}

const COMMANDS: Readonly<Record<string, (context: CommandContext, flags: Flags) => Promise<void>>> = {
  create,
  list,
  "reset-password": resetPassword,
  unlock,
  "reset-factor": resetFactor,
};

async function given(flag: string | undefined, question: string): Promise<string> {
  if (flag !== undefined) return flag.trim();
  if (!interactive()) throw new Refusal(USAGE);
  return (await ask(question)).trim();
}

async function givenPassword(): Promise<string> {
  if (!interactive()) return firstLineOfInput();
  const { minLength } = PASSWORD_RULES[await passwordProfile(now())];
  const password = await askSecret(`Password, at least ${minLength} characters 密码: `);
  if ((await askSecret("Again 再输一次: ")) !== password)
    throw new Refusal("The two passwords differ; nothing was changed. 两次输入的密码不一致，未作改动。");
  return password;
}

function accepted<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new Refusal(
    parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${sentence(message)}`).join("\n"),
  );
}

/** A problem in both languages, as the screens say it. */
function sentence(key: string): string {
  const say = (catalogue: Readonly<Record<string, string>>) => catalogue[key] ?? key;
  return `${say(english)} ${say(chinese)}`;
}

function explain(error: unknown): string {
  if (error instanceof LedgerError) {
    const { problem, fields } = error.details;
    const keys = fields ? Object.values(fields) : [problem ?? error.code];
    return keys.map(sentence).join("\n");
  }
  return error instanceof Error ? error.message : String(error);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const command = COMMANDS[positionals[0] ?? ""];
  if (!command || positionals.length > 1) throw new Refusal(USAGE);
  if (existsSync(".env")) process.loadEnvFile(".env");
  migrate(env().databaseFile);
  try {
    await command({ viewer: null, now: now(), requestId: randomUUID() }, values);
  } finally {
    await db().$disconnect();
  }
}

try {
  await main();
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
