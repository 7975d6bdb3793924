#!/bin/sh
# Makes the streams of streams.json, beside this file, where they are not there; NATS_URL says where. Consumers that are there get the
# number of messages on their way that the components ask for, since they refuse one that was made with another.
set -eu
until nats account info >/dev/null 2>&1; do sleep 1; done
jq -c '.[]' "$(dirname "$0")/streams.json" | while read -r stream; do
  name=$(echo "$stream" | jq -r .name)
  nats stream info "$name" >/dev/null 2>&1 || nats stream add "$name" --defaults --dupe-window=10m \
    --subjects="$(echo "$stream" | jq -r '.subjects | join(",")')" \
    --max-age="$(echo "$stream" | jq -r .max_age_days)d" </dev/null
  nats consumer ls "$name" --json </dev/null | jq -r '.[]? | .name? // .' | while read -r consumer; do
    nats consumer edit "$name" "$consumer" --force --max-pending="$(echo "$stream" | jq -r .max_ack_pending)" </dev/null
  done
done
