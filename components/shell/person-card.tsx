import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { SubmitButton } from "../ui/submit-button";

export interface SignedInPerson {
  name: string;
  /** The role in the words of the screen. */
  role: string;
  /** Null for those who belong to no unit. */
  unit: string | null;
  /** The person's own page, where there is one. */
  href?: string;
}

/** Who is signed in, and the way out. */
export function PersonCard({ person, signOut }: { person: SignedInPerson; signOut: () => Promise<void> }) {
  const t = useTranslations("shell.person");
  return (
    <section aria-label={t("label")} className="flex items-center gap-2 text-sm">
      <div className="min-w-0 grow">
        <p className="truncate font-medium">
          {person.href ? (
            <Link href={person.href} className="hover:text-accent hover:underline">
              {person.name}
            </Link>
          ) : (
            person.name
          )}
          <span className="ms-2 font-normal text-muted">{person.role}</span>
        </p>
        {person.unit && <p className="truncate text-muted">{person.unit}</p>}
      </div>
      <form action={signOut}>
        <SubmitButton variant="quiet" size="icon" aria-label={t("signOut")} title={t("signOut")}>
          <LogOut aria-hidden />
        </SubmitButton>
      </form>
    </section>
  );
}
