# Unpacks PostgreSQL, serves it until standard input ends, and leaves nothing behind: input ends
# also when the tests are killed. Arguments: the archive, the port.
archive=$1
port=$2
dir=$(mktemp -d "${TMPDIR:-/tmp}/samklang-postgres.XXXXXX") || exit 1
trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit 1
{
  tar xf "$archive" &&
    bin/initdb -D data -U postgres -A trust -E UTF8 --locale=C --no-sync &&
    bin/pg_ctl -D data -w -t 120 -l server.log \
      -o "-F -p $port -k '$dir' -c listen_addresses=127.0.0.1 -c max_connections=200" start
} >log 2>&1 </dev/null || {
  cat log server.log 2>/dev/null
  exit 1
}
echo serving
cat >/dev/null
bin/pg_ctl -D data -m immediate stop >/dev/null 2>&1
