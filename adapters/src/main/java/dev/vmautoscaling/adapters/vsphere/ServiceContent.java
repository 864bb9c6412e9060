package dev.vmautoscaling.adapters.vsphere;

import java.util.Optional;

/**
 * The managed objects that every vCenter has, and what it says about itself.
 *
 * @param instanceUuid which vCenter it is; empty when it does not say
 */
record ServiceContent(
        Moref rootFolder,
        Moref propertyCollector,
        Moref viewManager,
        Moref sessionManager,
        Moref searchIndex,
        Moref eventManager,
        Moref customFields,
        Moref authorization,
        String version,
        String instanceUuid) {
    static ServiceContent of(Element response) throws MalformedAnswer {
        Element content = response.child("returnval").orElseGet(() -> Element.of("none"));
        return new ServiceContent(
                reference(content, "rootFolder"),
                reference(content, "propertyCollector"),
                reference(content, "viewManager"),
                reference(content, "sessionManager"),
                reference(content, "searchIndex"),
                reference(content, "eventManager"),
                reference(content, "customFieldsManager"),
                reference(content, "authorizationManager"),
                content.child("about")
                        .map(about -> about.text("fullName") + ", API " + about.text("apiVersion"))
                        .orElse("unknown"),
                content.child("about").map(about -> about.text("instanceUuid")).orElse(""));
    }

    private static Moref reference(Element content, String name) throws MalformedAnswer {
        return content.reference(name)
                .orElseThrow(() -> new MalformedAnswer(
                        "this is no vCenter: its service content has no " + name, Optional.empty()));
    }
}
