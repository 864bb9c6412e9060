package dev.vmautoscaling.adapters.vsphere;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads properties through vCenter's property collector, every page of them. */
final class Properties {
    private final Vim vim;
    private final String purpose;

    Properties(Vim vim, String purpose) {
        this.vim = vim;
        this.purpose = purpose;
    }

    /** @return empty when there is no such object */
    Optional<PropertyValues> of(Moref object, List<String> paths) {
        return vim.ask(
                        Call.reading("RetrievePropertiesEx", purpose),
                        Requests.propertiesOf(vim.content(), object, paths))
                .ifFound()
                .flatMap(response -> pages(response).stream().findFirst());
    }

    /** Of several objects in one question; empty when one of them is not there. */
    Optional<Map<Moref, PropertyValues>> ofAll(Map<Moref, List<String>> pathsByObject) {
        return vim.ask(
                        Call.reading("RetrievePropertiesEx", purpose),
                        Requests.propertiesOf(vim.content(), pathsByObject))
                .ifFound()
                .map(response -> pages(response).stream()
                        .collect(Collectors.toMap(
                                PropertyValues::object, Function.identity(), (first, again) -> first)));
    }

    /** All objects of these types below the container, at any depth: folders and vApps make no difference. */
    List<PropertyValues> below(Moref container, Map<String, List<String>> pathsByType) {
        Moref view = vim.ask(
                        Call.reading("CreateContainerView", purpose),
                        Requests.createView(vim.content(), container, pathsByType.keySet().stream()))
                .object();
        try (View open = new View(vim, view)) {
            Element response = vim.ask(
                            Call.reading("RetrievePropertiesEx", purpose),
                            Requests.propertiesInView(vim.content(), open.view, pathsByType))
                    .orThrow();
            return pages(response);
        }
    }

    private List<PropertyValues> pages(Element firstResponse) {
        List<PropertyValues> found = new ArrayList<>();
        Optional<Element> page = firstResponse.child("returnval");
        while (page.isPresent()) {
            page.get().children("objects").stream().map(PropertyValues::of).forEach(found::add);
            page = page.get().child("token").flatMap(token -> next(token.text()));
        }
        return found;
    }

    private Optional<Element> next(String token) {
        return vim.ask(Call.reading("ContinueRetrievePropertiesEx", purpose), Requests.nextPage(vim.content(), token))
                .orThrow()
                .child("returnval");
    }

    /** A view lives in vCenter until it is destroyed or the session ends. */
    private record View(Vim vim, Moref view) implements AutoCloseable {
        @Override
        public void close() {
            // Not found is fine: it ended with its session.
            vim.ask(Call.reading("DestroyView", "close a view"), Requests.destroyView(view))
                    .ifFound();
        }
    }
}
