import { Result } from "effect";
import { describe, expect, it } from "vitest";
import { isPublicAddress, networks } from "../../src/outbound/PublicAddress.ts";

describe("isPublicAddress", () => {
  it.for(["1.1.1.1", "8.8.8.8", "172.32.0.1", "192.167.1.1", "2606:4700::1111", "2a00:1450:4001::200e"])(
    "is true of %s",
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.for([
    "0.0.0.0",
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "192.0.0.1",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::7f00:1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::7f00:1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "ff02::1",
    "localhost",
    "",
  ])("is false of %s", (address) => expect(isPublicAddress(address)).toBe(false));
});

describe("networks", () => {
  it("holds what lies in them, in their own family", () => {
    const found = Result.getOrThrow(networks(["10.20.0.0/16", "fd00:20::/32"]));
    expect(["10.20.3.4", "fd00:20::1"].map(found.has)).toEqual([true, true]);
    expect(["10.21.0.1", "::ffff:10.21.0.1", "fd00:21::1", "sso"].map(found.has)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it("says which of them are of this machine or link", () => {
    const local = ["127.0.0.0/8", "0.0.0.0/0", "169.254.169.254/32", "::1/128", "fe80::/64", "::/0"];
    const found = Result.getOrThrow(networks([...local, "10.0.0.0/8", "fd00::/8"]));
    expect(found.local).toEqual(local);
  });

  it.for([
    "10.0.0.0",
    "10.0.0.0/33",
    "10.0.0/8",
    "::/129",
    "lagoon.example/8",
    "10.0.0.0/8/8",
    "10.0.0.0/-1",
  ])("refuses %s", (text) => expect(Result.isFailure(networks([text]))).toBe(true));
});
