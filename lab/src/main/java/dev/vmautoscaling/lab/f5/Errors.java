package dev.vmautoscaling.lab.f5;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every error answer, word for word as recorded (facts 4; the id in errors.json stands with each). */
final class Errors {

    static final int MCPD = 3;
    static final int NOT_FOUND = 1;
    static final int TMSH = 26_214_401;

    private static final String UNAUTHORIZED = "F5 Authorization Required";
    private static final AtomicLong OPERATIONS = new AtomicLong(6_229_426);

    private Errors() {}

    /** pool-get-404, node-404, virtual-404, monitor-404, member-modify-404: the word tells the kind. */
    static Refusal notFound(String word, String what) {
        return mcpd(404, "01020036:3: The requested %s (%s) was not found.".formatted(word, what));
    }

    /** member-get-404 */
    static Refusal objectNotFound(String what) {
        return icrd(404, "Object not found - " + what, NOT_FOUND);
    }

    /** datagroup-conflict-409, member-conflict-409 */
    static Refusal exists(String word, String what, String partition) {
        return mcpd(
                409,
                "01020066:3: The requested %s (%s) already exists in partition %s.".formatted(word, what, partition));
    }

    /** node-in-use-400 */
    static Refusal nodeInUse(String node, String pool) {
        return mcpd(400, "01070110:3: Node address '%s' is referenced by a member of pool '%s'.".formatted(node, pool));
    }

    /** pool-in-use-400 */
    static Refusal poolInUse(String pool, String virtual) {
        return mcpd(
                400,
                "01070265:3: The Pool (%s) cannot be deleted because it is in use by a Virtual Server (%s)."
                        .formatted(pool, virtual));
    }

    /** [M] the same code as pool-in-use-400; the word for a monitor is not recorded */
    static Refusal monitorInUse(String monitor) {
        return mcpd(400, "01070083:3: Monitor %s is in use.".formatted(monitor));
    }

    /** node-ip-conflict-400 */
    static Refusal memberAddressConflict(String wanted, String existing, String address) {
        return mcpd(
                400,
                "0107003a:3: Pool member node (%s) and existing node (%s) cannot use the same IP Address (%s)."
                        .formatted(wanted, existing, address));
    }

    /** ip-exists-400 */
    static Refusal nodeAddressExists(String address) {
        return mcpd(400, "0107176c:3: Invalid Node, the IP address %s already exists.".formatted(address));
    }

    /** foreign-key-400 */
    static Refusal foreignKey(String reference, String word, String from, String index) {
        return mcpd(
                400,
                "01070712:3: Values (%s) specified for %s (%s %s): foreign key index (%s) do not point at an item that exists in the database."
                        .formatted(reference, word, from, reference, index));
    }

    /** member-bad-partition-400: the port is printed as a service name where it has one */
    static Refusal memberFolder(String pool, String node, String port) {
        return mcpd(
                400,
                "01070734:3: Configuration error: Can't associate Pool Member (%s %s %s) folder does not exist"
                        .formatted(pool, node, port));
    }

    /** folder-400 */
    static Refusal folder(String folder) {
        return icrd(400, "The requested folder (%s) was not found.".formatted(folder), TMSH);
    }

    /** config-sync-group-400 */
    static Refusal deviceGroup(String group) {
        return mcpd(
                400,
                "01070734:3: Configuration error: Device group (%s) not found in device group sync".formatted(group));
    }

    /** empty-patch-400 */
    static Refusal emptyPatch() {
        return icrd(400, "one or more properties must be specified", TMSH);
    }

    /** bad-chars-400 */
    static Refusal tagLike() {
        return icrd(400, "HTML Tag-like Content in the Request URL/Body", TMSH);
    }

    /** invalid-state-400: recorded without an apiError */
    static Refusal invalidValue(String property, String value) {
        return icrd(400, "invalid property value \"%s\":\"%s\"".formatted(property, value), null);
    }

    /** address-modify-400: a pattern, recorded without an apiError */
    static Refusal createOnly(String property) {
        return icrd(
                400,
                ("\"%s\" may not be specified in the context of the \"modify\" command. \"%s\" may be specified using the"
                                + " following commands: create, edit, list, show")
                        .formatted(property, property),
                null);
    }

    /** [M] facts 2 and 4 do not record what is said where a name is missing */
    static Refusal missingName() {
        return icrd(400, "Required property \"name\" is missing", TMSH);
    }

    /** facts 2, names: 01070088 (AS3 #556) is recorded as a code; its text is [M] */
    static Refusal invalidName(String path) {
        return mcpd(400, "01070088:3: The requested object name (%s) is invalid.".formatted(path));
    }

    /** [M] two virtual servers on one destination */
    static Refusal destinationTaken(String virtual, String other) {
        return mcpd(
                400,
                "01070333:3: Virtual Server %s illegally shares destination address, source address, service port, and ip-protocol with Virtual Server %s."
                        .formatted(virtual, other));
    }

    /** Only in the lab: a real device owns its addresses and cannot fail like this. */
    static Refusal cannotListen(String destination, String why) {
        return mcpd(400, "01070000:3: The lab cannot listen on %s: %s".formatted(destination, why));
    }

    /** bad-json-400 */
    static Refusal badJson() {
        Refusal refusal = icrd(400, "Found invalid JSON body in the request.", NOT_FOUND);
        return new Refusal("bad JSON", refusal.answer().closing());
    }

    /** transaction-failed-400 */
    static Refusal transactionFailed(String why) {
        return icrd(400, "transaction failed:" + why, 2);
    }

    /** token-expired-401 */
    static Refusal tokenExpired(String peer) {
        return unauthorized("X-F5-Auth-Token has expired.", peer);
    }

    /** token-unknown-401 */
    static Refusal tokenUnknown(String peer) {
        return unauthorized("X-F5-Auth-Token does not exist.", peer);
    }

    /** no-auth-401 */
    static Refusal nothingSent(String path, String peer) {
        return unauthorized(
                ("Authorization failed: no user authentication header or token detected. Uri:http://localhost:8100%s"
                                + " Referrer:%s Sender:%s")
                        .formatted(path, peer, peer),
                peer);
    }

    /** role-401: not 403 */
    static Refusal roleTooLow(String user, String method, String path, String peer) {
        return unauthorized(
                ("Authorization failed: user=https://localhost/mgmt/shared/authz/users/%s resource=%s verb=%s"
                                + " uri:http://localhost:8100%s referrer:%s sender:%s")
                        .formatted(user, path, method, path, peer, peer),
                peer);
    }

    /** basic-bad-password-401: Apache answers, in HTML */
    static Refusal badPassword() {
        String page = """
                <!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">
                <html><head>
                <title>401 Unauthorized</title>
                </head><body>
                <h1>Unauthorized</h1>
                <p>This server could not verify that you are authorized to access the document requested.</p>
                </body></html>
                """;
        return new Refusal("bad password", Reply.html(401, page).withReason(UNAUTHORIZED));
    }

    /** facts 1 and 9: the body is not recorded, so [M] */
    static Refusal loginFailed(String peer) {
        return unauthorized("Authentication failed.", peer);
    }

    /** login-provider-401 */
    static Refusal loginProvider(String peer) {
        return unauthorized("loginProviderName is invalid.", peer);
    }

    /** too-many-tokens-400 */
    static Refusal tooManyTokens(String userId) {
        return restjavad(400, "user %s has reached maximum active login tokens".formatted(userId), null);
    }

    /** token-timeout-406 */
    static Refusal tokenTimeout() {
        return restjavad(406, "Auth-token absolute timeout (36000 seconds) exceeded", null);
    }

    /** uri-not-registered-404 */
    static Refusal notRegistered(String path, String peer) {
        return restjavad(
                404,
                "Public URI path not registered: "
                        + path.replaceFirst("^/mgmt", "").replace('~', '?'),
                peer);
    }

    /** uri-not-available-404 */
    static Refusal notAvailable(String path) {
        return restjavad(
                404,
                ("URI path %s not registered.  Please verify URI is supported and wait for /available suffix to be"
                                + " responsive.")
                        .formatted(path.replace('~', '?')),
                null);
    }

    /** mcpd-lost-500 */
    static Refusal mcpdLost() {
        return icrd(500, "The connection to mcpd has been lost, try again.", 32_768_001);
    }

    /** async-task-503 */
    static Refusal asyncTask() {
        return icrd(503, "There is an active asynchronous task executing.", 32_964_609);
    }

    /** restarting-503: only the phrase is recorded */
    static Refusal restarting() {
        return new Refusal(
                "restarting",
                Reply.html(503, "<html><body><h1>Configuration Utility restarting...</h1></body></html>"));
    }

    /** Apache on a request it cannot read. [M] */
    static Refusal badRequest() {
        return new Refusal("bad request", Reply.html(400, "<html><head><title>400 Bad Request</title></head></html>"));
    }

    /** [M] a verb that the resource does not know */
    static Refusal verb(String method, String path) {
        return restjavad(405, "Method %s not allowed on %s".formatted(method, path), null);
    }

    static Refusal mcpd(int status, String message) {
        return icrd(status, message, MCPD);
    }

    /** The envelope of icrd and mcpd (facts 4.1). */
    private static Refusal icrd(int status, String message, @Nullable Integer apiError) {
        ObjectNode body = body(status, message);
        body.putArray("errorStack");
        if (apiError != null) {
            body.put("apiError", apiError);
        }
        return new Refusal(message, Reply.json(status, body));
    }

    /** The envelope of restjavad (facts 4.2). */
    private static Refusal restjavad(int status, String message, @Nullable String referer) {
        ObjectNode body = body(status, message);
        if (referer != null) {
            body.put("referer", referer);
        }
        body.put("restOperationId", OPERATIONS.incrementAndGet()).put("kind", ":resterrorresponse");
        return new Refusal(message, Reply.json(status, body));
    }

    private static Refusal unauthorized(String message, String peer) {
        Refusal refusal = restjavad(401, message, peer);
        return new Refusal(message, refusal.answer().withReason(UNAUTHORIZED));
    }

    private static ObjectNode body(int status, String message) {
        return JsonMapper.shared().createObjectNode().put("code", status).put("message", message);
    }
}
