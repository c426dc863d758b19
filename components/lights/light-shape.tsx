import { type Light } from "@/lib/domain/vocabulary";
import { cn } from "../ui/cn";

/** One shape a light, told apart without colour: ring with a core, disc, triangle, barred square, dashed ring. */
const shapes: Record<Light, React.ReactNode> = {
  blue: (
    <g className="stroke-light-blue">
      <circle cx="8" cy="8" r="6.25" fill="none" strokeWidth="1.5" />
      <circle cx="8" cy="8" r="2.75" className="fill-light-blue" stroke="none" />
    </g>
  ),
  green: <circle cx="8" cy="8" r="6.5" className="fill-light-green" />,
  yellow: (
    <path
      d="M8 1.75 15 14.25H1Z"
      className="fill-light-yellow-fill stroke-light-yellow"
      strokeWidth="1.25"
      strokeLinejoin="round"
    />
  ),
  red: (
    <g>
      <rect x="1.25" y="1.25" width="13.5" height="13.5" rx="1" className="fill-light-red" />
      <path d="M4.25 8h7.5" className="stroke-surface" strokeWidth="2.5" />
    </g>
  ),
  grey: (
    <circle
      cx="8"
      cy="8"
      r="6"
      fill="none"
      className="stroke-light-grey"
      strokeWidth="1.5"
      strokeDasharray="2.4 2.3"
    />
  ),
};

/** The bare shape of a light, for legends and places where the word stands nearby. */
export function LightShape({ light, className }: { light: Light; className?: string }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden className={cn("print-exact size-3.5 shrink-0", className)}>
      {shapes[light]}
    </svg>
  );
}
