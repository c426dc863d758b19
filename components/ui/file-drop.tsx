"use client";

import { FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DragEvent, type ReactNode, useId, useRef, useState } from "react";
import { Button } from "./button";
import { cn } from "./cn";
import { ProgressBar } from "./progress-bar";

const megabytes = (bytes: number) => `${Math.floor(bytes / 1024 / 1024)} MB`;

/**
 * A place to drop files on, with a button for everybody else. It only looks at name and size, to spare a person a
 * useless upload: the server decides.
 */
export function FileDrop({
  label,
  hint,
  error,
  accept,
  maxBytes,
  multiple = false,
  disabled = false,
  value = null,
  onFiles,
}: {
  label: string;
  hint?: ReactNode;
  error?: ReactNode;
  /** Endings with their dots, such as `[".txt", ".docx"]`; every kind where left out. */
  accept?: readonly string[];
  maxBytes: number;
  multiple?: boolean;
  disabled?: boolean;
  /** Percent uploaded; null while nothing is under way. */
  value?: number | null;
  onFiles: (files: File[]) => void;
}) {
  const t = useTranslations("common.fileDrop");
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const busy = value !== null;
  const closed = disabled || busy;
  const message = refusal ?? error;

  const take = (list: FileList | null) => {
    const files = [...(list ?? [])].slice(0, multiple ? undefined : 1);
    if (files.length === 0 || closed) return;
    const strange = files.find(
      ({ name }) => accept && !accept.some((ending) => name.toLowerCase().endsWith(ending)),
    );
    const large = files.find(({ size }) => size > maxBytes);
    if (strange) setRefusal(t("wrongType", { name: strange.name, types: accept?.join(" ") ?? "" }));
    else if (large) setRefusal(t("tooLarge", { name: large.name, limit: megabytes(maxBytes) }));
    else {
      setRefusal(undefined);
      onFiles(files);
    }
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };

  return (
    <div
      role="group"
      aria-label={label}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(!closed);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      className={cn(
        "rounded-lg border border-dashed border-line-strong bg-surface px-4 py-6 text-center print:hidden",
        over && "border-solid border-accent bg-accent-wash",
        message && "border-red",
      )}
    >
      <input
        ref={input}
        id={id}
        type="file"
        className="sr-only"
        tabIndex={-1}
        aria-label={label}
        accept={accept?.join(",")}
        multiple={multiple}
        disabled={closed}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = "";
        }}
      />
      <p className="font-medium">{label}</p>
      <p className="mt-2 flex flex-wrap items-center justify-center gap-2 text-muted">
        <span className="max-sm:hidden">{t("drop")}</span>
        <Button variant="secondary" disabled={closed} onClick={() => input.current?.click()}>
          <FileUp aria-hidden />
          {t("choose")}
        </Button>
      </p>
      {hint && <p className="mt-2 text-sm text-muted">{hint}</p>}
      {busy && (
        <div className="mx-auto mt-3 max-w-80" aria-live="polite">
          <ProgressBar name={label} percent={value} label={t("progress", { percent: Math.round(value) })} />
        </div>
      )}
      {message && (
        <p role="alert" className="mt-2 text-sm font-medium text-red">
          {message}
        </p>
      )}
    </div>
  );
}
