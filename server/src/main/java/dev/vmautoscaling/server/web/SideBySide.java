package dev.vmautoscaling.server.web;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** Asks the same of many at once; each on a thread of its own. */
final class SideBySide {
    private SideBySide() {}

    /** In the order of {@code all}; throws what the first that failed threw. */
    static <T, R> List<R> map(List<T> all, Function<T, R> question) {
        List<CompletableFuture<R>> answers = all.stream()
                .map(one -> CompletableFuture.supplyAsync(() -> question.apply(one), Thread::startVirtualThread))
                .toList();
        try {
            return answers.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
