/** The child process that extracts from one text and ends: a big text must not hold up the server's other requests. */
import { extract } from "../../extraction/extract";

process.once("message", (text: string) => {
  process.send?.(extract(text), () => process.exit());
});
process.once("disconnect", () => process.exit());
