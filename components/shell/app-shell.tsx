import { useTranslations } from "next-intl";
import { type ReactNode } from "react";
import { Brand } from "./brand";
import { DemoBanner } from "./demo-banner";
import { LookBackBanner, LookBackChoice, NoEarlierDay } from "./look-back";
import { LocaleSwitch } from "./locale-switch";
import { NavDrawer } from "./nav-drawer";
import { type NavEntry, NavList } from "./nav-list";
import { PersonCard, type SignedInPerson } from "./person-card";

/**
 * The frame of every page behind the sign-in: navigation at the left (in a drawer on narrow screens), the signed-in
 * person and the app's own date. On paper only the page itself remains.
 */
export function AppShell({
  nav,
  person,
  today,
  lookBack,
  demo = false,
  signOut,
  children,
}: {
  nav: readonly NavEntry[];
  person: SignedInPerson;
  /** The day the app counts from, as shown; it may differ from the calendar's in a demonstration. */
  today: ReactNode;
  /** 历史时点: for whom there is a ledger to look back at; `day` null for now, `inVain` what was asked for and is no such day. */
  lookBack?: { readonly day: string | null; readonly inVain: string | null; readonly latest: string };
  demo?: boolean;
  signOut: () => Promise<void>;
  children: ReactNode;
}) {
  const t = useTranslations("shell");
  const clock = (
    <p className="flex items-center text-sm whitespace-nowrap text-muted">
      {t("clock.today")}
      <span className="ms-1.5 text-ink tabular-nums">{today}</span>
      {lookBack && <LookBackChoice day={lookBack.day} latest={lookBack.latest} />}
    </p>
  );
  const foot = (
    <div className="mt-auto space-y-1 border-t pt-3">
      <div className="ps-2.5">
        <PersonCard person={person} signOut={signOut} />
      </div>
      <LocaleSwitch className="ps-0.5" />
    </div>
  );
  return (
    <>
      <a
        href="#content"
        className="sr-only rounded-md bg-accent text-on-accent focus:not-sr-only focus:fixed focus:px-3 focus:py-2 focus:start-3 focus:top-3 focus:z-50"
      >
        {t("skipToContent")}
      </a>
      <div className="lg:grid lg:grid-cols-[14.5rem_minmax(0,1fr)] print:block">
        <header className="border-e bg-surface max-lg:hidden print:hidden">
          <div className="sticky top-0 flex h-dvh flex-col gap-4 overflow-y-auto p-3">
            <div className="space-y-1 px-2.5 pt-1.5">
              <Brand />
              {clock}
            </div>
            <NavList entries={nav} />
            {foot}
          </div>
        </header>
        <div className="min-w-0">
          {demo && <DemoBanner />}
          {lookBack?.day && <LookBackBanner day={lookBack.day} />}
          <header className="sticky top-0 z-20 flex h-13 items-center gap-2 border-b bg-surface px-4 lg:hidden print:hidden">
            <NavDrawer>
              <NavList entries={nav} />
              {foot}
            </NavDrawer>
            <Brand className="grow text-base" />
            {clock}
          </header>
          <main id="content" tabIndex={-1} className="outline-none">
            <div className="mx-auto max-w-[88rem] px-4 py-5 lg:px-8 lg:py-7 print:p-0">
              {lookBack && lookBack.inVain !== null ? (
                <NoEarlierDay text={lookBack.inVain} latest={lookBack.latest} />
              ) : (
                children
              )}
            </div>
          </main>
        </div>
      </div>
    </>
  );
}
