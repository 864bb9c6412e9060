package dev.vmautoscaling.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "authorization: {type: Bearer, credentials: hush} | authorization: {type: Bearer, credentials: (secret)}",
                "  smtp_auth_password: 'hush' | smtp_auth_password: (secret)",
                "<token>hush</token> | <token>(secret)</token>",
                "<tokenCredentialId/> | <tokenCredentialId/>",
                "credentials_file: /etc/token | credentials_file: /etc/token"
            })
    void hides_what_nobody_else_should_know_and_nothing_more(String text, String shown) {
        assertThat(SecretText.masked(text).strip()).isEqualTo(shown);
    }

    /** A tilde begins a new line. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "password: |~  hush~  HUSH~next: 1",
                "password: >-~  hush~next: 1",
                "password: &pw hush~next: *pw",
                "common: &pw hush~password: *pw",
                "common: &all {user: hush}~x: {credentials: *all}",
                "password: \"a,b hush\"~next: 1",
                "password: \"a}b hush\"",
                "x: {password: 'it''s, hush', next: 1}",
                "\"pass\\x77ord\": hush",
                "password:~  hush~  hush too~next: 1",
                "password:~- hush~- hush",
                "? password~: hush",
                "? [a]~: hush",
                "password: {hush}",
                "sigv4:~  access_key: hush~  secret_key: hush",
                "pushover_configs:~- user_key: hush~  token: hush",
                "tls_config:~  key: |~    -----BEGIN KEY-----~    hush",
                "webhook_configs:~- url: https://u:hush@host/a?key=hush",
                "remote_write:~- url: 'https://u:hu/hush@host/a#hush'",
                "url: >-~  https://u:hush@host~  /a",
                "url: \"https://u:hush\\x40host\"",
                "http_headers:~  X-Key:~    values: [hush]~    secrets: [hush, \"hush\"]",
                "proxy_connect_header: {Proxy-Authorization: [hush]}",
                "a: 1~# password: hush~b: 2",
                "a: 1 # token=hush",
                "# password: |~#   hush~#   hush~b: 2",
                "# url: https://u:hush@host~b: 2",
                "a: b: c~password: |~hush~  hush",
                "a: \"never ends~password: hush~- hush",
                "<a><url>https://u:hush@host/a.git</url></a>",
                "<a><apiToken x='1'>hush</apiToken></a>"
            })
    void nothing_of_a_secret_is_seen_however_it_is_written(String text) {
        assertThat(SecretText.masked(text.replace("~", "\n")))
                .doesNotContainIgnoringCase("hush")
                .contains("(secret)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: 1 # keys are told below~credentials_file: /etc/token~key_file: k.pem",
                "group_by: ['...']~url: http://host:9093/a/b~expr: 'a{b=\"c\"} > 1'",
                "token_url: https://login.example.com/token~hosts: [a, b]~text: |~  as it is~"
            })
    void what_is_no_secret_stays_as_it_is(String text) {
        String yaml = text.replace("~", "\n");

        assertThat(SecretText.masked(yaml)).isEqualTo(yaml);
    }

    @Test
    void only_what_is_secret_of_an_address_is_hidden_and_all_else_stays() {
        assertThat(SecretText.masked("- url: 'https://u:p@host:1/a?key=x' # ours\n  b: 1\n"))
                .isEqualTo("- url: 'https://(secret)@host:1/a?(secret)' # ours\n  b: 1\n");
    }

    @Test
    void hides_every_token_of_a_job() {
        assertThat(SecretText.masked("<a>\n  <token>one</token>\n  <token>two</token>\n</a>"))
                .doesNotContain("one", "two");
    }
}
