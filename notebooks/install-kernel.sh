#!/usr/bin/env bash
# Registers the Java kernel that the notebooks name, for this user, out of Maven's artifacts.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
(cd "$home" && mvn -q -B -Pnotebook generate-resources)
kernel="${JUPYTER_DATA_DIR:-${XDG_DATA_HOME:-$HOME/.local/share}/jupyter}/kernels/windvane-java"
mkdir -p "$kernel"
cat > "$kernel/kernel.json" <<JSON
{
  "argv": ["java", "-jar", "$home/target/notebook/rapaio-jupyter-kernel.jar", "{connection_file}"],
  "display_name": "Java (Windvane)",
  "language": "java",
  "interrupt_mode": "message",
  "env": {"WINDVANE_NOTEBOOK_JARS": "$home/target/notebook"}
}
JSON
echo "$kernel"
