import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { readHere } from "./sample-files";

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const p = (content: string, properties = "") => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
const r = (text: string, properties = "") => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
const numbered = (level: number, list = 1) =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
const style = (id: string) => `<w:pStyle w:val="${id}"/>`;
const cell = (text: string, properties = "") => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(r(text))}</w:tc>`;
const table = (...rows: string[][]) =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.join("")}</w:tr>`).join("")}</w:tbl>`;

/** A Word file of the parts given: what no library writes, offices' programs do. */
async function linesOf(body: string, parts: Record<string, string> = {}): Promise<string[]> {
  const all = {
    "word/document.xml": `<w:document ${W}><w:body>${body}</w:body></w:document>`,
    ...parts,
  };
  const bytes = zipSync(
    Object.fromEntries(Object.entries(all).map(([name, xml]) => [name, Buffer.from(xml)])),
  );
  return (await readHere("a.docx", bytes)).text.split("\n");
}

const level = (index: number, format: string, text: string, more = "") =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const numbering = (levels: string, more = "") => ({
  "word/numbering.xml": `<w:numbering ${W}><w:abstractNum w:abstractNumId="7">${levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>${more}</w:numbering>`,
});
const outline = numbering(
  level(0, "chineseCountingThousand", "%1、") +
    level(1, "chineseCounting", "（%2）") +
    level(2, "decimal", "%3."),
);

describe("numbers that Word computes", () => {
  test("stand before headings and items, and begin anew under the next heading", async () => {
    const places = [0, 1, 2, 2, 1, 2, 0, 1];
    const lines = await linesOf(places.map((place) => p(r("甲"), numbered(place))).join(""), outline);
    expect(lines).toEqual(["一、甲", "（一）甲", "1.甲", "2.甲", "（二）甲", "1.甲", "二、甲", "（一）甲"]);
  });

  test("go on past ten", async () => {
    const lines = await linesOf(Array.from({ length: 21 }, () => p(r("甲"), numbered(0))).join(""), outline);
    expect([lines[9], lines[10], lines[19], lines[20]]).toEqual([
      "十、甲",
      "十一、甲",
      "二十、甲",
      "二十一、甲",
    ]);
  });

  test("come from the paragraph's style, its base, and the level that names the style", async () => {
    const styles = {
      "word/styles.xml": `<w:styles ${W}><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="3"><w:name w:val="own"/><w:basedOn w:val="1"/></w:style></w:styles>`,
    };
    const lists = numbering(
      level(0, "chineseCounting", "%1、", '<w:pStyle w:val="1"/>') +
        level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="2"/>'),
    );
    const off = '<w:numPr><w:numId w:val="0"/></w:numPr>';
    const body =
      p(r("甲"), style("1")) + p(r("乙"), style("2")) + p(r("丙"), style("3")) + p(r("丁"), style("1") + off);
    expect(await linesOf(body, { ...styles, ...lists })).toEqual(["一、甲", "（一）乙", "二、丙", "丁"]);
  });

  test("begin where a list says, count with upper levels, and are none for bullets", async () => {
    const more =
      '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>';
    const lists = numbering(
      level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2") + level(2, "bullet", ""),
      more,
    );
    const body = [numbered(0), numbered(1), numbered(2), numbered(0, 2), numbered(0, 2)]
      .map((place) => p(r("甲"), place))
      .join("");
    expect(await linesOf(body, lists)).toEqual(["1.甲", "1.1.甲", "甲", "5.甲", "6.甲"]);
  });

  test("don't run into a figure behind them, and count paragraphs without text", async () => {
    const body = p(r("2026年"), numbered(2)) + p("", numbered(2)) + p(r("甲"), numbered(2));
    expect(await linesOf(body, outline)).toEqual(["1、2026年", "3.甲"]);
  });
});

describe("changes that were tracked", () => {
  test("read as accepted: inserted and moved text is there, deleted and moved away is not", async () => {
    const body = p(
      r("新增就业") +
        `<w:del>${r("3").replaceAll("w:t>", "w:delText>")}</w:del><w:ins>${r("3.2")}</w:ins>` +
        `<w:moveFrom>${r("以下")}</w:moveFrom>${r("万人")}<w:moveTo>${r("以上")}</w:moveTo>`,
    );
    expect(await linesOf(body)).toEqual(["新增就业3.2万人以上"]);
  });

  test("join paragraphs whose end was deleted, and take deleted rows away", async () => {
    const gone = "<w:tr><w:trPr><w:del/></w:trPr>" + cell("2") + cell("废止") + cell("9个") + "</w:tr>";
    const body =
      p(r("新增"), "<w:rPr><w:del/></w:rPr>") +
      p(r("就业")) +
      table([cell("序号"), cell("项目"), cell("目标")], [cell("1"), cell("学位"), cell("50个")]).replace(
        "</w:tbl>",
        `${gone}</w:tbl>`,
      );
    expect(await linesOf(body)).toEqual(["新增就业", "（序号、项目、目标）：", "1.学位50个。"]);
  });
});

describe("what hangs at the text", () => {
  test("text boxes follow their paragraph, once, although Word writes them twice", async () => {
    const box = (text: string) => `<w:txbxContent>${p(r(text))}</w:txbxContent>`;
    const drawn = `<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>${box("框中")}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box("框中")}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`;
    expect(await linesOf(p(r("前") + `<w:r>${drawn}</w:r>` + r("后")) + p(r("完")))).toEqual([
      "前后",
      "框中",
      "完",
    ]);
  });

  test("foot- and endnotes stand behind the text, in its order, and comments nowhere", async () => {
    const note = (kind: string, id: number, text: string) =>
      `<w:${kind} w:id="${id}">${p(r(text))}</w:${kind}>`;
    const parts = {
      "word/footnotes.xml": `<w:footnotes ${W}><w:footnote w:type="separator" w:id="-1">${p(r("线"))}</w:footnote>${note("footnote", 2, "脚注二")}${note("footnote", 1, "脚注一")}</w:footnotes>`,
      "word/endnotes.xml": `<w:endnotes ${W}>${note("endnote", 1, "尾注")}</w:endnotes>`,
      "word/comments.xml": `<w:comments ${W}><w:comment w:id="1">${p(r("此处改为4万人"))}</w:comment></w:comments>`,
    };
    const body =
      p(
        r("甲") +
          '<w:r><w:footnoteReference w:id="1"/></w:r>' +
          r("乙") +
          '<w:r><w:commentReference w:id="1"/></w:r>',
      ) + p(r("丙") + '<w:r><w:endnoteReference w:id="1"/><w:footnoteReference w:id="2"/></w:r>');
    expect(await linesOf(body, parts)).toEqual(["甲乙", "丙", "注释：", "脚注一", "尾注", "脚注二"]);
  });

  test("hidden text, codes of fields and the table of contents are not read", async () => {
    const styles = {
      "word/styles.xml": `<w:styles ${W}><w:style w:styleId="9"><w:name w:val="toc 1"/></w:style></w:styles>`,
    };
    const contents = `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p(r("一、回顾3"))}</w:sdtContent></w:sdt>`;
    const field = `<w:r><w:instrText>REF x</w:instrText></w:r>${r("3.2万人")}`;
    const body =
      contents +
      p(r("二、安排5"), style("9")) +
      p(r("就业") + r("不可见", "<w:vanish/>") + field) +
      `<w:sdt><w:sdtContent>${p(r("内容控件"))}</w:sdtContent></w:sdt>`;
    expect(await linesOf(body, styles)).toEqual(["就业3.2万人", "内容控件"]);
  });
});

describe("tables", () => {
  test("are said row by row, cells merged both ways keeping their columns", async () => {
    const down = (text: string, kind: string) => cell(text, `<w:vMerge${kind}/>`);
    const body = table(
      [cell("民生实事项目表", '<w:gridSpan w:val="4"/>')],
      [cell("序号"), cell("项目名称"), cell("建设内容"), cell("责任单位")],
      [
        cell("1"),
        down("学位供给", ' w:val="restart"'),
        cell("新增学位1500个"),
        down("区教育局", ' w:val="restart"'),
      ],
      [cell("2"), down("", ""), cell("新建学校3所；"), down("", "")],
    );
    expect(await linesOf(body)).toEqual([
      "民生实事项目表",
      "（序号、项目名称、建设内容、责任单位）：",
      "1.学位供给。新增学位1500个。责任单位：区教育局。",
      "2.新建学校3所；",
    ]);
  });

  test("that frame or lay out a text give its lines, with the numbers of its lists", async () => {
    const framed = table([`<w:tc>${p(r("甲"), numbered(0))}${p(r("乙"), numbered(0))}</w:tc>`]);
    const nested = table([cell("左"), `<w:tc>${table([cell("学位"), cell("50个")])}</w:tc>`]);
    expect(await linesOf(p(r("前"), numbered(0)) + framed + nested, outline)).toEqual([
      "一、前",
      "二、甲",
      "三、乙",
      "左",
      "学位50个。",
    ]);
  });
});

test("another writer's prefix and main part are read as well", async () => {
  const relations =
    '<Relationships><Relationship Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>';
  const main =
    '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t xml:space="preserve">新增 </x:t><x:tab/><x:t>GDP</x:t></x:r></x:p></x:body></x:document>\n';
  expect(await linesOf(p(r("旧")), { "_rels/.rels": relations, "word/document2.xml": main })).toEqual([
    "新增 GDP",
  ]);
});
