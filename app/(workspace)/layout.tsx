import { getFormatter, getTranslations } from "next-intl/server";
import { type ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { mayEver } from "@/lib/domain/access";
import { dayBefore } from "@/lib/domain/look-back";
import { dayOf } from "@/lib/format/dates";
import { now } from "@/lib/server/clock";
import { env } from "@/lib/server/env";
import { rememberedDay } from "@/lib/server/http/look-back";
import { requireViewer } from "@/lib/server/http/page";
import { navigationFor } from "@/lib/server/queries/navigation";
import { unreadMessages } from "@/lib/server/queries/messages";
import { leave } from "./actions";

export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer("todo.view");
  const [nav, role, format, unread, remembered] = await Promise.all([
    getTranslations("shell.nav"),
    getTranslations("domain.role"),
    getFormatter(),
    unreadMessages(viewer),
    rememberedDay(),
  ]);
  // Whoever followed a link to an earlier day is told so, even where there is nothing for them to see in it.
  const looksBack =
    mayEver(viewer, "standing.view") || Object.values(remembered).some((asked) => asked !== null);
  return (
    <AppShell
      nav={navigationFor(viewer).map(({ key, href }) => ({
        href,
        label: nav(key),
        icon: key,
        ...(key === "messages" && { count: unread }),
      }))}
      person={{
        name: viewer.name,
        role: role(viewer.role),
        unit: viewer.unitName ?? viewer.leaderPostTitle,
        href: "/account",
      }}
      today={format.dateTime(now(), { dateStyle: "medium" })}
      lookBack={looksBack ? { ...remembered, latest: dayBefore(dayOf(now())) } : undefined}
      demo={env().mode === "demo"}
      signOut={leave}
    >
      {children}
    </AppShell>
  );
}
