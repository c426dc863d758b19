import { useTranslations } from "next-intl";
import { type Category } from "@/lib/domain/vocabulary";
import { type StandingDimension } from "@/lib/schemas/target-filter";
import { type StandingGroup } from "@/lib/server/queries/standing";

/** What a line of the standing is called; where the group has no name of its own, the word for it. */
export function useGroupName(by: StandingDimension): (group: Pick<StandingGroup, "key" | "name">) => string {
  const t = useTranslations("standing.nobody");
  const category = useTranslations("domain.category");
  const livelihood = useTranslations("standing.livelihood");
  return ({ key, name }) => {
    if (name !== null) return name;
    if (by === "livelihood") return livelihood(key === "livelihood" ? "projects" : "other");
    if (by === "category") return category(key as Category);
    return t(by);
  };
}
