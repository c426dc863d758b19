import { describe, expect, it } from "vitest";
import { deviceName } from "@/lib/format/device-name";
import { noticeBody, noticeTitle } from "@/lib/format/notice-text";

const subject = {
  indicator: "新增就业",
  quote: "新增就业3.2万人",
  reason: "截至2026年9月完成 1.6万人。",
  light: "red",
} as const;

describe("the text proposed for a notice", () => {
  it("says what was promised, where it stands, its light, and what is asked", () => {
    const [about, asked, ...rest] = noticeBody([subject]).split("\n");
    expect(about).toBe("新增就业：报告提出“新增就业3.2万人”。截至2026年9月完成 1.6万人。目前亮红灯。");
    expect(asked).toContain("书面反馈");
    expect(rest).toEqual([]);
  });

  it("numbers several targets, and names no lamp that warns of nothing", () => {
    const lines = noticeBody([subject, { ...subject, indicator: "招商引资", light: "grey" }]).split("\n");
    expect(lines[0]).toMatch(/^一、新增就业：/);
    expect(lines[1]).toMatch(/^二、招商引资：.*1\.6万人。$/);
  });

  it("is titled by its indicator, or by their number", () => {
    expect(noticeTitle([subject])).toBe("关于加快推进新增就业的督办通知");
    expect(noticeTitle([subject, subject])).toBe("关于加快推进2项目标的督办通知");
  });
});

describe("the name of a device", () => {
  const chrome = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";
  it.each([
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome}`, "Chrome · Windows"],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Edg/140.0`, "Edge · Windows"],
    ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox · Linux"],
    ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari · iPhone"],
    [`Mozilla/5.0 (Linux; Android 15) ${chrome} MicroMessenger/8.0`, "MicroMessenger · Android"],
    ["curl/8.5.0", null],
    ["", null],
  ])("%s", (userAgent, name) => expect(deviceName(userAgent)).toBe(name));
});
