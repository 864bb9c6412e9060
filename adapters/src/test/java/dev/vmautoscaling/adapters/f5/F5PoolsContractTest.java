package dev.vmautoscaling.adapters.f5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.pool.Endpoint;
import dev.vmautoscaling.domain.pool.PoolId;
import dev.vmautoscaling.domain.pool.PoolMember.AdminState;
import dev.vmautoscaling.domain.pool.Pools;
import dev.vmautoscaling.domain.pool.PoolsContract;
import dev.vmautoscaling.lab.f5.F5Simulator;
import dev.vmautoscaling.lab.f5.Fault;
import dev.vmautoscaling.lab.f5.FaultKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** What every F5 keeps, against a simulated device over the real wire protocol. */
class F5PoolsContractTest extends PoolsContract {
    private final Device device = new Device();
    private final F5Simulator unit = device.start();
    private final F5Pools pools = device.open(unit);
    private final People people = new People(unit);
    private final List<AutoCloseable> sockets = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable socket : sockets) {
            socket.close();
        }
        device.close();
    }

    @Override
    protected Pools pools() {
        return pools;
    }

    @Override
    protected void addByHand(PoolId pool, Endpoint endpoint) {
        people.addMember(pool, endpoint);
    }

    @Override
    protected void setAdminStateByHand(PoolId pool, Endpoint endpoint, AdminState state) {
        people.setAdminState(pool, endpoint, state);
    }

    @Override
    protected void removeByHand(PoolId pool, Endpoint endpoint) {
        people.removeMember(pool, endpoint);
    }

    @Override
    protected void addNodeByHand(String name, IpAddress address) {
        people.addNode(name, address);
    }

    @Override
    protected Endpoint listening() {
        try {
            ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
            sockets.add(server);
            return new Endpoint(new IpAddress("127.0.0.1"), server.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void holdConnections(PoolId pool, Endpoint endpoint, int connections) {
        int port = unit.createVirtualServer("shop", "127.0.0.1", 0, pool.name());
        try {
            for (int i = 0; i < connections; i++) {
                sockets.add(new Socket(InetAddress.getByName("127.0.0.1"), port));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(Eventually.within(Duration.ofSeconds(20), () -> unit.connections() == connections))
                .isTrue();
    }

    @Override
    protected void loseAnswerOfNextAdd() {
        unit.arm(Fault.next(FaultKind.DROP_AFTER, 1).on("POST", "/members"));
    }
}
