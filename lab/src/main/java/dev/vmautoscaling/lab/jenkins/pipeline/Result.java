package dev.vmautoscaling.lab.jenkins.pipeline;

/** How a build or stage ended, from best to worst as Jenkins orders them, with the words of its other interfaces. */
public enum Result {
    SUCCESS("blue", "SUCCESS"),
    UNSTABLE("yellow", "UNSTABLE"),
    FAILURE("red", "FAILED"),
    NOT_BUILT("notbuilt", "NOT_EXECUTED"),
    ABORTED("aborted", "ABORTED");

    private final String color;
    private final String stageWord;

    Result(String color, String stageWord) {
        this.color = color;
        this.stageWord = stageWord;
    }

    /** facts 2.1 */
    public String color() {
        return color;
    }

    /** facts 2.3: FAILURE is FAILED there, NOT_BUILT is NOT_EXECUTED. */
    public String stageWord() {
        return stageWord;
    }

    /** A result can only get worse. */
    public Result worse(Result other) {
        return other.compareTo(this) > 0 ? other : this;
    }
}
