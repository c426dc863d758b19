import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { SAMPLE_PASSWORD } from "@/lib/domain/sign-in";
import { problemAnswer, progressAnswer } from "@/lib/schemas/api";
import { readRow, storedReport } from "./support/database";
import { expect, test } from "./support/test";

test.use({ ledger: "api" });

/** The commands of docs/api.md in their order, but for the values that are each reader's own. */
const commands = [...readFileSync("docs/api.md", "utf8").matchAll(/^```sh\n(.*?)^```$/gms)]
  .map(([, block = ""]) => block.replaceAll(/^(?:LEDGER|TOKEN|TARGET)=.*\n/gm, ""))
  .join("");

test("somebody makes an access token, another system works with it by the commands of the manual, until it is taken back", async ({
  page,
  server,
  signIn,
}) => {
  const { id: target } = readRow<{ id: string }>(
    server,
    `SELECT t.id FROM Target t JOIN Assignment a ON a.targetId = t.id JOIN User u ON u.unitId = a.leadUnitId
     WHERE u.account = 'head.rsj' AND t.measure = 'cumulative' AND t.state = 'active' AND t.year = 2026
       AND EXISTS (SELECT 1 FROM ProgressReport p WHERE p.targetId = t.id AND p.period = '2026-09')
       AND NOT EXISTS (SELECT 1 FROM ProgressReport p WHERE p.targetId = t.id AND p.period = '2026-10')`,
  );
  await signIn("head.rsj");
  await page.goto("/account");
  const section = page.getByRole("region", { name: "访问令牌" });
  await section.getByRole("button", { name: "新建访问令牌" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("名称").fill("就业统计系统");
  for (const scope of ["查看台账", "填报进展", "导出"]) await dialog.getByLabel(scope).check();
  await dialog.getByLabel("当前密码").fill(SAMPLE_PASSWORD);
  await dialog.getByRole("button", { name: "新建访问令牌" }).click();
  const token = (await section.locator("code").textContent()) ?? "";
  await section.getByRole("button", { name: "已保存，关闭" }).click();
  await expect(section.getByRole("row", { name: /就业统计系统/ })).toContainText("从未使用");
  await page.reload();
  expect(await page.content()).not.toContain(token);

  const folder = mkdtempSync(path.join(os.tmpdir(), "ledger-api-"));
  try {
    const run = () =>
      execFileSync("bash", ["--norc", "-euo", "pipefail", "-c", commands], {
        cwd: folder,
        encoding: "utf8",
        env: {
          NODE_ENV: "production",
          PATH: process.env.PATH,
          LEDGER: server.url,
          TOKEN: token,
          TARGET: target,
        },
      });
    const output = run();
    expect(output.match(/(?:304|412|428)$/gm)).toEqual(["304", "412", "428"]);
    const read = (name: string): unknown => JSON.parse(readFileSync(path.join(folder, name), "utf8"));
    expect(progressAnswer.parse(read("month.json"))).toMatchObject({ state: "draft", value: "2.7" });
    expect(problemAnswer.parse(read("conflict.json")).present?.body).toMatchObject({ value: "2.7" });
    expect(readFileSync(path.join(folder, "targets.xlsx")).subarray(0, 2).toString()).toBe("PK");
    expect(storedReport(server, target, "2026-10")).toMatchObject({ state: "submitted", value: "2.7" });

    await page.reload();
    await expect(section.getByRole("row", { name: /就业统计系统/ })).not.toContainText("从未使用");
    await section.getByRole("button", { name: "撤销“就业统计系统”" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "撤销" }).click();
    await expect(section.getByText("还没有访问令牌")).toBeVisible();
    expect(run).toThrow(/401/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
