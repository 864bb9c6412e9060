package dev.vmautoscaling.lab.f5;

import dev.vmautoscaling.lab.journal.Journal;
import java.util.List;

/** From a request to its answer: fault, log-in, rights, transaction, resource. */
final class Router {

    private final Device device;
    private final Journal journal;

    /** The parts of a device that answer. */
    record Device(
            World world,
            Authentication authentication,
            Tokens tokens,
            Faults faults,
            Ltm ltm,
            Transactions transactions,
            ClusterAnswers cluster,
            SystemAnswers system,
            LabAnswers lab) {}

    Router(Device device, Journal journal) {
        this.device = device;
        this.journal = journal;
    }

    Reply answer(Request request) {
        if (request.path().startsWith("/lab/")) {
            return refusing(request, this::lab);
        }
        try (var span = journal.call(F5Simulator.SYSTEM, operation(request))) {
            return device.faults().apply(request, served -> refusing(served, this::serve));
        }
    }

    /** {@code PATCH ltm/pool/{}/members/{}}: without names, so that equal calls count as one operation. */
    private static String operation(Request request) {
        return request.method()
                + " "
                + request.path()
                        .replaceFirst("^/mgmt/(tm/)?", "")
                        .replaceAll("~[^/]+", "{}")
                        .replaceAll("(tokens|transaction)/[^/]+", "$1/{}");
    }

    private interface Serving {
        Reply.Answer serve(Request request);
    }

    private static Reply.Answer refusing(Request request, Serving serving) {
        try {
            return serving.serve(request);
        } catch (Refusal refused) {
            return refused.answer();
        }
    }

    private Reply.Answer lab(Request request) {
        User user = device.authentication()
                .basic(request)
                .filter(known -> known.role() == F5Role.ADMIN)
                .orElseThrow(Errors::badPassword);
        return device.lab().answer(Call.of(request, user));
    }

    private Reply.Answer serve(Request request) {
        if (request.target().contains("<") || request.target().contains("%3C")) {
            throw Errors.tagLike();
        }
        if (request.path().replaceAll("/+$", "").equals("/mgmt/shared/authn/login")) {
            Call anonymous = Call.of(request, new User("", "", F5Role.GUEST, ""));
            return Reply.ok(device.authentication().login(anonymous.json(), request.peer()));
        }
        User user = device.authentication().authenticate(request);
        Call call = Call.of(request, user);
        Reply.Answer answer = resource(request, call);
        // facts 4: a call with Basic is given a cookie
        return request.header("x-f5-auth-token") == null
                ? answer.with("Set-Cookie", "BIGIPAuthCookie=lab; path=/; Secure; HttpOnly; SameSite=Strict")
                : answer;
    }

    private Reply.Answer resource(Request request, Call call) {
        List<String> path = call.path();
        if (path.size() < 2 || !request.path().startsWith("/mgmt/")) {
            throw Errors.notRegistered(request.path(), request.peer());
        }
        Rights.check(call);
        List<String> rest = path.subList(2, path.size());
        return switch (path.getFirst() + "/" + path.get(1)) {
            case "tm/ltm" -> ltm(request, call, rest);
            case "tm/sys" -> device.system().system(call, rest);
            case "tm/net" -> Surroundings.answer(call, "net", rest);
            case "tm/cm" -> device.cluster().answer(call, rest);
            case "tm/transaction" -> device.transactions().answer(call, rest);
            case "tm/auth" -> auth(call, rest);
            case "tm/shared" -> Reply.ok(device.cluster().status().polled());
            case "shared/authz" -> tokens(call, rest);
            case "shared/echo-query" -> Reply.ok(Json.object().put("stage", "STARTED"));
            default -> throw Errors.notRegistered(request.path(), request.peer());
        };
    }

    private Reply.Answer ltm(Request request, Call call, List<String> rest) {
        if (call.method().equals("GET")) {
            // facts 5: reads inside a transaction do not see what is pending
            return device.ltm().answer(device.world().configuration(), call, rest);
        }
        String transaction = request.header(Transactions.HEADER);
        if (transaction != null) {
            return device.transactions().keep(request, call, transaction);
        }
        return device.world().change(draft -> device.ltm().answer(draft, call, rest));
    }

    private Reply.Answer auth(Call call, List<String> rest) {
        return switch (rest.isEmpty() ? "" : rest.getFirst()) {
            case "partition" -> device.system().partitions(call, rest.subList(1, rest.size()));
            case "user" -> device.authentication().users(call);
            default -> throw Errors.notRegistered(call.rawPath(), call.peer());
        };
    }

    private Reply.Answer tokens(Call call, List<String> rest) {
        if (rest.isEmpty() || !rest.getFirst().equals("tokens")) {
            throw Errors.notRegistered(call.rawPath(), call.peer());
        }
        return rest.size() == 1
                ? Reply.ok(device.tokens().list(call.user()))
                : device.tokens().answer(call, rest.get(1));
    }
}
