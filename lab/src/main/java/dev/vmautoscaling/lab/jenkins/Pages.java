package dev.vmautoscaling.lab.jenkins;

import java.util.Map;

/** Every error, with status, headers and texts of facts 2.1 and 2.4. Bodies are pages for people, never JSON. */
final class Pages {

    private Pages() {}

    /** facts 2.1: bad names, jobs that exist, missing parameters; the short text is in a header. */
    static Refusal failure(String message) {
        return new Refusal(message, page(400, "Error", message).with("X-Error", message));
    }

    static Refusal badRequest(String message) {
        return new Refusal(message, page(400, "Bad Request", message));
    }

    /** facts 2.4: also what may not be seen is not found. */
    static Refusal notFound() {
        return new Refusal("not found", page(404, "Not Found", "This page does not exist."));
    }

    static Refusal notFound(String message) {
        return new Refusal(message, page(404, "Not Found", message));
    }

    static Refusal internal(String message) {
        return new Refusal(message, page(500, "Oops!", "A problem occurred while processing the request: " + message));
    }

    /** facts 2.1: {@code Allow: POST} where only that is known. */
    static Refusal onlyPost() {
        return new Refusal(
                "only POST",
                page(405, "Method Not Allowed", "POST is required for this URL").with("Allow", "POST"));
    }

    /** facts 2.1: a disabled job. */
    static Refusal conflict(String message) {
        return new Refusal(message, page(409, "Conflict", message));
    }

    /** facts 2.1: an item of the queue that this user may not cancel. */
    static Refusal unprocessable(String message) {
        return new Refusal(message, page(422, "Unprocessable Entity", message));
    }

    /** facts 2.4: wrong user or token in Basic. */
    static Refusal wrongPassword() {
        return new Refusal(
                "wrong password",
                page(401, "Unauthorized", "Invalid password/token for user")
                        .with("WWW-Authenticate", "Basic realm=\"Jenkins\""));
    }

    /** facts 2.4: nobody in particular is sent to the log-in page by the page itself, not by the status. */
    static Refusal authenticationRequired(String path) {
        String body = """
                <html><head><meta http-equiv='refresh' content='1;url=/login?from=%1$s'/>\
                <script id='redirect' data-redirect-url='/login?from=%1$s' src='/static/lab/scripts/redirect.js'></script>\
                </head><body style='background-color:white; color:white;'>
                Authentication required
                <!--
                -->
                </body></html>
                """.formatted(path.replace("'", ""));
        return new Refusal("authentication required", html(403, body));
    }

    /** facts 2.4: logged in, but not allowed. */
    static Refusal forbidden(String user, Permission permission) {
        return new Refusal(
                "forbidden",
                page(403, "Access Denied", user + " is missing the " + permission.title() + " permission")
                        .with("X-You-Are-Authenticated-As", user)
                        .with("X-Required-Permission", permission.id())
                        .with("X-Permission-Implied-By", "hudson.model.Hudson.Administer"));
    }

    /** facts 2.4: a POST with a real password and no crumb. */
    static Refusal noCrumb() {
        return new Refusal("no crumb", page(403, "HTTP ERROR 403", "No valid crumb was included in the request"));
    }

    /** facts 2.4: on every path while it loads. */
    static Reply.Answer starting() {
        return page(503, "Starting Jenkins", "Please wait while Jenkins is getting ready to work ...");
    }

    /** facts 2.4: on every path before the Java machine goes. */
    static Reply.Answer restarting() {
        return page(503, "Restarting Jenkins", "Please wait while Jenkins is restarting ...");
    }

    private static Reply.Answer page(int status, String title, String message) {
        return html(status, """
                <!DOCTYPE html><html class=""><head><title>%s [Jenkins]</title><meta name="robots" content="noindex"/></head>\
                <body id="jenkins" class="yui-skin-sam"><div id="main-panel"><h1>%1$s</h1><p>%s</p></div></body></html>
                """.formatted(escaped(title), escaped(message)));
    }

    private static Reply.Answer html(int status, String body) {
        return new Reply.Answer(status, Map.of("Content-Type", "text/html;charset=utf-8"), body);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
