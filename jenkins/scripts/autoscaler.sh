# shellcheck shell=sh
# What the scripts share: how the control plane is asked. Every call may be repeated, because the control plane knows a build by
# its address: so a call is repeated when nobody answers, or the answer says to try again, and for no other reason.

set +x # a trace would show the token
: "${AUTOSCALER_URL:?where is the control plane?}" "${AUTOSCALER_TOKEN:?the credential vm-autoscaler-token is missing}"
state=${AUTOSCALER_STATE:-.autoscaler}
# how long the control plane is waited for, in seconds
patience=${AUTOSCALER_PATIENCE:-300}
# between two attempts
pause=${AUTOSCALER_PAUSE:-2}

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# quoted TEXT: as JSON has it
quoted() {
    printf '%s' "$1" | tr -d '\000-\037' | sed 's/[\\"]/\\&/g; s/^/"/; s/$/"/'
}

# who: this build, as fields of JSON
who() {
    number=${BUILD_NUMBER:-0}
    # without an address of its own Jenkins cannot tell a build's address
    address=$(printf '%s' "${BUILD_URL:-job/${JOB_NAME:-unknown}/$number/}" | LC_ALL=C sed 's/[^!-~]/_/g')
    printf '"build": %s, "buildUrl": %s' "$(quoted "#$number")" "$(quoted "$address")"
}

# once PATH: posts $state/request, writes the answer to $state/answer, prints the status; 000 when there is none.
# The token goes by a pipe: arguments of programs can be seen by everybody on the machine.
once() {
    printf 'header = "Authorization: Bearer %s"\n' "$AUTOSCALER_TOKEN" |
        curl --config - --silent --connect-timeout 10 --max-time 60 \
            --header 'Content-Type: application/json' --header 'Accept: text/plain' \
            --data-binary "@$state/request" --output "$state/answer" --write-out '%{http_code}' \
            "${AUTOSCALER_URL%/}$1" || true
}

# call PATH BODY: the answer's lines are read with field
call() {
    printf '%s' "$2" >"$state/request"
    deadline=$(($(date +%s) + patience))
    while :; do
        : >"$state/answer"
        status=$(once "$1")
        case $status in
            2??) return 0 ;;
            000 | 429 | 502 | 503 | 504)
                [ "$(date +%s)" -lt "$deadline" ] || fail "the control plane does not answer (status $status)"
                echo "the control plane does not answer now (status $status); trying again"
                sleep "$pause"
                ;;
            401) fail 'the control plane does not know the token in the credential vm-autoscaler-token' ;;
            *) fail "the control plane refuses (status $status): $(problem)" ;;
        esac
    done
}

# field NAME: of the last answer
field() {
    sed -n "s/^$1=//p" "$state/answer" | head -n 1
}

# problem: what the last answer says is wrong
problem() {
    sed -n 's/.*"detail" *: *"\([^"]*\)".*/\1/p' "$state/answer" | head -n 1
}

# stage NAME: has the control plane do it, and waits for the end
stage() {
    [ -s "$state/event" ] || fail 'this build has no event: ask-permission comes first'
    last=''
    while :; do
        call "/api/pipeline/events/$(cat "$state/event")/stages/$1" "{$(who)}"
        message="$1: $(field state): $(field message)"
        [ "$message" = "$last" ] || echo "$message"
        last=$message
        case $(field state) in
            'done') return 0 ;;
            running | parked) sleep "$(field retryAfterSeconds)" ;;
            *) exit 1 ;;
        esac
    done
}
