import { Html } from "../html";
import { type Light, type LightPalette } from "../../domain/vocabulary";

/** On light ground and on dark. */
type Colours = readonly [light: string, dark: string];

/**
 * How the public page looks: one small sheet inside the page, so that it is one file without a script. Its colours are
 * those of app/globals.css (a test holds them together); the mode follows the reader's system, paper is light.
 */
export const PUBLIC_TOKENS = {
  ground: ["#f4f6f7", "#101517"],
  surface: ["#ffffff", "#171d20"],
  sunken: ["#eef1f3", "#1e2629"],
  line: ["#d8dee2", "#2f3a3f"],
  ink: ["#182025", "#e6ebed"],
  muted: ["#54616a", "#a3b0b7"],
  accent: ["#0b5566", "#6cc3d5"],
} as const satisfies Readonly<Record<string, Colours>>;

/** The lights' colours, by the palette that the settings name. */
export const PUBLIC_LIGHTS: Readonly<Record<LightPalette, Readonly<Record<string, Colours>>>> = {
  standard: {
    blue: ["#1a56a8", "#84b8f5"],
    green: ["#17703f", "#65c98f"],
    yellow: ["#835600", "#e9bd55"],
    "yellow-fill": ["#f2b51d", "#e9bd55"],
    red: ["#ad1f1f", "#f59a92"],
    grey: ["#5a6770", "#a3b0b7"],
  },
  strong: {
    blue: ["#0a3d8f", "#a9cdfb"],
    green: ["#0a5230", "#8be0ae"],
    yellow: ["#5c3d00", "#ffd978"],
    "yellow-fill": ["#ffc400", "#ffd978"],
    red: ["#8a0f12", "#ffb8b1"],
    grey: ["#3f4a50", "#c4cfd4"],
  },
  colour_safe: {
    blue: ["#005a94", "#7cc0ee"],
    green: ["#00694e", "#4fd0a8"],
    yellow: ["#7a5200", "#f0c04a"],
    "yellow-fill": ["#e69f00", "#f0c04a"],
    red: ["#ad4300", "#ff9a5c"],
    grey: ["#5a6770", "#a3b0b7"],
  },
};

const tokens = (colours: Readonly<Record<string, Colours>>) =>
  Object.entries(colours)
    .map(([name, [light, dark]]) => `--${name}:light-dark(${light},${dark});`)
    .join("");

/** The sheet with the lights of a palette. */
export const publicStyle = (palette: LightPalette) =>
  new Html(`
:root{color-scheme:light dark;${tokens(PUBLIC_TOKENS)}${tokens(PUBLIC_LIGHTS[palette])}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.65 "PingFang SC","HarmonyOS Sans SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",system-ui,sans-serif}
header,main,footer{max-width:62rem;margin:0 auto;padding:0 1rem}
header{padding-top:1.75rem}
h1{margin:0;font-size:1.5rem;line-height:1.3}
h2{margin:0;font-size:1.125rem;line-height:1.4}
p,dl,dd{margin:0}
a{color:var(--accent);text-underline-offset:.2em}
a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.muted,dt,footer{color:var(--muted);font-size:.9375rem}
.figure{font-variant-numeric:tabular-nums}
.top{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.25rem 1.5rem;align-items:baseline}
nav{display:flex;flex-wrap:wrap;gap:.25rem 1rem;margin-top:.75rem}
nav a,nav [aria-current]{display:inline-flex;min-height:2rem;align-items:center}
nav [aria-current]{font-weight:600}
.count{margin:.75rem 0 1rem}
ul{list-style:none;margin:0;padding:0;display:grid;gap:1rem}
article{background:var(--surface);border:1px solid var(--line);border-radius:.5rem;padding:1rem;break-inside:avoid}
article header{all:unset;display:flex;flex-wrap:wrap;justify-content:space-between;gap:.25rem 1rem;align-items:baseline}
.light{display:inline-flex;align-items:center;gap:.4rem;font-weight:600;white-space:nowrap}
.light svg{width:.9rem;height:.9rem;flex:none}
.blue{color:var(--blue)}.green{color:var(--green)}.yellow{color:var(--yellow)}.red{color:var(--red)}.grey{color:var(--grey)}
blockquote{margin:.5rem 0 .75rem;padding-inline-start:.75rem;border-inline-start:3px solid var(--line)}
dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(6rem,1fr));gap:.5rem 1rem}
dd{font-weight:600}
.bar{display:block;width:100%;height:.5rem;margin:.75rem 0 .25rem}
.words{margin-top:.75rem;padding-top:.75rem;border-top:1px solid var(--line)}
.text{white-space:pre-line}
.tag{border:1px solid currentColor;border-radius:.25rem;padding:0 .4rem;font-size:.8125rem;font-weight:500}
.empty{background:var(--surface);border:1px solid var(--line);border-radius:.5rem;padding:2.5rem 1rem;text-align:center}
footer{padding-top:1.25rem;padding-bottom:2rem}
@media print{:root{color-scheme:light}body{background:none;font-size:11pt}nav,.staff{display:none}article{border:0;border-bottom:1px solid #999;border-radius:0;padding:.75rem 0}svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`);

/** One shape a light, told apart without colour (the same as components/lights/light-shape.tsx draws). */
export const LIGHT_SHAPES: Readonly<Record<Light, Html>> = {
  blue: new Html(
    '<circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" stroke-width="1.5"/><circle cx="8" cy="8" r="2.75" fill="currentColor"/>',
  ),
  green: new Html('<circle cx="8" cy="8" r="6.5" fill="currentColor"/>'),
  yellow: new Html(
    '<path d="M8 1.75 15 14.25H1Z" fill="var(--yellow-fill)" stroke="currentColor" stroke-width="1.25" stroke-linejoin="round"/>',
  ),
  red: new Html(
    '<rect x="1.25" y="1.25" width="13.5" height="13.5" rx="1" fill="currentColor"/><path d="M4.25 8h7.5" stroke="var(--surface)" stroke-width="2.5"/>',
  ),
  grey: new Html(
    '<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.4 2.3"/>',
  ),
};
