/** What each package may import (DESIGN.md, section 3). */
export const packages: Readonly<Record<string, ReadonlyArray<string>>> = {
  contract: [],
  sdk: [],
  platform: ["contract"],
  security: ["contract"],
  client: ["contract"],
  ui: ["contract"],
  observe: ["contract", "platform"],
  database: ["contract", "platform", "observe", "security"],
  infra: ["contract", "platform", "observe", "security", "database"],
  domain: ["contract", "platform", "observe", "security", "database", "infra"],
  http: ["contract", "platform", "observe", "security", "infra", "domain"],
  algorithms: ["sdk"],
  testing: ["contract", "platform", "database"],
};

/** What each app composes; a name with a folder allows only that part of the package. */
export const apps: Readonly<Record<string, ReadonlyArray<string>>> = {
  api: ["contract", "platform", "observe", "security", "database", "infra", "domain", "http"],
  "node-agent": ["contract", "client/effect", "security", "platform", "observe"],
  cli: ["contract", "client/effect", "security", "platform", "observe", "algorithms"],
  dashboard: ["client/web", "ui"],
  "test-harness": ["client/web", "contract", "ui"],
  bench: [
    "contract",
    "client/effect",
    "platform",
    "observe",
    "security",
    "database",
    "infra",
    "domain",
    "http",
  ],
};

/** What tests may import beyond their package's row. */
export const inTests: Readonly<Record<string, ReadonlyArray<string>>> = {
  "*": ["testing"],
  http: ["database", "client/effect"],
  api: ["client/effect", "client/web"],
  cli: ["sdk"],
  "node-agent": ["sdk", "algorithms"],
};

/** Packages whose sources run where there is no Node, or must not reach for it. */
export const withoutNode: ReadonlyArray<string> = ["contract", "ui"];

/** Packages whose sources have no dependency but ours. */
export const withoutDependencies: ReadonlyArray<string> = ["sdk", "algorithms"];

/** Who may hold SQL: the connection, the statements, the engine's storage, the servers of tests, the composition. */
export const withSql: ReadonlyArray<string> = ["platform", "database", "infra", "testing", "api", "bench"];
