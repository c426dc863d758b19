// The more particular name comes first: Edge and Opera call themselves Chrome too, and Chrome calls itself Safari.
const BROWSERS = [
  ["MicroMessenger", /MicroMessenger\//],
  ["Edge", /Edg(?:A|iOS)?\//],
  ["Opera", /OPR\//],
  ["Firefox", /(?:Firefox|FxiOS)\//],
  ["Chrome", /(?:Chrome|CriOS|HeadlessChrome)\//],
  ["Safari", /Safari\//],
] as const;
const SYSTEMS = [
  ["iPad", /iPad/],
  ["iPhone", /iPhone/],
  ["Android", /Android/],
  ["HarmonyOS", /HarmonyOS/],
  ["Windows", /Windows/],
  ["macOS", /Mac OS X/],
  ["Linux", /Linux/],
] as const;

/** What a browser's own words say to a person: `Chrome · Windows`. Null where neither is known. */
export function deviceName(userAgent: string): string | null {
  const named = (names: typeof BROWSERS | typeof SYSTEMS) =>
    names.find(([, pattern]) => pattern.test(userAgent))?.[0];
  return [named(BROWSERS), named(SYSTEMS)].filter(Boolean).join(" · ") || null;
}
