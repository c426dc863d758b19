import { getFormatter, getTranslations } from "next-intl/server";
import { type ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { now } from "@/lib/server/clock";
import { env } from "@/lib/server/env";
import { requireViewer } from "@/lib/server/http/page";
import { navigationFor } from "@/lib/server/queries/navigation";
import { unreadMessages } from "@/lib/server/queries/messages";
import { leave } from "./actions";

export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer("todo.view");
  const [nav, role, format, unread] = await Promise.all([
    getTranslations("shell.nav"),
    getTranslations("domain.role"),
    getFormatter(),
    unreadMessages(viewer),
  ]);
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
      demo={env().mode === "demo"}
      signOut={leave}
    >
      {children}
    </AppShell>
  );
}
