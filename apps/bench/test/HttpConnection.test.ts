import { describe, expect, it } from "vitest";
import { answerLength } from "../src/loads/http/HttpConnection.ts";

const lengthOf = (text: string) => answerLength(Buffer.from(text));

describe("the end of an answer", () => {
  it("is where its declared length says, and not before", () => {
    const answer = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
    expect(lengthOf(answer)).toBe(answer.length);
    expect(lengthOf(`${answer}HTTP/1.1`)).toBe(answer.length);
    expect(lengthOf(answer.slice(0, -1))).toBe(-1);
    expect(lengthOf("HTTP/1.1 200 OK\r\nContent-Le")).toBe(-1);
  });

  it("is behind the last chunk", () => {
    const answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";
    expect(lengthOf(answer)).toBe(answer.length);
    expect(lengthOf(answer.slice(0, -2))).toBe(-1);
  });

  it("is that of the head where nothing follows", () => {
    const answer = "HTTP/1.1 204 No Content\r\nDate: now\r\n\r\n";
    expect(lengthOf(answer)).toBe(answer.length);
  });
});
