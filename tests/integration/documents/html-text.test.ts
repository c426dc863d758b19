import { describe, expect, test } from "vitest";
import { htmlToText } from "@/lib/server/documents/read-html";

const linesOf = (html: string) => htmlToText(html).text.split("\n");
const body = "全年完成绿化造林1.2万亩，治理水土流失面积35平方公里。";

describe("block elements", () => {
  test("become lines, inline elements don't", () => {
    expect(
      linesOf("<h2>一、目标</h2><p>新增就业<b>3.2</b><span>万人</span>。</p><div>二<p>三</p>四</div>"),
    ).toEqual(["一、目标", "新增就业3.2万人。", "二", "三", "四"]);
  });

  test("are broken by br", () => {
    expect(linesOf("<p>第一行<br>第二行<br/><br/>第三行</p>")).toEqual(["第一行", "第二行", "第三行"]);
  });
});

describe("white space", () => {
  test("is one blank, and none where the source wraps between Han characters", () => {
    expect(linesOf("<p>新增\n  就业 3.2&nbsp;万人\nand   more</p>")).toEqual(["新增就业 3.2 万人 and more"]);
  });

  test("of a paragraph's indent is not text", () => {
    expect(linesOf(`<p>　　&emsp;${body}</p>`)).toEqual([body]);
  });

  test("keeps its line breaks in pre", () => {
    expect(linesOf("<pre>一\n二</pre>")).toEqual(["一", "二"]);
  });
});

describe("tables", () => {
  test("give a line a row, cells apart by tabs, an empty cell keeping its place", () => {
    const table = "<tr><th>指标<th>单位<th>目标<tr><td>新增<br>就业</td><td></td><td><p>3.2</p></td></tr>";
    expect(linesOf(`<table>${table}<tr><td></td><td> </td></tr></table>`)).toEqual([
      "指标\t单位\t目标",
      "新增 就业\t\t3.2",
    ]);
  });

  test("that lay out the page give the lines of their cells", () => {
    const nested = "<table><tr><td>指标</td><td>3.2</td></tr></table>";
    const long = Array.from({ length: 12 }, (_, index) => `<p>第${index}段</p>`).join("");
    expect(linesOf(`<table><tr><td>左</td><td>${nested}</td></tr></table>`)).toEqual(["左", "指标\t3.2"]);
    expect(linesOf(`<table><tr><td>左</td><td>${long}</td></tr></table>`)).toHaveLength(13);
  });
});

describe("furniture", () => {
  test.each([
    ["script and style", "<script>var a='x'</script><style>p{}</style>"],
    ["navigation", "<nav>首页</nav><div role='navigation'>首页</div>"],
    ["footer and aside", "<footer>主办</footer><aside>相关链接</aside>"],
    [
      "what is hidden",
      "<div hidden>x</div><p style='color:red; DISPLAY: none'>x</p><i aria-hidden='true'>x</i>",
    ],
    ["controls", "<button>打印</button><select><option>字号</option></select><textarea>x</textarea>"],
  ])("is left out: %s", (_name, furniture) => {
    expect(linesOf(`<body>${furniture}<form><p>${body}</p></form></body>`)).toEqual([body]);
  });

  test.each([
    "<article>*</article>",
    "<main>*</main>",
    "<div id=zoom>*</div>",
    "<div class='a TRS_Editor'>*</div>",
  ])("around the article is left out when the page marks it: %s", (mark) => {
    expect(
      linesOf(`<div>字号：大 中 小</div>${mark.replace("*", `<p>${body}</p>`)}<div>扫一扫</div>`),
    ).toEqual([body]);
  });

  test("is kept when what is marked holds less than half of the text", () => {
    expect(linesOf(`<article>摘要</article><div>${body}</div>`)).toEqual(["摘要", body]);
  });

  test("is kept when several articles are marked", () => {
    expect(linesOf(`<article>${body}</article><article>${body}</article><div>完</div>`)).toEqual([
      body,
      body,
      "完",
    ]);
  });
});

describe("title", () => {
  test("is the heading before the page's title", () => {
    expect(htmlToText("<title>某网</title><h1>工作\n报告</h1>").title).toBe("工作报告");
    expect(htmlToText("<title> 工作报告 </title><p>一").title).toBe("工作报告");
    expect(htmlToText("<p>一").title).toBeUndefined();
  });
});
