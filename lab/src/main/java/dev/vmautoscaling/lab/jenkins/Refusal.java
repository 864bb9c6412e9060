package dev.vmautoscaling.lab.jenkins;

/** A call that is answered with an error; the texts are in {@link Pages}. */
final class Refusal extends RuntimeException {

    private final transient Reply.Answer answer;

    Refusal(String message, Reply.Answer answer) {
        super(message);
        this.answer = answer;
    }

    Reply.Answer answer() {
        return answer;
    }
}
