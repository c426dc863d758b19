// The README's pictures, taken of the built app with the sample district at its fixed day:
//   npm run build && node --import tsx tests/e2e/support/readme-pictures.ts
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { SAMPLE_PASSWORD } from "@/lib/domain/sign-in";
import { startServer } from "./server";

const PICTURES = { standing: "/standing", confirm: "/reports" } as const;
const debianChromium = "/usr/bin/chromium";

const server = await startServer();
const browser = await chromium.launch({
  ...(existsSync(debianChromium) ? { executablePath: debianChromium } : {}),
  args: ["--no-sandbox"],
});
try {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    baseURL: server.url,
    locale: "zh-CN",
  });
  await page.goto("/sign-in");
  await page.getByLabel("账号").fill("supervisor.dcs");
  await page.getByLabel("密码").fill(SAMPLE_PASSWORD);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.waitForURL("**/todo");
  for (const [name, address] of Object.entries(PICTURES)) {
    await page.goto(address);
    if (name === "confirm") {
      await page.getByRole("link", { name: "政府工作报告" }).first().click();
      await page.getByRole("list", { name: "表述清单" }).waitFor();
    }
    await page.screenshot({ path: `docs/images/${name}.png` });
  }
} finally {
  await browser.close();
  await server.close();
}
