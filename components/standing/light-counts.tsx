import Link from "next/link";
import { useTranslations } from "next-intl";
import { LIGHTS, type Light } from "@/lib/domain/vocabulary";
import { LightShape } from "../lights/light-shape";
import { cn } from "../ui/cn";

/**
 * How many targets show each light, as shapes with numbers in columns of their own; the words are read out, and
 * stand in the legend of the page. `hrefOf` leads to the targets behind a number.
 */
export function LightCounts({
  counts,
  hrefOf,
}: {
  counts: Readonly<Record<Light, number>>;
  hrefOf: (light: Light) => string;
}) {
  const t = useTranslations("domain.light");
  return (
    <ul className="inline-grid grid-cols-[repeat(5,3rem)] tabular-nums max-sm:grid-cols-[repeat(5,2.6rem)] print:grid-cols-[repeat(5,2.4rem)]">
      {LIGHTS.map((light) => {
        const look = "flex min-h-6 items-center gap-1.5";
        const content = (
          <>
            <LightShape light={light} className={cn(counts[light] === 0 && "opacity-30")} />
            <span className="sr-only">{t(light)}</span>
            {counts[light]}
          </>
        );
        return (
          <li key={light} title={t(light)}>
            {counts[light] > 0 ? (
              <Link
                href={hrefOf(light)}
                className={cn(look, "underline-offset-3 hover:text-accent hover:underline")}
              >
                {content}
              </Link>
            ) : (
              <span className={cn(look, counts[light] === 0 && "text-muted")}>{content}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
