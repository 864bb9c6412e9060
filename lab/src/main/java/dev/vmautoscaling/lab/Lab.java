package dev.vmautoscaling.lab;

import dev.vmautoscaling.lab.jenkins.JenkinsOptions;
import dev.vmautoscaling.lab.jenkins.JenkinsSimulator;
import dev.vmautoscaling.lab.journal.Journal;
import dev.vmautoscaling.lab.site.Datacenter;
import dev.vmautoscaling.lab.site.Delays;
import dev.vmautoscaling.lab.site.Opened;
import dev.vmautoscaling.lab.site.Shop;
import dev.vmautoscaling.lab.site.Site;
import dev.vmautoscaling.lab.vcenter.VcenterSimulator;
import dev.vmautoscaling.lab.wire.Http;
import dev.vmautoscaling.lab.wire.Login;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.node.ObjectNode;

/**
 * Only the simulated systems, until stopped: {@code vcenter PORT}, {@code f5 PORT}, {@code jenkins PORT} or {@code all PORT}
 * (vCenter on PORT, F5 and Jenkins on the next ones; 0 = free ports). The first line on standard output says where they
 * listen and how to log in.
 */
public final class Lab {

    private static final Map<String, String> BASE_VMS = Map.of("shop-01", "127.80.1.11", "shop-02", "127.80.1.12");

    private Lab() {}

    /** Serves until the process is told to end; then everything is closed. */
    public static void main(String... arguments) throws InterruptedException {
        int port = Integer.parseInt(arguments[1]);
        try {
            System.out.println(open(arguments[0], port, new Opened()));
        } catch (IllegalStateException e) {
            System.err.println("the lab does not start: " + e.getMessage());
            System.exit(1);
        }
        new CountDownLatch(1).await();
    }

    private static ObjectNode open(String what, int port, Opened opened) {
        ObjectNode json = Http.JSON.createObjectNode();
        switch (what) {
            case "vcenter" -> {
                VcenterSimulator vcenter = opened.add(VcenterSimulator.start(
                        Datacenter.vcenterOptions(Delays.USUAL, BASE_VMS).withPort(port)));
                describe(json.putObject("vcenter"), Datacenter.login(vcenter));
            }
            case "f5" -> {
                Site site = opened.add(new Site(false, port, Delays.USUAL, Journal.inMemory()));
                site.startBaseGuests();
                describe(json.putObject("f5"), site);
            }
            case "jenkins" -> describe(json.putObject("jenkins"), opened.add(jenkins(port)));
            default -> {
                Datacenter all = opened.add(
                        new Datacenter(false, port, port == 0 ? 0 : port + 1, Delays.USUAL, Journal.inMemory()));
                describe(json.putObject("vcenter"), all.vcenterLogin());
                describe(json.putObject("f5"), all.site());
                describe(json.putObject("jenkins"), opened.add(jenkins(port == 0 ? 0 : port + 2)));
            }
        }
        return json;
    }

    private static JenkinsSimulator jenkins(int port) {
        return new JenkinsSimulator(JenkinsOptions.defaults().withPort(port));
    }

    private static void describe(ObjectNode json, JenkinsSimulator jenkins) {
        json.put("url", jenkins.url().toString())
                .put("username", jenkins.username())
                .put("token", jenkins.token());
    }

    private static void describe(ObjectNode json, Site site) {
        site.awaitServing();
        describe(json, site.f5Login());
        json.put("partition", Shop.PARTITION)
                .put("pool", Shop.POOL)
                .put("virtualAddress", site.vipAddress())
                .put("virtualPort", site.vipPort());
    }

    private static void describe(ObjectNode json, Login login) {
        json.put("url", login.url().toString())
                .put("username", login.username())
                .put("password", login.password())
                .put("sha256", login.sha256());
    }
}
