import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import { type ReactNode } from "react";
import { cn } from "./cn";

const tones = {
  info: { look: "border-s-blue bg-blue-wash", ink: "text-blue", Icon: Info },
  good: { look: "border-s-green bg-green-wash", ink: "text-green", Icon: CircleCheck },
  warn: { look: "border-s-yellow bg-yellow-wash", ink: "text-yellow", Icon: TriangleAlert },
  bad: { look: "border-s-red bg-red-wash", ink: "text-red", Icon: CircleAlert },
} as const;

/** A message that stays with the page. `bad` is read out at once, the others when there is time. */
export function Banner({
  tone = "info",
  title,
  action,
  className,
  children,
}: {
  tone?: keyof typeof tones;
  title?: ReactNode;
  action?: ReactNode;
  className?: string;
  children?: ReactNode;
}) {
  const { look, ink, Icon } = tones[tone];
  return (
    <div
      role={tone === "bad" ? "alert" : "status"}
      className={cn(
        "flex flex-wrap items-start gap-x-3 gap-y-2 rounded-md border border-s-4 px-3 py-2.5",
        look,
        className,
      )}
    >
      <Icon aria-hidden className={cn("mt-0.5 size-5 shrink-0", ink)} />
      <div className="min-w-0 grow basis-48">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="text-sm">{children}</div>}
      </div>
      {action && <div className="flex flex-wrap gap-2">{action}</div>}
    </div>
  );
}
