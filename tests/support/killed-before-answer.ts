// A process of a test: it does what it is asked under a key and is killed after its change is committed, before it answers.
import { createNotice } from "@/lib/server/commands/create-notice";
import { once } from "@/lib/server/http/once";
import { people } from "./district";

const { requestKey, input } = JSON.parse(process.argv[2] ?? "{}");
const { viewer, now: at, requestId } = people.supervisor();
await once({ viewer, at, requestId, requestKey }, async (context) => {
  await createNotice(context, input);
  process.kill(process.pid, "SIGKILL");
});
