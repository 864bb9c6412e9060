package dev.vmautoscaling.domain.group;

/**
 * Whom scale-in must never choose. Base members are never removed, whatever stands here.
 *
 * @param created whether new members are protected from the beginning
 */
public record Protection(boolean created) {
    public static final Protection NONE = new Protection(false);
}
