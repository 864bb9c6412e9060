package dev.vmautoscaling.adapters.yaml;

/** A file is not edited, because what would come of it is not certain. The message says where, why and what would help. */
public final class YamlRefused extends RuntimeException {
    public YamlRefused(String why) {
        super(why);
    }
}
