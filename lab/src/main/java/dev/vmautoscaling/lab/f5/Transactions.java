package dev.vmautoscaling.lab.f5;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Transactions (facts 5): commands are kept, and done all or none when the state is set to VALIDATING. */
final class Transactions {

    static final String HEADER = "x-f5-rest-coordination-id";

    private static final int TIMEOUT_SECONDS = 120;

    private final InstantSource clock;
    private final World world;
    private final BiFunction<Configuration, Call, Reply.Answer> execute;
    private final AtomicLong ids = new AtomicLong(1_526_674_837_169_915L);
    private final Map<Long, Transaction> transactions = new ConcurrentHashMap<>();

    private record Command(String method, String target, String body, ObjectNode shown) {}

    private record Transaction(long id, Instant end, List<Command> commands) {}

    /**
     * @param execute does one write on a draft of the configuration
     */
    Transactions(InstantSource clock, World world, BiFunction<Configuration, Call, Reply.Answer> execute) {
        this.clock = clock;
        this.world = world;
        this.execute = execute;
    }

    /** Keeps a command; the answer shows the command, not the object (fixture transaction-command-12.1). */
    Reply.Answer keep(Request request, Call call, String id) {
        Transaction transaction = find(id);
        ObjectNode body = call.json();
        synchronized (transaction) {
            int number = transaction.commands().size() + 1;
            ObjectNode shown =
                    Json.object().put("method", request.method()).put("uri", "https://localhost" + request.target());
            shown.set("body", body);
            shown.put("evalOrder", number)
                    .put("commandId", number)
                    .put("kind", "tm:transaction:commandsstate")
                    .put("selfLink", Links.self("transaction/" + id + "/commands/" + number));
            transaction.commands().add(new Command(request.method(), request.target(), request.body(), shown));
            return Reply.ok(shown);
        }
    }

    /** {@code /mgmt/tm/transaction} and below. */
    Reply.Answer answer(Call call, List<String> rest) {
        if (rest.isEmpty()) {
            return collection(call);
        }
        Transaction transaction = find(rest.getFirst());
        if (rest.size() == 2 && rest.get(1).equals("commands")) {
            return Reply.ok(commands(transaction));
        }
        return switch (call.method()) {
            case "GET" -> Reply.ok(shown(transaction, "STARTED", false));
            case "DELETE" -> {
                transactions.remove(transaction.id());
                yield Reply.empty();
            }
            case "PATCH" -> commit(transaction, call);
            default -> throw Errors.verb(call.method(), call.rawPath());
        };
    }

    private Reply.Answer collection(Call call) {
        if (call.method().equals("POST")) {
            Transaction transaction = new Transaction(
                    ids.incrementAndGet(), clock.instant().plusSeconds(TIMEOUT_SECONDS), new ArrayList<>());
            transactions.put(transaction.id(), transaction);
            return Reply.ok(shown(transaction, "STARTED", false));
        }
        ObjectNode answer =
                Json.object().put("kind", "tm:transactioncollectionstate").put("selfLink", Links.self("transaction"));
        if (!transactions.isEmpty()) {
            ArrayNode items = answer.putArray("items");
            transactions.values().forEach(transaction -> items.add(shown(transaction, "STARTED", false)));
        }
        return Reply.ok(answer);
    }

    private Reply.Answer commit(Transaction transaction, Call call) {
        ObjectNode body = call.json();
        if (!body.path("state").asString("").equals("VALIDATING")) {
            throw Errors.invalidValue("state", body.path("state").asString(""));
        }
        boolean validateOnly = body.path("validateOnly").asBoolean(false);
        try {
            if (validateOnly) {
                world.rehearse(draft -> replay(draft, transaction, call));
            } else {
                world.change(draft -> replay(draft, transaction, call));
            }
        } catch (Refusal refused) {
            transactions.remove(transaction.id());
            throw Errors.transactionFailed(String.valueOf(refused.getMessage()));
        }
        transactions.remove(transaction.id());
        return Reply.ok(shown(transaction, "COMPLETED", validateOnly));
    }

    private int replay(Configuration draft, Transaction transaction, Call commit) {
        for (Command command : transaction.commands()) {
            Call call = Call.replayed(command.method(), command.target(), command.body(), commit);
            Reply.Answer answer = execute.apply(draft, call);
            if (answer.status() >= 400) {
                throw new Refusal(command.method() + " " + command.target() + " was refused", answer);
            }
        }
        return transaction.commands().size();
    }

    /** Expired ones vanish silently; what is then said of the id is [M]. */
    private Transaction find(String id) {
        transactions.values().removeIf(transaction -> !clock.instant().isBefore(transaction.end()));
        Transaction transaction = id.matches("\\d{1,18}") ? transactions.get(Long.parseLong(id)) : null;
        if (transaction == null) {
            throw Errors.objectNotFound(id);
        }
        return transaction;
    }

    private static ObjectNode commands(Transaction transaction) {
        ObjectNode answer = Json.object()
                .put("kind", "tm:transaction:commandscollectionstate")
                .put("selfLink", Links.self("transaction/" + transaction.id() + "/commands"));
        if (!transaction.commands().isEmpty()) {
            ArrayNode items = answer.putArray("items");
            transaction.commands().forEach(command -> items.add(command.shown()));
        }
        return answer;
    }

    /** fixtures transaction-created-13.1 and transaction-committed-13.1 */
    private static ObjectNode shown(Transaction transaction, String state, boolean validateOnly) {
        return Json.object()
                .put("transId", transaction.id())
                .put("state", state)
                .put("timeoutSeconds", TIMEOUT_SECONDS)
                .put("asyncExecution", false)
                .put("validateOnly", validateOnly)
                .put("executionTimeout", 300)
                .put("executionTime", 0)
                .put("failureReason", "")
                .put("kind", "tm:transactionstate")
                .put("selfLink", Links.self("transaction/" + transaction.id()));
    }
}
