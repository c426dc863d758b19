"use client";

import { Menu, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { usePathname } from "next/navigation";
import { Dialog } from "radix-ui";
import { type ReactNode } from "react";
import { Button } from "../ui/button";
import { overlayClass } from "../ui/dialog";

/** The navigation behind a button, for narrow screens; arriving at another page closes it. */
export function NavDrawer({ children }: { children: ReactNode }) {
  const t = useTranslations("shell");
  return (
    <Dialog.Root key={usePathname()}>
      <Dialog.Trigger asChild>
        <Button variant="quiet" size="icon" className="-ms-2" aria-label={t("nav.open")}>
          <Menu aria-hidden />
        </Button>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className={overlayClass} />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 start-0 z-50 flex w-72 max-w-[85vw] flex-col overflow-y-auto bg-surface p-3 shadow-xl print:hidden"
        >
          <div className="mb-2 flex items-center justify-between ps-2.5">
            <Dialog.Title className="font-semibold">{t("product")}</Dialog.Title>
            <Dialog.Close asChild>
              <Button variant="quiet" size="icon" aria-label={t("nav.close")}>
                <X aria-hidden />
              </Button>
            </Dialog.Close>
          </div>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
