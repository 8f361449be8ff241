#!/usr/bin/env bash
# The check of the GitHub Action (action.yml): annotations in the log, a summary of the job, results for code scanning.
# Reads SUCHECK_FILES, SUCHECK_FAIL_ON, SUCHECK_CONFIG, SUCHECK_BASELINE and SUCHECK_SARIF; ends with sucheck's exit code.
set -euo pipefail
shopt -s globstar nullglob

refuse() {
    echo "::error::$1"
    echo "exit-code=2" >>"${GITHUB_OUTPUT:-/dev/null}"
    exit 2
}

# A line that is the name of a file is that file, whatever signs it holds; any other is a pattern.
files=()
while IFS= read -r line; do
    line=${line#"${line%%[![:space:]]*}"}
    line=${line%"${line##*[![:space:]]}"}
    [ -n "$line" ] || continue
    if [ -e "$line" ]; then
        files+=("./$line")
    else
        IFS= matches=($line)
        [ -e "${matches[0]:-}" ] || refuse "$line: no file has this name or pattern"
        files+=("${matches[@]/#/./}")
    fi
done <<<"${SUCHECK_FILES:-}"
[ ${#files[@]} -gt 0 ] || refuse "files: name at least one file to check"

options=(--format github --output - --output "${SUCHECK_SARIF:-sucheck.sarif}" --fail-on "${SUCHECK_FAIL_ON:-error}")
[ -z "${SUCHECK_CONFIG:-}" ] || options+=(--config "$SUCHECK_CONFIG")
[ -z "${SUCHECK_BASELINE:-}" ] || options+=(--baseline "$SUCHECK_BASELINE")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

code=0
python -m sucheck check "${options[@]}" --output "$folder/summary.md" "${files[@]}" || code=$?
if [ -e "$folder/summary.md" ] && [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
    cat "$folder/summary.md" >>"$GITHUB_STEP_SUMMARY"
fi
echo "exit-code=$code" >>"${GITHUB_OUTPUT:-/dev/null}"
exit "$code"
