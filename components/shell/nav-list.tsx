"use client";

import { useTranslations } from "next-intl";
import Link, { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "../ui/cn";
import { Spinner } from "../ui/spinner";
import { type NavIcon, navIcons } from "./nav-icons";

export interface NavEntry {
  href: string;
  label: string;
  icon?: NavIcon;
  /** How many things wait there; none is not shown. */
  count?: number;
}

/** The entry one is in: the one whose path is the longest beginning of the current one. */
export function currentEntry(entries: readonly NavEntry[], pathname: string): NavEntry | undefined {
  return entries
    .filter(({ href }) => pathname === href || pathname.startsWith(href.endsWith("/") ? href : `${href}/`))
    .toSorted((one, other) => other.href.length - one.href.length)[0];
}

/** Turns while the page behind the surrounding link is being fetched; quick pages never show it. */
function Arriving() {
  const { pending } = useLinkStatus();
  return (
    <Spinner className={cn("text-accent opacity-0", pending && "opacity-100 transition-opacity delay-150")} />
  );
}

/** The main navigation. */
export function NavList({ entries }: { entries: readonly NavEntry[] }) {
  const t = useTranslations("shell.nav");
  const current = currentEntry(entries, usePathname());
  return (
    <nav aria-label={t("label")}>
      <ul className="space-y-0.5">
        {entries.map((entry) => {
          const Icon = entry.icon && navIcons[entry.icon];
          const active = entry === current;
          return (
            <li key={entry.href}>
              <Link
                href={entry.href}
                aria-current={active ? "page" : undefined}
                className={cn(
                  "flex min-h-9 items-center gap-2.5 rounded-md px-2.5 text-base -outline-offset-2",
                  active
                    ? "bg-accent-wash font-semibold text-accent shadow-[inset_3px_0_var(--accent)]"
                    : "text-ink hover:bg-sunken",
                )}
              >
                {Icon && (
                  <Icon
                    aria-hidden
                    className={cn("size-4.5 shrink-0", active ? "text-accent" : "text-muted")}
                  />
                )}
                <span className="min-w-0 grow truncate">{entry.label}</span>
                <Arriving />
                {entry.count ? (
                  <span className="rounded-full bg-accent px-1.5 text-xs leading-5 font-semibold text-on-accent tabular-nums">
                    <span aria-hidden>{entry.count}</span>
                    <span className="sr-only">{t("count", { count: entry.count })}</span>
                  </span>
                ) : null}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
