#!/usr/bin/env bash
# Installs the .deb in a bare Debian and uses it as a reader does: desktop entry, wheel, click, filter, double click on
# a dossier; then removes it and looks for remains. Nothing of this machine but its display server is seen inside.
#
#   packaging/try_in_debian.sh dist/withdrawal-timeline_VERSION_amd64.deb [FOLDER FOR PICTURES]
#
# Needs root, and from Debian: mmdebstrap xvfb openbox xdotool imagemagick. WT_SUITE chooses another release than
# bookworm. The root is a folder of its own under /tmp and is removed at the end; WT_KEEP=1 keeps it.
set -euo pipefail

package=$(realpath "$1")
pictures=$(realpath -m "${2:-build/pictures}")
suite=${WT_SUITE:-bookworm}
id=org.withdrawaltimeline.WithdrawalTimeline
mime=application/vnd.withdrawal-timeline.dossier+json
home="/home/Reader 联合国"
root=$(mktemp -d /tmp/wt-debian-XXXXXX)
mkdir -p "$pictures"
started=()

end() {
  for process in "${started[@]}"; do kill "$process" 2>/dev/null || true; done
  mountpoint -q "$root/tmp/.X11-unix" && umount "$root/tmp/.X11-unix"
  mountpoint -q "$root/proc" && umount "$root/proc"
  [[ ${WT_KEEP:-} ]] || rm -rf --one-file-system "$root"
}
trap end EXIT

say() { printf '%-8s%s\n' "$1" "$2"; }
fail() { say FAILED "$1"; exit 1; }
inside() { chroot "$root" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
# As an ordinary user, with no network at all.
reader() {
  unshare --net chroot "$root" setpriv --reuid reader --regid reader --clear-groups \
    env -i HOME="$home" USER=reader PATH=/usr/bin:/bin LANG=C.UTF-8 XDG_RUNTIME_DIR=/run/reader ${DISPLAY_HERE:+DISPLAY="$DISPLAY_HERE"} "$@"
}
changed() { compare -metric AE -fuzz 2% "$1" "$2" null: 2>&1 | cut -d' ' -f1 || true; }

# Waits until a window with a name that matches is there, at most 20 seconds; prints its number.
window() {
  local found
  for _ in $(seq 200); do
    found=$(xdotool search --onlyvisible --name "$1" 2>/dev/null | head -1) && [[ $found ]] && { echo "$found"; return; }
    read -rt 0.1 <> <(:) || true
  done
  return 1
}
# Waits until two pictures in a row are the same, at most 10 seconds; the last one is kept.
shot() {
  import -window root "$pictures/$1.png"
  for _ in $(seq 20); do
    read -rt 0.3 <> <(:) || true
    import -window root "$pictures/.next.png"
    local moved
    moved=$(changed "$pictures/$1.png" "$pictures/.next.png")
    mv "$pictures/.next.png" "$pictures/$1.png"
    [[ $moved == 0 ]] && return
  done
}
# Waits until the window shows more than its empty panes, at most 20 seconds.
filled() {
  for _ in $(seq 40); do
    import -window root "$pictures/.next.png"
    (( $(identify -format %k "$pictures/.next.png") > 300 )) && { rm "$pictures/.next.png"; return; }
    read -rt 0.5 <> <(:) || true
  done
  fail "the window stays empty"
}
must_change() {
  local before=$1 after=$2 least=$3 number
  number=$(changed "$pictures/$before.png" "$pictures/$after.png")
  (( ${number%.*} >= least )) || fail "$after: only $number pixels changed"
  say ok "$after: $number pixels changed"
}

# -- a bare system ------------------------------------------------------------------------------------------
mmdebstrap --quiet --variant=minbase "$suite" "$root" >/dev/null
mount -t proc proc "$root/proc"
say ok "a bare $suite: $(inside dpkg-query -f '.\n' -W | wc -l) packages"
inside useradd --create-home --home-dir "$home" --shell /bin/sh reader
install -d -o "$(stat -c %u "$root$home")" -m 700 "$root/run/reader"
cp "$package" "$root/tmp/package.deb"

# -- installed with what it depends on, and nothing that it only recommends ---------------------------------
inside apt-get update -qq
inside apt-get install -qq -y --no-install-recommends /tmp/package.deb >/dev/null 2>&1 || fail "apt-get install"
say ok "installed: $(inside dpkg-query -f '.\n' -W | wc -l) packages, $(inside dpkg-query -W -f '${Installed-Size}' withdrawal-timeline) KiB of them ours"
reader withdrawal-timeline --version
reader withdrawal-timeline check | tail -1
reader withdrawal-timeline show who-2025 | head -3
reader withdrawal-timeline --self-test || fail "self-test without a display"
reader withdrawal-timeline --picture /tmp/drawn.png --size 1440x900 --today 2026-11-22 && cp "$root/tmp/drawn.png" "$pictures/"
inside apt-get install -qq -y --no-install-recommends fonts-wqy-microhei libglib2.0-bin >/dev/null 2>&1

# -- a display without OpenGL, with a window manager --------------------------------------------------------
exec 3<> <(:)
Xvfb -displayfd 3 -screen 0 1600x1000x24 -extension GLX -nolisten tcp 2>/dev/null & started+=($!)
read -rt 10 -u 3 number || fail "Xvfb"
export DISPLAY=:$number DISPLAY_HERE=:$number
mkdir -p "$root/tmp/.X11-unix" && mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
openbox >/dev/null 2>&1 & started+=($!)
reader withdrawal-timeline --self-test | tail -1

reader gio launch "/usr/share/applications/$id.desktop" & started+=($!)
main=$(window '^Withdrawal Timeline$') || fail "no window from the desktop entry"
say ok "the desktop entry opens a window: $(xdotool getwindowname "$main"), class $(xprop -id "$main" WM_CLASS 2>/dev/null | cut -d= -f2)"
xdotool windowactivate --sync "$main" windowsize --sync "$main" 1440 900 windowmove "$main" 20 40
xdotool mousemove 5 5
filled; shot 1-opened
xdotool mousemove 750 500 click --repeat 6 --delay 60 4
shot 2-wheel; must_change 1-opened 2-wheel 5000
xdotool mousemove 750 500 mousedown 1 mousemove_relative -- 60 0 mousemove_relative -- 80 0 mouseup 1
shot 3-dragged; must_change 2-wheel 3-dragged 5000
xdotool key --clearmodifiers 0; shot 4-all; xdotool key --clearmodifiers alt+3
shot 5-filter; must_change 4-all 5-filter 5000
xdotool key --clearmodifiers ctrl+0 slash; xdotool type --delay 30 "World Health"; shot 6-search; must_change 5-filter 6-search 5000
xdotool key Return; shot 7-selected; must_change 6-search 7-selected 5000

# -- a dossier, opened as by a double click: first into the open window, then with none open ----------------
python3 - "$root/usr/lib/withdrawal-timeline/_internal/withdrawal_timeline/resources/dossier" "$root$home/mine 联.wtdossier" <<'PYTHON'
import json, pathlib, sys
folder, target = map(pathlib.Path, sys.argv[1:])
whole = {file.stem if file.stem != "dossier" else "about": json.loads(file.read_text("utf-8")) for file in folder.glob("*.json")}
whole["about"]["title"] = "A dossier of my own"
target.write_text(json.dumps(whole), "utf-8")
PYTHON
[[ $(reader gio mime "$mime") == *"$id.desktop"* ]] || fail "the mime type has no default program"
[[ $(reader gio info -a standard::content-type "$home/mine 联.wtdossier") == *"$mime"* ]] || fail "the dossier's type is not known"
reader gio open "$home/mine 联.wtdossier"
window '^A dossier of my own' >/dev/null || fail "the open window did not take the dossier over"
[[ $(xdotool search --onlyvisible --name 'Withdrawal Timeline$' | wc -l) == 1 ]] || fail "a second window came"
say ok "a dossier opens by its mime type, in the window that is open"
shot 8-handed-over
xdotool key --clearmodifiers ctrl+q
for _ in $(seq 100); do xdotool search --onlyvisible --name 'Withdrawal Timeline' >/dev/null 2>&1 || break; read -rt 0.1 <> <(:) || true; done
[[ -z $(ls -A "$root$home/.local/state/withdrawal-timeline" | grep crash) ]] || fail "a report of a crash is left"
reader gio open "$home/mine 联.wtdossier" & started+=($!)
window '^A dossier of my own' >/dev/null || fail "no window from the dossier"
say ok "and with no window open"
xdotool key --clearmodifiers ctrl+q
for _ in $(seq 100); do xdotool search --onlyvisible --name 'Withdrawal Timeline' >/dev/null 2>&1 || break; read -rt 0.1 <> <(:) || true; done

# -- where things are not as they should be -----------------------------------------------------------------
settings="$root$home/.config/withdrawal-timeline/settings.ini"
[[ -f $settings ]] || fail "no settings were kept"
printf '[General]\nsession=\x00\xff{{{\ntext_scale=99\n' > "$settings"
reader withdrawal-timeline & started+=($!)
window '^Withdrawal Timeline$' >/dev/null || fail "no window with unreadable settings"
filled; shot 9-settings
say ok "settings that cannot be read do not stop the start"
xdotool key --clearmodifiers ctrl+q
for _ in $(seq 100); do xdotool search --onlyvisible --name 'Withdrawal Timeline' >/dev/null 2>&1 || break; read -rt 0.1 <> <(:) || true; done
HOME_BEFORE=$home; home=/nonexistent
reader withdrawal-timeline 2>/dev/null & started+=($!)
window '^Withdrawal Timeline$' >/dev/null || fail "no window without a home"
say ok "neither does a home that cannot be written"
xdotool key --clearmodifiers ctrl+q; home=$HOME_BEFORE
for _ in $(seq 100); do xdotool search --onlyvisible --name 'Withdrawal Timeline' >/dev/null 2>&1 || break; read -rt 0.1 <> <(:) || true; done

# -- removed ------------------------------------------------------------------------------------------------
inside apt-get purge -qq -y withdrawal-timeline >/dev/null 2>&1
left=$(inside find / -xdev -path /proc -prune -o -path /home -prune -o -path /var/cache -prune -o -path /var/log -prune -o -iname '*withdrawal*timeline*' -print)
[[ -z $left ]] || fail "remains: $left"
[[ $(inside gio mime "$mime" 2>/dev/null || true) != *"$id"* ]] || fail "the mime type remains"
say ok "removed without remains but the reader's own settings"
