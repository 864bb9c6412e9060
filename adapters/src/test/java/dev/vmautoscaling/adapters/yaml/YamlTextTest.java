package dev.vmautoscaling.adapters.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** What cannot be edited without doubt is refused in words; the files that can are the corpora of the programs. */
class YamlTextTest {
    private static final ListOfOurs ROUTES = new ListOfOurs(
            List.of("route", "routes"),
            Optional.of("receiver"),
            name -> Optional.of(name).filter("us"::equals));

    private static final Map<String, Object> OURS = Map.of("receiver", "us");

    /** What it is, a file that has it, and a part of the answer. */
    static final List<Arguments> REFUSALS = List.of(
            Arguments.of("an empty file", "# nothing yet\n", "the file has no \"route\""),
            Arguments.of("no YAML", "route:\n  receiver: [\n", "line "),
            Arguments.of("a tab as indentation", "route:\n\treceiver: a\n", "line 2"),
            Arguments.of(
                    "a field twice",
                    "route:\n  receiver: a\n  receiver: b\n",
                    "line 3, column 3: \"receiver\" is there twice"),
            Arguments.of("a list twice", "route:\n  routes: []\n  receiver: b\n  routes: []\n", "twice"),
            Arguments.of("the word null", "route:\n  routes: null\n", "line 2: route.routes is \"null\""),
            Arguments.of("a tilde", "route:\n  routes: ~\n", "line 2: route.routes is \"~\""),
            Arguments.of("a text for a list", "route:\n  routes: none\n", "it must be a list"),
            Arguments.of("fields for a list", "route:\n  routes: {a: b}\n", "must be a list"),
            Arguments.of("a list for fields", "route:\n  - receiver: a\n", "route is a list"),
            Arguments.of("a file that is a list", "- route\n", "the file is a list"),
            Arguments.of("no route", "receivers: []\n", "there is no \"route\""),
            Arguments.of("an empty route", "route:\n", "route has no fields"),
            Arguments.of("an empty document", "---\n", "the file has no fields"),
            Arguments.of(
                    "a list that stands elsewhere",
                    "x: &r [a]\nroute:\n  routes: *r\n",
                    "line 3: route.routes stands elsewhere, at &r"),
            Arguments.of(
                    "a route that stands elsewhere", "x: &r {a: b}\nroute: *r\n", "line 2: route stands elsewhere"),
            Arguments.of(
                    "a list that is used elsewhere",
                    "route:\n  routes: &r\n    - receiver: a\nx: *r\n",
                    "is used elsewhere too, as *r"),
            Arguments.of(
                    "a route that is used elsewhere",
                    "route: &r\n  receiver: a\nx: *r\n",
                    "is used elsewhere too, as *r"),
            Arguments.of(
                    "routes by a merge",
                    "x: &d {routes: [{receiver: a}]}\nroute:\n  <<: *d\n  receiver: a\n",
                    "comes from elsewhere by <<"),
            Arguments.of(
                    "routes by a merge of several",
                    "x: &d {<<: {routes: []}}\nroute: {<<: [{a: b}, *d]}\n",
                    "comes from elsewhere by <<"),
            Arguments.of("a route by a merge", "x: &d {route: {receiver: a}}\n<<: *d\n", "there is no \"route\""),
            Arguments.of("a key of its own mark", "route:\n  ? receiver\n  : a\n", "must stand in a line of its own"),
            Arguments.of(
                    "an empty field in braces", "route: {receiver: a, routes: }\n", "has no value; give it one: []"),
            Arguments.of(
                    "properties in a line of their own",
                    "route:\n  routes:\n    &x\n    - receiver: a\n",
                    "write it as a plain list"),
            Arguments.of("a typed nothing", "route:\n  routes: !!null\n", "it must be a list"),
            Arguments.of("a lone carriage return", "route:\r  receiver: a\r", "neither LF nor CRLF"),
            Arguments.of("a line end of YAML 1.1", "route: {receiver: a} # x\u2028y\n", "U+2028"),
            Arguments.of("too deep", "a: " + "[".repeat(80) + "]".repeat(80) + "\n", "levels deep"),
            Arguments.of("a control character", "route: {receiver: \"\u0007\"}\n", "special characters"));

    @ParameterizedTest(name = "{0}")
    @FieldSource("REFUSALS")
    void is_refused_in_words(String what, String text, String why) {
        assertThatThrownBy(() -> YamlText.of(text).with(ROUTES, OURS))
                .isInstanceOf(YamlRefused.class)
                .hasMessageContaining(why);
    }

    @Test
    void a_file_that_is_not_utf_8_is_refused() {
        assertThat(YamlText.decode("서울".getBytes(StandardCharsets.UTF_8))).isEqualTo("서울");
        assertThatThrownBy(() -> YamlText.decode("M\u00fcnchen".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(YamlRefused.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void merges_that_do_not_bring_the_list_are_no_hindrance() {
        String text = "y: &e {a: b}\nx: &d {group_wait: 1s, <<: *e}\nroute:\n  <<: *d\n  receiver: a\n";

        YamlText edited = YamlText.of(text).with(ROUTES, OURS);

        assertThat(edited.text())
                .contains("  routes: # added by VM Autoscaling\n")
                .endsWith("  <<: *d\n  receiver: a\n");
        assertThat(edited.without(ROUTES, "us").text()).isEqualTo(text);
    }

    @Test
    void ours_that_people_moved_is_put_first_again_and_a_second_one_goes() {
        String moved =
                "route:\n  routes:\n    - receiver: a\n    - receiver: us\n      continue: false\n    - receiver: us\n";

        YamlText put = YamlText.of(moved).with(ROUTES, OURS);

        assertThat(put.text())
                .isEqualTo("route:\n  routes:\n    # added by VM Autoscaling\n    - receiver: us\n    - receiver: a\n");
        assertThat(put.holds(ROUTES, OURS)).isTrue();
        assertThat(YamlText.of(moved).holds(ROUTES, OURS)).isFalse();
    }

    @Test
    void ours_as_people_wrote_it_counts_as_there() {
        String written = "route:\n  routes: [{'receiver': \"us\"}, {receiver: a}]\n";

        assertThat(YamlText.of(written).with(ROUTES, OURS).text()).isEqualTo(written);
    }

    @Test
    void what_people_added_to_a_list_of_ours_stays() {
        String added = YamlText.of("route:\n  receiver: a\n").with(ROUTES, OURS).text();
        String more = added.replace("  receiver: a", "    - receiver: theirs\n  receiver: a");

        assertThat(YamlText.of(more).without(ROUTES, "us").text())
                .isEqualTo("route:\n  routes: # added by VM Autoscaling\n    - receiver: theirs\n  receiver: a\n");
    }
}
