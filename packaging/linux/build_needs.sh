#!/usr/bin/env bash
# Prints the packages of Debian that building the .deb needs and this system lacks, one per line.
set -euo pipefail

needs() { command -v "$1" >/dev/null || echo "$2"; }

needs objdump binutils
needs strip binutils
needs xz xz-utils
needs desktop-file-validate desktop-file-utils
needs appstreamcli appstream
needs xmllint libxml2-utils
needs lintian lintian

# What the package will depend on has to be there, to find out in which packages it is; Qt prints through this one.
/sbin/ldconfig -p | grep 'libcups\.so\.2 ' >/dev/null || echo libcups2

# Debian keeps the library of its own Python, which the frozen program carries, in a package of its own.
python=$(readlink -f "$(command -v python3)")
if dpkg -S "$python" >/dev/null 2>&1; then
  library=lib$(basename "$python")
  dpkg -s "$library" >/dev/null 2>&1 || echo "$library"
fi
