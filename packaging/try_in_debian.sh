#!/usr/bin/env bash
# Installs the .deb in a bare Debian and uses it as a reader does: desktop entry, wheel, click, filter, links, double
# click on a dossier; then removes it and looks for remains. The .tar.xz beside it is unpacked and started, too. Nothing
# of this machine but its display server is seen inside.
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
archive=$(find "$(dirname "$package")" -name 'withdrawal-timeline-*-linux-*.tar.xz' | head -1)
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
# As an ordinary user, where there is no network, and where it is counted who asks for one.
unshare --net sleep infinity & apart=$! && started+=("$apart")
reader() {
  nsenter --net="/proc/$apart/ns/net" chroot "$root" setpriv --reuid reader --regid reader --clear-groups \
    env -i HOME="$home" USER=reader PATH=/usr/bin:/bin LANG=C.UTF-8 XDG_RUNTIME_DIR=/run/reader ${DISPLAY_HERE:+DISPLAY="$DISPLAY_HERE"} "$@"
}
# Prints how many packets were sent, or would have been had there been a way.
asked_for_network() {
  nsenter --net="/proc/$apart/ns/net" python3 - <<'PYTHON'
import pathlib
old = pathlib.Path("/proc/self/net/snmp").read_text().splitlines()
names, numbers = (line.split() for line in old[:2])
new = dict(line.split() for line in pathlib.Path("/proc/self/net/snmp6").read_text().splitlines())
counts = {**dict(zip(names, numbers)), **new}
print(sum(int(counts[name]) for name in ("OutRequests", "OutNoRoutes", "Ip6OutRequests", "Ip6OutNoRoutes")))
PYTHON
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
# Lets the window close, and waits until it has.
close_window() {
  xdotool key --clearmodifiers ctrl+q
  for _ in $(seq 100); do
    xdotool search --onlyvisible --name 'Withdrawal Timeline' >/dev/null 2>&1 || return 0
    read -rt 0.1 <> <(:) || true
  done
  fail "the window does not close"
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
inside dpkg -L withdrawal-timeline > "$root/tmp/installed"
reader withdrawal-timeline --version
reader withdrawal-timeline check | tail -1
reader withdrawal-timeline show who-2025 | head -3
reader withdrawal-timeline --self-test 2>&1 | tee "$root/tmp/said" || fail "self-test without a display"
grep -q fonts-noto-cjk "$root/tmp/said" || fail "no hint that a font for Chinese is missing"
reader withdrawal-timeline --picture /tmp/drawn.png --size 1440x900 --today 2026-11-22 && cp "$root/tmp/drawn.png" "$pictures/"
sides=""
for icon in "$root"/usr/share/icons/hicolor/*/apps/"$id.png"; do
  side=$(basename "$(dirname "$(dirname "$icon")")")
  [[ $(identify -format '%wx%h' "$icon") == "$side" ]] || fail "the icon for $side has another size"
  sides+=" ${side%x*}"
done
[[ -s $root/usr/share/icons/hicolor/scalable/apps/$id.svg && $sides == *" 48"* ]] || fail "icons are missing"
say ok "icons of these sizes, and to scale:$(tr ' ' '\n' <<< "$sides" | sort -n | tr '\n' ' ')"
inside apt-get install -qq -y --no-install-recommends fonts-wqy-microhei libglib2.0-bin man-db >/dev/null 2>&1
reader man withdrawal-timeline > "$root/tmp/manual" 2>&1 || fail "man: $(head -1 "$root/tmp/manual")"
grep -q -- --self-test "$root/tmp/manual" || fail "the man page is not whole"
say ok "the man page: $(wc -l < "$root/tmp/manual") lines"

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
filled; shot 01-opened
xdotool mousemove 750 500 click --repeat 6 --delay 60 4
shot 02-wheel; must_change 01-opened 02-wheel 5000
xdotool mousemove 750 500 mousedown 1 mousemove_relative -- 60 0 mousemove_relative -- 80 0 mouseup 1
shot 03-dragged; must_change 02-wheel 03-dragged 5000
xdotool key --clearmodifiers 0; shot 04-all
xdotool mousemove 96 195 click 1 mousemove 5 5  # away with Health, in the list of domains
shot 05-filter; must_change 04-all 05-filter 5000
xdotool mousemove 833 302 click 1 mousemove 5 5  # the name of the Paris Agreement, in the timeline
shot 06-clicked; must_change 05-filter 06-clicked 5000
xdotool key --clearmodifiers Escape ctrl+0 slash; xdotool type --delay 30 "UNESCO"; shot 07-search; must_change 06-clicked 07-search 5000
xdotool key Return; shot 08-selected; must_change 07-search 08-selected 5000

# -- a link to a view, followed as from a letter ------------------------------------------------------------
kept() { grep -a "$1" "$root$home/.config/withdrawal-timeline/settings.ini" >/dev/null 2>&1; }
reader gio open 'withdrawal-timeline:?sel=jcpoa-2018&from=2014&to=2020&domain=peace_security,health&quiet=cut'
shot 09-link; must_change 08-selected 09-link 5000
[[ $(xdotool search --onlyvisible --name 'Withdrawal Timeline$' | wc -l) == 1 ]] || fail "the link opened a second window"
close_window
kept jcpoa-2018 || fail "the link did not lead to its entry"
say ok "a link to a view opens in the window that is open"
reader gio open 'withdrawal-timeline:?view=compare&compare=who-2020,who-2025' & started+=($!)
main=$(window '^Withdrawal Timeline$') || fail "no window from the link"
filled; shot 10-link-alone
say ok "and with no window open"

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
shot 11-dossier
close_window
[[ -z $(find "$root$home/.local/state" -name '*crash*' ) ]] || fail "a report of a crash is left"
reader gio open "$home/mine 联.wtdossier" & started+=($!)
window '^A dossier of my own' >/dev/null || fail "no window from the dossier"
say ok "and with no window open"
close_window

# -- where things are not as they should be -----------------------------------------------------------------
settings="$root$home/.config/withdrawal-timeline/settings.ini"
[[ -f $settings ]] || fail "no settings were kept"
printf '[General]\nsession=\x00\xff{{{\ntext_scale=99\n' > "$settings"
reader withdrawal-timeline & started+=($!)
window '^Withdrawal Timeline$' >/dev/null || fail "no window with unreadable settings"
filled; shot 12-settings
say ok "settings that cannot be read do not stop the start"
close_window
inside install -d "/home/Read only"  # of root
own=$home
for home in /nonexistent "/home/Read only"; do
  reader withdrawal-timeline 2>/dev/null & process=$!
  window '^Withdrawal Timeline$' >/dev/null || fail "no window with the home $home"
  filled; shot "13-home-$(basename "$home" | tr ' ' -)"
  close_window
  wait "$process" || fail "with the home $home the program ended with $?"
done
home=$own
say ok "neither does a home that is not there or cannot be written"
reader withdrawal-timeline 2>/dev/null & process=$!
main=$(window '^Withdrawal Timeline$') || fail "no window"
filled; kill -SEGV "$(xdotool getwindowpid "$main")"; wait "$process" || true
reader withdrawal-timeline 2>/dev/null & started+=($!)
window '^Withdrawal Timeline$' >/dev/null || fail "no window after a crash"
filled; shot 14-after-a-crash
report=$(find "$root$home/.local/state" -name 'crash-report.txt')
grep -q Segmentation "$report" || fail "no report of a crash"
close_window
say ok "a crash leaves a report in the folder for state"

# -- removed ------------------------------------------------------------------------------------------------
inside apt-get purge -qq -y withdrawal-timeline >/dev/null 2>&1
left=$(inside find / -xdev -path /proc -prune -o -path /home -prune -o -path /tmp -prune -o -path /var/cache -prune -o -path /var/log -prune -o -iname '*withdrawal*timeline*' -print)
left+=$(while IFS= read -r path; do [[ -d $root$path ]] || { [[ -e $root$path || -L $root$path ]] && echo "$path"; }; done < "$root/tmp/installed" || true)
left+=$(grep -rlis 'withdrawal.\?timeline' "$root/usr/share/mime" "$root/usr/share/applications" "$root/usr/share/icons" "$root/var/lib/dpkg/info" || true)
[[ -z $left ]] || fail "remains: $left"
[[ $(inside gio mime "$mime" 2>/dev/null || true) != *"$id"* ]] || fail "the mime type remains"
say ok "removed without remains but the reader's own settings"

# -- the archive, in a folder with spaces and other letters, first where what it needs is missing ------------
[[ $archive ]] || { say note "no .tar.xz beside the package: not tried"; exit; }
inside apt-get autoremove -qq -y --purge >/dev/null 2>&1
place="$home/My programs 联合国/$(basename "$archive" .tar.xz)"
tar -xJf "$archive" -C "$(mkdir -p "$root${place%/*}" && echo "$root${place%/*}")"
status=0; reader "$place/withdrawal-timeline" --self-test > "$root/tmp/said" 2>&1 || status=$?
(( status == 3 )) || fail "where libraries are missing the program ended with $status"
advice=$(sed -n 's/^On Debian and Ubuntu: sudo apt install //p' "$root/tmp/said")
# shellcheck disable=SC2086  # names of packages
inside apt-get install -qq -y --no-install-recommends $advice >/dev/null 2>&1 || fail "what it says cannot be installed: $advice"
say ok "where libraries are missing the archive's program says so: $advice"
reader "$place/withdrawal-timeline" --self-test | tail -1
reader "$place/withdrawal-timeline" --version
say ok "the archive runs from ${place%/*}"

# -- the network ---------------------------------------------------------------------------------------------
number=$(asked_for_network)
(( number == 0 )) || fail "$number packets were to go into a network"
nsenter --net="/proc/$apart/ns/net" python3 -c "import socket; socket.socket().connect_ex(('192.0.2.1', 80))"
(( $(asked_for_network) > 0 )) || fail "who asks for a network is not counted here"
say ok "nothing asked for a network"
