package dev.vmautoscaling.lab.f5;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Links as a device writes them: the host is always "localhost" (facts 2), the version that of the fixtures. */
final class Links {

    static final String VERSION = "16.0.0";

    private static final String ROOT = "https://localhost/mgmt/tm/";

    private Links() {}

    /** The link of a resource below {@code /mgmt/tm/}. */
    static String self(String uri) {
        return ROOT + uri + (uri.indexOf('?') < 0 ? "?ver=" : "&ver=") + VERSION;
    }

    /** As it keys an entry of statistics: without a version. */
    static String key(String uri) {
        return ROOT + uri;
    }

    static ObjectNode reference(String uri) {
        return JsonMapper.shared().createObjectNode().put("link", self(uri));
    }

    static ObjectNode subCollection(String uri) {
        return reference(uri).put("isSubcollection", true);
    }
}
