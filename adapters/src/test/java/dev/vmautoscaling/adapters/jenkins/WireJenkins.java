package dev.vmautoscaling.adapters.jenkins;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * As much of Jenkins' REST interface as our client asks for, with the status codes, headers and oddities of the real one. Its
 * builds do nothing by themselves.
 */
final class WireJenkins implements AutoCloseable {
    static final String GWT = "generic-webhook-trigger";
    private static final String PAGE = "<html><head><title>x</title></head><body><h1>Oops</h1><p>%s</p></body></html>";

    final List<String> requests = new CopyOnWriteArrayList<>();
    final Map<String, String> plugins = new TreeMap<>(Map.of(
            "workflow-job",
            "1505.vea_4b_20a_4a_495",
            "workflow-cps",
            "4106.v7a_8a_8176d450",
            "pipeline-model-definition",
            "2.2255.v56a_15e805f12",
            "pipeline-stage-view",
            "2.38",
            "workflow-durable-task-step",
            "1405.v1fcd4a_d00096",
            "workflow-basic-steps",
            "1079.vce64b_a_929c5a_",
            "credentials-binding",
            "687.v619cb_15e923f",
            "plain-credentials",
            "183.va_de8f1dd5a_2b_",
            "cloudbees-folder",
            "6.1023.v4fb_c9b_4c5b_25",
            GWT,
            "2.4.1"));
    /** Answers like this to a path before anything else looks at it: {@code POST createItem} to {@code 500 text}. */
    final Map<String, String> scripted = new LinkedHashMap<>();

    boolean wantsCrumb;
    int starting;
    Optional<String> label = Optional.empty();

    private final HttpServer web;
    /** By full name; Jenkins finds them whatever the case of the letters. */
    private final Map<String, Item> items = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** A folder or a job. */
    static final class Item {
        final String fullName;
        String xml;
        int triggers;
        final List<Run> runs = new ArrayList<>();

        Item(String fullName, String xml) {
            this.fullName = fullName;
            this.xml = xml;
        }

        Optional<Xml> trigger() {
            return Xml.parse(xml).at("properties", JobXml.TRIGGERS, "triggers", JobXml.TRIGGER);
        }

        boolean isDisabled() {
            return Xml.parse(xml).textAt("disabled").equals("true");
        }

        boolean isFolder() {
            return xml.contains("plugins.folder.Folder");
        }
    }

    static final class Run {
        final Map<String, String> stages = new LinkedHashMap<>();
        String result = "";
        byte[] log = new byte[0];
    }

    WireJenkins() {
        try {
            web = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        web.createContext("/", this::handle);
        web.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + web.getAddress().getPort() + "/");
    }

    synchronized Optional<Item> item(String fullName) {
        return Optional.ofNullable(items.get(fullName));
    }

    synchronized void put(String fullName, String xml) {
        items.put(fullName, new Item(fullName, xml));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getRawPath().substring(1);
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(exchange.getRequestMethod() + " " + path);
            exchange.getResponseHeaders().set("X-Jenkins", "2.479.1");
            synchronized (this) {
                answer(exchange, path, body);
            }
        } catch (RuntimeException e) {
            throw new IOException(e);
        }
    }

    private void answer(HttpExchange exchange, String path, String body) throws IOException {
        String method = exchange.getRequestMethod();
        Optional<String> script = scripted.entrySet().stream()
                .filter(entry -> (method + " " + path).endsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        if (starting > 0) {
            starting--;
            html(exchange, 503, "Please wait while Jenkins is getting ready to work");
        } else if (script.isPresent()) {
            scripted(exchange, script.get());
        } else if (path.equals(WebhookTrigger.PATH)) {
            invoke(exchange);
        } else if (path.equals("crumbIssuer/api/json")) {
            exchange.getResponseHeaders().add("Set-Cookie", "JSESSIONID.1=abc; Path=/; HttpOnly");
            json(exchange, object().put("crumb", "c-1").put("crumbRequestField", "Jenkins-Crumb"));
        } else if (method.equals("POST") && wantsCrumb && !hasCrumb(exchange)) {
            html(exchange, 403, "No valid crumb was included in the request");
        } else {
            rest(exchange, path, body);
        }
    }

    /** {@code STATUS Header: value; text} */
    private static void scripted(HttpExchange exchange, String script) throws IOException {
        String rest = script.substring(4);
        while (rest.matches("[A-Za-z-]+: [^;]*;.*")) {
            String[] header = rest.substring(0, rest.indexOf(';')).split(": ", 2);
            exchange.getResponseHeaders().set(header[0], header[1]);
            rest = rest.substring(rest.indexOf(';') + 1).strip();
        }
        send(exchange, Integer.parseInt(script.substring(0, 3)), rest);
    }

    private static boolean hasCrumb(HttpExchange exchange) {
        return "c-1".equals(exchange.getRequestHeaders().getFirst("Jenkins-Crumb"))
                && "JSESSIONID.1=abc".equals(exchange.getRequestHeaders().getFirst("Cookie"));
    }

    private void rest(HttpExchange exchange, String path, String body) throws IOException {
        if (path.equals("api/json")) {
            json(exchange, object().put("mode", "NORMAL"));
        } else if (path.equals("pluginManager/api/json")) {
            ObjectNode all = object();
            ArrayNode list = all.putArray("plugins");
            plugins.forEach((name, version) -> list.addObject()
                    .put("shortName", name)
                    .put("version", version)
                    .put("active", true));
            json(exchange, all);
        } else if (path.startsWith("label/") && label.isPresent()) {
            json(exchange, JsonMapper.shared().readTree(label.get()));
        } else if (path.endsWith("createItem")) {
            create(exchange, path.substring(0, path.length() - "createItem".length()), body);
        } else {
            ofItem(exchange, path, body);
        }
    }

    private static String fullName(String path) {
        return URLDecoder.decode(path.replaceAll("/$", "").replaceAll("(^|/)job/", "$1"), StandardCharsets.UTF_8);
    }

    private void create(HttpExchange exchange, String parent, String body) throws IOException {
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        String folder = fullName(parent);
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        String name = URLDecoder.decode(query.replace("name=", ""), StandardCharsets.UTF_8);
        String fullName = folder.isEmpty() ? name : folder + "/" + name;
        if (!folder.isEmpty() && !items.containsKey(folder)) {
            html(exchange, 404, "Not Found");
        } else if (name.isEmpty() || items.containsKey(fullName)) {
            String said = name.isEmpty()
                    ? "Query parameter 'name' is required"
                    : "A job already exists with the name " + name;
            exchange.getResponseHeaders().set("X-Error", said);
            html(exchange, 400, said);
        } else if (body.contains("plugins.folder") && !plugins.containsKey("cloudbees-folder")) {
            html(exchange, 500, "Failed to persist config.xml");
        } else {
            items.put(fullName, new Item(fullName, known(readable(type, body))));
            send(exchange, 200, "");
        }
    }

    /** Without a charset it is not read as it was meant. */
    private static String readable(String type, String body) {
        return type.endsWith("charset=utf-8") ? body : body.replaceAll("[^\\x00-\\x7f]", "?");
    }

    /** What belongs to a plugin that is missing is left out without a word. */
    private String known(String xml) {
        return plugins.containsKey(GWT)
                ? xml
                : xml.replaceAll(
                        "(?s)<org.jenkinsci.plugins.gwt.GenericTrigger>.*</org.jenkinsci.plugins.gwt.GenericTrigger>",
                        "");
    }

    private void ofItem(HttpExchange exchange, String path, String body) throws IOException {
        int end = path.replaceAll("^((?:job/[^/]+/)+).*$", "$1").length();
        Optional<Item> found = item(fullName(path.substring(0, end)));
        String rest = path.substring(end);
        if (found.isEmpty()) {
            html(exchange, 404, "Not Found");
        } else if (rest.equals("config.xml") && exchange.getRequestMethod().equals("GET")) {
            exchange.getResponseHeaders().set("Content-Type", "application/xml");
            send(exchange, 200, found.get().xml.replace("version='1.0'", "version='1.1'"));
        } else if (rest.equals("config.xml")) {
            found.get().xml =
                    known(readable(String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")), body));
            send(exchange, 200, "");
        } else if (rest.equals("doDelete")) {
            items.remove(found.get().fullName);
            exchange.getResponseHeaders().set("Location", url().toString());
            send(exchange, 302, "");
        } else if (rest.equals("api/json")) {
            json(exchange, job(found.get(), path, most(exchange)));
        } else {
            ofBuild(exchange, found.get(), path, rest);
        }
    }

    private static int most(HttpExchange exchange) {
        Matcher range = Pattern.compile("\\{0,(\\d+)}")
                .matcher(String.valueOf(exchange.getRequestURI().getQuery()));
        return range.find() ? Integer.parseInt(range.group(1)) : 100;
    }

    private ObjectNode job(Item item, String path, int most) {
        String own = path.substring(0, path.length() - "api/json".length());
        ObjectNode job = object().put("name", item.fullName.substring(item.fullName.lastIndexOf('/') + 1));
        job.put("url", url() + own);
        if (!item.isFolder()) {
            job.put("disabled", item.isDisabled()).put("buildable", !item.isDisabled());
            ArrayNode builds = job.putArray("builds");
            for (int number = item.runs.size(); number > Math.max(0, item.runs.size() - most); number--) {
                builds.add(build(item.runs.get(number - 1), own, number));
            }
            if (!item.runs.isEmpty()) {
                job.putObject("lastBuild")
                        .put("number", item.runs.size())
                        .put("building", item.runs.getLast().result.isEmpty());
            }
        }
        return job;
    }

    private ObjectNode build(Run run, String job, int number) {
        ObjectNode build = object().put("number", number).put("url", url() + job + number + "/");
        build.put("building", run.result.isEmpty()).put("timestamp", 1_763_856_000_000L);
        return run.result.isEmpty()
                ? build.put("duration", 0).putNull("result")
                : build.put("duration", 61_000).put("result", run.result);
    }

    private void ofBuild(HttpExchange exchange, Item item, String path, String rest) throws IOException {
        int number = Integer.parseInt(rest.replaceAll("/.*", ""));
        if (number > item.runs.size()) {
            html(exchange, 404, "Not Found");
            return;
        }
        Run run = item.runs.get(number - 1);
        switch (rest.substring(rest.indexOf('/') + 1)) {
            case "api/json" -> json(exchange, build(run, path.substring(0, path.indexOf(rest)), number));
            case "wfapi/describe" -> json(exchange, described(run));
            case "logText/progressiveText" -> log(exchange, run);
            default -> html(exchange, 404, "Not Found");
        }
    }

    private static ObjectNode described(Run run) {
        ObjectNode all = object().put("status", run.result);
        ArrayNode stages = all.putArray("stages");
        run.stages.forEach((name, status) -> stages.addObject()
                .put("name", name)
                .put("status", status)
                .put("startTimeMillis", 1_763_856_000_000L)
                .put("durationMillis", 12_000));
        return all;
    }

    /** Beyond its end it begins again at the top, as older ones do. */
    private static void log(HttpExchange exchange, Run run) throws IOException {
        long asked = Long.parseLong(exchange.getRequestURI().getRawQuery().replace("start=", ""));
        int start = asked > run.log.length ? 0 : (int) asked;
        exchange.getResponseHeaders().set("X-Text-Size", String.valueOf(run.log.length));
        exchange.getResponseHeaders().set("Content-Type", "text/plain;charset=UTF-8");
        if (run.result.isEmpty()) {
            exchange.getResponseHeaders().set("X-More-Data", "true");
        }
        send(exchange, 200, new String(run.log, start, run.log.length - start, StandardCharsets.UTF_8));
    }

    private void invoke(HttpExchange exchange) throws IOException {
        String token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                .replaceFirst("^Bearer ", "");
        if (!plugins.containsKey(GWT)) {
            html(exchange, 404, "Not Found");
            return;
        }
        boolean isDry = "true".equals(exchange.getRequestHeaders().getFirst("gwt-dry-run"));
        ObjectNode answer = object();
        ObjectNode jobs = answer.putObject("jobs");
        for (Item item : items.values()) {
            if (item.trigger()
                    .filter(found -> found.textAt("token").equals(token))
                    .isPresent()) {
                boolean taken = isDry || !item.isDisabled();
                item.triggers += isDry || !taken ? 0 : 1;
                jobs.putObject(item.fullName).put("triggered", taken).put("id", isDry ? 0 : 7);
            }
        }
        if (jobs.isEmpty()) {
            answer.putNull("jobs").put("message", "Did not find any jobs with GenericTrigger configured!");
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
        send(exchange, jobs.isEmpty() ? 404 : 200, answer.toString());
    }

    private static ObjectNode object() {
        return JsonMapper.shared().createObjectNode();
    }

    private static void json(HttpExchange exchange, Object node) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
        send(exchange, 200, node.toString());
    }

    private static void html(HttpExchange exchange, int status, String said) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
        send(exchange, status, PAGE.formatted(said));
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        web.stop(0);
    }
}
