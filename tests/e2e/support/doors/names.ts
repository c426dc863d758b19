/** `app/(workspace)/targets/actions.ts` and `assign` are `targets#assign`. */
export const actionName = (file: string, exported: string): string =>
  `${file
    .replace(/^app\//, "")
    .replaceAll(/\([^)]*\)\//g, "")
    .replace(/\/?actions\.ts$/, "")}#${exported}`;
