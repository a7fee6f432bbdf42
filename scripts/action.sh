#!/usr/bin/env bash
# What action.yml runs: checks the profiles and policies of the repository in the current folder. Inputs are in variables.
# The bash of macOS is 3.2, so nothing newer is used.
set -euo pipefail

fail() {
  echo "::error title=alwayson::$1"
  exit 2
}

# Whether an input says yes: its name, its value.
says_yes() {
  case $2 in
    true) return 0 ;;
    false | '') return 1 ;;
    *) fail "The input $1 is true or false." ;;
  esac
}

# In a container, the folder belongs to another user than the one who runs this.
export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0=$PWD

command -v npm >/dev/null || fail 'Node.js is missing. Add actions/setup-node before this step.'
git rev-parse --is-inside-work-tree >/dev/null 2>&1 ||
  fail 'The repository is missing. Add actions/checkout before this step.'

# A folder of its own: what the repository says in .npmrc has no effect on what is installed.
home=$RUNNER_TEMP/alwayson
version=${VERSION:-$(node -p 'require(process.argv[1]).version' "$GITHUB_ACTION_PATH/package.json")}
mkdir -p "$home"
(cd "$home" && npm install --prefix . --no-save --ignore-scripts --no-audit --no-fund --loglevel error "alwayson@$version" >&2) ||
  fail "alwayson@$version cannot be installed."

paths=()
while IFS= read -r line; do
  line=${line%$'\r'}
  if [ -n "$line" ]; then paths+=("$line"); fi
done <<<"$FILES"
if [ ${#paths[@]} -eq 0 ]; then paths=(.); fi

# The commit that changes are counted from; empty to check everything: a new branch, a schedule, a rewritten history.
since=
if says_yes changed "$CHANGED" && [[ $BASE =~ ^[0-9a-f]{40,64}$ && ! $BASE =~ ^0+$ ]]; then
  git cat-file -e "$BASE^{commit}" 2>/dev/null ||
    git fetch --quiet --no-tags --depth=1 origin "$BASE" 2>/dev/null || true
  if git cat-file -e "$BASE^{commit}" 2>/dev/null; then
    since=$(git merge-base "$BASE" HEAD 2>/dev/null || echo "$BASE")
  fi
fi
# With another order, other bindings or other settings, every file is judged anew.
if [ -n "$since" ]; then
  settings=(:/alwayson.yaml)
  if [ -n "$AGAINST" ]; then settings+=(":(literal)$AGAINST"); fi
  if [ -n "$BINDINGS" ]; then settings+=(":(literal)$BINDINGS"); fi
  git diff --quiet "$since" HEAD -- "${settings[@]}" 2>/dev/null || since=
fi

out=$(mktemp -d "$RUNNER_TEMP/alwayson-report.XXXXXX")
if [ -n "$since" ]; then
  git diff --name-only -z --relative --no-renames --diff-filter=d "$since" HEAD -- "${paths[@]}" >"$out/files"
else
  git ls-files -z --cached --others --exclude-standard -- "${paths[@]}" >"$out/files"
fi || fail 'git cannot read the input files. Write one file, folder or pattern a line.'

options=(--files-from "$out/files" --ignore-unknown --format github)
options+=(--report "sarif=$out/alwayson.sarif" --report "junit=$out/alwayson.xml" --report "markdown=$out/alwayson.md")
if [ -n "$AGAINST" ]; then options+=("--against=$AGAINST"); fi
if [ -n "$BINDINGS" ]; then options+=("--bindings=$BINDINGS"); fi
if [ -n "$OS_VERSION" ]; then options+=("--os=$OS_VERSION"); fi
if [ -n "$PLATFORM" ]; then options+=("--platform=$PLATFORM"); fi
if says_yes strict "$STRICT"; then options+=(--strict); fi

status=0
node "$home/node_modules/alwayson/dist/cli/alwayson.cjs" verify "${options[@]}" || status=$?

# Without a report the command line was wrong, and standard error says how.
if [ -f "$out/alwayson.sarif" ]; then
  echo "sarif=$out/alwayson.sarif" >>"$GITHUB_OUTPUT"
  echo "junit=$out/alwayson.xml" >>"$GITHUB_OUTPUT"
  # GitHub takes a mebibyte.
  if [ "$(wc -c <"$out/alwayson.md")" -lt 1000000 ]; then
    cat "$out/alwayson.md" >>"$GITHUB_STEP_SUMMARY"
  else
    echo 'alwayson found more than this page can show. The log has all of it.' >>"$GITHUB_STEP_SUMMARY"
  fi
fi
exit "$status"
