#!/bin/sh
# Builds mediasoup's worker from the source inside the npm package with Debian's own libraries. Downloads nothing.
#
#   build-worker.sh <mediasoup's package> <empty folder to build in> <file to make>
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mediasoup=$1
folder=$2
built=$3

cp -R "$mediasoup/worker" "$folder/worker"
cd "$folder/worker"
rm -rf out

# Each folder of overlay/ stands in for one of meson's wraps, under the name of the folder that the wrap would have
# unpacked, so that meson has nothing to download.
for stand_in in "$here"/overlay/*/; do
  name=$(basename "$stand_in")
  unpacked=$(sed -n 's/^directory *= *//p' "subprojects/$name.wrap")
  [ -n "$unpacked" ] || { echo "This mediasoup has no wrap $name" >&2; exit 1; }
  cp -R "$stand_in" "subprojects/$unpacked"
done

# Edits the copy. Each edit must find exactly the text that it was written for.
edit() { # file, text that must be there, sed script
  grep -qF -- "$2" "$1" || { echo "'$2' is not in $1 of this mediasoup" >&2; exit 1; }
  sed -i "$3" "$1"
}
# Bookworm's meson is 1.0.1, which is enough.
edit meson.build ">= 1.1.0" "s/>= 1.1.0/>= 1.0.0/"
# onSslBioOut() answers 1 to every BIO control, also to "are you kTLS?". Debian's OpenSSL is built with kTLS, then
# allocates no write buffer, and crashes in the first handshake.
edit src/RTC/DtlsTransport.cpp "(operationType == BIO_CB_RETURN) ?" \
  "s/(operationType == BIO_CB_RETURN) ?/((operationType \& BIO_CB_RETURN) != 0) ?/"
# Precompiled headers halve the time.
standard="algorithm array atomic bitset chrono cmath cstdint cstring deque functional limits list map memory mutex
  optional queue set sstream stdexcept string string_view tuple unordered_map unordered_set utility variant vector"
libraries="uv.h openssl/ssl.h ankerl/unordered_dense.h flatbuffers/flatbuffers.h"
mkdir -p pch deps/libwebrtc/pch
for header in $standard; do echo "#include <$header>"; done > deps/libwebrtc/pch/pch.hpp
{
  cat deps/libwebrtc/pch/pch.hpp
  for header in $libraries; do echo "#include <$header>"; done
  for schema in fbs/*.fbs; do echo "#include \"FBS/$(basename "$schema" .fbs).h\""; done
} > pch/pch.hpp
edit meson.build "  cpp_args: cpp_args + ['-DMS_EXECUTABLE']," \
  "s/^  cpp_args: cpp_args + \['-DMS_EXECUTABLE'\],/&\n  cpp_pch: 'pch\/pch.hpp',/"
edit deps/libwebrtc/meson.build "  cpp_args: cpp_args," "s/^  cpp_args: cpp_args,/&\n  cpp_pch: 'pch\/pch.hpp',/"

# Debian's python, not one of a pyenv, runs Debian's meson.
export PATH="/usr/bin:/bin:$PATH"
meson setup --buildtype release -Doptimization=2 -Db_ndebug=true --wrap-mode nodownload build
ninja -C build fbs/FBS/worker.h
nice -n 5 ninja -C build mediasoup-worker
strip build/mediasoup-worker
mkdir -p "$(dirname "$built")"
mv build/mediasoup-worker "$built"
