import { getFormatter, getTranslations } from "next-intl/server";
import { type ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { mayEver } from "@/lib/domain/access";
import { dayBefore } from "@/lib/domain/look-back";
import { dayOf } from "@/lib/format/dates";
import { now } from "@/lib/server/clock";
import { env } from "@/lib/server/env";
import { dayLookedAt } from "@/lib/server/http/look-back";
import { requireViewer } from "@/lib/server/http/page";
import { navigationFor } from "@/lib/server/queries/navigation";
import { unreadMessages } from "@/lib/server/queries/messages";
import { leave } from "./actions";

export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer("todo.view");
  const [nav, role, format, unread, day] = await Promise.all([
    getTranslations("shell.nav"),
    getTranslations("domain.role"),
    getFormatter(),
    unreadMessages(viewer),
    dayLookedAt(),
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
      lookBack={mayEver(viewer, "standing.view") ? { day, latest: dayBefore(dayOf(now())) } : undefined}
      demo={env().mode === "demo"}
      signOut={leave}
    >
      {children}
    </AppShell>
  );
}
