package dev.vmautoscaling.integrations;

import java.util.Optional;

/** Where configs and the work on them are kept. Each method may be called again. */
public interface GroupRegister {
    /** Has the service evaluated, or left alone; does nothing when it is so already. */
    void setEnabled(String service, boolean enabled);

    /** Forgets the config. Members that are left stay recorded, and are still scraped. */
    void delete(String service);

    /** The unfinished workflow that puts what the service needs in effect. */
    Optional<String> publishing(String service);
}
