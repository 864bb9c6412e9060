package dev.vmautoscaling.adapters.yaml;

import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Shows a text without what is not for everybody's eyes. It goes by what a parser reads, however that is written: in lines of
 * its own, quoted, escaped, or elsewhere and meant by an alias.
 *
 * @param hides whether all that stands below a field of this name is hidden
 * @param shown what of any other text may be seen
 * @param instead what is shown for what is hidden
 */
public record YamlMask(Predicate<String> hides, UnaryOperator<String> shown, String instead) {
    /** @throws YamlRefused when the text is no YAML, or readers could differ in what it says */
    public String of(String text) {
        YamlText parsed = YamlText.of(text);
        return new Walk(parsed.text(), YamlTree.parse(text)).masked();
    }

    private record Piece(int end, String text) {}

    private final class Walk {
        private final String text;
        private final YamlTree tree;
        private final Set<String> hiddenAnchors = new HashSet<>();
        private final NavigableMap<Integer, Piece> pieces = new TreeMap<>();

        Walk(String text, YamlTree tree) {
            this.text = text;
            this.tree = tree;
        }

        String masked() {
            int known;
            do {
                known = hiddenAnchors.size();
                tree.documents().forEach(document -> walk(document, false));
            } while (hiddenAnchors.size() > known);
            StringBuilder result = new StringBuilder(text);
            pieces.descendingMap().forEach((start, piece) -> result.replace(start, piece.end(), piece.text()));
            return result.toString();
        }

        private void walk(Node node, boolean isBelowHidden) {
            boolean isHidden = isBelowHidden
                    || node.anchor().filter(hiddenAnchors::contains).isPresent();
            switch (node) {
                case Node.Alias alias -> {
                    if (isHidden) {
                        hiddenAnchors.add(alias.name());
                    }
                }
                case Node.Scalar scalar -> scalar(scalar, isHidden);
                case Node.Sequence sequence -> sequence.items().forEach(item -> walk(item, isHidden));
                case Node.Mapping mapping -> mapping.entries().forEach(entry -> entry(entry, isHidden));
            }
        }

        /** Names of fields are seen, unless they are all there is, as in {@code {this}}. */
        private void entry(Node.Entry entry, boolean isHidden) {
            boolean isAlone = entry.value().start() == entry.value().end();
            walk(entry.key(), isHidden && isAlone);
            walk(entry.value(), isHidden || !(entry.key() instanceof Node.Scalar name) || hides.test(name.value()));
        }

        private void scalar(Node.Scalar scalar, boolean isHidden) {
            String written = text.substring(scalar.start(), scalar.end());
            String seen = shown.apply(scalar.value());
            if (written.isEmpty() || (!isHidden && seen.equals(scalar.value()))) {
                return;
            }
            boolean isPartSeen = !isHidden && written.contains(scalar.value());
            pieces.put(
                    scalar.start(),
                    new Piece(scalar.end(), isPartSeen ? written.replace(scalar.value(), seen) : instead));
        }
    }
}
