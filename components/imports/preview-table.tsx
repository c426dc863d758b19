import { useTranslations } from "next-intl";
import { type ImportColumn } from "@/lib/domain/import-columns";
import { problemWords } from "@/lib/format/problem-words";
import { type FileColumn, type ImportPreview, type PreviewCell } from "@/lib/server/queries/import-preview";
import { Badge, type Tone } from "../ui/badge";
import { cn } from "../ui/cn";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";

const TONES: Readonly<Record<ImportPreview["rows"][number]["kind"], Tone>> = {
  wrong: "bad",
  changed: "warn",
  new: "info",
  same: "neutral",
};
/** What names a row on a phone, where only it and what needs a look are shown. */
const NAMING: ReadonlySet<ImportColumn | null> = new Set<ImportColumn>(["number", "indicator"]);

/** The rows of the file as they stand there, with errors at their cells and changes beside what the ledger has. */
export function PreviewTable({ columns, rows }: Pick<ImportPreview, "columns" | "rows">) {
  const t = useTranslations("imports.preview");
  const errors = useTranslations("errors") as unknown as (key: string) => string;
  const name = useTranslations("imports.column");
  return (
    <Table label={t("table")} narrow="cards" sticky="region">
      <Thead>
        <Tr>
          <Th>{t("line")}</Th>
          <Th>{t("kind")}</Th>
          {columns.map(({ letter, holds }) => (
            <Th key={letter}>
              <span className="block text-xs font-normal">{t("letter", { letter })}</span>
              {holds && name(holds)}
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {rows.map(({ line, kind, cells, problems }) => (
          <Tr key={line}>
            <Td label={t("line")} className="tabular-nums">
              {line}
            </Td>
            <Td label={t("kind")} className="whitespace-nowrap">
              <span>
                <Badge tone={TONES[kind]}>{t(`kinds.${kind}`)}</Badge>
              </span>
              {problems.map(({ column, problem }) => (
                <p key={column} className="mt-1 font-medium whitespace-normal text-red">
                  {t("atColumn", { column: name(column), problem: errors(problem) })}
                </p>
              ))}
            </Td>
            {cells.map((cell, at) => (
              <PreviewTd key={at} cell={cell} column={columns[at]} line={line} />
            ))}
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

function PreviewTd({ cell, column, line }: { cell: PreviewCell; column?: FileColumn; line: number }) {
  const t = useTranslations("imports.preview");
  const errors = useTranslations("errors") as unknown as (key: string) => string;
  const name = useTranslations("imports.column");
  const { text, problem, before } = cell;
  const marked = problem !== undefined || before !== undefined;
  const holds = column?.holds ?? null;
  return (
    <Td
      label={holds ? name(holds) : ""}
      wideOnly={(!marked && !NAMING.has(holds)) || undefined}
      className={cn(
        holds === "quote" && "sm:min-w-56",
        problem !== undefined && "bg-red-wash outline outline-red -outline-offset-1",
        before !== undefined && "bg-yellow-wash",
      )}
    >
      {/* One piece, so that a card on a phone keeps it beside its name. */}
      <div>
        {before !== undefined && (
          <del className="block text-muted">
            <span className="sr-only">{t("before")}</span>
            {before || t("empty")}
          </del>
        )}
        <span className={cn("break-words", !marked && "line-clamp-3")}>{text}</span>
        {problem !== undefined && (
          <p className="mt-1 min-w-40 text-sm font-medium text-red">
            <span className="block text-xs">{t("place", { line, letter: column?.letter ?? "" })}</span>
            {problemWords(errors, problem)}
          </p>
        )}
      </div>
    </Td>
  );
}
