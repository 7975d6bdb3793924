# All apps in one image, but for those in Python. Nothing in it but a runtime, the bundles and what they cannot bundle; no shell, no root.
#   docker build -t abonement .
#   docker build -t abonement-analytics --target analytics .

FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-fund --no-audit
COPY . .
RUN npm run build && npm prune --omit=dev --no-fund --no-audit
# The bundles hold every package but these (tools/setup/bundles.ts).
RUN mkdir -p /out/apps /out/node_modules/@node-rs && \
    for app in apps/*/dist; do mkdir -p "/out/$app" && cp -r "$app/." "/out/$app/"; done && \
    cp package.json /out/ && \
    cp -r node_modules/swagger-ui-dist /out/node_modules/ && \
    cp -r node_modules/@node-rs/argon2* /out/node_modules/@node-rs/

FROM python:3.11-slim-bookworm AS build-python
COPY apps/analytics/requirements.txt ./
RUN pip install --no-cache-dir --require-hashes --target /packages -r requirements.txt

# The same Python, 3.11, as that of the stage before.
FROM gcr.io/distroless/python3-debian12:nonroot AS analytics
COPY --from=build-python /packages /app/packages
COPY apps/analytics/src /app/apps/analytics/src
COPY contracts/events /app/contracts/events
COPY packages/contracts/generated/analytics.json packages/contracts/generated/dead-letters.json packages/contracts/generated/erasures.json /app/packages/contracts/generated/
WORKDIR /app/apps/analytics
ENV PYTHONPATH=/app/packages:/app/apps/analytics/src PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
# As with Node below, the entry point is Python itself.
CMD ["-m", "analytics"]

FROM gcr.io/distroless/nodejs22-debian12:nonroot AS apps
COPY --from=build /out /app
WORKDIR /app
ENV NODE_ENV=production
# The image's own entry point is Node itself: whoever starts a container says which program.
CMD ["--enable-source-maps", "apps/gateway/dist/main.js"]
