import { createHash, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { Workbook } from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addEvidence, addEvidenceLink } from "@/lib/server/commands/add-evidence";
import { approveProgress } from "@/lib/server/commands/approve-progress";
import { detachEvidence } from "@/lib/server/commands/detach-evidence";
import { downloadEvidence, previewEvidence } from "@/lib/server/commands/download-evidence";
import { submitProgress } from "@/lib/server/commands/submit-progress";
import { blobPath, discard, receive } from "@/lib/server/storage/blob-store";
import { attachment, inlineImage } from "@/lib/server/http/attachment";
import { people, plantDistrict } from "@/tests/support/district";
import { openTestLedger } from "@/tests/support/ledger";
import { correctionOf, readyReport } from "./report-samples";

const ledger = openTestLedger();
afterAll(() => ledger.close());
beforeAll(() => plantDistrict(ledger.db, [{ id: "jobs", supportUnitIds: ["jy"] }]));

const TABLE = "单位,人数\n甲,32000\n";

/** Uploads bytes as the route does. */
async function upload(
  progressReportId: string,
  fileName: string,
  content: string | Uint8Array,
  { id = randomUUID(), context = people.reporter(), limit = 1024 } = {},
) {
  const file = await receive(new Blob([content as BlobPart]).stream(), limit);
  try {
    return await addEvidence(context, { id, progressReportId, fileName, file });
  } finally {
    await discard(file);
  }
}

const PNG = Uint8Array.from([
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1,
]);

const attached = (progressReportId: string) =>
  ledger.db.evidenceOnReport.count({ where: { progressReportId } });

describe("evidence files", () => {
  it("are kept byte for byte under their hash, with their cleaned name", async () => {
    const draft = await readyReport("jobs", "2026-01");
    const { id, name } = await upload(draft.id, "C:\\桌面\\汇总\u202e表.csv", TABLE);
    expect(name).toBe("汇总表.csv");
    const sha256 = createHash("sha256").update(TABLE).digest("hex");
    const evidence = await ledger.db.evidence.findUniqueOrThrow({ where: { id } });
    expect(evidence).toMatchObject({
      kind: "file",
      sha256,
      byteSize: Buffer.byteLength(TABLE),
      mediaType: "text/csv",
    });
    expect(await readFile(blobPath(evidence.storageKey!), "utf8")).toBe(TABLE);
  });

  it("are shown in a page as pictures of pixels, or as a PDF that the page draws: what could hold a script is no preview", async () => {
    const draft = await readyReport("jobs", "2026-10");
    const picture = await upload(draft.id, "现场.html.png", PNG);
    const { headers } = inlineImage(await previewEvidence(people.reporter(), picture));
    expect(headers.get("content-type")).toBe("image/png");
    expect(headers.get("content-security-policy")).toContain("sandbox");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    const pdf = await upload(draft.id, "月报.pdf", "%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n");
    const drawn = await previewEvidence(people.reporter(), pdf);
    drawn.stream.destroy();
    expect(drawn.mediaType).toBe("application/pdf");
    const svg = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
    const file = await upload(draft.id, "图.svg", svg);
    await expect(previewEvidence(people.reporter(), file)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(previewEvidence(people.supervisor(), picture)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it.each([
    ["清单.exe", "text", "evidence_runs"],
    ["清单.pdf", Uint8Array.from([0x4d, 0x5a, 0x90, 0, 3]), "evidence_runs"],
    ["清单.txt", "#!/bin/sh\necho", "evidence_runs"],
    ["空.txt", "", "evidence_empty"],
    ["页.png", "<html><script>alert(1)</script></html>", "evidence_ending_unlike"],
    ["汇总.xlsx", "%PDF-1.7\n%âãÏÓ\n", "evidence_ending_other"],
    ["说明.txt", Uint8Array.from([0x8f, 0, 1, 2, 0x90]), "evidence_ending_unlike"],
    ["扫描件", PNG, "evidence_ending_missing"],
    ["..", "text", "evidence_nameless"],
  ])("%s is refused with a sentence and nothing is stored (%#)", async (fileName, content, problem) => {
    const draft = await readyReport("jobs", "2026-02").catch(() => null);
    const report = await ledger.db.progressReport.findFirstOrThrow({ where: { period: "2026-02" } });
    await expect(upload(draft?.id ?? report.id, fileName, content)).rejects.toMatchObject({
      code: "INVALID",
      details: { problem },
    });
    expect(await attached(report.id)).toBe(0);
  });

  it("whose ending is their content's, as office programs and phones write them", async () => {
    const draft = await readyReport("jobs", "2026-09");
    const book = new Workbook();
    book.addWorksheet("表").getCell("A1").value = 32000;
    const xlsx = new Uint8Array(await book.xlsx.writeBuffer());
    const cfb = Uint8Array.from([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      0xa1,
      0xb1,
      0x1a,
      0xe1,
      ...Array<number>(504).fill(0),
    ]);
    const gbk = Uint8Array.from([0xb2, 0xe2, 0xca, 0xd4, 0x0d, 0x0a]);
    for (const [name, content] of [
      ["汇总.xlsx", xlsx],
      ["旧表.xls", cfb],
      ["加密.docx", cfb],
      ["说明.txt", gbk],
      ["图纸.ceb", Uint8Array.from([7, 7, 0, 7])],
    ] as const)
      expect((await upload(draft.id, name, content, { limit: 20_000 })).name).toBe(name);
    await expect(upload(draft.id, "汇总.docx", xlsx, { limit: 20_000 })).rejects.toMatchObject({
      details: { problem: "evidence_ending_other", params: { ending: "docx", kind: "xlsx" } },
    });
    expect((await upload(draft.id, "现场.jpg", PNG)).name).toBe("现场.png");
  });

  it("a page or drawing that could carry a script is kept and leaves as a download that can't run", async () => {
    const draft = await readyReport("jobs", "2026-03");
    const { id } = await upload(draft.id, "网页.html", "<!doctype html><script>alert(1)</script>");
    const file = await downloadEvidence(people.reporter(), { id });
    const { headers } = attachment(file);
    file.stream.destroy();
    expect(headers.get("content-disposition")).toBe(
      `attachment; filename="__.html"; filename*=UTF-8''%E7%BD%91%E9%A1%B5.html`,
    );
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
  });

  it("more bytes than the limit are refused before they are all read", async () => {
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(512)),
    });
    await expect(receive(endless, 1024)).rejects.toMatchObject({ code: "TOO_LARGE" });
  });

  it("a repeated upload under the same id is acknowledged and not doubled", async () => {
    const draft = await readyReport("jobs", "2026-04");
    const id = randomUUID();
    await upload(draft.id, "表.csv", TABLE, { id });
    await upload(draft.id, "表.csv", TABLE, { id });
    expect(await attached(draft.id)).toBe(1);
    expect(await ledger.db.auditEvent.count({ where: { action: "evidence.added", recordId: id } })).toBe(1);
  });

  it("links are http addresses", async () => {
    const draft = await readyReport("jobs", "2026-05");
    const link = { id: randomUUID(), progressReportId: draft.id, name: "通报" };
    await expect(
      addEvidenceLink(people.reporter(), { ...link, url: "javascript:alert(1)" }),
    ).rejects.toMatchObject({ details: { fields: { url: "link_refused" } } });
    await addEvidenceLink(people.reporter(), { ...link, url: "https://example.gov.cn/a" });
    expect((await ledger.db.evidence.findUniqueOrThrow({ where: { id: link.id } })).url).toBe(
      "https://example.gov.cn/a",
    );
  });
});

describe("who sees and changes evidence", () => {
  it("a draft's evidence is for the lead unit and the auditor; once submitted, for all who see the target", async () => {
    const draft = await readyReport("jobs", "2026-06");
    const { id } = await upload(draft.id, "表.csv", TABLE);
    for (const outsider of [people.supervisor(), people.otherReporter(), people.leader()])
      await expect(downloadEvidence(outsider, { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    (await downloadEvidence(people.auditor(), { id })).stream.destroy();

    await submitProgress(people.head(), { reports: [draft] });
    for (const reader of [people.supervisor(), people.otherReporter(), people.leader()])
      (await downloadEvidence(reader, { id })).stream.destroy();
    expect(await ledger.db.auditEvent.count({ where: { action: "evidence.downloaded", recordId: id } })).toBe(
      4,
    );
  });

  it("nobody else attaches: 404 for whom the draft is out of sight, 403 for whom the report is in sight", async () => {
    const draft = await readyReport("jobs", "2026-07");
    await expect(
      upload(draft.id, "表.csv", TABLE, { context: people.otherReporter() }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    await submitProgress(people.head(), { reports: [draft] });
    await expect(
      upload(draft.id, "表.csv", TABLE, { context: people.otherReporter() }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("is taken off a draft only; what was approved keeps it, a correction begins with it", async () => {
    const draft = await readyReport("jobs", "2026-08");
    const wrong = await upload(draft.id, "错.csv", TABLE);
    await detachEvidence(people.reporter(), { progressReportId: draft.id, evidenceId: wrong.id });
    expect(await ledger.db.evidence.count({ where: { id: wrong.id } })).toBe(1);

    const right = await upload(draft.id, "对.csv", TABLE);
    const onDraft = { progressReportId: draft.id, evidenceId: right.id };
    await submitProgress(people.head(), { reports: [draft] });
    await expect(detachEvidence(people.reporter(), onDraft)).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(upload(draft.id, "迟.csv", TABLE)).rejects.toMatchObject({ code: "CONFLICT" });
    await approveProgress(people.supervisor(), { reports: [{ id: draft.id, version: 2 }] });

    const id = await correctionOf(people.reporter(), draft.id, "数据核减");
    await detachEvidence(people.reporter(), { progressReportId: id, evidenceId: right.id });
    expect(await attached(draft.id)).toBe(1);
    expect(await attached(id)).toBe(0);
  });
});
