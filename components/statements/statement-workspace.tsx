"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { type ProposedTraits } from "@/lib/domain/target";
import { type TextSpan } from "@/lib/format/marked-text";
import { type StatementView } from "@/lib/server/queries/statements";
import { newId } from "@/components/ui/new-id";
import { type DroppedCandidate } from "@/lib/server/queries/report-outline";
import { bringIntoView } from "./bring-into-view";
import { DroppedList } from "./dropped-list";
import { emptyText, type Pane, PaneSwitch, TextHead } from "./pane-parts";
import { jumpsOf, pageAt } from "./report-blocks";
import { ReportText, type ReportTextProps } from "./report-text";
import { type StatementActions } from "./statement-actions";
import { type OpenDialog, StatementDialog } from "./statement-dialog";
import {
  certainTargets,
  countByFilter,
  filterStatements,
  isChangeable,
  isOpen,
  nearest,
  type StatementFilter,
} from "./statement-filter";
import { StatementFilters, StatementList } from "./statement-list";
import { StatementPanel } from "./statement-panel";
import { StatementToolbar } from "./statement-toolbar";
import { paragraphAt, selectedSpan } from "./text-selection";
import { useDecisions } from "./use-decisions";
import { useFollow } from "./use-follow";
import { useShortcuts } from "@/components/ui/use-shortcuts";
import { type Outcome, useStatements } from "./use-statements";

/**
 * The confirm page: the report's text with every statement marked on one side, the list on the other, and one current
 * statement that both show. Everything that a mouse can do a key can do too.
 */
export function StatementWorkspace({
  reportId,
  initial,
  dropped,
  mayDecide,
  actions,
  ...source
}: ReportTextProps & {
  reportId: string;
  initial: readonly StatementView[];
  /** What extraction saw and left aside. */
  dropped: readonly DroppedCandidate[];
  mayDecide: boolean;
  actions: StatementActions;
}) {
  const t = useTranslations("statements");
  const { statements, decide, isPending } = useStatements(reportId, initial);
  const decisions = useDecisions(actions, { decide });
  const [filter, setFilter] = useState<StatementFilter>("open");
  const [search, setSearch] = useState("");
  const [showsDropped, setShowsDropped] = useState(false);
  const [pane, setPane] = useState<Pane>("list");
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const [chosen, setChosen] = useState<ReadonlyMap<string, ProposedTraits>>(new Map());
  const [currentId, setCurrentId] = useState(
    () => nearest(initial, filterStatements(initial, "open", ""), null) ?? initial[0]?.id ?? null,
  );
  const listPane = useRef<HTMLDivElement>(null);
  const textPane = useRef<HTMLDivElement>(null);
  const textRoot = useRef<HTMLDivElement>(null);
  const searchField = useRef<HTMLInputElement>(null);

  const refusedId = decisions.notice?.about;
  const visible = useMemo(() => {
    const shown = new Set(filterStatements(statements, filter, search));
    return statements.filter((statement) => shown.has(statement) || statement.id === refusedId);
  }, [statements, filter, search, refusedId]);
  const counts = useMemo(() => countByFilter(statements), [statements]);
  const jumps = useMemo(
    () =>
      jumpsOf(
        source.sections,
        filterStatements(statements, "open", "").map(({ start }) => start),
      ),
    [source.sections, statements],
  );
  const current = visible.find(({ id }) => id === currentId) ?? null;

  useFollow({ currentId, pane, dialog, listPane, textPane, textRoot });

  const step = (by: 1 | -1) => {
    const at = visible.findIndex(({ id }) => id === currentId);
    const next = at < 0 ? nearest(statements, visible, currentId) : visible[at + by]?.id;
    if (next) setCurrentId(next);
  };
  /** What is decided often leaves the view: the next one in reading order becomes current. */
  const moveOn = (from: StatementView) =>
    setCurrentId(
      nearest(
        statements,
        visible.filter(({ id }) => id !== from.id),
        from.id,
      ) ?? from.id,
    );

  /** Turns the text to a place; on a narrow screen it comes to the front first. */
  const jumpTo = (offset: number) => {
    setPane("text");
    setTimeout(() =>
      bringIntoView(textPane.current, textRoot.current && paragraphAt(textRoot.current, offset), "center"),
    );
  };
  const showAll = useCallback(() => {
    setShowsDropped(false);
    setFilter("all");
    setSearch("");
  }, []);
  const selectInText = useCallback(
    (id: string) => {
      if (!visible.some((statement) => statement.id === id)) {
        showAll();
      }
      setCurrentId(id);
    },
    [visible, showAll],
  );
  const selectRow = useCallback((id: string) => setCurrentId(id), []);

  const act =
    <Result,>(run: (statement: StatementView) => Result) =>
    () => {
      if (mayDecide && current && !isPending(current.id)) run(current);
    };
  const commands = {
    confirm: act((statement) => {
      if (!isOpen(statement)) return;
      moveOn(statement);
      void decisions.confirm(statement, chosen.get(statement.id));
    }),
    edit: act((statement) => isChangeable(statement) && setDialog({ kind: "edit", statement })),
    reject: act((statement) => isChangeable(statement) && setDialog({ kind: "reject", statement })),
    split: act((statement) => isChangeable(statement) && setDialog({ kind: "split", statement })),
    merge: act((statement) => {
      const next = visible[visible.indexOf(statement) + 1];
      if (next && isChangeable(statement) && isChangeable(next))
        setDialog({ kind: "merge", pair: [statement, next] });
      else decisions.tell({ tone: "bad", text: t("done.nothingToMerge") });
    }),
    restore: act((statement) => void decisions.restore(statement)),
  };
  // A dialog that led on to another one must not close that one.
  const close = (closed: OpenDialog) => setDialog((open) => (open === closed ? null : open));
  /** Makes a statement that has just come into being the current one, in a view that shows it. */
  const reveal = (made: StatementView) => {
    if (filterStatements([made], filter, search).length === 0) showAll();
    setCurrentId(made.id);
  };
  const confirmAll = async (certain: readonly StatementView[]) => {
    const outcome = await decisions.confirmAll(certain);
    const left = visible.filter((statement) => !certain.includes(statement));
    if (outcome.ok) setCurrentId(nearest(statements, left, currentId) ?? currentId);
    return outcome;
  };
  const undo = async () => {
    const id = await decisions.undo();
    if (id) setCurrentId(id);
  };
  const addAt = async (span: TextSpan): Promise<Outcome> => {
    const result = await actions.draft({ reportId, ...span }).catch(() => null);
    if (!result?.ok) return { ok: false, problem: result?.problem ?? null };
    setDialog({ kind: "add", addition: { id: newId(), span, fields: result.data } });
    return { ok: true, changed: [] };
  };
  const add = async () => {
    const span = textRoot.current && selectedSpan(textRoot.current, source.text);
    return span ? addFrom(span) : setDialog({ kind: "passage" });
  };
  const addFrom = async (span: TextSpan) => {
    const outcome = await addAt(span);
    if (!outcome.ok)
      decisions.tell({ tone: "bad", text: outcome.problem?.message ?? t("dialog.unreachable") });
  };

  useShortcuts({
    j: () => step(1),
    ArrowDown: () => step(1),
    k: () => step(-1),
    ArrowUp: () => step(-1),
    "/": () => searchField.current?.focus(),
    ...(mayDecide && {
      a: commands.confirm,
      e: commands.edit,
      x: commands.reject,
      s: commands.split,
      m: commands.merge,
      u: () => void undo(),
      n: () => void add(),
    }),
  });

  return (
    <section aria-label={t("title")} className="rounded-lg border bg-surface">
      <StatementToolbar
        counts={counts}
        certain={mayDecide ? certainTargets(statements) : []}
        notice={decisions.notice}
        mayDecide={mayDecide}
        undoable={decisions.undoable}
        onConfirmAll={confirmAll}
        onAdd={() => void add()}
        onUndo={() => void undo()}
      />
      <PaneSwitch pane={pane} onPane={setPane} />
      <div className="lg:grid lg:h-[max(32rem,calc(100dvh-13.5rem))] lg:grid-cols-[minmax(0,1.1fr)_minmax(24rem,1fr)] print:block print:h-auto">
        <div
          ref={textPane}
          tabIndex={0}
          role="region"
          aria-label={t("text.label")}
          className={cn(
            "px-4 pb-6 -outline-offset-2 lg:overflow-y-auto lg:border-e",
            pane !== "text" && "max-lg:hidden",
          )}
        >
          <TextHead jumps={jumps} onJump={jumpTo} />
          <ReportText
            {...source}
            statements={statements}
            currentId={currentId}
            rootRef={textRoot}
            onSelect={selectInText}
          />
        </div>
        <div className={cn("flex min-h-0 flex-col", pane !== "list" && "max-lg:hidden")}>
          <StatementFilters
            filter={showsDropped ? null : filter}
            counts={counts}
            dropped={dropped.length}
            search={search}
            searchRef={searchField}
            onFilter={(chosenFilter) => {
              setShowsDropped(false);
              setFilter(chosenFilter);
            }}
            onDropped={() => setShowsDropped(true)}
            onSearch={setSearch}
          />
          <div ref={listPane} className="min-h-0 grow lg:overflow-y-auto print:overflow-visible">
            {showsDropped ? (
              <DroppedList
                dropped={dropped}
                text={source.text}
                onLocate={({ start }) => jumpTo(start)}
                onAdd={mayDecide ? (span) => void addFrom(span) : null}
              />
            ) : (
              <StatementList
                statements={visible}
                currentId={currentId}
                empty={emptyText(t, statements.length, filter, search)}
                pageOf={({ start }) => pageAt(source.pages, start)}
                onSelect={selectRow}
                panel={(statement) => (
                  <StatementPanel
                    statement={statement}
                    text={source.text}
                    traits={chosen.get(statement.id) ?? statement.proposal}
                    onTraits={({ measure, direction, category }) =>
                      setChosen((before) =>
                        new Map(before).set(statement.id, { measure, direction, category }),
                      )
                    }
                    commands={mayDecide ? commands : null}
                    onShowText={() => setPane("text")}
                  />
                )}
              />
            )}
          </div>
        </div>
      </div>
      {dialog && (
        <StatementDialog
          dialog={dialog}
          text={source.text}
          reportId={reportId}
          statements={statements}
          decisions={decisions}
          onPassage={addAt}
          onClose={close}
          onLeave={moveOn}
          onMade={reveal}
        />
      )}
    </section>
  );
}
