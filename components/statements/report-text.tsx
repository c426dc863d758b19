"use client";

import { useTranslations } from "next-intl";
import { memo, type MouseEvent, type ReactNode, type RefObject, useMemo } from "react";
import { cn } from "@/components/ui/cn";
import { useAlive } from "@/components/ui/use-alive";
import { type Mark, marksByParagraph, type Piece, piecesOf } from "@/lib/format/marked-text";
import { type Section, type SectionRole } from "@/lib/extraction/types";
import { valueText } from "@/lib/format/value-text";
import { type PageStart } from "@/lib/server/documents/document";
import { type ReportParagraph } from "@/lib/server/queries/report-paragraphs";
import { type StatementView } from "@/lib/server/queries/statements";
import { blocksOf } from "./report-blocks";
import { OFFSET_ATTRIBUTE } from "./text-selection";

export interface ReportTextProps {
  readonly text: string;
  readonly paragraphs: readonly ReportParagraph[];
  /** Where the pages of a pdf begin; empty for formats without pages. */
  readonly pages: readonly PageStart[];
  /** How extraction divided the report. */
  readonly sections: readonly Section[];
}

/** So many paragraphs come from the server with their marks, those further down without: nobody sees them before they have them. */
const FIRST_MARKED = 100;

/** How a statement's mark looks, and what it says when a pointer rests on it. */
interface MarkLook {
  readonly look: string;
  readonly says: string;
}

/** 一、 and （一） stand at the head of what follows. */
const HEADING = /^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)[^。；]{1,40}$/;

/**
 * The report's text with every statement marked. Kind and state are told by the shape of the underline: solid for
 * targets, dotted for results, double once confirmed, struck through once rejected.
 */
export function ReportText({
  text,
  paragraphs,
  pages,
  sections,
  statements,
  currentId,
  rootRef,
  onSelect,
}: ReportTextProps & {
  statements: readonly StatementView[];
  currentId: string | null;
  rootRef: RefObject<HTMLDivElement | null>;
  onSelect: (id: string) => void;
}) {
  const marks = useMemo(() => marksByParagraph(paragraphs, statements), [paragraphs, statements]);
  const blocks = useMemo(() => blocksOf(paragraphs, sections), [paragraphs, sections]);
  const looks = useLooks(statements);
  const alive = useAlive();

  const choose = (event: MouseEvent) => {
    const mark = (event.target as Element).closest("[data-ids]");
    const ids = mark?.getAttribute("data-ids")?.split(" ") ?? [];
    // Dragging over a mark selects text for a statement to add.
    if (ids.length === 0 || window.getSelection()?.isCollapsed === false) return;
    const next = ids[(ids.indexOf(currentId ?? "") + 1) % ids.length];
    if (next) onSelect(next);
  };

  return (
    <div ref={rootRef} onClick={choose} className="text-[1rem] leading-8">
      {blocks.map(({ role, from, to }) => (
        <Block key={from} role={role}>
          {paragraphs.slice(from, to).map((paragraph, index) => {
            const own = (alive || from + index < FIRST_MARKED ? marks[from + index] : undefined) ?? [];
            return (
              <Paragraph
                key={paragraph.start}
                text={text}
                paragraph={paragraph}
                pages={pages}
                marks={own}
                looks={looks}
                signature={own.map(({ id }) => `${id} ${looks.get(id)?.look} ${looks.get(id)?.says}`).join()}
                currentId={own.some(({ id }) => id === currentId) ? currentId : null}
              />
            );
          })}
        </Block>
      ))}
    </div>
  );
}

/** Value, certainty and doubts of each statement: why it was found shows without opening it. */
function useLooks(statements: readonly StatementView[]): ReadonlyMap<string, MarkLook> {
  const t = useTranslations("statements");
  return useMemo(
    () =>
      new Map(
        statements.map((one) => {
          const doubts = one.reasons.map((doubt) => t(`doubt.${doubt}`));
          const says = [
            `${one.indicator} ${valueText(one) ?? ""}`.trim(),
            [t(`confidence.${one.confidence}`), ...doubts].join("；"),
          ].join("\n");
          return [one.id, { look: `${one.kind} ${one.state}`, says }];
        }),
      ),
    [statements, t],
  );
}

/** Parts that promise nothing for the year stay legible and stand back; explanations of terms open on demand. */
function Block({ role, children }: { role: SectionRole; children: ReactNode }) {
  const t = useTranslations("statements.part");
  if (role === "glossary")
    return (
      <details className="my-4 border-s-2 ps-3 text-sm leading-7">
        <summary className="w-fit py-1 text-accent">{t("glossary")}</summary>
        {children}
      </details>
    );
  if (role !== "review" && role !== "outlook") return <>{children}</>;
  return (
    <section aria-label={t(role)} className="my-4 border-s-2 ps-3">
      <p className="text-sm text-muted">{t(role)}</p>
      {children}
    </section>
  );
}

interface ParagraphProps {
  readonly text: string;
  readonly paragraph: ReportParagraph;
  readonly pages: readonly PageStart[];
  readonly marks: readonly Mark[];
  readonly looks: ReadonlyMap<string, MarkLook>;
  /** Everything about the marks that shows; the paragraph is drawn anew only when it changes. */
  readonly signature: string;
  readonly currentId: string | null;
}

const Paragraph = memo(
  function Paragraph({ text, paragraph, pages, marks, looks, currentId }: ParagraphProps) {
    const content = text.slice(paragraph.start, paragraph.end);
    const furniture = paragraph.kind === "furniture";
    const heading = !furniture && HEADING.test(content);
    return (
      <p
        {...{ [OFFSET_ATTRIBUTE]: paragraph.start }}
        className={cn(
          "mb-1 scroll-my-24",
          furniture && "text-sm leading-6 text-muted",
          heading && "mt-4 font-semibold",
          !furniture && !heading && "indent-[2em]",
        )}
      >
        {piecesOf(paragraph, marks, pages).map((piece) => (
          <MarkedPiece
            key={piece.start}
            piece={piece}
            words={text.slice(piece.start, piece.end)}
            look={looks.get(shownId(piece, currentId) ?? "")}
            current={currentId !== null && piece.ids.includes(currentId)}
          />
        ))}
      </p>
    );
  },
  (before, after) => before.signature === after.signature && before.currentId === after.currentId,
);

/** Of several statements in one place the current one shows, else the shortest. */
const shownId = ({ ids }: Piece, currentId: string | null): string | undefined =>
  ids.find((id) => id === currentId) ?? ids[0];

const UNDERLINES: Readonly<Record<string, string>> = {
  "target proposed": "decoration-accent decoration-solid bg-accent-wash",
  "target confirmed": "decoration-green decoration-double bg-green-wash",
  "target rejected": "line-through decoration-muted bg-transparent text-muted",
  "result proposed": "decoration-muted decoration-dotted bg-sunken",
  "result confirmed": "decoration-green decoration-dotted bg-green-wash",
  "result rejected": "line-through decoration-muted bg-transparent text-muted",
};

/** The look of a mark, for the text and for its legend. */
export const markClass = (look: string): string =>
  cn("rounded-sm text-ink underline decoration-2 underline-offset-4", UNDERLINES[look]);

function MarkedPiece({
  piece,
  words,
  look,
  current,
}: {
  piece: Piece;
  words: string;
  look: MarkLook | undefined;
  current: boolean;
}) {
  const t = useTranslations("statements.text");
  return (
    <>
      {piece.page !== null && (
        <span
          data-label={t("page", { page: piece.page })}
          className="mx-1 rounded-sm border px-1 align-middle text-xs text-muted no-underline before:content-[attr(data-label)]"
        />
      )}
      {look === undefined ? (
        <Unwrapped words={words} />
      ) : (
        <mark
          data-ids={piece.ids.join(" ")}
          title={look.says}
          aria-current={current ? "true" : undefined}
          className={cn(
            markClass(look.look),
            "cursor-pointer scroll-my-32 bg-clip-padding",
            current && "print-exact outline-2 outline-accent",
          )}
        >
          <Unwrapped words={words} />
        </mark>
      )}
    </>
  );
}

/**
 * Hard wraps stay in the text, so that offsets can be counted, but are not seen; between Latin words they are a space.
 */
function Unwrapped({ words }: { words: string }) {
  if (!words.includes("\n")) return words;
  const parts = words.split(/(\s*\n\s*)/);
  return parts.map((part, index) => {
    const latin = /[A-Za-z]$/.test(parts[index - 1] ?? "") && /^[A-Za-z]/.test(parts[index + 1] ?? "");
    return index % 2 === 0 || latin ? (
      part
    ) : (
      <span key={index} className="text-[0px] leading-0">
        {part}
      </span>
    );
  });
}
