import { useTranslations } from "next-intl";
import { type ReactNode } from "react";
import { Badge, type Tone } from "../ui/badge";
import { Section } from "../ui/section";
import { TextLink } from "../ui/text-link";

/** One thing to do: where it is done, what it is, and why. */
export interface TodoEntry {
  readonly key: string;
  readonly href: string;
  readonly title: ReactNode;
  readonly badge?: string;
  readonly tone?: Tone;
  /** The reason or what is missing. */
  readonly note?: ReactNode;
  /** A figure, a date, a light at the right. */
  readonly aside?: ReactNode;
}

/** So many things stand on the desk at once; the others are one step away. */
const AT_ONCE = 20;

/** A group of things to do; nothing at all where there are none. Of a long one the first stand here, and `href` leads to all. */
export function TodoList({
  id,
  title,
  hint,
  entries,
  actions,
  href,
}: {
  id?: string;
  title: ReactNode;
  hint?: ReactNode;
  entries: readonly TodoEntry[];
  actions?: ReactNode;
  /** Where all of them are listed; without one they all stand here. */
  href?: string;
}) {
  const t = useTranslations("todo");
  const shown = href ? entries.slice(0, AT_ONCE) : entries;
  const left = entries.length - shown.length;
  if (entries.length === 0) return null;
  return (
    <Section id={id} flush title={title} description={hint} actions={actions}>
      <ul className="divide-y">
        {shown.map(({ key, href, title: name, badge, tone, note, aside }) => (
          <li key={key} className="flex flex-wrap items-center gap-x-3 gap-y-0.5 px-4 py-2">
            <span className="min-w-0 grow basis-60">
              <TextLink href={href}>{name}</TextLink>
              {badge && (
                <Badge tone={tone} className="ms-2">
                  {badge}
                </Badge>
              )}
              {note && <span className="block text-sm text-muted">{note}</span>}
            </span>
            {aside && <span className="text-sm text-muted tabular-nums">{aside}</span>}
          </li>
        ))}
        {href && left > 0 && (
          <li className="px-4 py-2">
            <TextLink href={href}>{t("more", { count: left })}</TextLink>
          </li>
        )}
      </ul>
    </Section>
  );
}
