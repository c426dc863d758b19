import { useTranslations } from "next-intl";
import { type Viewer } from "@/lib/domain/access";
import { DescriptionList } from "../ui/description-list";
import { Card } from "../ui/section";

/** Who one is signed in as; only the administrators change it. */
export function PersonFacts({
  viewer,
}: {
  viewer: Pick<Viewer, "name" | "account" | "role" | "unitName" | "leaderPostTitle">;
}) {
  const t = useTranslations("account.person");
  const role = useTranslations("domain.role");
  return (
    <Card>
      <DescriptionList
        items={[
          { term: t("name"), value: viewer.name },
          { term: t("account"), value: <span className="font-mono">{viewer.account}</span> },
          { term: t("role"), value: role(viewer.role) },
          { term: t("place"), value: viewer.leaderPostTitle ?? viewer.unitName ?? t("none") },
        ]}
      />
      <p className="mt-3 text-sm text-muted">{t("hint")}</p>
    </Card>
  );
}
