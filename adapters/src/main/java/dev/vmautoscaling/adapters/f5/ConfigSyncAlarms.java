package dev.vmautoscaling.adapters.f5;

/** Hears when what we changed on a pair could not be handed to the other unit. Must be quick and must not throw. */
public interface ConfigSyncAlarms {
    /** For whoever does not listen. */
    ConfigSyncAlarms UNHEARD = new ConfigSyncAlarms() {
        @Override
        public void heldBack(String connection, String reason) {}

        @Override
        public void cleared(String connection) {}
    };

    /**
     * Our changes are on the active unit only. Told again at every flush while it lasts.
     *
     * @param reason in an operator's words: whose changes stand in the way, or what the units say
     */
    void heldBack(String connection, String reason);

    /** Both units have our changes again. */
    void cleared(String connection);
}
