import { describe, expect, test } from "vitest";
import { withIdeographs } from "@/lib/server/documents/characters";
import { linesInOrder } from "@/lib/server/documents/pdf-columns";
import { dropFurniture } from "@/lib/server/documents/pdf-furniture";
import { joinLines } from "@/lib/server/documents/pdf-join";
import { type PageLine, type TextRun } from "@/lib/server/documents/pdf-lines";

const run = (text: string, x: number, y: number, width = text.length * 10): TextRun => ({
  text,
  x,
  y,
  width,
  size: 10,
});
const line = (text: string, left: number, right: number, y: number): PageLine => ({
  text,
  left,
  right,
  y,
  size: 10,
});
const linesOfPage = (runs: TextRun[]) => linesInOrder(runs, new Set());
const texts = (pages: PageLine[][]) => pages.map((lines) => lines.map(({ text }) => text));

describe("the runs of a line", () => {
  test("are put in order by their place on the page, not by their order in the file", () => {
    const lines = linesOfPage([
      run("万人", 75, 100),
      run("第二行", 0, 120),
      run("新增就业", 0, 100.5),
      run("3.2", 42, 99, 30),
    ]);
    expect(lines.map(({ text }) => text)).toEqual(["新增就业3.2万人", "第二行"]);
  });

  test("are apart between columns and get a blank only between Latin words", () => {
    const [row, words] = linesOfPage([
      run("指标", 0, 10),
      run("3.2", 100, 10, 15),
      run("GDP", 0, 30, 20),
      run("growth", 23, 30, 30),
      run("增速", 56, 30),
    ]);
    expect(row!.pieces?.map(({ text }) => text)).toEqual(["指标", "3.2"]);
    expect(words!.text).toBe("GDP growth增速");
  });

  test("that are blank or without size count for nothing", () => {
    expect(linesOfPage([run(" ", 0, 10), { ...run("x", 0, 10), size: 0 }])).toEqual([]);
  });
});

describe("page furniture", () => {
  const pageNumbers = (numbers: string[]) =>
    numbers.map((text) => [line(`正文，${text}`, 0, 200, 10), line(text, 90, 110, 800)]);

  test.each([
    [["1", "2"]],
    [["— 3 —", "— 4 —", "— 5 —"]],
    [["第1页 共2页", "第2页 共2页"]],
    [["-7-", "- 8 -"]],
  ])("page numbers that count with the pages go: %s", (numbers) => {
    expect(texts(dropFurniture(pageNumbers(numbers)))).toEqual(numbers.map((text) => [`正文，${text}`]));
  });

  test("a lone figure at the edge of a page stays when it does not count with the pages", () => {
    const pages = pageNumbers(["1500", "120", "41"]);
    expect(dropFurniture(pages)).toEqual(pages);
  });

  test("a head with a page number in it goes, also where left and right pages differ", () => {
    const pages = Array.from({ length: 6 }, (_, index) => [
      line(index % 2 ? "工作报告" : `2026年大会文件 ${index + 1}`, 0, 80, 10),
      line(`正文，${index}`, 0, 200, 30),
    ]);
    expect(texts(dropFurniture(pages))).toEqual(pages.map((_, index) => [`正文，${index}`]));
  });

  test("the lines of a table of contents go, an ellipsis in the text stays", () => {
    const lines = ["一、回顾……………3", "二、安排 . . . . . . . 12", "有效投资……增长5%"];
    expect(texts(dropFurniture([lines.map((text, index) => line(text, 0, 200, index * 20))]))).toEqual([
      ["有效投资……增长5%"],
    ]);
  });

  test("a sentence that many pages begin with stays", () => {
    const pages = ["甲", "乙", "丙"].map((text) => [
      line("新增就业，完成。", 0, 200, 10),
      line(text, 0, 200, 30),
    ]);
    expect(dropFurniture(pages)).toEqual(pages);
  });

  test("a header goes that stands on most of three pages, one that stands on two stays", () => {
    const page = (text: string) => [line("大会文件", 0, 40, 10), line(text, 0, 200, 30)];
    expect(texts(dropFurniture(["甲", "乙", "丙"].map(page)))).toEqual([["甲"], ["乙"], ["丙"]]);
    expect(texts(dropFurniture(["甲", "乙"].map(page)))).toEqual([
      ["大会文件", "甲"],
      ["大会文件", "乙"],
    ]);
  });
});

describe("lines", () => {
  const full = (text: string, y: number, left = 0) => line(text, left, 280, y);

  test("that the page's width wrapped are joined, an indent begins a paragraph", () => {
    const pages = [
      [full("城镇新增就", 10, 20), full("业3.2万人，", 25), line("完成。", 0, 30, 40), full("另", 55, 20)],
    ];
    expect(joinLines(pages).text).toBe("城镇新增就业3.2万人，完成。\n另");
  });

  test("are not joined after a short one, over a gap, into another size, or in a table", () => {
    const joined = (before: PageLine, after: PageLine) =>
      joinLines([[full("满", -20, 20), before, after, full("满", 900, 20)]]).text.includes(
        before.text + after.text,
      );
    expect(joined(full("甲", 10), full("乙", 25))).toBe(true);
    expect(joined(line("甲", 0, 200, 10), full("乙", 25))).toBe(false);
    expect(joined(full("甲", 10), full("乙", 60))).toBe(false);
    expect(joined(full("甲", 10), { ...full("乙", 25), size: 16 })).toBe(false);
    expect(joined({ ...full("甲", 10), isRow: true }, full("乙", 25))).toBe(false);
    expect(joined(full("甲", 10), { ...full("乙", 25), isRow: true })).toBe(false);
  });

  test("are joined over the end of a page, and the page begins within the sentence", () => {
    const { text, pages } = joinLines([
      [line("一", 20, 30, 10), full("城镇新增", 25)],
      [],
      [full("就业3.2万人", 10)],
    ]);
    expect(text).toBe("一\n城镇新增就业3.2万人");
    expect(pages).toEqual([
      { page: 1, start: 0 },
      { page: 2, start: 6 },
      { page: 3, start: 6 },
    ]);
  });
});

describe("paragraphs", () => {
  const full = (text: string, y: number, left = 0) => line(text, left, 280, y);

  test("go on where a figure did not fit at the end of a line", () => {
    const pages = [
      [
        full("一", 10, 20),
        line("优良天数比率为", 0, 255, 25),
        full("87.4%，比上年", 40),
        line("好。", 0, 30, 55),
      ],
    ];
    expect(joinLines(pages).text).toBe("一优良天数比率为87.4%，比上年好。");
  });

  test("of a list with hanging lines are one each", () => {
    const pages = [
      [
        full("1.甲", 10),
        full("乙", 25, 20),
        line("丙", 20, 60, 40),
        full("2.丁", 55),
        line("戊", 20, 60, 70),
      ],
    ];
    expect(joinLines(pages).text).toBe("1.甲乙丙\n2.丁戊");
  });

  test("begin anew after a sentence with a number or with a distance", () => {
    const pages = [
      [
        full("甲。", 10),
        full("（二）乙", 25),
        full("丙。", 40),
        full("丁", 62),
        full("戊", 77),
        full("己", 92),
      ],
    ];
    expect(joinLines(pages).text).toBe("甲。\n（二）乙丙。\n丁戊己");
  });
});

describe("characters", () => {
  test("that only look like the ideographs become them", () => {
    expect(withIdeographs("⼈⺠⽣活⼀增⻓，⼾籍⻔⻋⾼⻩⻛⾯")).toBe("人民生活一增长，户籍门车高黄风面");
    expect(withIdeographs("⸺在⼤会上")).toBe("——在大会上");
  });

  test("that are ideographs, digits or full-width forms stay", () => {
    const text = "新增就业３.２万人，㎡與①℃戶";
    expect(withIdeographs(text)).toBe(text);
  });
});
