/**
 * The script of a package's verify.html: opened from a disk, without a network, it checks the package that somebody gives
 * it, with the very code that the product and its command line check with.
 */
import { type Check, checkPackage, type Finding, PARTS, type Part, withoutFolder } from "../check-package";
import { shortForm } from "../checkpoint";
import { type PackageFile, type RandomAccess, readZip } from "../zip-layout";
import { PAGE_WORDS } from "./words";

const element = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;
const CHUNK = 1 << 20;

const blobFile = (blob: Blob): PackageFile => ({
  size: blob.size,
  async *chunks() {
    for (let at = 0; at < blob.size; at += CHUNK)
      yield new Uint8Array(await blob.slice(at, at + CHUNK).arrayBuffer());
  },
});

const blobAccess = (blob: Blob): RandomAccess => ({
  size: blob.size,
  read: async (start, length) => new Uint8Array(await blob.slice(start, start + length).arrayBuffer()),
});

async function sourceOf(chosen: readonly File[]) {
  const [only] = chosen;
  if (chosen.length === 1 && only && !only.webkitRelativePath) {
    const { files, fault } = await readZip(blobAccess(only));
    return { files: withoutFolder(files), fault };
  }
  const files = new Map(chosen.map((file) => [file.webkitRelativePath, blobFile(file)]));
  return { files: withoutFolder(files), fault: null };
}

function line(text: string, className: string): HTMLElement {
  const made = document.createElement("li");
  made.textContent = text;
  made.className = className;
  return made;
}

function show(finding: Finding): void {
  const words = PAGE_WORDS[finding.check];
  const said = finding.ok ? words.holds : `${words.fails}${finding.detail ? ` → ${finding.detail}` : ""}`;
  const list = element(finding.part);
  list.append(line(`${finding.ok ? "✓" : "✗"} ${said}`, finding.ok ? "good" : "bad"));
  list.parentElement?.setAttribute("data-state", list.querySelector(".bad") ? "bad" : "good");
}

let run = 0;
let last: readonly File[] = [];

async function check(chosen: readonly File[]): Promise<void> {
  if (chosen.length === 0) return;
  last = chosen;
  const mine = ++run;
  for (const part of PARTS) {
    element(part).replaceChildren();
    element(part).parentElement?.setAttribute("data-state", "open");
  }
  element("facts").replaceChildren();
  const verdict = element("verdict");
  verdict.className = "";
  verdict.textContent = "正在核对… Checking…";
  let first: { readonly check: Check; readonly part: Part; readonly detail: string } | null = null;
  const outside = (element("outside") as HTMLTextAreaElement).value.trim() || null;
  try {
    const source = await sourceOf(chosen);
    const findings = checkPackage(source, outside, ({ key, checkpoint, files, events, told }) => {
      const facts = [
        checkpoint && `存证点 Checkpoint: ${shortForm(checkpoint)}（${checkpoint.signedAt}）`,
        key && `签名公钥 Key: ${key.trim()}`,
        `文件 Files: ${files}　事件 Events: ${events}（载明内容 in words: ${told}）`,
      ];
      element("facts").append(...facts.flatMap((fact) => (fact ? [line(fact, "")] : [])));
    });
    for await (const finding of findings) {
      if (mine !== run) return;
      if (!finding.ok) first ??= finding;
      show(finding);
    }
  } catch (error) {
    verdict.className = "bad";
    verdict.textContent = `无法读取 Unreadable: ${error instanceof Error ? error.message : String(error)}`;
    return;
  }
  verdict.className = first ? "bad" : "good";
  verdict.textContent = first
    ? `✗ 核对未通过，首个问题 First fault: ${PAGE_WORDS[first.check].fails} → ${first.detail}`
    : "✓ 四性核对全部通过 All four parts hold";
}

for (const id of ["zip", "folder"]) {
  const input = element(id) as HTMLInputElement;
  input.addEventListener("change", () => void check([...(input.files ?? [])]));
}
// A checkpoint that comes after the package is held against it too.
element("outside").addEventListener("change", () => void check(last));
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  event.preventDefault();
  void check([...(event.dataTransfer?.files ?? [])]);
});
