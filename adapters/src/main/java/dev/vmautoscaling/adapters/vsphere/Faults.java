package dev.vmautoscaling.adapters.vsphere;

import dev.vmautoscaling.adapters.tls.UntrustedCertificate;
import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import java.io.CharConversionException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;

/** The one place where what goes wrong at vCenter becomes a fault that the engine understands. */
record Faults(String system) {
    private static final Set<String> PASSING = Set.of(
            "TaskInProgress",
            "ConcurrentAccess",
            "ResourceInUse",
            "HostCommunication",
            "HostNotConnected",
            "HostNotReachable",
            "Timedout",
            "ServerBusy",
            "ResourceNotAvailable",
            "SystemError",
            VimFault.NOT_AUTHENTICATED);
    private static final Set<String> OF_DATASTORE = Set.of(
            "NoDiskSpace", "NoDiskFound", "DatastoreNotWritableOnHost", "InvalidDatastore", "InaccessibleDatastore");
    private static final Set<String> OF_CUSTOMIZATION = Set.of(
            "CustomizationFault",
            "CustomizationPending",
            "UncustomizableGuest",
            "NicSettingMismatch",
            "CannotFindPerl",
            "LinuxVolumeNotClean");

    /** What a fault type means to us: what may be done, and what an operator can do about it. */
    private record Meaning(FaultKind kind, String said, String hint) {}

    OutsideFault of(FaultKind kind, String purpose, String said, String hint) {
        return new OutsideFault(kind, system, purpose, said, hint);
    }

    /** What was asked for by name is not there, or cannot be used. */
    OutsideFault unusable(String purpose, String said, String hint) {
        return of(FaultKind.PERMANENT, purpose, said, hint);
    }

    /** A fault that vCenter answered with, or that a task ended with: in both cases its work has not been done. */
    OutsideFault of(Call call, VimFault fault) {
        Meaning meaning = meaning(fault);
        boolean isUnsure = fault.isA("SystemError") && !call.isRead();
        FaultKind kind = isUnsure ? FaultKind.UNKNOWN_OUTCOME : meaning.kind;
        OutsideFault translated = of(kind, call.purpose(), meaning.said + inItsOwnWords(fault), meaning.hint);
        return fault.isA(VimFault.NO_PERMISSION)
                ? translated.lacking(fault.detail().text("privilegeId"))
                : translated;
    }

    /** A call that got no answer. */
    OutsideFault of(Call call, IOException broken) {
        Meaning meaning = meaning(call, broken);
        return of(meaning.kind, call.purpose(), meaning.said, meaning.hint).causedBy(broken);
    }

    /** What vCenter's REST interface refused. */
    OutsideFault ofRest(Call call, int status, String body) {
        Meaning meaning = switch (status) {
            case 401 ->
                forGood(
                        "user name or password is wrong for vCenter's REST interface",
                        "Correct the connection's user name and password");
            case 403 ->
                forGood(
                        "the account lacks a privilege for tags",
                        "Give the account InventoryService.Tagging.AttachTag on the tags and the VM folder");
            case 404 ->
                forGood(
                        "vCenter does not know what was asked for (" + call.method() + ")",
                        "See whether the tag or its category was removed in vCenter just now");
            case 400 -> forGood("vCenter refused (" + body.strip() + ")", "See the service's tags");
            default ->
                refused(new HttpRefusal(status), call.isRead() ? FaultKind.TRANSIENT : FaultKind.UNKNOWN_OUTCOME);
        };
        return of(meaning.kind, call.purpose(), meaning.said, meaning.hint);
    }

    private static String inItsOwnWords(VimFault fault) {
        String message = fault.message().strip();
        boolean saysNothing = message.isEmpty() || message.startsWith("*types.") || message.equals(fault.type());
        return saysNothing ? "" : ": " + message;
    }

    private static Meaning meaning(VimFault fault) {
        Element detail = fault.detail();
        return switch (fault.type()) {
            case "InvalidLogin" ->
                forGood(
                        "user name or password is wrong",
                        "Correct the connection's user name and password, then test it; it is not tried again by itself"
                                + " for a while, so that the account is not locked");
            case VimFault.NO_PERMISSION ->
                forGood(
                        "the account lacks the privilege " + detail.text("privilegeId"),
                        "Give the account the privilege " + detail.text("privilegeId") + " on "
                                + detail.reference("object")
                                        .map(object -> object.type() + " " + object.id())
                                        .orElse("that object"));
            case VimFault.DUPLICATE_NAME ->
                forGood(
                        "the name " + detail.text("name") + " is taken",
                        "Rename or remove what has the name in that folder, or change the VM naming rule");
            case VimFault.NOT_FOUND ->
                forGood(
                        "there is no " + detail.reference("obj").map(Moref::id).orElse("such object") + " any more",
                        "Somebody removed it in vCenter; check the service's members and its template");
            case VimFault.WRONG_POWER_STATE ->
                forGood(
                        "the VM is " + detail.text("existingState") + ", which forbids it",
                        "Check in vCenter who powered it on or off");
            case "NotSupported" ->
                forGood(
                        "the VM does not allow it; a template, for one, does not change",
                        "Make a VM of the template first, or use another VM");
            case "InvalidState" ->
                forGood(
                        "its state does not allow it",
                        "See in vCenter whether it is a template, suspended or inaccessible");
            case "InvalidArgument" ->
                forGood(
                        "vCenter does not accept " + nameOr(detail, "invalidProperty", "a value"),
                        "See whether the template, its snapshots and the places of the service's config still belong"
                                + " together");
            case "InvalidDeviceBacking" ->
                forGood(
                        "the network card cannot be connected (InvalidDeviceBacking)",
                        "See whether the service's network was removed or renamed in vCenter just now");
            case "RequestCanceled" ->
                forGood("somebody cancelled it in vCenter", "See the task in vCenter for who did, and why");
            case "InvalidProperty" ->
                forGood(
                        "this vCenter does not know the property " + detail.text("name"),
                        "vCenter 6.5 or later is needed");
            case "ToolsUnavailable" ->
                forGood("VMware Tools do not run in the guest", "Install open-vm-tools in the template");
            case "MethodNotFound", "InvalidRequest" ->
                forGood(
                        "this vCenter does not understand the call (" + fault.type() + ")",
                        "vCenter 6.5 or later is needed");
            default -> family(fault);
        };
    }

    private static Meaning family(VimFault fault) {
        String type = fault.type();
        if (PASSING.contains(type)) {
            return new Meaning(
                    FaultKind.TRANSIENT,
                    "not possible now (" + type + ")",
                    "It is tried again; nothing needs to be done");
        }
        if (OF_DATASTORE.contains(type)) {
            return forGood(
                    "the datastore " + nameOr(fault.detail(), "datastore", "chosen") + " cannot take it (" + type + ")",
                    "Free space on the datastore, or choose another for the service");
        }
        if (OF_CUSTOMIZATION.contains(type)) {
            return forGood(
                    "the guest cannot be customized (" + type + ")",
                    "The template needs VMware Tools or open-vm-tools with Perl or cloud-init, and a supported guest OS");
        }
        if (type.startsWith("Insufficient")) {
            return forGood(
                    "the cluster has no room for it (" + type + ")",
                    "Free CPU or memory in the cluster, check its admission control, or lower the service's max");
        }
        return forGood("vCenter refused (" + type + ")", "See the task in vCenter for details");
    }

    private static Meaning forGood(String said, String hint) {
        return new Meaning(FaultKind.PERMANENT, said, hint);
    }

    private static String nameOr(Element detail, String field, String otherwise) {
        return Optional.of(detail.text(field)).filter(text -> !text.isEmpty()).orElse(otherwise);
    }

    private static Meaning meaning(Call call, IOException broken) {
        FaultKind lost = call.isRead() ? FaultKind.TRANSIENT : FaultKind.UNKNOWN_OUTCOME;
        return switch (broken) {
            case ConnectException e -> unreachable(e);
            case HttpConnectTimeoutException e -> unreachable(e);
            case SSLHandshakeException e -> untrusted(e);
            case CharConversionException e ->
                forGood(String.valueOf(e.getMessage()), "Remove the character from the name or password that has it");
            case HttpRefusal e -> refused(e, lost);
            case MalformedAnswer e ->
                new Meaning(
                        call.isRead() ? FaultKind.PERMANENT : FaultKind.UNKNOWN_OUTCOME,
                        String.valueOf(e.getMessage()),
                        "Check that the connection's address is a vCenter's, with nothing in between");
            default ->
                new Meaning(
                        lost,
                        "the connection was lost before an answer came: " + broken.getMessage(),
                        "Check vCenter and the network to it; its state is looked at before anything is tried again");
        };
    }

    private static Meaning unreachable(IOException broken) {
        return new Meaning(
                FaultKind.TRANSIENT,
                "cannot be reached: "
                        + Optional.ofNullable(broken.getMessage()).orElse("connection refused or name unknown"),
                "Check the connection's address, the network and whether vCenter runs; it is tried again");
    }

    private static Meaning untrusted(SSLHandshakeException broken) {
        String why =
                certificate(broken).map(Throwable::getMessage).orElseGet(() -> String.valueOf(broken.getMessage()));
        return forGood(
                "its certificate is not trusted: " + why,
                "If vCenter's certificate was renewed, compare the new one and pin it in the connection");
    }

    private static Optional<Throwable> certificate(Throwable broken) {
        return Stream.<Throwable>iterate(broken, cause -> cause != null, Throwable::getCause)
                .filter(UntrustedCertificate.class::isInstance)
                .findFirst();
    }

    /** 503 comes from the proxy in vCenter when the service behind it does not run: nothing was begun. */
    private static Meaning refused(HttpRefusal refusal, FaultKind lost) {
        return switch (refusal.status()) {
            case 503, 429 ->
                new Meaning(
                        FaultKind.TRANSIENT,
                        "vCenter does not take requests now (HTTP " + refusal.status() + ")",
                        "vCenter may be starting; it is tried again");
            case 500, 502, 504, 408 ->
                new Meaning(lost, "no answer from vCenter (HTTP " + refusal.status() + ")", "Check vCenter's health");
            default ->
                forGood(
                        "this is not vCenter's API (HTTP " + refusal.status() + ")",
                        "The connection's address should be https://HOST/sdk");
        };
    }
}
