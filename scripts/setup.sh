#!/usr/bin/env bash
# Prepares what a make target needs: setup.sh runtime | dev | browser
#   runtime  .venv with ccsearch in it
#   dev      the same, with everything that tests and checks use
#   browser  Chromium and Chinese fonts, for tests and pictures
# System packages are installed when root on Debian or its kin; otherwise one line names what is missing.
set -euo pipefail
cd "$(dirname "$0")/.."

apt_packages() {
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
        echo "正在安装系统软件包 / installing: $*"
        apt-get -qq -o DPkg::Lock::Timeout=600 update
        DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=600 -o Dpkg::Use-Pty=0 \
            install --no-install-recommends "$@" >/dev/null
    else
        echo "缺少系统软件包：$*。请先运行 sudo apt-get install $*，再重试。" >&2
        echo "Missing system packages: $*. Run sudo apt-get install $* and try again." >&2
        exit 1
    fi
}

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; }

can_make_venv() { "$1" -c 'import venv, ensurepip' 2>/dev/null; }

# The system's own Python comes first where it is new enough and complete: distributions build it with
# profile-guided optimisation (reading is some 7 % faster than with a plain build) and keep it patched.
find_python() {
    local name system=${SYSTEM_PYTHON:-/usr/bin/python3}
    if [ -z "${PYTHON:-}" ] && new_enough "$system" && can_make_venv "$system"; then
        echo "$system"
        return
    fi
    for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python3.10}; do
        if new_enough "$name"; then echo "$name"; return; fi
    done
}

make_venv() {
    if .venv/bin/python -c 'import pip' 2>/dev/null && new_enough .venv/bin/python; then return; fi
    local python
    python=$(find_python)
    if [ -z "$python" ]; then
        apt_packages python3 python3-venv
        python=$(find_python)
    fi
    if [ -z "$python" ]; then
        echo "需要 Python 3.10 或更高版本 / Python 3.10 or newer is needed: make setup PYTHON=…" >&2
        exit 1
    fi
    if ! can_make_venv "$python"; then apt_packages "$(basename "$python")-venv"; fi
    "$python" -m venv --clear .venv
    install_with_pip pip
}

install_with_pip() {
    # The constraints hold for what builds packages, too.
    PIP_BUILD_CONSTRAINT=constraints.txt .venv/bin/python -m pip install --quiet --disable-pip-version-check \
        --root-user-action=ignore --constraint constraints.txt "$@"
}

have_browser() {
    command -v chromium >/dev/null && command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh family)" ]
}

case "${1:-}" in
    runtime) make_venv; install_with_pip --editable . ;;
    dev) make_venv; install_with_pip --editable '.[dev]' ;;
    browser) have_browser || apt_packages chromium fontconfig fonts-noto-cjk ;;
    *) echo "setup.sh runtime | dev | browser" >&2; exit 2 ;;
esac
