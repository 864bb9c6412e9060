package dev.vmautoscaling.lab.wire;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Asks a vCenter over its SOAP interface which VMs there are, and destroys one as a person would. */
public final class VcenterListing {

    private static final Pattern VALUE = Pattern.compile("<returnval[^>]*>([^<]+)</returnval>");
    private static final Pattern NAME = Pattern.compile("<name>name</name><val[^>]*>([^<]*)</val>");

    private final Login login;

    public VcenterListing(Login login) {
        this.login = login;
    }

    /**
     * The names of all VMs, templates among them.
     *
     * @throws IllegalStateException if vCenter answers with a fault
     */
    public Set<String> vmNames() {
        return loggedIn(http -> all(NAME, names(http)));
    }

    /**
     * Begins to destroy a VM that is powered off, or a template.
     *
     * @throws IllegalStateException if there are not exactly one of this name, or vCenter answers with a fault
     */
    public void destroy(String name) {
        Pattern named = Pattern.compile(
                "<obj type=\"VirtualMachine\">([^<]+)</obj>\\s*<propSet>\\s*<name>name</name>\\s*<val[^>]*>"
                        + Pattern.quote(escaped(name)) + "</val>");
        String task = loggedIn(http -> call(
                http,
                "<Destroy_Task xmlns=\"urn:vim25\"><_this type=\"VirtualMachine\">%s</_this></Destroy_Task>"
                        .formatted(only(named, names(http)))));
        only(VALUE, task);
    }

    private <T> T loggedIn(Function<Http, T> ask) {
        Http http = Http.pinned(login.sha256());
        call(
                http,
                "<Login xmlns=\"urn:vim25\"><_this type=\"SessionManager\">SessionManager</_this>"
                        + "<userName>%s</userName><password>%s</password></Login>"
                                .formatted(escaped(login.username()), escaped(login.password())));
        try {
            return ask.apply(http);
        } finally {
            call(http, "<Logout xmlns=\"urn:vim25\"><_this type=\"SessionManager\">SessionManager</_this></Logout>");
        }
    }

    private String names(Http http) {
        return call(http, retrieveNames(only(VALUE, call(http, createView()))));
    }

    private String call(Http http, String body) {
        URI sdk = login.url().resolve("/sdk");
        return http.text(Http.body("POST", sdk, "text/xml; charset=utf-8", envelope(body))
                .header("SOAPAction", "urn:vim25/6.7"));
    }

    private static String only(Pattern pattern, String xml) {
        List<String> found = List.copyOf(all(pattern, xml));
        if (found.size() != 1) {
            throw new IllegalStateException("not the expected answer of a vCenter: " + xml);
        }
        return found.getFirst();
    }

    private static Set<String> all(Pattern pattern, String xml) {
        Set<String> found = new TreeSet<>();
        pattern.matcher(xml).results().forEach(match -> found.add(match.group(1)));
        return found;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static String envelope(String body) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" \
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>%s</soapenv:Body></soapenv:Envelope>""".formatted(body);
    }

    private static String createView() {
        return """
                <CreateContainerView xmlns="urn:vim25"><_this type="ViewManager">ViewManager</_this>\
                <container type="Folder">group-d1</container><type>VirtualMachine</type><recursive>true</recursive>\
                </CreateContainerView>""";
    }

    private static String retrieveNames(String view) {
        return """
                <RetrieveProperties xmlns="urn:vim25"><_this type="PropertyCollector">propertyCollector</_this><specSet>\
                <propSet><type>VirtualMachine</type><all>false</all><pathSet>name</pathSet></propSet>\
                <objectSet><obj type="ContainerView">%s</obj><skip>true</skip>\
                <selectSet xsi:type="TraversalSpec"><type>ContainerView</type><path>view</path><skip>false</skip>\
                </selectSet></objectSet></specSet></RetrieveProperties>""".formatted(view);
    }
}
