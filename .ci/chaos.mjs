// `npm run chaos`: the islands demo while its processes are killed; with `--engine`, three runners of the durable engine.
const isEngine = process.argv.includes("--engine");
process.argv = process.argv.filter((argument) => argument !== "--engine");
await import(isEngine ? "../apps/api/test/chaos/engineChaos.ts" : "../apps/cli/test/kill/chaos.ts");
