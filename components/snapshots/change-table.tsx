import { useLocale, useTranslations } from "next-intl";
import { type ReactNode } from "react";
import { type StandingChange } from "@/lib/domain/standing-change";
import { causeTexts } from "@/lib/format/change-text";
import { type Speaker } from "@/lib/format/speaker";
import { actualText, attainmentText, lightWord } from "@/lib/format/standing-text";
import { valueText } from "@/lib/format/value-text";
import { type TargetFigures } from "@/lib/server/queries/target-figures";
import { Light } from "../lights/light";
import { targetHref } from "../targets/target-href";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";
import { TextLink } from "../ui/text-link";

/** Targets that stand otherwise than before: both figures, both lights, and why. */
export function ChangeTable({
  label,
  changes,
}: {
  label: string;
  changes: readonly StandingChange<TargetFigures>[];
}) {
  const t = useTranslations("snapshots.compare");
  const domain = useTranslations("domain.measure");
  const speaker = useTranslations() as unknown as Speaker;
  const locale = useLocale();
  const goal = ({ definition }: TargetFigures) => valueText(definition) ?? domain(definition.measure);
  const figure = ({ standing, definition }: TargetFigures) => actualText(standing, definition, speaker);
  const attainment = ({ standing }: TargetFigures) => attainmentText(standing, speaker);
  return (
    <Table label={label} narrow="cards">
      <Thead>
        <Tr>
          <Th>{t("target")}</Th>
          <Th numeric>{t("goal")}</Th>
          <Th numeric>{t("figure")}</Th>
          <Th numeric>{t("attainment")}</Th>
          <Th>{t("light")}</Th>
          <Th>{t("cause")}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {changes.map((change) => {
          const target = change.after ?? change.before;
          if (!target) return null;
          return (
            <Tr key={change.id}>
              <Th scope="row" className="min-w-44">
                <span className="me-1.5 font-normal text-muted tabular-nums">{target.number}</span>
                <TextLink href={targetHref(target)}>{target.indicator}</TextLink>
                {target.assignment && (
                  <span className="block text-sm font-normal text-muted">
                    {target.assignment.leadUnit.shortName}
                  </span>
                )}
              </Th>
              <Td numeric label={t("goal")}>
                <Pair change={change} of={goal} />
              </Td>
              <Td numeric label={t("figure")}>
                <Pair change={change} of={figure} />
              </Td>
              <Td numeric label={t("attainment")}>
                <Pair change={change} of={attainment} />
              </Td>
              <Td label={t("light")} className="whitespace-nowrap">
                <LightPair change={change} />
              </Td>
              <Td label={t("cause")} className="min-w-48 text-pretty max-sm:min-w-0">
                <ul>
                  {causeTexts(change, speaker, locale).map((text) => (
                    <li key={text}>{text}</li>
                  ))}
                </ul>
              </Td>
            </Tr>
          );
        })}
      </Tbody>
    </Table>
  );
}

type Change = StandingChange<TargetFigures>;

/** What it was and what it is; once where the two say the same. */
function Pair({ change: { before, after }, of }: { change: Change; of: (target: TargetFigures) => string }) {
  const t = useTranslations("snapshots.compare");
  const [was, is] = [before && of(before), after && of(after)];
  return was === is ? is : <Arrow from={was ?? t("absent")} to={is ?? t("absent")} />;
}

function LightPair({ change: { before, after } }: { change: Change }) {
  const t = useTranslations("snapshots.compare");
  const speaker = useTranslations() as unknown as Speaker;
  const shown = (target: TargetFigures | null) =>
    target ? <Light light={target.standing.light} word={lightWord(target.standing, speaker)} /> : t("absent");
  if (
    before?.standing.light === after?.standing.light &&
    before?.standing.reporting === after?.standing.reporting
  )
    return shown(after);
  return <Arrow from={shown(before)} to={shown(after)} />;
}

function Arrow({ from, to }: { from: ReactNode; to: ReactNode }) {
  const t = useTranslations("snapshots.compare");
  return (
    <span className="inline-flex items-center gap-x-1.5 whitespace-nowrap">
      <span className="text-muted">
        <span className="sr-only">{t("was")} </span>
        {from}
      </span>
      <span aria-hidden>→</span>
      <span className="font-medium">
        <span className="sr-only">{t("is")} </span>
        {to}
      </span>
    </span>
  );
}
