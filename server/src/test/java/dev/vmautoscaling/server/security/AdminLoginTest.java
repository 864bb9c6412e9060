package dev.vmautoscaling.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.engine.SettableTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;

class AdminLoginTest {
    private static final int MANY = 50;

    @TempDir
    Path folder;

    @Test
    void of_guesses_made_at_once_no_more_are_looked_at_than_of_guesses_one_by_one() {
        List<String> ends = atOnce(login(), guess -> "wrong " + guess);

        assertThat(ends).filteredOn("wrong"::equals).hasSize(LoginBrake.FREE_FAILURES);
        assertThat(ends).filteredOn("refused"::equals).hasSize(MANY - LoginBrake.FREE_FAILURES);
    }

    @Test
    void nobody_who_knows_the_password_is_held_back_by_asking_much_at_once() throws Exception {
        AdminLogin login = login();
        String password = Files.readString(folder.resolve("admin-password")).strip();

        assertThat(atOnce(login, request -> password)).containsOnly("in");
    }

    private AdminLogin login() {
        return new AdminLogin(new AdminPassword(folder), new LoginBrake(), new SettableTime());
    }

    private static List<String> atOnce(AdminLogin login, IntFunction<String> passwords) {
        CountDownLatch ready = new CountDownLatch(MANY);
        List<Future<String>> attempts;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            attempts = IntStream.range(0, MANY)
                    .mapToObj(number -> threads.submit(() -> {
                        ready.countDown();
                        ready.await();
                        return end(login, passwords.apply(number));
                    }))
                    .toList();
        }
        return attempts.stream().map(Future::resultNow).toList();
    }

    private static String end(AdminLogin login, String password) {
        try {
            login.authenticate(UsernamePasswordAuthenticationToken.unauthenticated("admin", password));
            return "in";
        } catch (BadCredentialsException wrong) {
            return "wrong";
        } catch (TooManyAttempts refused) {
            return "refused";
        }
    }
}
