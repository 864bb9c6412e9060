package dev.vmautoscaling.templates;

import dev.vmautoscaling.domain.template.Template.Origin;
import java.util.Optional;

/**
 * How somebody wants a template to go.
 *
 * @param confirm the template's name, which says that the end of something that we have not made is wanted
 */
public record DeleteOrder(Way way, Optional<String> confirm) {
    /** What becomes of it in vCenter. */
    public enum Way {
        DESTROY,
        /** It stays; only our record goes. */
        KEEP,
        /** It is the VM again that it was made of. */
        RETURN;

        /** The one that loses nothing that is not ours. */
        public static Way usual(Origin origin) {
            return switch (origin) {
                case CLONED -> DESTROY;
                case CONVERTED -> RETURN;
                case REGISTERED -> KEEP;
            };
        }
    }
}
