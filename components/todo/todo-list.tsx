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

/** A group of things to do; nothing at all where there are none. */
export function TodoList({
  id,
  title,
  hint,
  entries,
  actions,
}: {
  id?: string;
  title: ReactNode;
  hint?: ReactNode;
  entries: readonly TodoEntry[];
  actions?: ReactNode;
}) {
  if (entries.length === 0) return null;
  return (
    <Section id={id} flush title={title} description={hint} actions={actions}>
      <ul className="divide-y">
        {entries.map(({ key, href, title: name, badge, tone, note, aside }) => (
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
      </ul>
    </Section>
  );
}
