import { describe, expect, it } from "vitest";
import { passwordEnded, passwordProblem, type PasswordProfile } from "@/lib/domain/password";

const COMMON = new Set(["sunshine", "qwertyuiop", "correcthorsebattery"]);
const problem = (password: string, profile: PasswordProfile) =>
  passwordProblem(password, {
    profile,
    account: "lin.rsj",
    words: ["人社局", "target-ledger"],
    isCommon: (text) => COMMON.has(text),
  });

describe("a password by the profile nist: long, of any kind", () => {
  it.each([
    ["twelve characters", "abcdefghijkl", null],
    ["a sentence in Chinese", "今天的会议改到下午三点半开", null],
    ["eleven characters", "abcdefghijk", "password_too_short"],
    ["characters outside of the basic plane count once", "😀".repeat(6), "password_too_short"],
    ["more than can be hashed in reasonable time", "ab1cd".repeat(30), "password_too_long"],
    ["the account's name in it", "xxLin.RSJxx9876", "password_names_account"],
    ["four different characters only", "abababcdcdcd", "password_monotonous"],
    ["one of the list, in any case", "CorrectHorseBattery", "password_common"],
    ["one of the list with a year after it", "qwertyuiop2026", "password_common"],
    ["one of the list among signs and digits", "!!Sunshine12", "password_common"],
    ["one of the list beside as much again", "sunshine 8842 7719", null],
    ["the product's name and little more", "Target-Ledger1", "password_names_place"],
    ["the unit's name beside enough of its own", "人社局门口的三棵大树", "password_too_short"],
    ["the unit's name in a sentence", "人社局门口的三棵大树开花了", null],
  ])("%s", (_case, password, expected) => {
    expect(problem(password, "nist")).toBe(expected);
  });

  it("never ends by itself", () => {
    expect(passwordEnded("nist", new Date("2020-01-01"), new Date("2026-01-01"))).toBe(false);
  });
});

describe("a password by the profile dengbao3: three of four kinds, a new one each quarter", () => {
  it.each([
    ["three kinds", "abcDEF1234", null],
    ["small letters, digits and signs", "abcdef-1234", null],
    ["Han characters count as signs", "春风化雨abc12345", null],
    ["nine characters", "abcDEF123", "password_too_short_kinds"],
    ["two kinds", "abcdef123456", "password_kinds"],
    ["one of the list with a year after it", "Sunshine-2026", "password_common"],
    ["the account's name in it", "Lin.RSJ-9876", "password_names_account"],
  ])("%s", (_case, password, expected) => {
    expect(problem(password, "dengbao3")).toBe(expected);
  });

  it.each([
    [89, false],
    [90, true],
    [400, true],
  ])("after %d days it has ended: %s", (days, ended) => {
    const setAt = new Date("2026-01-01T08:00:00Z");
    expect(passwordEnded("dengbao3", setAt, new Date(setAt.getTime() + days * 86_400_000))).toBe(ended);
  });
});
