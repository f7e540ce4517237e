import * as Setting from "@atoll/platform/config/Setting";
import { Schema } from "effect";

const Port = Schema.NumberFromString.check(Schema.isInt(), Schema.isBetween({ minimum: 1, maximum: 65_535 }));

export const host = Setting.optional({
  name: "CLUSTER_HOST",
  description: "where other runners reach this one; without it one process owns all work and others stand by",
  schema: Schema.NonEmptyString,
  expected: "a name or an address the other runners can connect to, a different one (or port) for each",
});

export const port = Setting.withDefault({
  name: "CLUSTER_PORT",
  description: "the port other runners ping; opened only with CLUSTER_HOST",
  schema: Port,
  expected: "a port from 1 to 65535",
  default: 4700,
});

export const listenHost = Setting.withDefault({
  name: "CLUSTER_LISTEN_HOST",
  description: "the address to listen at for other runners; the port answers anybody's ping",
  schema: Schema.NonEmptyString,
  expected: "an address of this machine, such as 127.0.0.1, or 0.0.0.0 in a closed network",
  default: "127.0.0.1",
});

export const health = Setting.withDefault({
  name: "CLUSTER_HEALTH",
  description: "who is asked whether a runner is gone: the runner itself, or Kubernetes about its pod",
  schema: Schema.Literals(["ping", "kubernetes"]),
  expected: "ping or kubernetes",
  default: "ping",
});

export const namespace = Setting.optional({
  name: "CLUSTER_KUBERNETES_NAMESPACE",
  description: "the namespace of the runners' pods; without it all are looked at",
  schema: Schema.NonEmptyString,
  expected: "the name of a namespace",
});

export const labels = Setting.optional({
  name: "CLUSTER_KUBERNETES_LABELS",
  description: "the label selector of the runners' pods",
  schema: Schema.NonEmptyString,
  expected: "a label selector such as app.kubernetes.io/component=runner",
});
