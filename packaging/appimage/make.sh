#!/usr/bin/env bash
# Makes the AppImage from the tree that the .deb was made from:  packaging/appimage/make.sh APPIMAGETOOL
# The release workflow brings the tool; it is not in Debian.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
tool=$(realpath "$1")
id=org.withdrawaltimeline.WithdrawalTimeline
tree=build/appimage/AppDir
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' src/withdrawal_timeline/__init__.py)
rm -rf build/appimage && mkdir -p "$tree"
cp -a build/deb/usr "$tree/"
cp packaging/appimage/AppRun "$tree/AppRun"
cp "$tree/usr/share/applications/$id.desktop" "$tree/"
cp "$tree/usr/share/icons/hicolor/256x256/apps/$id.png" "$tree/"
ln -s "$id.png" "$tree/.DirIcon"
# Without FUSE, as on the workflow's machines, the tool unpacks itself.
ARCH=$(uname -m) "$tool" --appimage-extract-and-run "$tree" "dist/withdrawal-timeline-$version-$(uname -m).AppImage"
