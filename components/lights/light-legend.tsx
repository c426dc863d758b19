import { useTranslations } from "next-intl";
import { LIGHTS, type Light } from "@/lib/domain/vocabulary";
import { LightShape } from "./light-shape";

/** Every light with its word, and how many there are of each where `counts` is given. */
export function LightLegend({ counts }: { counts?: Readonly<Record<Light, number>> }) {
  const t = useTranslations("domain.light");
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
      {LIGHTS.map((light) => (
        <li key={light} className="flex items-center gap-1.5">
          <LightShape light={light} />
          {t(light)}
          {counts && <span className="font-semibold text-ink tabular-nums">{counts[light]}</span>}
        </li>
      ))}
    </ul>
  );
}
