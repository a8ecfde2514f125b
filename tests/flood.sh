#!/usr/bin/env bash
# 20,000 activities at once at the door for Teams, good and bad, with what memory does. CHATSLA_FLOOD says how many.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export CHATSLA_FLOOD=${CHATSLA_FLOOD:-20000}
dotnet build tests/ChatSla.Tests -c Release -warnaserror -v quiet
dotnet tests/ChatSla.Tests/bin/Release/net10.0/ChatSla.Tests.dll -noLogo -noColor -showLiveOutput -class "ChatSla.Tests.Teams.FloodTests" | sed -u 's/^.*\[OUTPUT\] //'
