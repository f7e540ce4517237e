import { expect, layer } from "@effect/vitest";
import { Config, Effect, Schema } from "effect";
import { type Dice, makeDice } from "./support/Dice.ts";
import { documented } from "./support/Documented.ts";
import { HostileHub } from "./support/HostileHub.ts";
import { hostileRequest, sampleBodies } from "./support/HostileRequests.ts";
import { operations, type Operation, type OperationRequest } from "./support/operations.ts";
import { requestsOf } from "./support/requests.ts";
import { type Organisation, organisation } from "./support/World.ts";

/** The long form takes another seed and more requests: `ATOLL_HOSTILE_SEED`, `ATOLL_HOSTILE_REQUESTS`. */
const settings = Config.all({
  seed: Config.Int("ATOLL_HOSTILE_SEED").pipe(Config.withDefault(20_261_121)),
  count: Config.Int("ATOLL_HOSTILE_REQUESTS").pipe(Config.withDefault(2_000)),
});

const Health = Schema.Struct({ residentBytes: Schema.Int });
const MiB = 1_024 * 1_024;

const residentBytes = Effect.gen(function* () {
  const { json } = yield* (yield* HostileHub).send("/health/live");
  return (yield* Schema.decodeUnknownEffect(Health)(json)).residentBytes;
});

/** What ends sessions, or gives them other tokens. */
const endsSessions =
  /^(auth\.logout|tenants\.archive|members\.(change|remove|leave|transfer)|sessions\.(revoke|stepUp|switch)|ownAccount\.(changePassword|deactivate|remove))/;

/** Who calls; to sign out, nobody whom the others still need. */
const tokenFor = (dice: Dice, { key }: Operation, { tokens }: Organisation, spare: string) => {
  if (endsSessions.test(key)) return dice.pick([undefined, "garbage", spare]);
  const { owner, member, viewer, steward, node, aggregator } = tokens;
  const fitting = /^(runs|messages)|self|heartbeat|work/.test(key) ? [node, aggregator] : [owner, steward];
  return dice.chance(0.8)
    ? dice.pick(fitting)
    : dice.pick([undefined, "garbage", member, viewer, node, owner]);
};

const percentile = (sorted: ReadonlyArray<number>, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

layer(HostileHub.layer, { excludeTestServices: true, timeout: "120 seconds" })("hostile requests", (it) => {
  it.effect(
    "are all answered with what is documented, soon, and leave nothing behind",
    () =>
      Effect.gen(function* () {
        const { seed, count } = yield* settings;
        process.stderr.write(`Hostile requests: seed ${seed}, ${count} of them\n`);
        const hub = yield* HostileHub;
        const own = yield* organisation("Alpha");
        const foreign = yield* organisation("Bravo");
        const spare = (yield* organisation("Spare")).tokens.owner;
        const faultOf = yield* documented;
        const dice = makeDice(seed);
        const known = [own, own, own, foreign].map(({ ids, account }) => requestsOf(ids, account.email));
        const sampled = new Map<string, ReadonlyArray<unknown>>();
        for (const operation of operations) {
          sampled.set(operation.key, yield* sampleBodies(operation, seed, 20));
        }
        const requestOf = ({ key }: Operation): OperationRequest => {
          const request = dice.pick(known)[key] ?? {};
          const bodies = sampled.get(key) ?? [];
          return bodies.length > 0 && dice.chance(0.3) ? { ...request, json: dice.pick(bodies) } : request;
        };

        /** Made when its turn comes: in the same order whatever the answers are. */
        const requestAt = (index: number) => {
          const operation = operations[index % operations.length] ?? dice.pick(operations);
          const token = tokenFor(dice, operation, own, spare);
          return { operation, ...hostileRequest(dice, operation, requestOf(operation), token) };
        };

        const baseline = yield* residentBytes;
        const times: Array<number> = [];
        const statuses = new Map<number, number>();
        const faults: Array<string> = [];
        yield* Effect.forEach(
          Array.from({ length: count }, (_, index) => index),
          Effect.fnUntraced(function* (index) {
            const request = requestAt(index);
            const answer = yield* hub.send(request.path, request.call);
            times.push(answer.milliseconds);
            statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
            const fault = faultOf(request, answer);
            if (fault === undefined) return;
            const { operation, done, path, call } = request;
            const body = String(call.body ?? "").slice(0, 200);
            const what = `${index} ${operation.key} (${done.join()}): ${call.method} ${path.slice(0, 150)} ${body}`;
            faults.push(`${fault}: ${what} → ${answer.text.slice(0, 200)}`);
          }),
          { concurrency: 4, discard: true },
        );
        expect(faults, `seed ${seed}`).toEqual([]);
        expect(yield* hub.log).not.toContain("failed unexpectedly");

        times.sort((a, b) => a - b);
        const growth = ((yield* residentBytes) - baseline) / MiB;
        const [p50, p99, most] = [0.5, 0.99, 1].map((share) => percentile(times, share).toFixed(0));
        process.stderr.write(
          `p50 ${p50} ms, p99 ${p99} ms, longest ${most} ms, memory +${growth.toFixed(0)} MiB, ` +
            `answers ${JSON.stringify(Object.fromEntries([...statuses].toSorted()))}\n`,
        );
        expect(percentile(times, 0.99)).toBeLessThan(1_000);
        expect(growth).toBeLessThan(200);
      }),
    3_600_000,
  );
});
