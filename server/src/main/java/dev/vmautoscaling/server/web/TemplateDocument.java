package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.template.Template.Origin;
import dev.vmautoscaling.domain.vm.VmId;
import dev.vmautoscaling.server.config.Checked;
import dev.vmautoscaling.server.config.Checks;
import dev.vmautoscaling.server.config.Default;
import dev.vmautoscaling.server.config.Example;
import dev.vmautoscaling.templates.CreateOrder;
import java.util.Optional;

/**
 * A template that is wanted.
 *
 * @param name not of one to register: that has the name it has
 * @param sourceVm by its name, with its {@code datacenter}; or {@code sourceVmId}
 * @param confirm the source VM's name: wanted for a conversion
 */
record TemplateDocument(
        @Example("shop-template-2") Optional<String> name,
        Optional<String> description,
        @Default("clone") Mode mode,
        @Example("lab-vcenter") String vcenter,
        @Example("DC0") Optional<String> datacenter,
        @Example("shop-01") Optional<String> sourceVm,
        Optional<String> sourceVmId,
        Optional<String> cluster,
        Optional<String> folder,
        Optional<String> datastore,
        @Default("false") boolean linkedClones,
        Optional<String> confirm)
        implements Checked {
    private static final int LONGEST_DESCRIPTION = 1000;
    private static final int LONGEST_NAME = 80;

    /** How a template comes to be. */
    enum Mode {
        CLONE(Origin.CLONED),
        CONVERT(Origin.CONVERTED),
        REGISTER(Origin.REGISTERED);

        final Origin origin;

        Mode(Origin origin) {
            this.origin = origin;
        }
    }

    /** What may change of a template; what is left out stays. */
    record Change(@Example("shop-template-3") Optional<String> name, Optional<String> description) implements Checked {
        @Override
        public void check(Checks checks) {
            name.ifPresent(text -> checkName(checks, text));
            description.ifPresent(text -> checkDescription(checks, text));
        }
    }

    @Override
    public void check(Checks checks) {
        boolean isRegistered = mode == Mode.REGISTER;
        checks.require(
                name.isPresent() != isRegistered,
                "name",
                name.orElse("nothing"),
                isRegistered ? "nothing: a template that is registered keeps its name" : "a name",
                "");
        name.ifPresent(text -> checkName(checks, text));
        description.ifPresent(text -> checkDescription(checks, text));
        checks.require(
                sourceVm.isPresent() != sourceVmId.isPresent(),
                "sourceVm",
                sourceVm.orElse("nothing"),
                "a name, or else an identity in sourceVmId",
                "");
        checks.require(
                sourceVm.isEmpty() || datacenter.isPresent(),
                "datacenter",
                "nothing",
                "the data center in which the name is looked for",
                "");
        checks.require(
                mode == Mode.CLONE || (cluster.isEmpty() && folder.isEmpty() && datastore.isEmpty()),
                "mode",
                mode,
                "clone, when cluster, folder or datastore is given",
                "without a copy everything stays where it is");
        checks.require(
                !(isRegistered && linkedClones),
                "linkedClones",
                true,
                "false: of a template that is there no snapshot can be taken",
                "");
    }

    private static void checkName(Checks checks, String name) {
        checks.text("name", name, LONGEST_NAME);
        checks.matches("name", name, "[^/\\\\%]*", "no slash, backslash or percent sign, which vCenter would change");
    }

    private static void checkDescription(Checks checks, String text) {
        checks.require(
                text.length() <= LONGEST_DESCRIPTION,
                "description",
                text,
                "at most " + LONGEST_DESCRIPTION + " characters",
                "");
    }

    CreateOrder order(String by) {
        return new CreateOrder(
                mode.origin,
                name.orElse(""),
                description.orElse(""),
                vcenter,
                new CreateOrder.Source(sourceVmId.map(VmId::new), datacenter.orElse(""), sourceVm.orElse("")),
                new CreateOrder.Place(cluster, folder, datastore),
                linkedClones,
                confirm,
                by);
    }
}
