package dev.vmautoscaling.lab.f5;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Where a virtual server listens. Facts 3: {@code /Common/10.0.0.10:443}; IPv6 with a dot, {@code
 * /Common/2001:db8::10.443}.
 *
 * @param folder where its virtual address is
 * @param address maybe with a route domain
 */
record Destination(String folder, String address, int port) {

    /** Reads a destination; one without a folder is in that of the virtual server. */
    static Destination parse(String text, String folder) {
        ObjectPath path = text.startsWith("/") ? ObjectPath.of(text) : new ObjectPath(folder, text);
        MemberName name = MemberName.parse(path.name())
                .filter(parsed -> MemberName.isAddress(parsed.node()))
                .orElseThrow(() -> Errors.invalidValue("destination", text));
        return new Destination(path.folder(), name.node(), name.port());
    }

    InetSocketAddress socket() {
        return new InetSocketAddress(InetAddress.ofLiteral(MemberName.withoutRouteDomain(address)), port);
    }

    ObjectPath virtualAddress() {
        return new ObjectPath(folder, address);
    }

    String withoutFolder() {
        return new MemberName(address, port).toString();
    }

    @Override
    public String toString() {
        return folder + "/" + withoutFolder();
    }
}
