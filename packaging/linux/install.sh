#!/bin/sh
# Installs TacoLM Studio for this user, or for everyone when run as root: the program, a menu entry, its icon and the
# type of .voice files.
#   ./install.sh [--user]     --user: for this user only, even as root
#   ./install.sh --remove
set -eu
here=$(cd "$(dirname "$0")" && pwd)
if [ "$(id -u)" = 0 ] && [ "${1:-}" != --user ] && [ "${2:-}" != --user ]; then
    share=/usr/local/share program=/opt/tacolm-studio bin=/usr/local/bin
else
    share=${XDG_DATA_HOME:-$HOME/.local/share} program=${XDG_DATA_HOME:-$HOME/.local/share}/tacolm-studio bin=$HOME/.local/bin
fi
entry=$share/applications/tacolm-studio.desktop
mime=$share/mime/packages/tacolm-studio-mime.xml
icons=$share/icons/hicolor

refresh() {
    command -v update-mime-database >/dev/null && update-mime-database "$share/mime" || true
    command -v update-desktop-database >/dev/null && update-desktop-database "$share/applications" || true
    command -v gtk-update-icon-cache >/dev/null && gtk-update-icon-cache -q "$icons" || true
}

if [ "${1:-}" = --remove ]; then
    rm -rf "$program" "$entry" "$mime" "$bin/tacolm-studio" "$bin/tacolm" "$icons"/*/apps/tacolm-studio.*
    refresh
    echo "TacoLM Studio is removed; your voices and takes stay in your own folder."
    exit 0
fi

mkdir -p "$program" "$bin" "$share/applications" "$share/mime/packages"
rm -rf "$program/_internal"
cp -R "$here/tacolm-studio/." "$program/"
ln -sf "$program/tacolm-studio" "$bin/tacolm-studio"
ln -sf "$program/tacolm-studio" "$bin/tacolm"
sed "s|^Exec=tacolm-studio|Exec=\"$program/tacolm-studio\"|" "$here/tacolm-studio.desktop" >"$entry"
cp "$here/tacolm-studio-mime.xml" "$mime"
for picture in "$here"/icons/icon-*.png; do
    size=$(basename "$picture" .png | cut -d- -f2)
    mkdir -p "$icons/${size}x$size/apps"
    cp "$picture" "$icons/${size}x$size/apps/tacolm-studio.png"
done
refresh
echo "Installed in $program. Start TacoLM Studio from the menu, or type: $bin/tacolm --help"
