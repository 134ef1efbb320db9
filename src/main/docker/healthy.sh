#!/usr/bin/env bash
# Asks the management port, which answers on the loopback address only. Bash alone: the image has no curl to keep patched.
set -euo pipefail

exec 3<> "/dev/tcp/127.0.0.1/${MANAGEMENT_SERVER_PORT:-9090}"
printf 'GET /actuator/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
read -r _ status _ <&3
[[ $status == 200 ]]
