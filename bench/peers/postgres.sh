#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A PostgreSQL of its own for the peer: postgres.sh start FOLDER, postgres.sh stop FOLDER. The cluster and its unix socket lie in
# FOLDER, no port is opened. The server refuses to run as root; then the user postgres of the package runs it.
set -eu
verb=$1
folder=$2
bin=
for found in /usr/lib/postgresql/*/bin; do  # the newest comes last
  if [ -x "$found/initdb" ]; then bin=$found; fi
done
[ -n "$bin" ] || { echo "skipped: PostgreSQL is not installed"; exit 77; }

as_server() {
  if [ "$(id -u)" -eq 0 ]; then
    setpriv --reuid=postgres --regid=postgres --clear-groups "$@"
  else
    "$@"
  fi
}

if [ "$verb" = stop ]; then
  as_server "$bin/pg_ctl" -D "$folder/cluster" -m fast stop >/dev/null
  exit 0
fi
rm -rf "$folder"
mkdir -p "$folder"
if [ "$(id -u)" -eq 0 ]; then chown postgres "$folder"; fi
as_server "$bin/initdb" -D "$folder/cluster" -U postgres -A trust --no-sync --locale=C -E UTF8 >/dev/null
# All in memory, no just-in-time compiler (it costs more than these queries), one process a query.
cat <<END | as_server tee -a "$folder/cluster/postgresql.conf" >/dev/null
listen_addresses = ''
unix_socket_directories = '$folder'
shared_buffers = 1GB
work_mem = 64MB
effective_cache_size = 4GB
random_page_cost = 1.0
jit = off
max_parallel_workers_per_gather = 0
fsync = off
synchronous_commit = off
autovacuum = off
END
as_server "$bin/pg_ctl" -D "$folder/cluster" -l "$folder/log" -w start >/dev/null
