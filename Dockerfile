# One image for the API, the runner, the migration and the node agent; the first argument chooses:
#   docker run … atoll api | runner | migrate | node-agent run --config /etc/atoll/agent.json
# It brings its own Node; BASE_IMAGE needs none: any Debian 12 or newer. PostgreSQL is not inside: the image
# runs in production mode and demands DATABASE_URL. How to run it: docs/operations/running-for-real.md.

ARG BASE_IMAGE=debian:bookworm-slim
# Any Debian with Node >= 20 and npm; nothing of it gets into the image.
ARG BUILD_IMAGE=node:26-bookworm-slim

# Where no registry can be reached from inside a build, build outside and hand the result in; this stage is
# skipped then:
#   node bootstrap.mjs build && node deploy/image/collect.mjs <folder>/out
#   docker build --build-context build=<folder> .
FROM ${BUILD_IMAGE} AS build
WORKDIR /src
COPY . .
# A private registry: --secret id=npmrc,src=$HOME/.npmrc. A certificate authority of your own:
# --secret id=ca,src=<file>. Neither stays in any layer.
RUN --mount=type=secret,id=npmrc,target=/root/.npmrc \
    --mount=type=secret,id=ca,target=/run/secrets/ca \
    --mount=type=cache,target=/root/.npm \
    --mount=type=cache,target=/root/.local/share/pnpm/store \
    if [ -f /run/secrets/ca ]; then export NODE_EXTRA_CA_CERTS=/run/secrets/ca npm_config_cafile=/run/secrets/ca; fi; \
    node bootstrap.mjs build && node deploy/image/collect.mjs /out

FROM ${BASE_IMAGE}

# tini ends orphans and passes signals on; Node needs libatomic; bubblewrap is the node agent's strongest sandbox.
RUN missing=; \
    for package in bubblewrap libatomic1 tini; do dpkg -s "$package" >/dev/null 2>&1 || missing="$missing $package"; done; \
    if [ -n "$missing" ]; then \
      apt-get update && apt-get install -y --no-install-recommends $missing && rm -rf /var/lib/apt/lists/*; \
    fi; \
    mkdir -p /var/lib/atoll && chown 10001:10001 /var/lib/atoll && chmod 0700 /var/lib/atoll

COPY --from=build /out /opt/atoll

ENV ATOLL_DASHBOARD=/opt/atoll/apps/dashboard/dist \
    ATOLL_DATA=/var/lib/atoll \
    ATOLL_ENV=production \
    ATOLL_HOST=0.0.0.0 \
    ATOLL_MIGRATIONS=/opt/atoll/migrations \
    MALLOC_ARENA_MAX=1 \
    MALLOC_MMAP_THRESHOLD_=131072 \
    MALLOC_TRIM_THRESHOLD_=131072 \
    NODE_ENV=production

LABEL org.opencontainers.image.title="Atoll" \
      org.opencontainers.image.description="A hub for federated analysis: code travels to the data, results travel back, data stays at home." \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="0.1.0"

# Nothing in the image can be changed by this user but the data folder.
USER 10001:10001
WORKDIR /var/lib/atoll
VOLUME ["/var/lib/atoll"]
EXPOSE 4600
STOPSIGNAL SIGTERM
# No HEALTHCHECK: it would be wrong for the migration and the node agent. For the hub: /health/live and
# /health/ready, or --health-cmd "/opt/atoll/bin/atoll health".
ENTRYPOINT ["/usr/bin/tini", "--", "/opt/atoll/bin/atoll"]
CMD ["api"]
