#!/bin/sh
# Installs the Debian packages named as arguments, as root, so that no service of theirs starts now or at the next boot:
# Mailstead runs the programs itself, with configuration and state of its own.
set -eu

policy=/usr/sbin/policy-rc.d
kept=$policy.kept-by-mailstead
mark='made by Mailstead for the time of an installation'

put_back() {
  if [ -e "$policy" ] && grep -q "$mark" "$policy"; then rm -f "$policy"; fi
  if [ -e "$kept" ] && [ ! -e "$policy" ]; then mv "$kept" "$policy"; fi
}

is_installed() { dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed; }

# What an installation that was killed has left.
put_back
trap put_back EXIT
trap 'exit 130' INT TERM HUP

# Debian's invoke-rc.d asks this program before it starts a service; 101 is "forbidden".
if [ -e "$policy" ]; then mv "$policy" "$kept"; fi
printf '#!/bin/sh\n# %s\nexit 101\n' "$mark" >"$policy"
chmod 755 "$policy"

units=
is_installed dovecot-core || units="$units dovecot.service dovecot.socket"
is_installed rspamd || units="$units rspamd.service"
is_installed redis-server || units="$units redis-server.service"
is_installed postsrsd || units="$units postsrsd.service"
is_installed clamav-daemon || units="$units clamav-daemon.service clamav-daemon.socket"
is_installed clamav-freshclam || units="$units clamav-freshclam.service"
is_installed postgresql || units="$units postgresql.service"
if ! is_installed postfix; then
  units="$units postfix.service"
  echo 'postfix postfix/main_mailer_type select No configuration' | debconf-set-selections
fi

export DEBIAN_FRONTEND=noninteractive
apt-get update
apt-get install -y --no-install-recommends "$@"

# Packages enable their services for the next boot. The helper works where systemd does not run, as in a container, too.
for unit in $units; do
  if [ -d /run/systemd/system ]; then
    systemctl disable --now "$unit" || echo "$unit could not be disabled"
  else
    deb-systemd-helper disable "$unit" || true
    case $unit in *.service) update-rc.d "${unit%.service}" disable || true ;; esac
  fi
done
