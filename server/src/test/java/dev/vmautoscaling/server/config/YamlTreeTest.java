package dev.vmautoscaling.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTreeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: !!java.net.URL [http://x]",
                "a: !x 1",
                "a: &a [1]\nb: *a",
                "a: 1\na: 2",
                "a: 1\n---\nb: 2",
                "a: [1",
                "\t- a",
                "? [a, b]\n: 1",
                "a: \"\\x00\u0001\""
            })
    void tricks_and_broken_text_are_refused(String text) {
        assertThatThrownBy(() -> YamlTree.parse(text)).isInstanceOf(YamlTree.Unreadable.class);
    }

    @Test
    void deep_nesting_is_refused_before_it_can_exhaust_anything() {
        assertThatThrownBy(() -> YamlTree.parse("[".repeat(100_000)))
                .isInstanceOf(YamlTree.Unreadable.class)
                .hasMessageContaining("levels");
    }

    @Test
    void more_than_the_limit_is_refused() {
        assertThatThrownBy(() -> YamlTree.parse("a: " + "x".repeat(YamlTree.LARGEST)))
                .isInstanceOf(YamlTree.Unreadable.class);
    }

    @Test
    void the_message_says_where() {
        assertThatThrownBy(() -> YamlTree.parse("a: 1\nb: [")).hasMessageStartingWith("line 2, column");
    }

    @Test
    void nothing_is_an_empty_map() throws Exception {
        assertThat(YamlTree.parse("# only a remark")).isEqualTo(Map.of());
    }
}
